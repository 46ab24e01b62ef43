"""Family R, the plan's shape: days outside it, groups of nobody, briefs that are none, others' work."""

from collections.abc import Iterator
from datetime import date

from anplan.base.message import Message, mark, say
from anplan.base.period import MONTHS, Period
from anplan.base.problem import Place, Spot
from anplan.checks.examples.workspace import CONTRACTS, MATCHING, PLAN, changed, june
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import PLAN as PLAN_FILE
from anplan.model.paths import brief_path, indicator_path, report_path, task_path, unit_path
from anplan.model.plan import Plan
from anplan.model.project import Project


def outside_the_plan(facts: Facts) -> Iterator[Finding]:
    """Find days of targets, milestones, phases and papers before the plan or after it."""
    plan = facts.project.plan
    for spot, day in _days(facts.project):
        message = _outside(plan, day)
        if message is not None:
            hint = say(
                "Leave it if it is meant: progress towards a target is expected up to its own day"
            )
            yield Finding(spot, message, hint)


def _outside(plan: Plan, day: date) -> Message | None:
    if day > plan.end:
        return say("{day} is after the plan's last day, {end}", day=day, end=plan.end)
    if day < plan.start:
        return say("{day} is before the plan's first day, {start}", day=day, start=plan.start)
    return None


def _days(project: Project) -> Iterator[tuple[Spot, date]]:
    for name, indicator in project.indicators.items():
        file = indicator_path(name)
        if indicator.target.by is not None:
            yield Spot(file, ("target", "by")), indicator.target.by
        for place, change in enumerate(indicator.amended):
            if change.target.by is not None:
                yield Spot(file, ("amended", place, "target", "by")), change.target.by
        if indicator.trajectory is not None:
            last = max((day for day, _ in indicator.trajectory.points), default=None)
            if last is not None and last > _last_day(project.plan, indicator):
                yield Spot(file, ("trajectory",)), last
    yield from _task_days(project)
    yield from _plan_days(project.plan)


def _task_days(project: Project) -> Iterator[tuple[Spot, date]]:
    for name, task in project.tasks.items():
        if task.due is not None:
            yield Spot(task_path(name), ("due",)), task.due
        for place, action in enumerate(task.actions):
            if action.due is not None:
                yield Spot(task_path(name), ("actions", place, "due")), action.due


def _last_day(plan: Plan, indicator: Indicator) -> date:
    """Return the last day a way can lead to; what begins anew each year has one in each year."""
    by = indicator.target.by
    return by if by is not None and indicator.yearly is None else plan.end


def _plan_days(plan: Plan) -> Iterator[tuple[Spot, date]]:
    for place, phase in enumerate(plan.phases):
        yield Spot(PLAN_FILE, ("phases", place, "start")), phase.start
        yield Spot(PLAN_FILE, ("phases", place, "end")), phase.end
    for place, obligation in enumerate(plan.obligations):
        if obligation.start is not None:
            yield Spot(PLAN_FILE, ("obligations", place, "start")), obligation.start.end
        for key, period in (("end", obligation.end), ("period", obligation.period)):
            if period is not None and not _touches(plan, period):
                yield Spot(PLAN_FILE, ("obligations", place, key)), period.end


def _touches(plan: Plan, period: Period) -> bool:
    """Return whether a part of a period is in the plan: the year of one that ends in August is."""
    return period.start <= plan.end and period.end >= plan.start


def nobody_in_it(facts: Facts) -> Iterator[Finding]:
    """Find groups to which no unit belongs."""
    project = facts.project
    if any(file.endswith("/unit.yaml") for file in project.broken):
        return
    members = {group for unit in project.units.values() for group in unit.all_groups}
    if members - {group.id for group in project.plan.groups}:
        return  # a unit whose group is misspelt may be the one that is looked for
    yield from _listed_all_the_same(project)
    for place, group in enumerate(project.plan.groups):
        if group.id not in members and group.members != "unlisted":
            yield Finding(
                Spot(PLAN_FILE, ("groups", place, "id")),
                say(
                    "No unit belongs to {group}: it owes nothing and is not counted",
                    group=group.title,
                ),
                say(
                    "Write group: {id} in the unit.yaml of its members; where the document does "
                    "not say who they are, members: unlisted",
                    id=group.id,
                ),
            )


def _listed_all_the_same(project: Project) -> Iterator[Finding]:
    """Find units that belong to a group of which nobody knows who is in it."""
    titles = {one.id: one.title for one in project.plan.groups if one.members == "unlisted"}
    for name, unit in project.units.items():
        for group in unit.all_groups:
            if group in titles:
                yield Finding(
                    Spot(unit_path(name)),
                    say(
                        "{unit} belongs to {group}, whose members are said to be unlisted: "
                        "it is not counted there",
                        unit=unit.label,
                        group=titles[group],
                    ),
                    say("Leave members: unlisted out of the group, or the group out of this file"),
                )


