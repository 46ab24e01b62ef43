"""Family R, targets: what is reported goes with them, their years and parts with the plan."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.workspace import BASE, CONTRACTS, JUNE, changed
from anplan.checks.rule import Example, Finding, Rule
from anplan.checks.rules.wording import one_of
from anplan.checks.subjects import Facts
from anplan.model.paths import indicator_path
from anplan.model.reports import Reading


def _readings(facts: Facts) -> Iterator[tuple[str, Reading, Spot]]:
    """Yield the readings of indicators that the plan has, with the place of each."""
    for name in facts.project.indicators:
        for _, _, reading, spot in facts.index.readings.get(name, ()):
            yield name, reading, Spot(spot.file, spot.path[:2])


def half_compared(facts: Facts) -> Iterator[Finding]:
    """Find figures without what they are held against, and such a figure where nothing is."""
    for name, reading, spot in _readings(facts):
        indicator = facts.project.indicators[name]
        against = indicator.target.against
        if against is not None and reading.value is not None and reading.compared is None:
            yield Finding(
                Spot(spot.file, (*spot.path, "value")),
                say(
                    "{title} is held against {other}: that figure is missing",
                    title=indicator.label,
                    other=against,
                ),
                say(
                    "Add compared: with the figure of {other} for the same day, or write "
                    "unavailable: and why",
                    other=against,
                ),
            )
        if against is None and reading.compared is not None:
            yield Finding(
                Spot(spot.file, (*spot.path, "compared")),
                say("{title} is held against no other figure", title=indicator.label),
                say("Leave compared out; the target of the indicator says nothing of against"),
            )


def figure_for_words(facts: Facts) -> Iterator[Finding]:
    """Find figures of indicators whose target has none."""
    for name, _, spot in _readings(facts):
        indicator = facts.project.indicators[name]
        if indicator.is_in_words:
            yield Finding(
                spot,
                say(
                    "{title} has no figure in its target: nothing is read from this one",
                    title=indicator.label,
                ),
                say(
                    "Write what was reached below progress, at one of its tasks; the coordinator "
                    "settles it with anplan decide close {ref}",
                    ref=name,
                ),
            )


def no_place(facts: Facts) -> Iterator[Finding]:
    """Find figures of a place that are none: a place is a whole number from 1 on."""
    for name, reading, spot in _readings(facts):
        indicator = facts.project.indicators[name]
        value = reading.value.value if reading.value else None
        if indicator.target.rank is None or value is None:
            continue
        if value < 1 or value != value.to_integral_value():
            yield Finding(
                Spot(spot.file, (*spot.path, "value")),
                say("{title} is a place; {value} is none", title=indicator.label, value=value),
                say("Write the place as a whole number, 1 for the first"),
            )


def senseless(facts: Facts) -> Iterator[Finding]:
    """Find targets that nothing misses, or that nothing can be: a band as wide as its figure."""
    project = facts.project
    for name, indicator in project.indicators.items():
        spot = Spot(indicator_path(name), ("target",))
        for target in indicator.targets:
            if (
                target.about is not None
                and target.within is not None
                and target.within >= abs(target.about) > 0
            ):
                yield Finding(
                    spot,
                    say(
                        "{title} is met by nothing, too: the band is as wide as its figure",
                        title=indicator.label,
                    ),
                    say("Correct within: how far from the figure still meets the target"),
                )
        for year, figure in (indicator.yearly or {}).items():
            if figure < 0:
                yield Finding(
                    Spot(indicator_path(name), ("yearly", str(year))),
                    say(
                        "{title} only grows; its target is less than zero: {figure}",
                        title=indicator.label,
                        figure=figure,
                    ),
                    say("Write what is to be reached in the year"),
                )


def years_astray(facts: Facts) -> Iterator[Finding]:
    """Find targets of years that are not the plan's, and years of the plan without a target."""
    plan = facts.project.plan
    years = range(plan.start.year, plan.end.year + 1)
    for name, indicator in facts.project.indicators.items():
        yearly = indicator.yearly
        if yearly is None:
            continue
        for year in yearly:
            if year not in years:
                yield Finding(
                    Spot(indicator_path(name), ("yearly", str(year)), on_key=True),
                    say(
                        "{year} is no year of the plan, which runs from {start} to {end}",
                        year=str(year),
                        start=plan.start,
                        end=plan.end,
                    ),
                    say("Correct the year, or take the line out"),
                )
        missing = tuple(str(year) for year in years if year not in yearly)
        if missing and not indicator.target.is_given:
            yield Finding(
                Spot(indicator_path(name), ("yearly",), on_key=True),
                say("{title} has no target for {years}", title=indicator.label, years=missing),
                say("Add these years, or write target: with the figure of every other year"),
            )


