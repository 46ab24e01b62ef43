"""Some thousand random indicators, judged by the program and by design 3 read a second time."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from anplan.model.project import Project
from anplan.state.indicators import IndicatorState
from tests.builders import indicator, project, reading, report, state_on
from tests.state.lights.oracle import PHASE, PLAN, WITHIN, Answer, Said, answer

PLANS = 3000
SEEDS = (1, 2)


def any_day(random: Random, first: date = PLAN[0], days: int = 480) -> date:
    """A day of the plan's time or after it, every second one the last of a month."""
    day = first + timedelta(days=random.randrange(days))
    return day if random.random() < 0.5 else (day.replace(day=1) - timedelta(days=1))


def any_target(random: Random, comparator: str, near: tuple[str, ...] = ()) -> dict[str, Any]:
    """A target; one in four on the baseline or another figure that makes its shape degenerate."""
    value = random.choice(near) if near and random.random() < 0.25 else str(random.randint(1, 120))
    made: dict[str, Any] = {comparator: value}
    if comparator == "about":
        made["within"] = str(WITHIN)
    if comparator == "between":
        made = {"between": [value, str(int(value) + 20)]}
    if random.random() < 0.4:
        made["by"] = any_day(random, date(2025, 3, 1), 700).isoformat()
    return made


def any_trajectory(random: Random) -> str | dict[str, dict[str, str]]:
    """A way: half of the points rise, the others go anywhere."""
    shape = random.choice(["linear", "end", "curve", "steps", "steps"])
    if shape in ("linear", "end"):
        return shape
    count = random.randint(1, 4)
    days = sorted({any_day(random, date(2025, 2, 1), 330) for _ in range(count)})
    values = [random.randint(0, 150) for _ in days]
    if random.random() < 0.5:
        values.sort(reverse=random.random() < 0.3)
    points = {day.isoformat(): str(value) for day, value in zip(days, values, strict=True)}
    return {shape: points}


def any_indicator(random: Random) -> dict[str, Any]:
    """The keys of an indicator."""
    kind = random.choice(["flow", "stock", "rate", "count"])
    comparator = random.choice(
        ["at_least", "more_than", "at_most", "less_than", "about", "between"]
    )
    baseline = random.choice([None, None, "0", "20", "60"])
    near = (baseline,) if baseline else ("0",)
    made: dict[str, Any] = {
        "kind": kind,
        "target": any_target(random, comparator, near),
        "every": random.choice(["month", "quarter", "half", "year"]),
        "aspirational": random.choice(["true", "false", "false"]),
    }
    if random.random() < 0.35:
        changes = [
            {
                "on": any_day(random).isoformat(),
                "target": any_target(random, comparator, near),
                "document": "会议纪要",
                "reason": "调整",
            }
        ]
        made["amended"] = changes
    if kind == "rate":
        return made
    made["trajectory"] = any_trajectory(random)
    return made if baseline is None else made | {"baseline": baseline}


def any_figures(random: Random, keys: dict[str, Any]) -> dict[date, str]:
    """Up to three figures, most of them near the target."""
    (target,) = (value for name, value in keys["target"].items() if name not in ("by", "within"))
    target = target[0] if isinstance(target, list) else target
    values = [
        target,
        str(int(target) - 1),
        f"{int(target) - 2}.5",
        f"{target}.01",
        "0",
        "12",
        "29.99",
        "77.7",
        "150",
    ]
    whole = ["0", "1", "12", "29", "60", "119", "150", target, str(int(target) + 1)]
    choices = whole if keys["kind"] == "count" else values
    return {any_day(random, days=420): random.choice(choices) for _ in range(random.randint(0, 3))}


def judged(
    keys: dict[str, Any], figures: dict[date, str], day: date, *, by_phase: bool
) -> IndicatorState:
    """What the program says; each figure stands in the report of its month."""
    months: dict[str, list[dict[str, Any]]] = {}
    for as_of, value in figures.items():
        said = reading(value, as_of.isoformat())
        months.setdefault(as_of.isoformat()[:7], []).append(said)
    made: Project = project(
        indicators={"it": indicator(**keys)},
        reports={("jxkc", month): report(*said) for month, said in months.items()},
        settings={"pace_base": "implementation" if by_phase else "year"},
    )
    return state_on(day.isoformat(), made).indicator("it")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_and_the_page_agree(seed: int) -> None:
    random, seen = Random(seed), Counter[str]()  # noqa: S311
    for _ in range(PLANS):
        keys, by_phase = any_indicator(random), random.random() < 0.3
        figures, day = any_figures(random, keys), any_day(random, days=600)
        said = Said.of(keys, PHASE if by_phase else PLAN)
        right = answer(said, {as_of: Fraction(one) for as_of, one in figures.items()}, day)
        state = judged(keys, figures, day, by_phase=by_phase)
        found = Answer(state.verdict.light, state.verdict.rule, *state.progress)
        assert found == right, (keys, figures, day, by_phase)
        assert tells_the_same(state), (keys, figures, day, by_phase)
        seen[right.rule] += 1
    assert set(seen) == set("bcdefghi")


def tells_the_same(state: IndicatorState) -> bool:
    """Return whether the printed figures lie where the exact ones do, and zero has no sign."""
    pairs = [(state.progress.gap, state.printed.gap), (state.progress.gap, state.numbers.gap)]
    return all(
        exact is None
        or (printed is not None and (printed > 0) - (printed < 0) == (exact > 0) - (exact < 0))
        for exact, printed in pairs
    ) and not any(
        one is not None and f"{one:f}".strip("-0.") == "" and one.is_signed()
        for one in state.printed
    )
