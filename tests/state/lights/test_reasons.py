"""The reason beside each light: the sentence, and the numbers that go into it."""

from typing import Any

from anplan.base.message import Message
from anplan.state.indicators import IndicatorState
from tests.builders import judged, reading

STEPS: dict[str, Any] = {
    "kind": "count",
    "target": {"at_least": "20"},
    "trajectory": {"steps": {"2025-03-31": "2", "2025-06-30": "8"}},
}
RATE: dict[str, Any] = {"kind": "rate", "measure": "%"}
ENDING: dict[str, Any] = {"kind": "stock", "target": {"at_least": "50"}, "trajectory": "end"}


def of(value: str, as_of: str = "2025-06-30", day: str = "2025-07-10", **changes: Any) -> str:
    """The reason given for a value, in the catalogue's English."""
    return spelt(judged(day, reading(value, as_of), **changes).verdict.reason)


def spelt(message: Message) -> str:
    """Put a message's values into its text."""
    values = {
        name: spelt(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return message.text.format(**values)


def because(state: IndicatorState) -> list[str]:
    """What stands behind the reason."""
    return [spelt(one) for one in state.verdict.because]


def test_ahead_level_and_behind() -> None:
    assert of("63") == "ahead of the trajectory by 2.5 points"
    assert of("60") == "just on the trajectory"
    assert of("57") == "behind the trajectory by 2.5 points"


def test_a_rate_below_its_target() -> None:
    reason = of("7.0", **RATE, target={"at_least": "7.5"})
    assert reason == "below the target by 0.5 percentage points"


def test_a_rate_above_its_ceiling() -> None:
    reason = of("60.5", **RATE, target={"at_most": "60"})
    assert reason == "above the target by 0.5 percentage points"


def test_met_and_missed_on_the_target_s_day() -> None:
    assert of("120", "2025-12-31", "2026-01-10") == "target met: 120亿元"
    assert of("118.5", "2025-12-31", "2026-01-10") == "target not met, 1.5亿元 short"


def test_a_ceiling_not_kept() -> None:
    ceiling = {"at_most": "120"}
    assert of("121", target=ceiling) == "target not kept, 1亿元 over"
    assert of("121", "2025-12-31", "2026-01-10", target=ceiling) == "target not kept, 1亿元 over"


def test_equalled_on_the_target_s_day() -> None:
    reason = of("120", "2025-12-31", "2026-01-10", target={"more_than": "120"})
    assert reason == "the target was equalled, not passed"


def test_no_figure_of_the_target_s_day() -> None:
    assert of("110", "2025-11-30", "2026-01-10") == (
        "the figure of 2025-12-31 was not reported; the last is of 2025-11-30"
    )


def test_nothing_newer() -> None:
    assert of("30", "2025-03-31") == "nothing newer since 2025-03-31"


def test_met_already() -> None:
    assert of("120") == "target met already"


def test_not_due() -> None:
    assert of("30", **ENDING) == "not due before 2025-12-31"


def test_fallen_back_names_the_last_day_it_was_met() -> None:
    state = judged(
        "2025-07-10",
        reading("51", "2025-04-30"),
        reading("52", "2025-05-31"),
        reading("48", "2025-06-30"),
        **ENDING,
    )
    assert spelt(state.verdict.reason) == (
        "fell back below the target, met on 2025-05-31; 2亿元 short"
    )


def test_steps_name_the_last_point_and_the_next() -> None:
    """DESIGN 3.1: 截至3月31日应完成2、至5月20日实际7;6月30日应完成8,还差1."""
    assert of("7", "2025-05-20", "2025-05-25", **STEPS) == (
        "2亿元 due by 2025-03-31, 7亿元 there on 2025-05-20; 8亿元 by 2025-06-30, 1亿元 to go"
    )


def test_a_figure_of_the_points_own_day_needs_no_other_day() -> None:
    assert of("2", "2025-03-31", "2025-04-05", **STEPS) == (
        "2亿元 due by 2025-03-31, 2亿元 there; 8亿元 by 2025-06-30, 6亿元 to go"
    )


def test_before_the_first_step_only_the_next_is_named() -> None:
    reason = of("0", "2025-02-10", "2025-02-15", **STEPS)
    assert reason == "2亿元 by 2025-03-31, 2亿元 to go"


def test_after_the_last_step_only_that_is_named() -> None:
    assert (
        of("9", "2025-07-31", "2025-08-10", **STEPS)
        == "8亿元 due by 2025-06-30, 9亿元 there on 2025-07-31"
    )


def test_a_step_reached_early_leaves_nothing_to_go() -> None:
    assert of("9", "2025-05-20", "2025-05-25", **STEPS).endswith(
        "8亿元 by 2025-06-30, there already"
    )


def test_a_step_that_is_near_says_so_behind_its_reason() -> None:
    state = judged("2025-06-15", reading("4", "2025-06-10"), **STEPS)
    assert because(state) == ["less than half of the way to the next step is done"]


def test_an_aspirational_target_says_why_it_is_not_red() -> None:
    state = judged("2025-07-10", reading("30", "2025-06-30"), aspirational="true")
    assert because(state) == ["an aspirational target is never worse than yellow"]


def test_a_level_kept_and_not_kept() -> None:
    level: dict[str, Any] = {"kind": "count", "target": {"at_most": "0"}}
    assert of("0", **level) == "target kept so far"
    stock: dict[str, Any] = {"kind": "stock", "baseline": "60", "target": {"at_least": "60"}}
    assert of("58", **stock) == "target not met, 2亿元 short"


def test_a_year_without_a_target_is_named_the_plan_s_own_on_any_day() -> None:
    yearly: dict[str, Any] = {"target": None, "yearly": {"2024": "10"}}
    years = {"start": "2024-01-01", "end": "2025-12-31"}
    after = judged("2026-02-10", entries=years, **yearly)
    assert spelt(after.verdict.reason) == "no target for 2025"
    before = judged("2023-11-10", entries=years, **yearly | {"yearly": {"2025": "10"}})
    assert spelt(before.verdict.reason) == "no target for 2024"


def test_before_a_plan_s_first_day_its_first_year_s_target_is_in_force() -> None:
    yearly: dict[str, Any] = {"target": None, "yearly": {"2024": "10", "2025": "20"}}
    years = {"start": "2024-01-01", "end": "2025-12-31"}
    assert judged("2023-11-10", entries=years, **yearly).target.value == 10
