"""Which of several forms bring an error: those alone without which it would not be there."""

import pytest

from anplan.commands.write.bringers import bringers

FILES = tuple("abcdefgh")


@pytest.mark.parametrize(
    ("causes", "blamed"),
    [
        pytest.param(["a"], "a", id="one alone"),
        pytest.param(["a", "c"], "ac", id="two, each of them alone"),
        pytest.param(["bd"], "bd", id="two that collide keep no others from being written"),
        pytest.param(["ab", "ac"], "ac", id="of those that collide with one, as few as are needed"),
        pytest.param(["a", "bc"], "abc", id="one alone, and two that collide besides"),
        pytest.param(["ab", "bc", "ac"], "bc", id="three of which any two collide: one may stay"),
        pytest.param(["ab", "cd"], "abcd", id="two pairs"),
    ],
)
def test_those_are_blamed_without_whom_an_error_would_not_be_there(
    causes: list[str], blamed: str
) -> None:
    def remains(files: frozenset[str]) -> bool:
        return any(files.issuperset(cause) for cause in causes)

    found = bringers(FILES, remains)
    assert found == frozenset(blamed)
    assert not remains(frozenset(FILES) - found)


def test_forms_are_tried_a_few_times_each() -> None:
    files = [f"units/u{number:02}/2025-10.yaml" for number in range(27)]
    pair = frozenset(files[3:5])
    tried: list[frozenset[str]] = []

    def remains(some: frozenset[str]) -> bool:
        tried.append(some)
        return some >= pair

    assert bringers(files, remains) == pair
    assert len(set(tried)) < 3 * len(files)
