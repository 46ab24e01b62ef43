"""Family R, figures of other plans: where they are taken from, and whether they are what is asked for."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.checks.closed import Closings
from anplan.checks.examples.sharing import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.paths import indicator_path, unit_path
from anplan.model.project import Project
from anplan.model.sharing import Fault
from anplan.model.sharing_sense import counted_otherwise, fault_of, misfits
from anplan.state.taken import unread_behind

_KEYS = {"workspace": ("workspace",), "indicator": ("indicator",), "circle": ()}


def _source(name: str, *keys: str) -> Spot:
    return Spot(indicator_path(name), ("shared_from", *keys))


def _faults(project: Project, sort: str) -> Iterator[Finding]:
    """Yield the figures whose chain of plans is broken in one way."""
    for name in project.shared:
        fault = fault_of(project, name)
        if fault is not None and fault.sort == sort:
            yield Finding(_source(name, *_keys(project, name, fault)), fault.message, fault.hint)


def _keys(project: Project, name: str, fault: Fault) -> tuple[str, ...]:
    """Return the keys below shared_from that are at fault; none where it is another plan's."""
    return _KEYS[fault.sort] if project.shared[name].fault is not None else ()


def no_workspace(facts: Facts) -> Iterator[Finding]:
    """Find figures of workspaces that are not there, may not be read, or cannot be."""
    return _faults(facts.project, "workspace")


def no_such_indicator(facts: Facts) -> Iterator[Finding]:
    """Find figures of indicators that the other plan does not have."""
    return _faults(facts.project, "indicator")


def in_a_circle(facts: Facts) -> Iterator[Finding]:
    """Find figures that nobody collects, because each plan takes them from another."""
    return _faults(facts.project, "circle")


def another_figure(facts: Facts) -> Iterator[Finding]:
    """Find figures of another plan that cannot be held against this one's target."""
    for name in facts.project.shared:
        for misfit in misfits(facts.project, name):
            spot = Spot(indicator_path(name), (misfit.key,))
            yield Finding(spot, misfit.message, misfit.hint)


def means_something_else(facts: Facts) -> Iterator[Finding]:
    """Find figures that may mean something else in the other plan: since when, how often, against what."""
    for name in facts.project.shared:
        for misfit in counted_otherwise(facts.project, name):
            spot = Spot(indicator_path(name), (misfit.key,))
            yield Finding(spot, misfit.message, misfit.hint)


def reported_though_shared(facts: Facts) -> Iterator[Finding]:
    """Find readings of figures that another plan collects; in a closed month they may only be told."""
    project, closings = facts.project, Closings.of(facts.project)
    for name, indicator in project.indicators.items():
        source = indicator.shared_from
        if source is None:
            continue
        for unit, period, reading, spot in facts.index.readings.get(name, ()):
            report = project.reports[unit, period]
            is_closed = closings.of_entry(unit, period, report, reading) is not None
            yield Finding(
                Spot(spot.file, (*spot.path[:2], "indicator")),
                say(
                    "{title} is collected by another plan, {workspace}",
                    title=indicator.label,
                    workspace=source.workspace,
                ),
                say("Leave it, a brief was issued with it; the figures of the other plan count")
                if is_closed
                else say("Leave the figure out; it is reported there, and read from there"),
                "note" if is_closed else None,
            )


def known_twice(facts: Facts) -> Iterator[Finding]:
    """Find ids of other plans by which two units are known, or one that has its own id."""
    project = facts.project
    for name, unit in project.units.items():
        for place, other in enumerate(unit.same_as):
            first = next(one for one, each in project.units.items() if other in each.same_as)
            spot = Spot(unit_path(name), ("same_as", place))
            if other in project.units:
                yield Finding(
                    spot,
                    say(
                        "{word} is the id of {unit} in this plan",
                        word=other,
                        unit=project.label(other),
                    ),
                    say("Units of one id and name are the same in all plans; leave it out"),
                )
            elif first != name:
                yield Finding(
                    spot,
                    say("{word} is {unit} already", word=other, unit=project.label(first)),
                    say("Leave it to the unit that it is"),
                )


def unread_there(facts: Facts) -> Iterator[Finding]:
    """Find files of other plans behind a figure that cannot be read."""
    for name, figure in facts.project.shared.items():
        for file in unread_behind(figure):
            yield Finding(
                _source(name),
                say("{file} cannot be read; a figure may be missing", file=file),
                say("Mend it there: run anplan check in {workspace}", workspace=figure.way),
            )


RULES = (
    Rule(
        "R158",
        "error",
        mark("A figure of a workspace that cannot be read"),
        mark(
            "Nobody is asked for the figure here; where it cannot be read from the other plan, it is "
            "nowhere. Only workspaces of the same repository, or of one beside it, are read."
        ),
        *EXAMPLES["R158"],
        Facts,
        no_workspace,
    ),
    Rule(
        "R159",
        "error",
        mark("A figure that the other plan does not have"),
        mark("Nothing could be read, and the indicator would never have a figure."),
        *EXAMPLES["R159"],
        Facts,
        no_such_indicator,
    ),
    Rule(
        "R160",
        "error",
        mark("A figure that goes in a circle"),
        mark("Each plan waits for another one, and nobody is asked for the figure."),
        *EXAMPLES["R160"],
        Facts,
        in_a_circle,
    ),
    Rule(
        "R161",
        "error",
        mark("A figure of another kind"),
        mark(
            "A growth is no amount, a place is no figure, and people are not counted in 万元: held "
            "against the target here, such a figure would be judged wrong. Money alone is converted."
        ),
        *EXAMPLES["R161"],
        Facts,
        another_figure,
    ),
    Rule(
        "R162",
        "warning",
        mark("A figure that may mean something else there"),
        mark(
            "The number is right and yet another one: counted since another year, out less often, or "
            "compared with somebody else."
        ),
        *EXAMPLES["R162"],
        Facts,
        means_something_else,
    ),
    Rule(
        "R163",
        "error",
        mark("A reading of a figure that another plan collects"),
        mark(
            "The figure is typed once, where it is collected. One that is typed here, too, would be a "
            "second truth, and is not taken."
        ),
        *EXAMPLES["R163"],
        Facts,
        reported_though_shared,
    ),
    Rule(
        "R164",
        "error",
        mark("A unit that is two"),
        mark("Whose a figure of another plan is could not be told."),
        *EXAMPLES["R164"],
        Facts,
        known_twice,
    ),
    Rule(
        "R165",
        "warning",
        mark("A file of another plan that cannot be read"),
        mark(
            "What stands in it is in no figure here, and nobody would see that something is missing."
        ),
        *EXAMPLES["R165"],
        Facts,
        unread_there,
    ),
)
