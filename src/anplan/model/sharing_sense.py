"""Whether a figure of another plan is what an indicator here asks for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import MONTHS
from anplan.base.quantity import Quantity
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.model.sharing import Fault, SharedFigure
from anplan.model.targets import Target


class Misfit(NamedTuple):
    """What does not go together: the key of this plan's indicator, why, and how to mend it."""

    key: str
    message: Message
    hint: Message


def usable(project: Project, name: str) -> SharedFigure | None:
    """Return from where an indicator takes its figure; None where it takes none, or it is no such figure."""
    figure = project.shared.get(name)
    if figure is None or figure.record is None:
        return None
    return None if any(misfits(project, name)) else figure


def fault_of(project: Project, name: str) -> Fault | None:
    """Return what breaks the chain of plans behind an indicator's figure; None where nothing does."""
    figure = project.shared.get(name)
    return None if figure is None else figure.origin.fault


def why_nothing(project: Project, name: str) -> Message | None:
    """Return why no figure comes from another plan; None where one may come, or none is to."""
    fault = fault_of(project, name)
    if fault is not None:
        return fault.message
    figure = project.shared.get(name)
    while figure is not None and figure.project is not None:
        misfit = next(misfits(project, name), None)
        if misfit is not None:
            return misfit.message
        project, name = figure.project, figure.indicator
        figure = figure.further
    return None


def misfits(project: Project, name: str) -> Iterator[Misfit]:
    """Yield why a figure of another plan is none that an indicator's own target could be held against."""
    figure = project.shared.get(name)
    theirs = figure.record if figure is not None else None
    if figure is None or figure.project is None or theirs is None:
        return
    own = project.indicators[name]
    if figure.project.plan.sample and not project.plan.sample:
        yield Misfit(
            "shared_from",
            say("{workspace} is a sample: its figures are fictional", workspace=figure.way),
            say("Name the workspace of a plan"),
        )
    if theirs.is_in_words:
        yield Misfit(
            "shared_from",
            say("{title} has no figure there: its target is in words", title=theirs.label),
            say("Leave shared_from out, and say in reported_by who reports it"),
        )
        return
    if own.kind != theirs.kind:
        yield Misfit(
            "kind",
            say(
                "{title} is of kind {other} there, here {own}",
                **_both(theirs, theirs.kind, own.kind),
            ),
            say("Write kind: {kind}; a figure is of one kind everywhere", kind=theirs.kind),
        )
    if not _converts(theirs.measure, own.measure):
        yield Misfit(
            "measure",
            say(
                "{title} is counted in {other} there, in {own} here, and the two do not convert",
                **_both(theirs, theirs.measure, own.measure),
            ),
            say("Write measure: {measure}, and the target in it", measure=theirs.measure),
        )
    yield from _of_target(own, theirs)


def _of_target(own: Indicator, theirs: Indicator) -> Iterator[Misfit]:
    """Yield where one of the two is a place, or what is to be compared is not reported."""
    if (own.target.rank is None) != (theirs.target.rank is None):
        yield Misfit(
            "target",
            say(
                "{title} is a place in one of the two plans and a figure in the other",
                title=own.label,
            ),
            say("Name the indicator there that means the same, or let a unit report it here"),
        )
    elif own.target.against is not None and theirs.target.against is None:
        yield Misfit(
            "target",
            say(
                "{title} is not reported beside {other} there, so nothing is compared",
                title=theirs.label,
                other=own.target.against,
            ),
            say("Let the other plan have against, too, or leave it out here"),
        )


def _both(theirs: Indicator, other: str, own: str) -> dict[str, str]:
    return {"title": theirs.label, "other": other, "own": own}


def _converts(measure: str, own: str) -> bool:
    try:
        Quantity(Decimal(1), measure).to(own)
    except ValueError:
        return False
    return True


def counted_otherwise(project: Project, name: str) -> Iterator[Misfit]:
    """Yield where a figure is taken that may mean something else there: since when, how often, against what."""
    figure = usable(project, name)
    if figure is None or figure.project is None or figure.record is None:
        return
    own, theirs = project.indicators[name], figure.record
    year = _counted_since_otherwise(project, figure.project, own, theirs)
    if year is not None:
        yield year
    if MONTHS[theirs.every] > MONTHS[own.every]:
        yield Misfit(
            "every",
            say(
                "{title} has every: {other} there, every: {own} here",
                **_both(theirs, theirs.every, own.every),
            ),
            say("Write every: {cycle}", cycle=theirs.every),
        )
    if _is_other(own.target, theirs.target):
        yield Misfit(
            "target",
            say(
                "{title} is compared with {other} there, with {own} here",
                **_both(theirs, theirs.target.against or "", own.target.against or ""),
            ),
            say("Write against as it stands there, if the two are the same"),
        )


def _is_other(own: Target, theirs: Target) -> bool:
    return own.against is not None and own.against != theirs.against


def _counted_since_otherwise(
    here: Project, there: Project, own: Indicator, theirs: Indicator
) -> Misfit | None:
    """Return the first year in which what only grows is counted since another one in the two plans."""
    if not own.accumulates or own.baseline is not None:
        return None
    first = max(here.plan.start.year, there.plan.start.year)
    for year in range(first, min(here.plan.end.year, there.plan.end.year) + 1):
        since = _since(here, own, year), _since(there, theirs, year)
        if since[0] != since[1]:
            return Misfit(
                "shared_from",
                say(
                    "{title} counts since {other} there, since {own} here",
                    **_both(theirs, str(since[1]), str(since[0])),
                ),
                say(
                    "Write yearly where it begins anew each January; else baseline, what it was there "
                    "as this plan began"
                ),
            )
    return None


def _since(project: Project, indicator: Indicator, year: int) -> int:
    return year if indicator.yearly is not None else project.plan.start.year
