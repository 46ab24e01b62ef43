"""Family R, plan and briefs: what the coordinator's files name must be there."""

from collections.abc import Iterator, Sequence

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.base.typed_period import is_typed_period
from anplan.base.words import did_you_mean, folded
from anplan.checks.examples.references import EXAMPLES
from anplan.checks.index import Index
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import closest, one_of, one_task_of
from anplan.checks.subjects import Facts
from anplan.model.paths import (
    PLAN,
    brief_path,
    decisions_path,
    indicator_path,
    register_path,
    report_path,
    task_path,
    unit_path,
)
from anplan.model.plan import Duty, Obligation, Plan
from anplan.model.project import Project


def unknown_unit(facts: Facts) -> Iterator[Finding]:
    """Find units and groups that plan files name and that are not there."""
    project, index = facts.project, facts.index
    groups = {group.id for group in project.plan.groups}
    units = {*project.units, *index.unread}
    for spot, name in _named_units(project):
        if name not in units:
            yield _no_unit(project, spot, name, groups)
    for spot, name in (*_named_units_or_groups(project), *_asked_units(project)):
        if name not in units and name not in groups:
            yield _no_unit(project, spot, name, groups)
    for name, unit in project.units.items():
        named = [(("group",), unit.group)] if unit.group is not None else []
        more = ((("groups", place), word) for place, word in enumerate(unit.groups))
        for path, word in (*named, *more):
            if word not in groups:
                yield Finding(
                    Spot(unit_path(name), path),
                    say("There is no group {word}", word=word),
                    one_of(word, sorted(groups)),
                )


def _named_units(project: Project) -> Iterator[tuple[Spot, str]]:
    yield Spot(PLAN, ("coordinator",)), project.plan.coordinator
    for name, indicator in project.indicators.items():
        for place, unit in enumerate(indicator.reported_by):
            yield Spot(indicator_path(name), ("reported_by", place)), unit
    for month, index, decision in project.all_decisions():
        if decision.unit is not None:
            yield Spot(decisions_path(month), ("decisions", index, "unit")), decision.unit


def _named_units_or_groups(project: Project) -> Iterator[tuple[Spot, str]]:
    for name, task in project.tasks.items():
        for key, units in (
            ("units", task.units),
            ("lead", task.lead),
            ("support", task.support),
        ):
            for place, unit in enumerate(units):
                yield Spot(task_path(name), (key, place)), unit
        for order, action in enumerate(task.actions):
            for place, unit in enumerate(action.units):
                yield Spot(task_path(name), ("actions", order, "units", place)), unit
    yield from _reporting_registers(project)
    yield from _owing(project)


def _owing(project: Project) -> Iterator[tuple[Spot, str]]:
    """Yield who owes papers or has duties, and who does not all the same."""
    owing: list[tuple[str, Sequence[Obligation | Duty]]] = [
        ("obligations", project.plan.obligations),
        ("duties", project.plan.duties),
    ]
    for key, entries in owing:
        for place, owed in enumerate(entries):
            for order, name in enumerate(owed.owed_by):
                if name not in ("units", "coordinator"):
                    yield Spot(PLAN, (key, place, "owed_by", order)), name
            for order, name in enumerate(owed.except_ if isinstance(owed, Obligation) else ()):
                yield Spot(PLAN, (key, place, "except", order)), name


def _asked_units(project: Project) -> Iterator[tuple[Spot, str]]:
    """Yield those who are asked in problems and instructed, with their places."""
    for (owner, period), report in project.reports.items():
        for order, problem in enumerate(report.problems):
            for place, unit in enumerate(problem.of):
                yield Spot(report_path(owner, period), ("problems", order, "of", place)), unit
        for order, answer in enumerate(report.answers):
            if answer.unit is not None:
                yield Spot(report_path(owner, period), ("answers", order, "unit")), answer.unit
    for month, index, decision in project.all_decisions():
        for place, unit in enumerate(decision.units):
            yield Spot(decisions_path(month), ("decisions", index, "units", place)), unit


def _reporting_registers(project: Project) -> Iterator[tuple[Spot, str]]:
    for name, register in project.registers.items():
        for place, unit in enumerate(register.reported_by):
            yield Spot(register_path(name), ("reported_by", place)), unit
        for unit in register.reported_until or {}:
            yield Spot(register_path(name), ("reported_until", unit), on_key=True), unit


