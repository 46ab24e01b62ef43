"""Family D: figures of other plans that are older than what is asked for a month."""

from collections.abc import Iterator
from datetime import timedelta

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.sharing import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import MonthFigures
from anplan.model.paths import indicator_path
from anplan.model.sharing_sense import why_nothing
from anplan.state.lights.light import stale_after
from anplan.state.registers.figures import figures_taken


def _too_old(month: MonthFigures) -> Iterator[Finding]:
    """Find figures of which the other plan has none of late, and does not say why."""
    project, day = month.project, month.day
    for name, figure in project.shared.items():
        if why_nothing(project, name) is not None:
            continue
        indicator, series = project.indicators[name], figures_taken(project, name, day)
        newest = series.points[-1].as_of if series.points else None
        since = newest or project.plan.start - timedelta(days=1)
        if series.absence is not None or day <= stale_after(since, indicator.every):
            continue
        yield Finding(
            Spot(indicator_path(name), ("shared_from",)),
            _message(indicator.label, figure.origin.way, newest),
            say(
                "Ask for it there: {units}",
                units=tuple(map(project.label, project.reporters_of(name, day))),
            ),
        )


def _message(title: str, way: str, newest: object) -> Message:
    if newest is None:
        return say("{workspace} has no figure of {title} yet", workspace=way, title=title)
    return say(
        "The newest figure of {title} in {workspace} is of {day}",
        title=title,
        workspace=way,
        day=newest,
    )


RULES = (
    Rule(
        "D104",
        "warning",
        mark("A figure of another plan that is out of date"),
        mark("Nobody here is asked for it, so nobody here would miss it."),
        *EXAMPLES["D104"],
        subject=MonthFigures,
        find=_too_old,
    ),
)