def told_by_another(facts: Facts) -> Iterator[Finding]:
    """Find milestones told by units alone that do not answer for them."""
    project, index = facts.project, facts.index
    by_ref: dict[str, list[tuple[str, Spot]]] = {}
    for (unit, period), report in project.reports.items():
        for place, milestone in enumerate(report.milestones):
            if milestone.ref in index.actions and index.may_speak(unit, milestone.thing):
                spot = Spot(report_path(unit, period), ("milestones", place, "ref"))
                by_ref.setdefault(milestone.ref, []).append((unit, spot))
    for ref, tellings in by_ref.items():
        answering = project.answering(ref)
        known = index.actions[ref].kind == "milestone" and index.unread.isdisjoint(answering)
        if known and answering and not {unit for unit, _ in tellings} & set(answering):
            for unit, spot in tellings:
                yield _told(project, ref, unit, spot)


def _told(project: Project, ref: str, unit: str, spot: Spot) -> Finding:
    units = tuple(project.label(name) for name in project.answering(ref))
    action = project.action(ref)
    message = say(
        "{unit} reports {title} as done; responsible for it: {units}",
        unit=project.label(unit),
        title=action.title if action else ref,
        units=units,
    )
    hint = say(
        "Leave it to {units}; what a unit did towards it belongs under progress", units=units
    )
    return Finding(spot, message, hint)


def brief_that_is_none(facts: Facts) -> Iterator[Finding]:
    """Find words for a time shorter than that from one brief to the next, which none prints."""
    project = facts.project
    for period in project.briefs:
        if (
            MONTHS[period.span] < MONTHS[project.brief_cycle]
            and period not in project.months_closed
        ):
            brief = Period.of(project.brief_cycle, period.end)
            message = say(
                "{period} has no brief of its own: what came in for it is told in that of {brief}, "
                "and this file is printed in none",
                period=str(period),
                brief=str(brief),
            )
            hint = say("Move its words to {file}", file=brief_path(brief))
            yield Finding(Place(brief_path(period)), message, hint)


_QUARTERLY = changed(PLAN, "obligations:", "briefs:\n  every: quarter\nobligations:")
_WORDS = "overview: |-\n  上半年进展平稳。\n"
_LED = {
    MATCHING: changed(MATCHING, "units_quote", "lead: [kcj]\nunits_quote")[MATCHING].replace(
        "    quote: 建成科技服务大厅\n", "    due: 2025-08-31\n    quote: 建成科技服务大厅\n"
    )
}
_DONE = "submitted: 2025-07-02\nmilestones:\n  - ref: 1.1/service-hall\n    done: 2025-06-20\n"

RULES = (
    Rule(
        "R117",
        "note",
        mark("A day outside the plan"),
        mark(
            "A target or a milestone after the plan's last day is not decided within the plan; "
            "more often the day is a slip, or the plan's own days are."
        ),
        changed(CONTRACTS, "  at_least: 120", "  at_least: 120\n  by: 2026-06-30"),
        changed(CONTRACTS, "  at_least: 120", "  at_least: 120\n  by: 2025-11-30"),
        Facts,
        outside_the_plan,
    ),
    Rule(
        "R118",
        "note",
        mark("A group to which no unit belongs"),
        mark("Nobody answers for what a group of nobody should do, and nobody notices."),
        changed(
            PLAN, "sections:", "  - id: teams\n    title: 各专班\n    assumed: [title]\nsections:"
        ),
        changed(PLAN, "    title: 各街道办事处", "    title: 街道"),
        Facts,
        nobody_in_it,
    ),
    Rule(
        "R119",
        "warning",
        mark("A milestone told by a unit that does not answer for it"),
        mark(
            "The document names who leads a task, or whose an action is. Done by the word of "
            "another unit it turns green, and the one that answers for it has said nothing."
        ),
        {**_LED, "units/yuehu/2025-06.yaml": _DONE},
        {**_LED, **june(_DONE.split("\n", 1)[1])},
        Facts,
        told_by_another,
    ),
    Rule(
        "R120",
        "warning",
        mark("Words for a brief that there is not"),
        mark(
            "Briefs appear as often as the plan says, longer ones sum up; what is written for a "
            "shorter time is printed nowhere."
        ),
        {**_QUARTERLY, "briefs/2025-06.yaml": _WORDS},
        {**_QUARTERLY, "briefs/2025-Q2.yaml": _WORDS},
        Facts,
        brief_that_is_none,
    ),
)
