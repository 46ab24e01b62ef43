"""Family S: the keys and values of a file. The reader finds these; here is why."""

from typing import Any

from anplan.base.message import mark
from anplan.checks.examples.workspace import (
    CONTRACTS,
    JUNE,
    MATCHING,
    PLAN,
    changed,
    entry,
    june,
    reading,
)
from anplan.checks.rule import Rule

_NO_FIGURE = "readings:\n  - indicator: growth\n    unavailable: |-\n      统计部门数据尚未发布\n"
_STREET = "units/xinghe/2025-06.yaml"
_STREET_UNIT = "units/xinghe/unit.yaml"

RULES: tuple[Rule[Any], ...] = (
    Rule(
        "S101",
        "error",
        mark("A key that does not exist"),
        mark("What stands under a misspelt key would be ignored without a word."),
        june("nothing: 本月无新进展\nsubmited: 2025-07-03\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "S102",
        "error",
        mark("A key is missing"),
        mark("Without it the entry cannot be judged; nothing is guessed."),
        june("progress:\n  - ref: 1.1\n"),
        june("progress:\n  - ref: 1.1\n    text: 摸清企业需求15条\n"),
    ),
    Rule(
        "S103",
        "error",
        mark("A value of the wrong kind"),
        mark("A word where a figure or a day belongs cannot be reckoned with."),
        reading("五十余"),
        reading("52.5"),
    ),
    Rule(
        "S104",
        "error",
        mark("A file name or an id of the wrong form"),
        mark("The path says what a file is; a file with another name belongs to nothing."),
        {"units/kcj/2025-7.yaml": "nothing: 本月无新进展\n"},
        {"units/kcj/2025-07.yaml": "nothing: 本月无新进展\n"},
    ),
    Rule(
        "S105",
        "error",
        mark("An empty report"),
        mark(
            "A unit that has nothing to say says so, so that silence is never taken for an answer."
        ),
        {JUNE: "submitted: 2025-07-03\n"},
        {JUNE: "submitted: 2025-07-03\nnothing: 本月无新进展\n"},
    ),
    Rule(
        "S106",
        "error",
        mark("Template text left as it was"),
        mark("A placeholder would be printed in the brief as if the unit had said it."),
        entry("1.1", "(待填)"),
        entry("1.1", "摸清企业需求15条。"),
    ),
    Rule(
        "S107",
        "error",
        mark("A figure or a day in another form"),
        mark("One way of writing lets everyone read, sort and compare the same thing."),
        reading("５２.５"),
        reading("52.5"),
    ),
    Rule(
        "S108",
        "error",
        mark("A day that does not exist"),
        mark("A day decides what is late and what counts; a wrong one is not moved to a near one."),
        reading(as_of="2025-06-31"),
        reading(as_of="2025-06-30"),
    ),
    Rule(
        "S109",
        "error",
        mark("Not one of the choices"),
        mark("Each choice is judged in its own way; for another word there is no way."),
        changed(CONTRACTS, "kind: flow", "kind: flows"),
        changed(CONTRACTS, "kind: flow", "kind: stock"),
    ),
    Rule(
        "S111",
        "error",
        mark("An empty text or list"),
        mark("A key with nothing behind it was forgotten, or meant to be removed."),
        june('nothing: ""\n'),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "S112",
        "error",
        mark("Keys that do not go together"),
        mark("Two keys that contradict each other leave open which of them holds."),
        june(_NO_FIGURE + "nothing: 本月无新进展\n"),
        june(_NO_FIGURE),
    ),
    Rule(
        "S113",
        "error",
        mark("Two actions with the same id"),
        mark("A ref would name two things, and what is reported on one would count for both."),
        changed(MATCHING, "id: service-hall", "id: matching"),
        changed(MATCHING, "id: service-hall", "id: hall"),
    ),
    Rule(
        "S114",
        "error",
        mark("A file is missing"),
        mark("Without it the other files of the folder belong to nobody."),
        {_STREET: "nothing: 本月无新进展\n"},
        {
            _STREET: "nothing: 本月无新进展\n",
            _STREET_UNIT: "name: 星河街道办事处\ngroup: streets\nassumed: [name, group]\n",
        },
    ),
    Rule(
        "S115",
        "note",
        mark("An open question of an import"),
        mark("What stands below it is a guess until somebody who knows the plan has looked at it."),
        changed(PLAN, "coordinator: kcj", "# 问: 由哪个单位统筹整个方案？\ncoordinator: kcj"),
        changed(PLAN, "coordinator: kcj", "# 由区科技创新局统筹\ncoordinator: kcj"),
    ),
)
