"""Family H, what is asked of units: whatever makes it less is told."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import CONTRACTS, MATCHING, MAY, PLAN, STREET, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes


def with_settings(**said: str) -> Example:
    text = "".join(f"  {key}: {value}\n" for key, value in said.items())
    return changed(PLAN, "narrative:\n", f"settings:\n{text}narrative:\n")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"red": "15"}, "settings.red was 10 and is now 15"),
        ({"red_rate": "1.5"}, "settings.red_rate was 1 and is now 1.5"),
        ({"soon": "7"}, "settings.soon was 14 and is now 7"),
        ({"pace_base": "implementation"}, "settings.pace_base was year and is now implementation"),
        (
            {"rest_days": "next_working_day"},
            "settings.rest_days was kept and is now next_working_day",
        ),
    ],
)
def test_a_milder_setting(tmp_path: Path, said: dict[str, str], told: str) -> None:
    (line,) = changes(tmp_path, {}, with_settings(**said))
    assert f" H104 {told}: less is asked | " in line


@pytest.mark.parametrize("said", [{"red": "5"}, {"soon": "20"}])
def test_a_stricter_setting_is_fine(tmp_path: Path, said: dict[str, str]) -> None:
    assert changes(tmp_path, {}, with_settings(**said)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("days_after: 5", "days_after: 9", "due was days_after 5 and is now days_after 9"),
        ("owed_by: units", "owed_by: streets", "owed_by was units and is now streets"),
        (
            "    every: month\n",
            "    every: month\n    counted: false\n",
            "counted was true and is now false",
        ),
        ("end: 2025-10\n", "end: 2025-09\n", "end was 2025-10 and is now 2025-09"),
        ("start: 2025-04\n", "start: 2025-05\n", "start was 2025-04 and is now 2025-05"),
    ],
)
def test_a_milder_obligation(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(PLAN, old, new))
    assert f" H104 obligations.{told}: less is asked | " in line


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "month 2025-04 2025-09",
            "two-months 2025-B2 2025-B5",
            "every was month and is now two-months",
        ),
        ("quarter 2025-Q2 2025-Q3", "half 2025-H1 2025-H2", "every was quarter and is now half"),
        ("half 2025-H1 2025-H2", "quarter 2025-Q2 2025-Q4", "start was 2025-H1 and is now 2025-Q2"),
    ],
)
def test_a_cycle_of_papers_that_is_longer_or_begins_later(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    lines = changes(tmp_path, owed_every(before), owed_every(after))
    assert any(f" H104 obligations.{told}: less is asked | " in line for line in lines)


def test_a_shorter_cycle_of_papers_is_fine(tmp_path: Path) -> None:
    before, after = owed_every("half 2025-H1 2025-H2"), owed_every("month 2025-01 2025-12")
    assert changes(tmp_path, before, after) == []


def owed_every(cycle: str) -> Example:
    """The plan's papers in a cycle, from its first to its last period."""
    every, start, end = cycle.split()
    old = "every: month\n    start: 2025-04\n    end: 2025-10\n"
    return changed(PLAN, old, f"every: {every}\n    start: {start}\n    end: {end}\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "quarter", "briefs.every was month and is now quarter"),
        ("two-months", "year", "briefs.every was two-months and is now year"),
    ],
)
def test_briefs_that_appear_less_often(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = changes(tmp_path, briefs_every(old), briefs_every(new))
    assert f" H104 {told}: less is asked | " in line


@pytest.mark.parametrize(("old", "new"), [("quarter", "month"), ("", "month"), ("quarter", "")])
def test_briefs_that_appear_more_often_are_fine(tmp_path: Path, old: str, new: str) -> None:
    assert changes(tmp_path, briefs_every(old), briefs_every(new)) == []


def briefs_every(cycle: str) -> Example:
    """The plan with a cycle of briefs; with none where it is empty."""
    said = f"briefs:\n  every: {cycle}\n" if cycle else ""
    return changed(PLAN, "narrative:\n", f"{said}narrative:\n")


def test_an_obligation_that_is_dropped(tmp_path: Path) -> None:
    after = changed(PLAN, "id: monthly-brief\n    title: 工作简报", "id: brief\n    title: 简报")
    (line,) = changes(tmp_path, {}, after)
    assert " H104 工作简报 is no longer owed | " in line


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CONTRACTS, "tasks: [1.2]", "tasks: []", "tasks was 1.2 and is now nothing"),
        (
            CONTRACTS,
            "kind: flow",
            "kind: flow\nevery: quarter",
            "every was month and is now quarter",
        ),
        (
            CONTRACTS,
            "reported_by: [kcj]",
            "reported_by: [yuehu]",
            "reported_by was kcj and is now yuehu",
        ),
        (
            MATCHING,
            "units: [kcj, streets]",
            "units: [kcj]",
            "units was kcj, streets and is now kcj",
        ),
        (MATCHING, "every: month", "every: quarter", "actions.every was month and is now quarter"),
        (
            MATCHING,
            "kind: milestone",
            "kind: milestone\n    due: 2025-12-20",
            "actions.due was nothing and is now 2025-12-20",
        ),
        (
            MATCHING,
            "kind: milestone",
            "kind: outcome",
            "actions.kind was milestone and is now outcome",
        ),
        (
            STREET,
            "order: 2",
            "order: 2\nvalid_until: 2025-06-30",
            "valid_until was nothing and is now 2025-06-30",
        ),
    ],
)
def test_less_is_asked(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    lines = changes(tmp_path, {}, changed(file, old, new))
    assert [line for line in lines if f" H104 {told}: less is asked | " in line] == lines[:1]


def test_a_sentence_declared_to_ask_for_nothing(tmp_path: Path) -> None:
    after = changed(PLAN, "narrative:\n", "narrative:\n  - 支持企业申报专利。\n")
    (line,) = changes(tmp_path, {}, after)
    assert line.startswith(f"{PLAN}:40:5 H104 A sentence is now said to ask for nothing")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("V101: error", "V101: note", "V101 was error and is now note"),
        ("V101: error", "V101: off", "V101 was error and is now off"),
        ("V101: error", "V: warning\n  V101: error", "V was error and is now warning"),
        ("V104: error", "V105: note", "V104 was error and is now note"),
        (
            "V101: error",
            "V101: {level: error, since: 2025-08}",
            "V101 was error and is now error since 2025-08",
        ),
    ],
)
def test_a_milder_level(tmp_path: Path, before: str, after: str, told: str) -> None:
    old = changed(PLAN, "narrative:\n", f"rules:\n  {before}\nnarrative:\n")
    new = changed(PLAN, "narrative:\n", f"rules:\n  {after}\nnarrative:\n")
    lines = changes(tmp_path, old, new)
    assert any(f" H104 {told}: less is asked | " in line for line in lines)


