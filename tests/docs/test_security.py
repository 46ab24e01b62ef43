"""The page on security names the tests that show what it promises."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"(?ms)^(\d+)\. (.*?)(?=^\d+\. |^\n|^anplan opens)", PAGE)
NAMED = sorted(set(re.findall(r"`(tests/[^`]+)`", PAGE)))


@pytest.mark.parametrize("file", NAMED)
def test_every_test_that_is_named_is_there(file: str) -> None:
    assert (ROOT / file).exists()


@pytest.mark.parametrize(("number", "text"), PROMISES)
def test_every_promise_names_its_test(number: str, text: str) -> None:
    assert re.search(r"`tests/[^`]+`", text), number


def test_the_promises_are_numbered() -> None:
    assert [int(number) for number, _ in PROMISES] == list(range(1, len(PROMISES) + 1))


def test_no_address_of_a_person_is_given() -> None:
    assert not re.search(r"[\w.]+@[\w.]+", PAGE)
