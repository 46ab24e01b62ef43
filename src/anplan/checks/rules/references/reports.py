"""Family R, reports: what a unit names must be there, and be the unit's own."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.references import EXAMPLES
from anplan.checks.index import Index, Mention
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import closest, closest_task, cure, few
from anplan.checks.subjects import Facts
from anplan.model.paths import report_path, task_of
from anplan.model.project import Project
from anplan.model.reports import Trouble
from anplan.model.sharing_sense import fault_of


def unknown_indicator(facts: Facts) -> Iterator[Finding]:
    """Find readings and refs of indicators that the plan does not have."""
    project, index = facts.project, facts.index
    for name, readings in index.readings.items():
        if name not in project.indicators and name not in index.unread:
            for unit, _, _, spot in readings:
                where = Spot(spot.file, (*spot.path[:2], "indicator"))
                yield _no_indicator(project, unit, name, where)
    for mention in (*index.strange, *_by_figure(project)):
        word = mention.ref
        if not _names_task(word) and word not in project.indicators and word not in index.unread:
            yield _no_indicator(project, mention.unit, word, mention.spot)


def _by_figure(project: Project) -> Iterator[Mention]:
    """Yield the measures that are judged by a figure which their unit does not report."""
    for unit, scheme in project.schemes.items():
        for place, measure in enumerate(scheme.measures):
            name = measure.indicator
            if name and not _has_a_figure_of(project, unit, name):
                yield Mention(unit, None, "measures", place, name, "indicator")


def _has_a_figure_of(project: Project, unit: str, name: str) -> bool:
    """Return whether a unit has a figure of an indicator: reported by it, or counted of its items.

    Of a register, or another plan, that is not there nobody knows who reports to it.
    """
    indicator = project.indicators.get(name)
    if indicator is None:
        return False
    counted = indicator.counted_from
    is_lost = counted is not None and counted.register not in project.registers
    is_lost = is_lost or fault_of(project, name) is not None
    return is_lost or unit in project.reporters_of(name)


def _no_indicator(project: Project, unit: str, name: str, where: Spot) -> Finding:
    own = tuple(
        key for key, indicator in project.indicators.items() if unit in indicator.reported_by
    )
    named = project.label(unit)
    rest = (
        say("{unit} reports {indicators}", unit=named, indicators=few(own))
        if own
        else say("No indicator names {unit} in reported_by", unit=named)
    )
    close = closest(name, own, project.indicators)
    return Finding(where, say("There is no indicator {word}", word=name), cure(close, rest))


def foreign_indicator(facts: Facts) -> Iterator[Finding]:
    """Find readings and refs of indicators by units that do not report them."""
    project, index = facts.project, facts.index
    for name, indicator in project.indicators.items():
        for unit, _, _, spot in index.readings.get(name, ()):
            if (
                indicator.is_reported
                and not indicator.is_in_words
                and unit not in indicator.reported_by
                and name not in index.doubtful
            ):
                where = Spot(spot.file, (*spot.path[:2], "indicator"))
                yield _not_reported(project, unit, name, where)
    for mention in (*index.strange, *_by_figure(project)):
        name = mention.ref
        if name in project.indicators and name not in index.doubtful:
            yield _not_reported(project, mention.unit, name, mention.spot)


def _not_reported(project: Project, unit: str, name: str, where: Spot) -> Finding:
    indicator = project.indicators[name]
    units = tuple(map(project.label, project.reporters_of(name)))
    return Finding(
        where,
        say(
            "{unit} does not report {indicator}",
            unit=project.label(unit),
            indicator=indicator.label,
        ),
        say("It is reported by {units}", units=units),
    )


def unknown_task(facts: Facts) -> Iterator[Finding]:
    """Find refs of tasks that the plan does not have."""
    project, index = facts.project, facts.index
    for mention in index.strange:
        task = task_of(mention.ref)
        if _names_task(mention.ref) and task not in project.tasks and task not in index.unread:
            close = closest_task(task, index.tasks_of.get(mention.unit, ()), project.tasks)
            yield Finding(
                mention.spot,
                say("There is no task {word}", word=task),
                cure(close, _has_tasks(project, index, mention.unit)),
            )


def foreign_task(facts: Facts) -> Iterator[Finding]:
    """Find refs of tasks in which the unit has no part."""
    project, index = facts.project, facts.index
    for mention in index.strange:
        task = task_of(mention.ref)
        if not index.may_speak(mention.unit, task):
            unit = project.label(mention.unit)
            yield Finding(
                mention.spot,
                say("{unit} has no part in task {task}", unit=unit, task=task),
                _has_tasks(project, index, mention.unit),
            )


def _has_tasks(project: Project, index: Index, unit: str) -> Message:
    tasks = index.tasks_of.get(unit)
    if not tasks:
        return say("No task names {unit}", unit=project.label(unit))
    return say("{unit} has {tasks}", unit=project.label(unit), tasks=few(tasks))


def unknown_action(facts: Facts) -> Iterator[Finding]:
    """Find refs of actions that their task does not have."""
    project, index = facts.project, facts.index
    for mention in index.strange:
        task, slash, _ = mention.ref.partition("/")
        if not slash or task not in project.tasks or mention.ref in index.actions:
            continue
        if index.may_speak(mention.unit, task):
            own = tuple(ref for ref in index.actions if ref.startswith(f"{task}/"))
            yield Finding(
                mention.spot,
                say("There is no action {word}", word=mention.ref),
                cure(closest(mention.ref, own, index.actions), _has_actions(task, own)),
            )


def _has_actions(task: str, refs: tuple[str, ...]) -> Message:
    if not refs:
        return say("Task {task} has no actions", task=task)
    return say("Task {task} has {refs}", task=task, refs=few(refs))


def not_a_milestone(facts: Facts) -> Iterator[Finding]:
    """Find entries under milestones whose ref is something else."""
    project, index = facts.project, facts.index
    for (unit, period), report in project.reports.items():
        for place, milestone in enumerate(report.milestones):
            action = index.actions.get(milestone.ref)
            known = action or milestone.ref in project.tasks or milestone.ref in project.indicators
            if known and (action is None or action.kind != "milestone"):
                yield Finding(
                    Spot(report_path(unit, period), ("milestones", place, "ref")),
                    say("{ref} is not a milestone", ref=milestone.ref),
                    _milestones(index, task_of(milestone.ref)),
                )


def _milestones(index: Index, task: str) -> Message:
    refs = tuple(
        ref
        for ref, action in index.actions.items()
        if action.kind == "milestone" and task_of(ref) == task
    )
    if not refs:
        return say("Write what was done under progress")
    return say(
        "Write what was done under progress; the milestones of task {task} are {refs}",
        task=task,
        refs=refs,
    )


def never_opened(facts: Facts) -> Iterator[Finding]:
    """Find problems that are solved and that the unit never told, neither before nor here."""
    opened: dict[str, set[tuple[str, str]]] = {}
    for (unit, period), report in facts.project.reports.items():
        for place, problem in enumerate(report.problems):
            known = opened.setdefault(unit, set())
            is_told_here = problem.text is not None
            if problem.solved and not is_told_here and (problem.ref, problem.title) not in known:
                yield Finding(
                    Spot(report_path(unit, period), ("problems", place, "title")),
                    say(
                        "{title} is solved, but no earlier report tells of it", title=problem.title
                    ),
                    _same_problem(problem, known),
                )
            known.add((problem.ref, problem.title))


def _same_problem(problem: Trouble, opened: set[tuple[str, str]]) -> Message:
    known = {title: ref for ref, title in sorted(opened)}
    close = problem.title if problem.title in known else closest(problem.title, known)
    rest = say("Write ref and title as they were first told")
    if close is None:
        return rest
    return cure(f"{known[close]} {close}", rest)


def _names_task(ref: str) -> bool:
    """Return whether a ref can only mean a task: an id has neither a point nor a slash."""
    return ref[:1].isdecimal() or "." in ref or "/" in ref


RULES = (
    Rule(
        "R101",
        "error",
        mark("An indicator that the plan does not have"),
        mark(
            "A figure under a name that nobody knows is counted nowhere, and the indicator it "
            "was meant for looks unreported."
        ),
        *EXAMPLES["R101"],
        Facts,
        unknown_indicator,
    ),
    Rule(
        "R102",
        "error",
        mark("An indicator that another unit reports"),
        mark(
            "The plan names who answers for each figure. A figure from somebody else would be "
            "left out, or counted twice."
        ),
        *EXAMPLES["R102"],
        Facts,
        foreign_indicator,
    ),
    Rule(
        "R103",
        "error",
        mark("A task that the plan does not have"),
        mark("What is filed under a wrong number appears under no task, and its task looks idle."),
        *EXAMPLES["R103"],
        Facts,
        unknown_task,
    ),
    Rule(
        "R104",
        "error",
        mark("A task in which the unit has no part"),
        mark(
            "The document names the units of each task. A report on somebody else's task is "
            "most often a wrong number."
        ),
        *EXAMPLES["R104"],
        Facts,
        foreign_task,
    ),
    Rule(
        "R105",
        "error",
        mark("An action that the task does not have"),
        mark(
            "What is filed under a name that nobody knows is not seen where the action is judged."
        ),
        *EXAMPLES["R105"],
        Facts,
        unknown_action,
    ),
    Rule(
        "R106",
        "error",
        mark("A milestone entry for something that is no milestone"),
        mark(
            "Only a milestone is done on one day. Progress of other work has no day on which "
            "it ends, and such an entry would be judged nowhere."
        ),
        *EXAMPLES["R106"],
        Facts,
        not_a_milestone,
    ),
    Rule(
        "R113",
        "warning",
        mark("A solved problem that was never told"),
        mark(
            "A problem is known by its unit, ref and title. Solved under another title, the old "
            "one stays open for ever."
        ),
        *EXAMPLES["R113"],
        Facts,
        never_opened,
    ),
)
