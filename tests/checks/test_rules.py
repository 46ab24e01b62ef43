"""Every rule fires on its wrong example and is silent on its right one."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.checks import all_rules
from anplan.checks.all_rules import BY_CODE, RULES, problems_of, run
from anplan.checks.change import Change
from anplan.checks.examples.workspace import BASE
from anplan.checks.rule import Finding, Rule, found_by_reader
from anplan.checks.rules.changes.owners import AUTHOR
from anplan.checks.subjects import (
    EvidenceFiles,
    Facts,
    IssuedBrief,
    MonthFigures,
    MonthItems,
    MonthPapers,
)
from anplan.files.disk.workspace import Workspace
from anplan.files.load import Loaded, load
from tests.checks.workspace import (
    brief_problems,
    change_problems,
    evidence_problems,
    lay,
    lines,
    loaded,
    paper_problems,
    problems,
    read,
)

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "anplan"
NAMES = [rule.code for rule in RULES]
CHANGES = [rule for rule in RULES if rule.subject is Change]
OF_STATES = [rule for rule in RULES if rule.subject is not Change]
SUBJECTS = dict.fromkeys("RQV", Facts) | {"D": MonthPapers, "B": IssuedBrief, "H": Change}
OTHER_SUBJECTS = {
    "A103": Facts,
    "A104": Facts,
    "V117": EvidenceFiles,
    "V118": EvidenceFiles,
    "V124": MonthItems,
    "D104": MonthFigures,
}


def everything(root: Path, found: Loaded) -> list[Problem]:
    """Return what any rule says: of the files, of June's papers, and of issued briefs."""
    evidence = evidence_problems(Workspace(root), found)
    return [*problems(found), *evidence, *paper_problems(found), *brief_problems(root, found)]


def test_base_is_silent(tmp_path: Path) -> None:
    assert lines(everything(tmp_path, loaded(tmp_path))) == []


@pytest.mark.parametrize("rule", CHANGES, ids=lambda rule: rule.code)
def test_wrong_change(rule: Rule[Any], tmp_path: Path) -> None:
    told = change_problems(tmp_path, rule.before, rule.wrong, AUTHOR)
    assert {problem.level for problem in told if problem.code == rule.code} == {rule.level}


@pytest.mark.parametrize("rule", CHANGES, ids=lambda rule: rule.code)
def test_right_change(rule: Rule[Any], tmp_path: Path) -> None:
    assert lines(change_problems(tmp_path, rule.before, rule.right, AUTHOR)) == []


@pytest.mark.parametrize("rule", OF_STATES, ids=lambda rule: rule.code)
def test_wrong_example(rule: Rule[Any], tmp_path: Path) -> None:
    lay(tmp_path, BASE)
    try:
        lay(tmp_path, rule.wrong, rule.written)
    except OSError:  # pragma: no cover
        pytest.skip("no symbolic links here")
    told = everything(tmp_path, read(tmp_path))
    assert {problem.level for problem in told if problem.code == rule.code} == {rule.level}


@pytest.mark.parametrize("rule", OF_STATES, ids=lambda rule: rule.code)
def test_right_example(rule: Rule[Any], tmp_path: Path) -> None:
    assert lines(everything(tmp_path, loaded(tmp_path, rule.right))) == []


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_rule_is_explained(rule: Rule[Any]) -> None:
    assert re.fullmatch(r"[YSRQVDAHB]1[0-9]{2}", rule.code)
    assert 8 <= len(rule.title) <= 70
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert len(rule.why) <= 200


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_family_has_one_subject_and_the_reader_finds_what_has_none(rule: Rule[Any]) -> None:
    assert rule.subject is OTHER_SUBJECTS.get(rule.code, SUBJECTS.get(rule.family))
    assert (rule.find is found_by_reader) == (rule.subject is None)


def test_a_new_subject_needs_a_type_and_rules_about_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Signpost(NamedTuple):
        text: str

    def unreadable(post: Signpost) -> Iterator[Finding]:
        if not post.text:
            yield Finding(Place("signpost"), say("nothing"))

    rule = Rule("X101", "note", "title", "why", {}, {}, Signpost, unreadable)
    monkeypatch.setattr(all_rules, "RULES", (*RULES, rule))
    assert [problem.code for problem in run(Signpost(""))] == ["X101"]
    assert run(Signpost("2.4")) == ()


def test_names_are_not_missed_where_a_folder_cannot_be_read(tmp_path: Path) -> None:
    wrong = loaded(tmp_path, BY_CODE["R103"].wrong).project
    assert wrong is not None
    assert "R103" in {problem.code for problem in problems_of(wrong)}
    unread = replace(wrong, broken=frozenset({"plan/tasks"}))
    assert "R103" not in {problem.code for problem in problems_of(unread)}


def test_codes_differ() -> None:
    assert len(BY_CODE) == len(RULES)


def test_every_code_of_the_reader_has_a_rule() -> None:
    told = set()
    for folder in ("files", "model"):
        for file in (SOURCES / folder).rglob("*.py"):
            told |= set(re.findall(r'"([A-Z]1[0-9]{2})"', file.read_text("utf-8")))
    assert told == {code for code in BY_CODE if code[0] in "YS"}


def test_every_code_of_the_source_has_a_rule() -> None:
    told = set()
    for file in SOURCES.rglob("*.py"):
        told |= set(re.findall(r'"([YSRQVDAHB]1[0-9]{2})"', file.read_text("utf-8")))
    assert told == set(BY_CODE)


def test_real_plan_is_silent() -> None:
    assert lines(problems(load(Workspace(ROOT)))) == []


def test_sample_is_silent(tmp_path: Path) -> None:
    for folder in ("plan", "units"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for folder in ("plan", "units", "briefs"):
        shutil.copytree(ROOT / "sample" / folder, tmp_path / folder, dirs_exist_ok=True)
    found = load(Workspace(tmp_path))
    assert found.project is not None
    assert len(found.project.reports) > 150
    assert lines(problems(found)) == []


def test_problems_come_by_file_and_place(tmp_path: Path) -> None:
    text = "submitted: 2025-07-03\nprogress:\n"
    for ref in ("1.3", "1.4", "1.2/nothing"):
        text += f"  - ref: {ref}\n    text: |-\n      走访企业8家。\n"
    later = {"units/yuehu/2025-07.yaml": text.replace("2025-07-03", "2025-08-03")}
    found = loaded(tmp_path, {"units/kcj/2025-06.yaml": text}, later)
    assert found.project is not None
    told = [found.places.locate(problem).where for problem in problems_of(found.project)]
    assert told == sorted(told, key=lambda place: (place.file, getattr(place, "line", 0)))
    assert len(told) == 6
