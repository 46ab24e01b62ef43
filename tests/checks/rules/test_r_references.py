"""Family R, word by word."""

from pathlib import Path

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import (
    CONTRACTS,
    FIRMS,
    JUNE,
    MATCHING,
    MAY,
    PLAN,
    STREET,
    TALENT,
    changed,
    entry,
    june,
    reading,
)
from anplan.checks.rule import Example
from anplan.checks.rules.wording import one_of
from tests.checks.workspace import english, found

YUEHU = "units/yuehu/2025-06.yaml"
SCHEME = "units/kcj/scheme.yaml"
DECISIONS = "plan/decisions/2025-06.yaml"
BRIEF = "briefs/2025-06.yaml"


def scheme(ref: str) -> Example:
    return {SCHEME: f"submitted: 2025-04-20\nmeasures:\n  - ref: {ref}\n    text: 走访企业\n"}


def milestone(ref: str) -> Example:
    return june(f"milestones:\n  - ref: {ref}\n    done: 2025-06-20\n")


def decision(ref: str) -> Example:
    text = BY_CODE["R110"].wrong[DECISIONS]
    return {DECISIONS: text.replace("ref: 1.1", f"ref: {ref}")}


def told(kind: str, ref: str, unit: str) -> Example:
    text = BY_CODE["R115"].right[DECISIONS]
    return {
        DECISIONS: text.replace("kind: ask", f"kind: {kind}")
        .replace("ref: contracts", f"ref: {ref}")
        .replace("unit: kcj", f"unit: {unit}")
    }


def pick(task: str, unit: str) -> Example:
    return {BRIEF: f"picks:\n  - task: {task}\n    unit: {unit}\n"}


def item(stage: str) -> Example:
    text = BY_CODE["R107"].right[JUNE]
    return {JUNE: text.replace("入库", stage)}


