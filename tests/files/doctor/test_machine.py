"""What the machine has and can show, and what is said where it lacks something."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from anplan.files.doctor import machine

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("encoding", "grade"),
    [("utf-8", "ok"), ("gbk", "ok"), ("cp936", "ok"), ("ascii", "hint"), ("latin-1", "hint")],
)
def test_encodings_of_the_output(encoding: str, grade: str) -> None:
    assert machine.terminal_diagnosis(encoding, 80, 1).grade == grade


def test_a_plan_that_needs_no_holidays() -> None:
    assert machine.calendar_diagnosis(()).grade == "ok"


def test_holidays_of_a_year_that_no_calendar_knows() -> None:
    diagnosis = machine.calendar_diagnosis((2025, 2399))
    assert diagnosis.grade == "hint"
    assert diagnosis.cure is not None
    assert "2399" in str(diagnosis.cure.values["years"])


@pytest.mark.parametrize("lacking", machine.OFFICE)
def test_either_half_of_the_extra_office_is_missed(
    lacking: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def grade() -> str:
        diagnoses = machine.machine_diagnoses(tmp_path)
        return next(diagnosis.grade for diagnosis in diagnoses if diagnosis.key == "office")

    assert grade() == "ok"
    monkeypatch.setattr(
        machine, "find_spec", lambda name: None if name == lacking else find_spec(name)
    )
    assert grade() == "hint"


def test_the_extra_office_is_what_is_installed_with_it() -> None:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    requirements = project["optional-dependencies"]["office"]
    names = {re.split("[<>=]", requirement)[0].replace("-", "_") for requirement in requirements}
    brought = {*machine.OFFICE, *machine.WORD, "icalendar"}
    assert names == brought
