"""Tables that somebody writes while they are asked: asked anew, or refused; never half of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import FileError
from anplan.work import rollup as asking
from anplan.work.rollup_answers import answered
from tests.program import edit, run
from tests.scale.made_up import chosen, told
from tests.small_plans import water_and_school

ON = ("--on", "2025-07-10", "--append", "-o", "../t")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Two workspaces in a shared folder."""
    water_and_school(tmp_path)
    for name in ("water", "school"):
        assert run("export", *ON, folder=tmp_path / name).code == 0
    return tmp_path


def meanwhile(monkeypatch: pytest.MonkeyPatch, *events: Callable[[], None]) -> None:
    """Let these happen while tables are asked: one each time, after their files were found."""
    left = list(events)

    def busy(*arguments: Any) -> Any:
        if left:
            left.pop(0)()
        return answered(*arguments)

    monkeypatch.setattr(asking, "answered", busy)


def exported(folder: Path, value: int) -> Callable[[], None]:
    """Export the water's tables with another figure."""
    report = folder / "water/units/swj/2025-06.yaml"

    def export() -> None:
        [old] = [line for line in report.read_text("utf-8").splitlines() if "value: " in line]
        number = old.partition("value: ")[2].partition(",")[0]
        edit(report, f"value: {number}", f"value: {value}")
        assert run("export", *ON, folder=folder / "water").code == 0

    return export


def values(folder: Path) -> list[tuple[Any, ...]]:
    [answer] = told(folder, questions=("indicators",), by=("workspace",)).answers
    return chosen(answer.rows, "workspace", "value")


def test_what_was_written_meanwhile_is_asked_anew(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, exported(shared, 30), exported(shared, 40))

    assert values(shared) == [("school", 60), ("water", 40)]


def test_a_workspace_that_came_meanwhile_is_counted(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def joins() -> None:
        other = ("--workspace", "water again", *ON)
        assert run("export", *other, folder=shared / "water").code == 0

    meanwhile(monkeypatch, joins)

    assert [name for name, _ in values(shared)] == ["school", "water", "water again"]


def test_whoever_never_ends_writing_is_told(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, *(exported(shared, value) for value in (30, 40, 50)))

    with pytest.raises(FileError, match="Somebody is writing the tables that are asked"):
        values(shared)


def test_a_file_that_is_gone_is_told_where_nobody_writes(shared: Path) -> None:
    part = next(shared.glob("t/states/workspace=water/**/*.parquet"))
    part.unlink()

    with pytest.raises(FileError, match="is missing") as raised:
        values(shared)
    assert raised.value.message.values["file"] == str(part)


def test_a_folder_that_is_taken_away_meanwhile_is_told(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        (shared / "t").rename(shared / "elsewhere")

    def back() -> None:
        (shared / "elsewhere").rename(shared / "t")

    meanwhile(monkeypatch, away)
    with pytest.raises(Exception, match="No such folder"):
        values(shared)
    back()
