"""Family R, plan and briefs: what the coordinator's files name that is not there, word by word."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import (
    CONTRACTS,
    MATCHING,
    PLAN,
    STREET,
    TALENT,
    changed,
    entry,
)
from anplan.checks.rule import Example
from tests.checks.rules.references.entries import decision
from tests.checks.workspace import found

BRIEF = "briefs/2025-06.yaml"


def pick(task: str, unit: str) -> Example:
    return {BRIEF: f"picks:\n  - task: {task}\n    unit: {unit}\n"}


IDS = "contracts, firms, growth"
AFTER = "    quote: 建成科技服务大厅\n"
CIRCLE = "1.1/service-hall"
CASES = [
    (
        changed(MATCHING, AFTER, f"    after: [{CIRCLE}]\n{AFTER}"),
        (
            f"{MATCHING}:15:13 R140 {CIRCLE} waits for itself | "
            "Leave one of them out of after: none could be done first"
        ),
    ),
    (
        changed(MATCHING, AFTER, f"    after: [1.1/matching]\n{AFTER}"),
        (
            f"{MATCHING}:15:13 R140 1.1/matching is not a milestone | "
            "Name a milestone as 1.1/west-part, or a task that has a day and no actions"
        ),
    ),
    (
        changed(PLAN, "owed_by: units", "owed_by: [units, gbj]"),
        (
            f"{PLAN}:31:22 R108 There is no unit or group gbj | "
            "A unit is there once units/gbj/unit.yaml is"
        ),
    ),
    (
        changed(PLAN, "coordinator: kcj", "coordinator: kcj\nsettings:\n  pace_base: rush"),
        f"{PLAN}:10:14 R109 There is no phase rush | Write one of: year, implementation",
    ),
    (
        changed(MATCHING, "[kcj, streets]", "[kcj, street]"),
        f"{MATCHING}:2:14 R108 There is no unit or group street | Did you mean streets?",
    ),
    (
        changed(MATCHING, "units_quote", "lead: [fgj]\nunits_quote"),
        (
            f"{MATCHING}:3:8 R108 There is no unit or group fgj | "
            "A unit is there once units/fgj/unit.yaml is"
        ),
    ),
    (
        changed(CONTRACTS, "[kcj]", "[kcj, streets]"),
        f"{CONTRACTS}:9:20 R108 streets is a group; here stand single units | Write one of: yuehu",
    ),
    (
        changed(PLAN, "coordinator: kcj", "coordinator: kcju"),
        f"{PLAN}:8:14 R108 There is no unit or group kcju | Did you mean kcj?",
    ),
    (
        changed(PLAN, "owed_by: units", "owed_by: 区科技创新局"),
        f"{PLAN}:31:14 R108 There is no unit or group 区科技创新局 | Did you mean kcj?",
    ),
    (
        changed(
            PLAN,
            "narrative:",
            "duties:\n  - owed_by: 各街道\n    title: 配合\n    assumed: [title]\nnarrative:",
        ),
        f"{PLAN}:40:14 R108 There is no unit or group 各街道 | Did you mean streets?",
    ),
    (
        changed(STREET, "group: streets", "group: street"),
        f"{STREET}:2:8 R108 There is no group street | Did you mean streets?",
    ),
    (
        changed(CONTRACTS, "goal: 1", "goal: 3"),
        f"{CONTRACTS}:4:7 R109 There is no goal 3 | Write one of: 1",
    ),
    (
        changed(CONTRACTS, "tasks: [1.2]", "tasks: [1.2, 1.4]"),
        f"{CONTRACTS}:8:14 R109 There is no task 1.4 | The tasks are 1.1, 1.2",
    ),
    (
        changed(TALENT, "kind: continuous", "kind: deliverable\n    indicators: [patents]"),
        f"{TALENT}:9:18 R109 There is no indicator patents | Write one of: {IDS}",
    ),
    (
        {"plan/tasks/2.1.yaml": "title: 另\nunits: [kcj]\nassumed: [title]\n"},
        (
            "plan/tasks/2.1.yaml:1:1 R109 There is no section 2 for task 2.1 | "
            "Add it to sections in plan/plan.yaml, or give the file another number"
        ),
    ),
    (
        pick("1.2", "yuehu"),
        (
            f"{BRIEF}:3:11 R111 月湖街道办事处 has no part in task 1.2 | "
            "The units of task 1.2 are kcj"
        ),
    ),
    (
        pick("1.22", "kcj"),
        f"{BRIEF}:2:11 R111 There is no task 1.22 | Did you mean 1.2? The tasks are 1.1, 1.2",
    ),
    (
        changed(STREET, "group:", "aliases: [月湖街, 区科技创新局]\ngroup:"),
        f"{STREET}:2:16 R112 kcj is called 区科技创新局 too | Give it to one of the two only",
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=[said.split(" |")[0] for _, said in CASES])
def test_words(files: Example, said: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [said]


def test_plan_without_sections_numbers_tasks_freely(tmp_path: Path) -> None:
    section = "sections:\n  - id: 1\n    title: 强化服务供给\n    quote: (一)强化服务供给。\n"
    files = {PLAN: changed(PLAN, section, "")[PLAN] + "  - (一)强化服务供给。\n"}
    assert found(tmp_path, files) == []


def test_what_cannot_be_read_is_not_unknown(tmp_path: Path) -> None:
    """A broken file gives its own problem, and none to those that name it."""
    broken = "title: [\n"
    for file in (TALENT, CONTRACTS, STREET):
        told = found(
            tmp_path / file.replace("/", "-"),
            {file: broken},
            decision("1.1/service-hall"),
            pick("1.2", "yuehu") if file == TALENT else pick("1.1", "yuehu"),
        )
        assert [problem.split()[1] for problem in told] == ["Y102"]


def test_misspelt_group_gives_one_problem(tmp_path: Path) -> None:
    """Whose a task is cannot be told while its group is not known."""
    files = changed(MATCHING, "[kcj, streets]", "[kcj, street]")
    assert len(found(tmp_path, files, pick("1.1", "yuehu"))) == 1
    told = found(tmp_path, changed(CONTRACTS, "[kcj]", "[kjc]"), entry("contracts", key="next"))
    assert [problem.split()[1] for problem in told] == ["R108"]
