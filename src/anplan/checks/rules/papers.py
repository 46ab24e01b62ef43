"""Family D: papers missing and late. They are asked for a month, on a day."""

from collections.abc import Iterable

from anplan.base.message import Message, mark, say
from anplan.base.problem import Place, Spot
from anplan.checks.examples.workspace import JUNE, june
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import MonthPapers
from anplan.model.paths import scheme_path
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.state.measures import unserved_tasks
from anplan.state.papers import Paper

_NEW_UNIT = {
    "units/nanyuan/unit.yaml": """\
name: 南苑街道办事处
group: streets
order: 3
quote: 各街道办事处
assumed: [name, short, group, order]
"""
}
_ITS_REPORT = {
    "units/nanyuan/2025-06.yaml": """\
submitted: 2025-07-04
nothing: |-
  本月无新进展
"""
}

_SCHEME = "units/kcj/scheme.yaml"
_ONE = """\
submitted: 2025-04-20
measures:
  - ref: 1.1
    text: |-
      每月组织一场对接活动
"""
_TWO = """\
  - ref: 1.2
    text: |-
      每季度走访一次企业
"""


def _missing(month: MonthPapers) -> Iterable[Finding]:
    """Find papers that are not there; for a file that cannot be read the reader speaks."""
    for paper in month.papers:
        if paper.state == "missing" and not paper.broken:
            obligation = _obligation(month.project, paper)
            message = say(
                "{unit} owes {paper} of {period}; it was due on {due}",
                unit=month.project.label(paper.unit),
                paper=obligation.title,
                period=str(paper.period),
                due=paper.due,
            )
            yield Finding(Place(paper.file), message, _how_to_hand_in(obligation))


def _how_to_hand_in(obligation: Obligation) -> Message:
    if obligation.paper == "brief":
        return say("Write the file with the day of issue under issued")
    return say("Write the file; a unit with nothing to tell says so under nothing")


def _late(month: MonthPapers) -> Iterable[Finding]:
    for paper in month.papers:
        if paper.state == "late":
            obligation = _obligation(month.project, paper)
            key = "issued" if obligation.paper == "brief" else "submitted"
            message = say(
                "{unit} handed in {paper} on {day}, {days} days after it was due on {due}",
                unit=month.project.label(paper.unit),
                paper=obligation.title,
                day=paper.done_on,
                days=paper.days_late,
                due=paper.due,
            )
            hint = say("Leave it if the day is right; a wrong one is mended under {key}", key=key)
            yield Finding(Spot(paper.file, (key,)), message, hint)


def _without_measures(month: MonthPapers) -> Iterable[Finding]:
    """Find schemes that have no measure for one of their unit's tasks."""
    project = month.project
    for unit in project.schemes:
        tasks = unserved_tasks(project, unit)
        if tasks and unit in project.units:
            message = say(
                "The scheme of {unit} has no measure for {tasks}",
                unit=project.label(unit),
                tasks=tuple(map(project.numbered, tasks)),
            )
            hint = say(
                "Add one: anplan record measure {task} --unit {unit}", task=tasks[0], unit=unit
            )
            yield Finding(Place(scheme_path(unit)), message, hint)


def _obligation(project: Project, paper: Paper) -> Obligation:
    return next(
        obligation for obligation in project.plan.obligations if obligation.id == paper.obligation
    )


RULES = (
    Rule(
        "D101",
        "warning",
        mark("A paper that is missing"),
        mark("Whoever waits for it should know whose it is; nobody else's work is held up by it."),
        _NEW_UNIT,
        _NEW_UNIT | _ITS_REPORT,
        subject=MonthPapers,
        find=_missing,
    ),
    Rule(
        "D102",
        "warning",
        mark("A paper that came late"),
        mark("A late paper counts as late in the brief; a mistyped day should not make it so."),
        {JUNE: "submitted: 2025-07-09\nnothing: |-\n  本月无新进展\n"},
        june("nothing: |-\n  本月无新进展\n"),
        subject=MonthPapers,
        find=_late,
    ),
    Rule(
        "D103",
        "note",
        mark("A scheme without a measure for one of its unit's tasks"),
        mark("Whoever has a part in a task says in the scheme what comes of it, and by when."),
        {_SCHEME: _ONE},
        {_SCHEME: _ONE + _TWO},
        subject=MonthPapers,
        find=_without_measures,
    ),
)