def test_no_plan_sets_the_level_of_a_rule_about_changes(tmp_path: Path) -> None:
    rules = changed(PLAN, "narrative:\n", "rules:\n  H: off\nnarrative:\n")
    closed = changed(MAY, "value: 20", "value: 21")
    assert any(" H101 " in line for line in changes(tmp_path / "1", ISSUED, {**rules, **closed}))
    assert any(" H101 " in line for line in changes(tmp_path / "2", {**ISSUED, **rules}, closed))


def test_who_owes_a_paper_is_told_by_name(tmp_path: Path) -> None:
    owed = changed(PLAN, "owed_by: units", "owed_by: coordinator")
    other = {PLAN: owed[PLAN].replace("coordinator: kcj", "coordinator: yuehu")}
    told = changes(tmp_path, owed, other)
    line = "obligations.owed_by was 区科创局 and is now 月湖街道办事处: less is asked"
    assert any(line in one for one in told)


DUTY = changed(
    PLAN,
    "narrative:\n",
    "duties:\n  - title: 建立台账\n    owed_by: units\n    quote: 制订本方案\nnarrative:\n",
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "owed_by: units\n    quote: 制",
            "owed_by: kcj\n    quote: 制",
            "duties.owed_by was units and is now kcj: less is asked",
        ),
        (
            "duties:\n  - title: 建立台账\n    owed_by: units\n    quote: 制订本方案\n",
            "",
            "建立台账 was removed from duties",
        ),
    ],
    ids=["of fewer", "gone"],
)
def test_a_duty_that_fewer_have(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in DUTY[PLAN]
    (line,) = changes(tmp_path, DUTY, {PLAN: DUTY[PLAN].replace(old, new)})
    assert f" H104 {told} | " in line


def test_a_duty_in_other_words_is_the_same(tmp_path: Path) -> None:
    after = {PLAN: DUTY[PLAN].replace("title: 建立台账", "title: 建立工作台账")}
    assert changes(tmp_path, DUTY, after) == []


def test_a_group_of_which_nobody_is_listed_any_more_answers_for_less(tmp_path: Path) -> None:
    after = changed(
        PLAN, "    title: 各街道办事处\n", "    title: 各街道办事处\n    members: unlisted\n"
    )
    owed = changed(PLAN, "owed_by: units", "owed_by: [kcj, streets]")
    told = changes(tmp_path, owed, {PLAN: after[PLAN].replace("owed_by: units", owed_by(owed))})
    assert any(" H104 obligations.owed_by was " in line for line in told)


def owed_by(files: Example) -> str:
    """The line that says who owes the plan's papers."""
    return next(line.strip() for line in files[PLAN].splitlines() if "owed_by" in line)
