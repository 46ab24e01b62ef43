"""Arbitrary plans for hypothesis: small, but with everything that judgement looks at."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.figures import Progress, measure
from tests.builders import MONTHLY, indicator, project, reading, report

UNITS = ("a", "b", "c")
PERIODS = ("2025-04", "2025-05", "2025-06", "2025-07", "2025-Q2", "2025-H1")
REFS = ("it", "other", "2.1", "2.1/visits", "2.1/opening", "2.1/grids", "2.1/publicity")
COMPARATORS = ("at_least", "more_than", "at_most", "less_than")


def days(first: str = "2025-01-01", last: str = "2026-03-31") -> st.SearchStrategy[date]:
    """Days around the plan's year."""
    return st.dates(date.fromisoformat(first), date.fromisoformat(last))


def iso_days() -> st.SearchStrategy[str]:
    """The same as they are typed."""
    return days().map(date.isoformat)


def month_ends() -> st.SearchStrategy[str]:
    """Days that figures are mostly of."""
    return st.sampled_from(["2025-05-31", "2025-06-30", "2025-07-31", "2025-12-31"])


def asked() -> st.SearchStrategy[date]:
    """Days to ask for: while the work is on, and when the year is over."""
    return days("2025-06-25", "2025-10-15") | days("2025-12-20", "2026-03-31")


def amounts(least: int = 0, most: int = 200) -> st.SearchStrategy[str]:
    """Figures with up to two decimals, as they are typed."""
    return st.decimals(least, most, places=2).map(lambda value: f"{value:f}")


@st.composite
def trajectories(draw: st.DrawFn) -> str | dict[str, dict[str, str]]:
    """A way to the target that never turns back."""
    shape = draw(st.sampled_from(["linear", "end", "curve", "steps"]))
    if shape in ("linear", "end"):
        return shape
    on = sorted(draw(st.sets(days("2025-01-02", "2025-12-30"), min_size=1, max_size=4)))
    values = sorted(draw(st.lists(st.integers(0, 120), min_size=len(on), max_size=len(on))))
    return {shape: {day.isoformat(): str(value) for day, value in zip(on, values, strict=True)}}


@st.composite
def indicators(draw: st.DrawFn, comparators: tuple[str, ...] = COMPARATORS) -> dict[str, Any]:
    """The keys of an indicator."""
    kind = draw(st.sampled_from(["flow", "stock", "rate", "count"]))
    made: dict[str, Any] = {
        "kind": kind,
        "target": {draw(st.sampled_from(comparators)): draw(amounts(1, 150))},
        "aspirational": draw(st.sampled_from(["true", "false"])),
        "every": draw(st.sampled_from(["month", "quarter", "half", "year"])),
    }
    if kind == "rate":
        return made
    return made | {
        "trajectory": draw(trajectories()),
        "baseline": draw(st.sampled_from(["0", "0", "1", "60"])),
        "reported_by": draw(st.sampled_from([["a"], ["b"], ["a", "b"]])),
    }


def readings() -> st.SearchStrategy[dict[str, str]]:
    """Readings of the plan's two indicators, with a value or without."""
    name = st.sampled_from(["it", "other"])
    value = st.fixed_dictionaries({"indicator": name, "value": amounts(), "as_of": month_ends()})
    absent = st.fixed_dictionaries({"indicator": name, "unavailable": st.just("尚未发布")})
    return st.one_of(value, value, value, absent)


def entries() -> st.SearchStrategy[dict[str, str]]:
    """Words about something of the plan."""
    return st.fixed_dictionaries({"ref": st.sampled_from(REFS), "text": st.just("有进展")})


