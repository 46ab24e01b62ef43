"""Family R, shares of a target: they make it up, and belong to units that report it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity, total
from anplan.checks.examples.workspace import CONTRACTS, changed
from anplan.checks.rule import Example, Finding, Rule
from anplan.checks.rules.wording import one_of
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import indicator_path
from anplan.model.project import Project
from anplan.model.targets import Target
from anplan.state.shares import shares_on


class SharedOut(NamedTuple):
    """A target with its shares, and where the shares stand or should stand."""

    indicator: Indicator
    target: Target
    shares: Mapping[str, Decimal]
    spot: Spot
    are_missing: bool = False


def _shared_out(project: Project) -> Iterator[SharedOut]:
    """Yield the targets that are shared out, and those that no longer are since they changed."""
    for name, indicator in project.indicators.items():
        file = indicator_path(name)
        if indicator.shares is not None:
            spot = Spot(file, ("shares",))
            yield SharedOut(indicator, indicator.target, indicator.shares, spot)
        was_shared = indicator.shares is not None
        for place, change in sorted(enumerate(indicator.amended), key=lambda pair: pair[1].on):
            if change.shares is not None:
                was_shared, spot = True, Spot(file, ("amended", place, "shares"))
                yield SharedOut(indicator, change.target, change.shares, spot)
            elif was_shared and not shares_on(indicator, change.on):
                was_shared, spot = False, Spot(file, ("amended", place, "target"))
                yield SharedOut(indicator, change.target, {}, spot, are_missing=True)


def not_the_target(facts: Facts) -> Iterator[Finding]:
    """Find shares that do not add up to the target that they are shares of."""
    for shared in _shared_out(facts.project):
        measure, goal = shared.indicator.measure, shared.target.value
        whole, missing = Quantity(goal, measure), goal - total(shared.shares.values())
        if shared.are_missing:
            yield Finding(
                shared.spot,
                say(
                    "The new target, {target}, has no shares; those of the old one end",
                    target=whole,
                ),
                say("Write shares below it: what each unit is to reach of it"),
            )
        elif missing:
            hint = say("{missing} is not shared out", missing=Quantity(missing, measure))
            if missing < 0:
                hint = say("{more} is too much", more=Quantity(-missing, measure))
            message = say(
                "The shares add up to {sum}, the target is {target}",
                sum=Quantity(goal - missing, measure),
                target=whole,
            )
            yield Finding(shared.spot, message, hint)


def not_reporting(facts: Facts) -> Iterator[Finding]:
    """Find shares of units that do not report the indicator."""
    project = facts.project
    for shared in _shared_out(project):
        reporting = shared.indicator.reported_by
        for unit in shared.shares:
            if unit not in reporting:
                spot = shared.spot._replace(path=(*shared.spot.path, unit), on_key=True)
                message = say("{unit} has a share and does not report it", unit=project.label(unit))
                yield Finding(spot, message, _who_then(project, unit, reporting))


def _who_then(project: Project, unit: str, reporting: tuple[str, ...]) -> Message:
    if unit not in project.units:
        return one_of(unit, reporting)
    return say(
        "Add {unit} to reported_by, or give the share to one of {units}",
        unit=unit,
        units=reporting,
    )


_BY = "reported_by: [kcj, yuehu]\n"


def _with(lines: str) -> Example:
    return changed(CONTRACTS, "reported_by: [kcj]\n", f"{_BY}shares: {lines}\n")


RULES = (
    Rule(
        "R125",
        "error",
        mark("Shares that are not the target"),
        mark(
            "Each unit could reach its share and the whole would miss its target, or the reverse."
        ),
        _with("{kcj: 80, yuehu: 30}"),
        _with("{kcj: 80, yuehu: 40}"),
        Facts,
        not_the_target,
    ),
    Rule(
        "R133",
        "error",
        mark("A share of a unit that does not report it"),
        mark("Nobody would ever know whether it was reached."),
        changed(
            CONTRACTS, "reported_by: [kcj]\n", "reported_by: [kcj]\nshares: {kcj: 80, yuehu: 40}\n"
        ),
        _with("{kcj: 80, yuehu: 40}"),
        Facts,
        not_reporting,
    ),
)