def _no_unit(project: Project, spot: Spot, name: str, groups: set[str]) -> Finding:
    if name in groups:
        members = project.members_of(name)
        message = say("{word} is a group; here stand single units", word=name)
        return Finding(spot, message, say("Write one of: {choices}", choices=members))
    spellings = {key: key for key in (*project.units, *sorted(groups))}
    for key, unit in project.units.items():
        spellings.update(dict.fromkeys((unit.name, unit.label, *unit.aliases), key))
    spellings.update({group.title: group.id for group in project.plan.groups})
    close = closest(name, spellings)
    rest = say("A unit is there once units/{name}/unit.yaml is", name=name)
    hint = did_you_mean(close and spellings[close], rest)
    return Finding(spot, say("There is no unit or group {word}", word=name), hint)


def unknown_part(facts: Facts) -> Iterator[Finding]:
    """Find goals, tasks, indicators and sections that plan files name and that are not there."""
    project, index = facts.project, facts.index
    goals = tuple(goal.id for goal in project.plan.goals)
    for name, indicator in project.indicators.items():
        if indicator.goal is not None and indicator.goal not in goals:
            yield Finding(
                Spot(indicator_path(name), ("goal",)),
                say("There is no goal {word}", word=indicator.goal),
                one_of(indicator.goal, goals),
            )
        for place, task in enumerate(indicator.tasks):
            if task not in project.tasks and task not in index.unread:
                yield Finding(
                    Spot(indicator_path(name), ("tasks", place)),
                    say("There is no task {word}", word=task),
                    one_task_of(task, project.tasks),
                )
    for name, register in project.registers.items():
        for place, task in enumerate(register.tasks):
            if task not in project.tasks and task not in index.unread:
                yield Finding(
                    Spot(register_path(name), ("tasks", place)),
                    say("There is no task {word}", word=task),
                    one_task_of(task, project.tasks),
                )
    yield from _unknown_in_plan(project.plan)
    yield from _unknown_in_tasks(project, index)


def _unknown_in_plan(plan: Plan) -> Iterator[Finding]:
    """Find chapters in chapters that are not there, and a pace over a phase that is none."""
    sections = tuple(section.id for section in plan.sections)
    for place, section in enumerate(plan.sections):
        if section.parent is not None and section.parent not in sections:
            yield Finding(
                Spot(PLAN, ("sections", place, "parent")),
                say("There is no section {word}", word=section.parent),
                one_of(section.parent, sections),
            )
    base, phases = plan.settings.pace_base, tuple(phase.id for phase in plan.phases)
    if base not in ("year", "implementation", *phases):
        yield Finding(
            Spot(PLAN, ("settings", "pace_base")),
            say("There is no phase {word}", word=base),
            one_of(base, ("year", *phases)),
        )


def _unknown_in_tasks(project: Project, index: Index) -> Iterator[Finding]:
    sections = tuple(section.id for section in project.plan.sections)
    for name, task in project.tasks.items():
        section = name.partition(".")[0]
        if sections and section not in sections:
            yield Finding(
                Spot(task_path(name)),
                say("There is no section {word} for task {task}", word=section, task=name),
                say("Add it to sections in plan/plan.yaml, or give the file another number"),
            )
        for place, action in enumerate(task.actions):
            for order, counted in enumerate(action.indicators):
                if counted not in project.indicators and counted not in index.unread:
                    yield Finding(
                        Spot(task_path(name), ("actions", place, "indicators", order)),
                        say("There is no indicator {word}", word=counted),
                        one_of(counted, project.indicators),
                    )


def unknown_pick(facts: Facts) -> Iterator[Finding]:
    """Find texts picked for a brief from tasks that are not there or units without a part."""
    project, index = facts.project, facts.index
    for period, notes in project.briefs.items():
        for place, pick in enumerate(notes.picks):
            task, unit = pick.task, pick.unit
            if task not in project.tasks and task not in index.unread:
                yield Finding(
                    Spot(brief_path(period), ("picks", place, "task")),
                    say("There is no task {word}", word=task),
                    one_task_of(task, project.tasks),
                )
            elif not index.may_speak(unit, task):
                units = index.units_of[task]
                yield Finding(
                    Spot(brief_path(period), ("picks", place, "unit")),
                    say("{unit} has no part in task {task}", unit=project.label(unit), task=task),
                    say("The units of task {task} are {units}", task=task, units=units),
                )


