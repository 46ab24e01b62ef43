"""What tests run is the program, whether its Python was started for it or not."""

from pathlib import Path

import pytest

from tests.program import edit, on_terminal, run_anew, run_bytes

LINES = [
    pytest.param(("status",), 0, id="a screen"),
    pytest.param(("brief", "--month", "2025-06"), 0, id="a paper"),
    pytest.param(("check", "--format", "json"), 0, id="findings"),
    pytest.param(("why", "nothing-of-that-name"), 2, id="a refusal"),
    pytest.param(("nothing",), 2, id="no command"),
]


@pytest.mark.parametrize(("line", "code"), LINES)
def test_a_run_forked_off_says_and_ends_as_one_started_for_it(
    line: tuple[str, ...], code: int, sample: Path
) -> None:
    forked, started = (run(*line, folder=sample) for run in (run_bytes, run_anew))
    assert (forked.returncode, forked.stdout, forked.stderr) == (
        started.returncode,
        started.stdout,
        started.stderr,
    )
    assert forked.returncode == code


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        (("status",), ""),
        (("why", "nothing-of-that-name"), ""),
        (("record", "--month", "2025-10", "--unit", "qkx"), "走访\n\x04"),
    ],
    ids=["colours", "a refusal", "questions"],
)
def test_so_it_is_on_a_terminal(
    line: tuple[str, ...], typed: str, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pty")
    forked = on_terminal(*line, folder=sample, typed=typed)
    monkeypatch.setattr("tests.program.starts_anew", True)
    assert on_terminal(*line, folder=sample, typed=typed) == forked


def test_nothing_of_a_run_is_left_in_the_next_one(copied: Path) -> None:
    before = run_bytes("status", folder=copied, ANPLAN_LANG="en").stdout
    edit(copied / "plan/plan.yaml", "sample: true", "sample: false")
    other = run_bytes("status", folder=copied)
    edit(copied / "plan/plan.yaml", "sample: false", "sample: true")
    assert other.stdout != before
    assert run_bytes("status", folder=copied, ANPLAN_LANG="en").stdout == before