KCJ_REPORTS = "区科创局 reports contracts, firms, growth"
IDS = "contracts, firms, growth"
CASES = [
    (
        reading(name="contract"),
        f"{JUNE}:3:16 R101 There is no indicator contract | Did you mean contracts? {KCJ_REPORTS}",
    ),
    (
        reading(name="loans"),
        f"{JUNE}:3:16 R101 There is no indicator loans | {KCJ_REPORTS}",
    ),
    (
        entry("firm", file=YUEHU),
        (
            f"{YUEHU}:3:10 R101 There is no indicator firm | Did you mean firms? "
            "No indicator names 月湖街道办事处 in reported_by"
        ),
    ),
    (
        reading(file=YUEHU),
        (
            f"{YUEHU}:3:16 R102 月湖街道办事处 does not report contracts | "
            "It is reported by 区科创局"
        ),
    ),
    (
        entry("contracts", key="at_risk", file=YUEHU),
        (
            f"{YUEHU}:3:10 R102 月湖街道办事处 does not report contracts | "
            "It is reported by 区科创局"
        ),
    ),
    (
        entry("1.22", key="next"),
        f"{JUNE}:3:10 R103 There is no task 1.22 | Did you mean 1.2? 区科创局 has 1.1, 1.2",
    ),
    (
        scheme("3.4/hall"),
        f"{SCHEME}:3:10 R103 There is no task 3.4 | 区科创局 has 1.1, 1.2",
    ),
    (
        entry("1.2/patents", file=YUEHU),
        f"{YUEHU}:3:10 R104 月湖街道办事处 has no part in task 1.2 | 月湖街道办事处 has 1.1",
    ),
    (
        entry("1.2/patent"),
        (
            f"{JUNE}:3:10 R105 There is no action 1.2/patent | "
            "Did you mean 1.2/patents? Task 1.2 has 1.2/patents"
        ),
    ),
    (
        scheme("1.1/service-hell"),
        (
            f"{SCHEME}:3:10 R105 There is no action 1.1/service-hell | "
            "Did you mean 1.1/service-hall? Task 1.1 has 1.1/matching, 1.1/service-hall"
        ),
    ),
    (
        milestone("1.1/matching"),
        (
            f"{JUNE}:3:10 R106 1.1/matching is not a milestone | Write what was done under progress; "
            "the milestones of task 1.1 are 1.1/service-hall"
        ),
    ),
    (
        milestone("contracts"),
        f"{JUNE}:3:10 R106 contracts is not a milestone | Write what was done under progress",
    ),
    (
        milestone("1.3/hall"),
        f"{JUNE}:3:10 R103 There is no task 1.3 | 区科创局 has 1.1, 1.2",
    ),
    (
        BY_CODE["R107"].wrong,
        f"{JUNE}:3:15 R107 There is no register project | Did you mean projects?",
    ),
    (
        item("落地"),
        f"{JUNE}:5:12 R107 重点项目清单 has no stage 落地 | Write one of: 申报, 入库",
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
        decision("1.1"),
        (
            f"{DECISIONS}:4:10 R110 1.1 is neither an indicator nor an action | "
            "A task is judged by its parts; name one of them: 1.1/matching, 1.1/service-hall"
        ),
    ),
    (
        decision("1.1/hall"),
        (
            f"{DECISIONS}:4:10 R110 1.1/hall is neither an indicator nor an action | "
            "Did you mean 1.1/service-hall? "
            "Write an indicator's id, or an action as 2.4/manager-base"
        ),
    ),
    (
        decision("1.2/patents"),
        (
            f"{DECISIONS}:4:10 R110 1.2/patents has no light of its own that could be settled | "
            "Only indicators, milestones and recurring work are settled"
        ),
    ),
    (
        decision("loans"),
        (
            f"{DECISIONS}:4:10 R110 loans is neither an indicator nor an action | "
            "Write an indicator's id, or an action as 2.4/manager-base"
        ),
    ),
    (
        told("ask", "contract", "kcj"),
        (
            f"{DECISIONS}:4:10 R110 contract is neither an indicator nor a task nor an action | "
            "Did you mean contracts? "
            "Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id"
        ),
    ),
    (
        told("ask", "1.22", "kcj"),
        (
            f"{DECISIONS}:4:10 R110 1.22 is neither an indicator nor a task nor an action | "
            "Did you mean 1.2? "
            "Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id"
        ),
    ),
    (
        told("ask", "contracts", "kjc"),
        f"{DECISIONS}:5:11 R108 There is no unit or group kjc | Did you mean kcj?",
    ),
    (
        told("return", "2025-06", "streets"),
        (
            f"{DECISIONS}:5:11 R108 streets is a group; here stand single units | "
            "Write one of: yuehu"
        ),
    ),
    (
        told("return", "2025-H1", "kcj"),
        (
            f"{DECISIONS}:4:10 R114 区科创局 has handed in no units/kcj/2025-H1.yaml | "
            "Write one of: 2025-05, 2025-06"
        ),
    ),
    (
        {
            STREET.replace("yuehu", "xinghe"): "name: 星河街道办事处\nassumed: [name, order]\n",
            **told("return", "scheme", "xinghe"),
        },
        (
            f"{DECISIONS}:4:10 R114 星河街道办事处 has handed in no units/xinghe/scheme.yaml | "
            "What was never handed in is owed anyway; take the decision out"
        ),
    ),
    (
        told("ask", "1.2/patents", "yuehu"),
        f"{DECISIONS}:5:11 R115 月湖街道办事处 has no part in 1.2/patents | Ask one of: 区科创局",
    ),
    (
        told("ask", "firms", "yuehu"),
        f"{DECISIONS}:5:11 R115 月湖街道办事处 has no part in firms | Ask one of: 区科创局",
    ),
    (
        BY_CODE["R116"].wrong,
        (
            f"{DECISIONS}:4:10 R116 The brief of 2025-06 was issued on 2025-07-07 | "
            "Ask about the figure; the unit corrects it in its next report"
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
    (
        BY_CODE["R113"].wrong,
        (
            f"{JUNE}:4:12 R113 大厅选址没有定 is solved, but no earlier report tells of it | "
            "Did you mean 1.1 大厅选址未定? Write ref and title as they were first told"
        ),
    ),
    (
        {**BY_CODE["R113"].right, MAY: "nothing: 无\n"},
        (
            f"{JUNE}:4:12 R113 大厅选址未定 is solved, but no earlier report tells of it | "
            "Write ref and title as they were first told"
        ),
    ),
    (
        {
            **BY_CODE["R113"].right,
            MAY: BY_CODE["R113"].right[MAY].replace("ref: 1.1", "ref: 1.2"),
        },
        (
            f"{JUNE}:4:12 R113 大厅选址未定 is solved, but no earlier report tells of it | "
            "Did you mean 1.2 大厅选址未定? Write ref and title as they were first told"
        ),
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=[said.split(" |")[0] for _, said in CASES])
def test_words(files: Example, said: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [said]


def test_unit_without_any_task(tmp_path: Path) -> None:
    files = changed(MATCHING, "[kcj, streets]", "[kcj]")
    assert found(tmp_path, files) == [
        f"{YUEHU}:3:10 R104 月湖街道办事处 has no part in task 1.1 | No task names 月湖街道办事处"
    ]


def test_task_without_actions(tmp_path: Path) -> None:
    task = {TALENT: "title: 培育科技企业\nunits: [kcj]\nquote: 2. 培育科技企业。\n"}
    told = found(tmp_path, task)
    assert told[-1] == f"{JUNE}:13:10 R105 There is no action 1.2/patents | Task 1.2 has no actions"


def test_indicators_may_be_named_by_who_reports_them(tmp_path: Path) -> None:
    assert found(tmp_path, entry("contracts", key="at_risk")) == []


def test_plan_without_sections_numbers_tasks_freely(tmp_path: Path) -> None:
    section = "sections:\n  - id: 1\n    title: 强化服务供给\n    quote: (一)强化服务供给。\n"
    files = {PLAN: changed(PLAN, section, "")[PLAN] + "  - (一)强化服务供给。\n"}
    assert found(tmp_path, files) == []


def test_broken_register_is_not_unknown(tmp_path: Path) -> None:
    told = found(tmp_path, {"plan/registers/projects.yaml": "title: 清单\n"}, item("入库"))
    assert [problem.split()[1] for problem in told] == ["S102"]


def test_nothing_to_choose_from() -> None:
    assert english(one_of("project", ())) == "There is none yet"


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


def test_what_the_units_are_told_of_what_cannot_be_read_is_not_unknown(tmp_path: Path) -> None:
    broken = "title: [\n"
    for file, said in (
        (CONTRACTS, told("ask", "contracts", "yuehu")),
        (TALENT, told("ask", "1.2/patents", "yuehu")),
        (STREET, told("ask", "firms", "yuehu")),
        (YUEHU, told("return", "2025-06", "yuehu")),
    ):
        problems = found(tmp_path / file.replace("/", "-"), {file: broken}, said)
        assert [problem.split()[1] for problem in problems] == ["Y102"]


def test_who_belongs_to_a_misspelt_group_may_be_asked(tmp_path: Path) -> None:
    files = changed(MATCHING, "[kcj, streets]", "[kcj, street]")
    assert len(found(tmp_path, files, told("ask", "1.1", "yuehu"))) == 1


def test_misspelt_group_gives_one_problem(tmp_path: Path) -> None:
    """Whose a task is cannot be told while its group is not known."""
    files = changed(MATCHING, "[kcj, streets]", "[kcj, street]")
    assert len(found(tmp_path, files, pick("1.1", "yuehu"))) == 1
    told = found(tmp_path, changed(CONTRACTS, "[kcj]", "[kjc]"), entry("contracts", key="next"))
    assert [problem.split()[1] for problem in told] == ["R108"]


@pytest.mark.parametrize(
    ("alias", "thing"),
    [
        ("kcj", "a unit"),
        ("ＫＣＪ", "a unit"),
        ("1.1", "a task"),
        ("１．１", "a task"),
        ("1.1/service-hall", "an action"),
        ("firms", "an indicator"),
        ("Firms", "an indicator"),
        ("streets", "a group"),
        ("各街道办事处", "a group"),
        ("projects", "a register"),
        ("monthly-brief", "an obligation"),
        ("2025-06", "a period"),
        ("2025年6月", "a period"),
        ("２０２５－Ｈ１", "a period"),
        ("上半年", "a period"),
        ("units", "a word of the files"),
    ],
)
def test_a_name_of_a_unit_takes_no_id(tmp_path: Path, alias: str, thing: str) -> None:
    for key in (f'aliases: ["{alias}"]', f'short: "{alias}"'):
        told = found(tmp_path / key[:5], changed(STREET, "group:", f"{key}\ngroup:"))
        assert any(f" R112 {alias} is already {thing} | " in line for line in told)


@pytest.mark.parametrize("alias", ["yuehu", "月湖街", "月湖街道", "24小时办", "十月街"])
def test_a_name_of_its_own_is_fine(tmp_path: Path, alias: str) -> None:
    assert found(tmp_path, changed(STREET, "group:", f"aliases: [{alias}]\ngroup:")) == []


def test_a_title_takes_no_id(tmp_path: Path) -> None:
    told = found(tmp_path, changed(FIRMS, "measure: 家", "measure: 家\nshort: kcj"))
    assert any(" R112 kcj is already a unit | " in line for line in told)


@pytest.mark.parametrize(("issued", "told"), [("2025-07-07", 1), ("2025-07-08", 0)])
def test_a_half_year_is_closed_with_its_last_month(tmp_path: Path, issued: str, told: int) -> None:
    back = (
        "decisions:\n  - on: 2025-07-08\n    kind: return\n    ref: 2025-H1\n    unit: kcj\n"
        "    by: 统筹单位\n    reason: |-\n      请核实\n"
    )
    files = {
        DECISIONS: back,
        "units/kcj/2025-H1.yaml": "submitted: 2025-06-30\nnothing: |-\n  上半年无新进展\n",
        BRIEF: f"issued: {issued}\n",
    }
    lines = [line for line in found(tmp_path, files) if " R116 " in line]
    assert len(lines) == told
    assert all("The brief of 2025-06 was issued on 2025-07-07" in line for line in lines)


SUMMARY = """\
  - id: summary
    title: 全区总结
    paper: brief
    owed_by: coordinator
    every: once
    period: 2025-H1
    due_on: 2025-07-31
    assumed: [title, owed_by, period, due_on]
"""


def test_a_brief_of_a_longer_time_is_told_with_its_month(tmp_path: Path) -> None:
    said = {"briefs/2025-Q2.yaml": "overview: |-\n  二季度进展平稳。\n"}
    (told,) = found(tmp_path, said)
    assert told == (
        "briefs/2025-Q2.yaml:0:0 R120 Briefs are monthly: what came in for 2025-Q2 is told in that "
        "of 2025-06, and this file is printed in none | Move its words to briefs/2025-06.yaml"
    )


def test_a_summary_that_the_plan_asks_for_is_a_paper(tmp_path: Path) -> None:
    asked = changed(PLAN, "narrative:\n", f"{SUMMARY}narrative:\n")
    issued = {"briefs/2025-H1.yaml": "issued: 2025-07-20\n"}
    assert found(tmp_path, asked, issued) == []