@st.composite
def reports(draw: st.DrawFn, as_of: str | None = None) -> Report:
    """A unit's report with a little of everything, and both figures of a day if it is given."""
    said = draw(
        st.fixed_dictionaries(
            {
                "submitted": st.none() | iso_days(),
                "progress": st.lists(entries(), max_size=2),
                "next": st.lists(entries(), max_size=1),
                "at_risk": st.lists(entries(), max_size=1),
                "problems": st.lists(
                    st.fixed_dictionaries(
                        {"ref": st.sampled_from(REFS), "title": st.sampled_from("甲乙")},
                        optional={"solved": iso_days()},
                    ),
                    max_size=1,
                ),
                "milestones": st.lists(
                    st.fixed_dictionaries({"ref": st.just("2.1/opening"), "done": iso_days()}),
                    max_size=1,
                ),
            }
        )
    )
    told = draw(st.lists(readings(), max_size=2))
    if as_of:
        told += [reading(draw(amounts()), as_of, name) for name in ("it", "other")]
    empty = not told and not any(value for key, value in said.items() if key != "submitted")
    return report(*told, **said, nothing="本月无新进展" if empty else None)


@st.composite
def decisions(draw: st.DrawFn) -> dict[str, str]:
    """Something the coordinator settled."""
    kind = draw(st.sampled_from(["close", "reopen", "extend", "exempt"]))
    said = {
        "on": draw(iso_days()),
        "kind": kind,
        "ref": draw(st.sampled_from(REFS)),
        "by": "试验办主任",
        "reason": "会议定",
    }
    return said | ({"until": draw(iso_days())} if kind in ("extend", "exempt") else {})


@st.composite
def ledgers(draw: st.DrawFn) -> dict[tuple[str, str], Report]:
    """Reports of two units with figures of June, and perhaps some others."""
    usual = {(unit, "2025-06"): reports("2025-06-30") for unit in "ab"}
    keys = st.tuples(st.sampled_from(UNITS), st.sampled_from(PERIODS))
    return draw(st.dictionaries(keys, reports(), max_size=2)) | draw(st.fixed_dictionaries(usual))


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A plan of two indicators, one task with every kind of action, three units, reports."""
    actions: list[dict[str, Any]] = [
        {"id": "publicity", "title": "宣传", "kind": "continuous"},
        {"id": "effect", "title": "成效", "kind": "outcome"},
        {"id": "opening", "title": "启用", "kind": "milestone", "due": draw(iso_days())},
        {
            "id": "visits",
            "title": "走访",
            "kind": "recurring",
            "every": draw(st.sampled_from(["month", "quarter"])),
            "by": draw(st.sampled_from(["any", "each"])),
        },
        {"id": "grids", "title": "网格", "kind": "deliverable", "indicators": ["other"]},
    ]
    chosen = draw(st.lists(st.sampled_from(actions), unique_by=lambda action: action["id"]))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    return project(
        indicators={
            "it": indicator(**draw(indicators()), tasks=["2.1"]),
            "other": indicator(**draw(indicators())),
        },
        tasks={"2.1": {"title": "任务", "units": units, "actions": chosen}},
        units=UNITS,
        reports=draw(ledgers()),
        decisions=draw(st.lists(decisions(), max_size=2)),
        obligations=[MONTHLY] if draw(st.booleans()) else [],
        settings={"pace_base": draw(st.sampled_from(["year", "implementation"]))},
    )


def fractions() -> st.SearchStrategy[Fraction]:
    """Exact values with denominators as they come from months and targets."""
    return st.fractions(-300, 300, max_denominator=400)


def near(*bounds: int | Fraction) -> st.SearchStrategy[Fraction]:
    """Exact values, most of them close to a bound."""
    little = st.fractions(Fraction(-1, 10), Fraction(1, 10), max_denominator=4000)
    close = st.tuples(st.sampled_from(bounds), little).map(lambda pair: pair[0] + pair[1])
    return st.one_of(close, close, st.sampled_from(bounds).map(Fraction), fractions())


@st.composite
def measured(draw: st.DrawFn) -> tuple[Progress, bool]:
    """Exact figures of progress, and whether the gap's sign is turned."""
    pace = draw(near(0, 100))
    completion = draw(near(0, 100, pace, pace - 10, pace + 10))
    baseline, target, upward = draw(fractions()), draw(fractions()), draw(st.booleans())
    assume(baseline != target)
    value, expected = (baseline + share * (target - baseline) / 100 for share in (completion, pace))
    progress = measure(value, expected, baseline, target, upward=upward)
    return progress, (target > baseline) != upward


def later(first: date, days_after: int) -> date:
    """Move a day."""
    return first + timedelta(days=days_after)
