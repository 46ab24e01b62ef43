"""Family H, who asks for the change, and what he lets stand."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, MAY, PLAN, STREET, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.rules.changes.entries import owned
from tests.checks.workspace import changes

UNIT = "units/kcj/unit.yaml"


def foreign(told: list[str]) -> list[str]:
    return [line for line in told if " H107 " in line]


@pytest.mark.parametrize(
    ("author", "allowed"),
    [("li-kcj", True), ("LI-KCJ", True), ("zhang-yuehu", False), ("nobody", False), (None, True)],
)
def test_a_unit_belongs_to_its_owners(tmp_path: Path, author: str | None, *, allowed: bool) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    told = changes(tmp_path, before, changed(MAY, "value: 20", "value: 21"), author)
    assert (told == []) == allowed


def test_without_owners_nobody_is_asked(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, changed(MAY, "value: 20", "value: 21"), "nobody") == []


@pytest.mark.parametrize(
    "after",
    [
        changed(STREET, "order: 2", "order: 3"),
        ISSUED,
        {"templates/brief.md.j2": "{{ 1 }}\n"},
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        {"units/new/unit.yaml": "name: 新单位\nowners: [zhang-yuehu]\nassumed: [name]\n"},
    ],
    ids=["who it is", "a brief", "a template", "the plan", "a new unit"],
)
def test_the_rest_is_the_coordinators(tmp_path: Path, after: Example) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    (line,) = foreign(changes(tmp_path / "1", before, after, "zhang-yuehu"))
    assert "belongs to 区科创局 (li-kcj); zhang-yuehu is none of its owners" in line
    assert foreign(changes(tmp_path / "2", before, after, "li-kcj")) == []


def test_owners_are_those_before_the_change(tmp_path: Path) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    after = {**owned(kcj="li-kcj, zhang-yuehu"), **changed(MAY, "value: 20", "value: 21")}
    told = foreign(changes(tmp_path, before, after, "zhang-yuehu"))
    assert [line.partition(" ")[0] for line in told] == [f"{MAY}:0:0", f"{UNIT}:0:0"]


def test_line_ends_make_no_change(tmp_path: Path) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    after = {MAY: BASE[MAY].replace("\n", "\r\n")}
    assert changes(tmp_path, before, after, "zhang-yuehu") == []


def test_an_allowance_that_was_there_is_not_told_again(tmp_path: Path) -> None:
    before = changed(
        MAY,
        "  - indicator: firms\n    value: 20\n",
        "  # anplan: allow V110 与登记机构口径一致\n  - indicator: firms\n    value: 20.5\n",
    )
    moved = {MAY: "# 五月\n" + before[MAY]}
    assert changes(tmp_path / "1", before, moved) == []
    other = {MAY: before[MAY].replace("口径一致", "口径相同")}
    assert len(changes(tmp_path / "2", before, other)) == 1