def same_name(facts: Facts) -> Iterator[Finding]:
    """Find two units that are called the same, and names that are those of something else."""
    others = dict(_identities(facts.project))
    owners: dict[str, str] = {}
    for name, unit in facts.project.units.items():
        spellings: list[tuple[tuple[str | int, ...], str | None]] = [
            (("name",), unit.name),
            (("short",), unit.short),
        ]
        spellings += [(("aliases", place), alias) for place, alias in enumerate(unit.aliases)]
        for path, spelling in spellings:
            owner = owners.setdefault(folded(spelling), name) if spelling else name
            taken = others.get(folded(spelling)) if spelling else None
            if spelling and is_typed_period(spelling):
                taken = say("a period")
            if owner != name:
                yield Finding(
                    Spot(unit_path(name), path),
                    say("{unit} is called {word} too", unit=owner, word=spelling),
                    say("Give it to one of the two only"),
                )
            elif taken is not None and folded(str(spelling)) != folded(name):
                yield _taken(Spot(unit_path(name), path), spelling, taken)
    yield from _titles(facts.project)


def _taken(where: Spot, spelling: object, taken: object) -> Finding:
    message = say("{word} is already {thing}", word=spelling, thing=taken)
    return Finding(where, message, say("Ids win wherever a person types; give it another name"))


def _identities(project: Project) -> Iterator[tuple[str, object]]:
    """Yield what a unit's names must leave to others, folded, with what each is."""
    for indicator in project.indicators.values():
        for title in (indicator.title, indicator.label):
            yield folded(title), say("an indicator's title")
    for register in project.registers.values():
        yield folded(register.title), say("a register")
    for group in project.plan.groups:
        yield folded(group.title), say("a group")
    yield from _ids(project)


def _ids(project: Project) -> Iterator[tuple[str, object]]:
    """Yield the ids of a plan, folded, with what each is; units last, whose ids are surest."""
    for word in ("units", "coordinator", "scheme"):
        yield word, say("a word of the files")
    yield from ((folded(group.id), say("a group")) for group in project.plan.groups)
    for obligation in project.plan.obligations:
        yield folded(obligation.id), say("an obligation")
    yield from ((folded(name), say("a register")) for name in project.registers)
    for ref, action in project.actions():
        if ref not in project.tasks:
            yield folded(ref), say("an action")
            yield folded(action.id), say("an action")
    yield from ((folded(name), say("a task")) for name in project.tasks)
    yield from ((folded(name), say("an indicator")) for name in project.indicators)
    yield from ((folded(name), say("a unit")) for name in project.units)


def _titles(project: Project) -> Iterator[Finding]:
    """Find titles of the plan's own things that are the id of something else, or a period.

    A document may number its tasks B1 or Q1: of these the period is meant where just that is typed.
    """
    known = dict(_ids(project))
    titled: list[tuple[Spot, str, str | None]] = []
    for name, indicator in project.indicators.items():
        titled += [(Spot(indicator_path(name), ("title",)), name, indicator.title)]
        titled += [(Spot(indicator_path(name), ("short",)), name, indicator.short)]
    for name, task in project.tasks.items():
        for key in ("title", "short", "label"):
            titled += [(Spot(task_path(name), (key,)), name, getattr(task, key))]
    for name, register in project.registers.items():
        titled += [(Spot(register_path(name), ("title",)), name, register.title)]
    for where, name, title in titled:
        taken = known.get(folded(title)) if title else None
        if title and is_typed_period(title) and not _numbers_a_task(where):
            taken = say("a period")
        if taken is not None and folded(title or "") != folded(name):
            yield _taken(where, title, taken)


def _numbers_a_task(where: Spot) -> bool:
    return where.path in (("label",), ("short",)) and where.file.startswith("plan/tasks/")


RULES = (
    Rule(
        "R108",
        "error",
        mark("A unit or a group that is not there"),
        mark("Who is not there owes nothing and reports nothing, and nobody notices."),
        *EXAMPLES["R108"],
        Facts,
        unknown_unit,
    ),
    Rule(
        "R109",
        "error",
        mark("A goal, task, indicator or section that is not there"),
        mark("An indicator or action tied to nothing is missing from the tables and the lights."),
        *EXAMPLES["R109"],
        Facts,
        unknown_part,
    ),
    Rule(
        "R111",
        "error",
        mark("A text picked from a unit without a part in the task"),
        mark("The brief would print nothing where the coordinator meant to print that text."),
        *EXAMPLES["R111"],
        Facts,
        unknown_pick,
    ),
    Rule(
        "R112",
        "error",
        mark("A name that is taken"),
        mark(
            "Names are accepted wherever a person types one; one that two things share tells neither."
        ),
        *EXAMPLES["R112"],
        Facts,
        same_name,
    ),
)
