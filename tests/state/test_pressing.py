"""What presses: red before yellow, with who answers for it, and which words are about it."""

from anplan.state.pressing import pressing
from tests.builders import indicator, project, reading, report, state_on
from tests.show.example import example_on

BEHIND = {"target": {"at_least": "120"}, "reported_by": ["jxkc"], "tasks": ["1.1"]}


def test_red_stands_before_yellow() -> None:
    made = project(
        indicators={
            "slow": indicator(title="慢", **BEHIND),
            "behind": indicator(title="滞后", **BEHIND),
        },
        tasks={"1.1": {"title": "甲", "units": ["jxkc"]}},
        reports={
            ("jxkc", "2025-06"): report(
                reading("55", "2025-06-30", "slow"), reading("10", "2025-06-30", "behind")
            )
        },
    )
    items = pressing(state_on("2025-07-10", made))
    assert [(item.ref, item.verdict.light, item.units) for item in items] == [
        ("behind", "red", ("jxkc",)),
        ("slow", "yellow", ("jxkc",)),
    ]
    assert {item.refs for item in items} == {()}


def test_a_task_in_which_one_thing_presses_speaks_of_it() -> None:
    first = pressing(example_on("2025-07-20"))[0]
    assert (first.ref, first.tasks) == ("it", ("1.1",))
