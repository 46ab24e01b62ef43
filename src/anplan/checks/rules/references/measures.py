"""Family R, measures: what reports name of a scheme must be there, and have a day to be held to."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.period import periods_between
from anplan.base.problem import Spot
from anplan.checks.examples.workspace import JUNE, MATCHING, changed, june
from anplan.checks.index import Mention
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import closest, cure, few
from anplan.checks.subjects import Facts
from anplan.model.paths import SCHEME, measure_ref, report_path, scheme_path
from anplan.model.project import Project
from anplan.model.units import Measure


def unknown_measure(facts: Facts) -> Iterator[Finding]:
    """Find words about measures that the unit's own scheme does not have."""
    for mention in facts.index.unknown_measures:
        if mention.key != "milestones":
            yield _unknown(facts.project, mention)


def _unknown(project: Project, mention: Mention) -> Finding:
    if mention.period is None:
        message = say("A measure serves a task or an action, not another measure")
        return Finding(mention.spot, message, say("Write the task or the action: 2.4"))
    message = _no_measure(project, mention.unit, mention.ref)
    return Finding(mention.spot, message, _own(project, mention.unit, mention.ref))


def not_closable(facts: Facts) -> Iterator[Finding]:
    """Find measures that are told as done and are not there, or are not done on one day."""
    project = facts.project
    for mention in facts.index.unknown_measures:
        if mention.key == "milestones":
            yield _unknown(project, mention)
    for (unit, period), report in project.reports.items():
        for place, milestone in enumerate(report.milestones):
            measure = project.measure(unit, milestone.ref)
            if measure is not None and not measure.is_closed_by_a_day:
                spot = Spot(report_path(unit, period), ("milestones", place, "ref"))
                yield Finding(spot, *_not_on_one_day(project, milestone.ref, measure))


def _not_on_one_day(project: Project, ref: str, measure: Measure) -> tuple[Message, Message]:
    if measure.every is not None:
        return (
            say("{ref} is done again and again, not on one day", ref=ref),
            say("Write what was done under progress, with the same ref"),
        )
    indicator = project.indicators.get(measure.indicator or "")
    if indicator is not None and indicator.counted_from is not None:
        how = say(
            "Report the items of {register} under items", register=indicator.counted_from.register
        )
    elif indicator is not None and indicator.shared_from is not None:
        how = say(
            "Report the figure to the plan that collects it, {workspace}",
            workspace=indicator.shared_from.workspace,
        )
    else:
        how = say("Report the figure of {indicator} under readings", indicator=measure.indicator)
    return say("{ref} is judged by the unit's own figure, not by a day", ref=ref), how


def _no_measure(project: Project, unit: str, ref: str) -> Message:
    name = project.label(unit)
    if not ref.startswith(f"{SCHEME}/"):
        return say("{ref} is not how a unit names a measure of its own scheme", ref=ref)
    if unit not in project.schemes:
        return say("{unit} has no scheme, so there is no measure {ref}", unit=name, ref=ref)
    return say("The scheme of {unit} has no measure {ref}", unit=name, ref=ref)


def _own(project: Project, unit: str, ref: str) -> Message:
    """Tell the measures that a unit's scheme has, the nearest first."""
    scheme = project.schemes.get(unit)
    if scheme is None:
        return say("Write the scheme: anplan record measure --unit {unit}", unit=unit)
    refs = tuple(measure_ref(measure.id) for measure in scheme.measures if measure.id)
    if not refs:
        return say("Give the measures of {file} ids", file=scheme_path(unit))
    own = ref.removeprefix(f"{unit}/")
    close = own if own in refs else closest(own, refs)
    rest = say("Its measures are {refs}; no other unit's can be named", refs=few(refs))
    return cure(close, rest)


def out_of_time(facts: Facts) -> Iterator[Finding]:
    """Find measures that come after the milestone they serve, or have no cycle to be judged by."""
    project = facts.project
    for unit, scheme in project.schemes.items():
        for place, measure in enumerate(scheme.measures):
            found = _out_of_time(project, measure) if measure.by and measure.id else None
            if found is not None:
                yield Finding(Spot(scheme_path(unit), ("measures", place, "by")), *found)


def _out_of_time(project: Project, measure: Measure) -> tuple[Message, Message] | None:
    action, phase, by = project.action(measure.ref), project.plan.implementation, measure.by
    assert by is not None
    if measure.every is not None:
        if any(cycle.end <= by for cycle in periods_between(measure.every, phase.start, by)):
            return None
        return (
            say("No cycle of it is over by {day}, so it is never judged", day=by),
            say("Write a later day, or leave every out where it is done once"),
        )
    if action is None or action.kind != "milestone":
        return None
    due = project.due_of(measure.ref)
    if by <= due:
        return None
    return (
        say(
            "{day} is after {due}, when the milestone it serves is due: {title}",
            day=by,
            due=due,
            title=action.title,
        ),
        say("Write a day up to {due}, or leave it and ask for an extension", due=due),
    )


_SCHEME = "units/kcj/scheme.yaml"
_MEASURES = """\
submitted: 2025-04-20
measures:
  - id: hall
    ref: 1.1/service-hall
    text: |-
      腾退办公楼一层
    by: {by}
  - id: visits
    ref: 1.2
    text: |-
      走访企业
    every: month
"""
_SCHEME_FILE = {_SCHEME: _MEASURES.format(by="2025-06-20")}
_HALL = {
    MATCHING: changed(
        MATCHING,
        "    quote: 建成科技服务大厅\n",
        "    due: 2025-08-31\n    quote: 建成科技服务大厅\n",
    )[MATCHING]
}
_WORDS = (
    "submitted: 2025-07-03\nprogress:\n  - ref: scheme/{name}\n    text: |-\n      走访企业8家。\n"
)

RULES = (
    Rule(
        "R126",
        "error",
        mark("A measure that the unit's scheme does not have"),
        mark(
            "What is filed under a measure that nobody knows is not seen where the measure is "
            "judged. Each unit names the measures of its own scheme alone."
        ),
        {**_SCHEME_FILE, JUNE: _WORDS.format(name="visit")},
        {**_SCHEME_FILE, JUNE: _WORDS.format(name="visits")},
        Facts,
        unknown_measure,
    ),
    Rule(
        "R127",
        "warning",
        mark("A measure that cannot be held to its day"),
        mark(
            "A measure later than the milestone it serves cannot help it, and one that recurs "
            "without a whole cycle is never judged."
        ),
        {**_HALL, _SCHEME: _MEASURES.format(by="2025-09-20")},
        {**_HALL, _SCHEME: _MEASURES.format(by="2025-06-20")},
        Facts,
        out_of_time,
    ),
    Rule(
        "R128",
        "error",
        mark("A measure told as done that is not there, or is not done on one day"),
        mark(
            "Only a measure of the unit's own scheme is closed by the day on which it was done. "
            "What recurs is told under progress, and a figure speaks for itself."
        ),
        {**_SCHEME_FILE, **june("milestones:\n  - ref: scheme/visits\n    done: 2025-06-20\n")},
        {**_SCHEME_FILE, **june("milestones:\n  - ref: scheme/hall\n    done: 2025-06-20\n")},
        Facts,
        not_closable,
    ),
)