def way_of_a_rate(facts: Facts) -> Iterator[Finding]:
    """Find rates that go from year to year in a plan of one year."""
    plan = facts.project.plan
    for name, indicator in facts.project.indicators.items():
        is_way = indicator.kind == "rate" and indicator.trajectory is not None
        by = indicator.target.by or plan.end
        if is_way and plan.start.year == max(by, plan.end).year:
            yield Finding(
                Spot(indicator_path(name), ("trajectory",)),
                say(
                    "A rate has no trajectory within one year: it is compared with its full target"
                ),
                say("Leave trajectory out"),
            )


def astray_part(facts: Facts) -> Iterator[Finding]:
    """Find parts of indicators that are not there, of themselves, or counted in something else."""
    project = facts.project
    for name, indicator in project.indicators.items():
        whole = indicator.part_of
        if whole is None:
            continue
        spot = Spot(indicator_path(name), ("part_of",))
        if whole not in project.indicators:
            if indicator_path(whole) not in project.broken:
                yield Finding(
                    spot,
                    say("There is no indicator {word}", word=whole),
                    one_of(whole, tuple(other for other in project.indicators if other != name)),
                )
        elif name in project.wholes_of(name):
            yield Finding(
                spot,
                say("{title} is a part of itself", title=indicator.label),
                say("Name the indicator of which it is a part, or leave part_of out"),
            )
        elif indicator.measure != project.indicators[whole].measure:
            yield Finding(
                spot,
                say(
                    "{title} is counted in {measure}, the whole in {other}",
                    title=indicator.label,
                    measure=indicator.measure or say("nothing"),
                    other=project.indicators[whole].measure or say("nothing"),
                ),
                say("A part has the measure of its whole; correct it, or leave part_of out"),
            )


GROWTH = "plan/indicators/growth.yaml"
_BIG = """\
title: 新认定大型科技型企业
measure: 家
kind: count
target:
  at_least: 10
trajectory: linear
part_of: firms
reported_by: [kcj]
assumed: [title, kind, target, trajectory, part_of, reported_by]
"""
PART: Example = {"plan/indicators/big.yaml": _BIG}
_AGAINST = changed(GROWTH, "at_least: 7\n", "at_least: 7\n  against: 全市平均水平\n")
_RANK: Example = {
    GROWTH: BASE[GROWTH]
    .replace("kind: rate", "kind: stock")
    .replace("at_least: 7\n", "rank: 7\n")
    .replace("assumed: [kind", "assumed: [kind, target")
}
_WORDS = changed(GROWTH, "at_least: 7\n", "words: 增长7%以上\n")


def _about(within: str) -> Example:
    return changed(GROWTH, "at_least: 7\n", f"about: 7\n  within: {within}\n")


def _yearly(text: str) -> Example:
    return changed(CONTRACTS, "target:\n  at_least: 120\n", f"yearly: {text}\n")


RULES = (
    Rule(
        "R151",
        "error",
        mark("Half of a comparison"),
        mark(
            "A target against another figure is judged by the difference of both; one of them alone "
            "says nothing, and a figure that nothing is held against is read by nobody."
        ),
        _AGAINST,
        {**_AGAINST, **changed(JUNE, "value: 6.8\n", "value: 6.8\n    compared: 6.1\n")},
        Facts,
        half_compared,
    ),
    Rule(
        "R152",
        "error",
        mark("A figure for a target in words"),
        mark("There is nothing it could be held against: it would be typed for nobody."),
        _WORDS,
        {
            **_WORDS,
            **changed(JUNE, "  - indicator: growth\n    value: 6.8\n    as_of: 2025-06-30\n", ""),
        },
        Facts,
        figure_for_words,
    ),
    Rule(
        "R153",
        "warning",
        mark("Years of a target that do not fit the plan"),
        mark("A year that is no year of the plan is never judged, one without a target neither."),
        _yearly("{2024: 100, 2025: 120}"),
        _yearly("{2025: 120}"),
        Facts,
        years_astray,
    ),
    Rule(
        "R154",
        "error",
        mark("A rate's way within one year"),
        mark("What a rate has reached in a month is no part of what it has to be in the year."),
        changed(GROWTH, "kind: rate\n", "kind: rate\ntrajectory: linear\nbaseline: 5\n"),
        changed(GROWTH, "", ""),
        Facts,
        way_of_a_rate,
    ),
    Rule(
        "R155",
        "error",
        mark("A part of something else"),
        mark("Whether a part is more than its whole can only be seen where both are there."),
        {"plan/indicators/big.yaml": _BIG.replace("part_of: firms", "part_of: firm")},
        PART,
        Facts,
        astray_part,
    ),
    Rule(
        "R156",
        "error",
        mark("A place that is none"),
        mark(
            "Between two places there is none, and before the first one neither: a slip would be green."
        ),
        {**_RANK, **changed(JUNE, "value: 6.8\n", "value: 6.5\n")},
        {**_RANK, **changed(JUNE, "value: 6.8\n", "value: 6\n")},
        Facts,
        no_place,
    ),
    Rule(
        "R157",
        "warning",
        mark("A target that nothing misses"),
        mark("It is green from the first day on, whatever is reported."),
        _about("7"),
        _about("0.5"),
        Facts,
        senseless,
    ),
)
