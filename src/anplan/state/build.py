"""A project and a question in, the whole state out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.remembered import remembered
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.state.actions import ActionState, action_state
from anplan.state.asked import Asked, questions
from anplan.state.brief_before import brief_before
from anplan.state.evaluations import Evaluation, evaluations
from anplan.state.indicators import IndicatorState, indicator_state
from anplan.state.lights.case import Fear
from anplan.state.lights.risk_flags import fears
from anplan.state.lights.trajectory import elapsed_share
from anplan.state.measures import MeasureState, measures
from anplan.state.papers import Paper, papers
from anplan.state.problems import TroubleState, troubles
from anplan.state.question import Question
from anplan.state.registers.figures import Told
from anplan.state.registers.standing import Registers, RegisterState
from anplan.state.reporting import latest_due_by_unit
from anplan.state.requested import Requested, requested
from anplan.state.tasks import TaskState, task_state
from anplan.state.waiting import with_waiting


class State(NamedTuple):
    """Where the plan stands. ``share`` is the elapsed share of the pace base."""

    project: Project
    question: Question
    share: Fraction
    indicators: tuple[IndicatorState, ...]
    tasks: tuple[TaskState, ...]
    papers: tuple[Paper, ...]
    troubles: tuple[TroubleState, ...]
    questions: tuple[Asked, ...]
    requests: tuple[Requested, ...]
    evaluations: tuple[Evaluation, ...]
    latest_due: Period | None
    items: Registers
    measures: tuple[MeasureState, ...] = ()

    @property
    def registers(self) -> tuple[RegisterState, ...]:
        """Return where the items of every register stand, in the order of their files."""
        return tuple(map(self.register, self.project.registers))

    def register(self, name: str) -> RegisterState:
        """Find where the items of a register stand."""
        return self.items.state(name, self.question)

    @property
    def over(self) -> bool:
        """Return whether the plan's last day has passed."""
        return self.question.day > self.project.plan.end

    @property
    def silent(self) -> bool:
        """Return whether nothing at all was reported."""
        return not self.project.reports and not self.project.schemes

    def indicator(self, name: str) -> IndicatorState:
        """Find an indicator's state."""
        return next(state for state in self.indicators if state.id == name)

    def task(self, name: str) -> TaskState:
        """Find a task's state."""
        return next(state for state in self.tasks if state.id == name)

    def questions_about(self, *refs: str) -> tuple[Asked, ...]:
        """Return what was asked about things, or about actions of them where they are tasks."""
        return tuple(asked for asked in self.questions if any(asked.is_about(ref) for ref in refs))

    def requests_about(self, *refs: str) -> tuple[Requested, ...]:
        """Return what units requested about things, or about actions of them where they are tasks."""
        return tuple(request for request in self.requests if request.is_about(*refs))

    def evaluations_of(self, *refs: str) -> tuple[Evaluation, ...]:
        """Return the evaluations of some things."""
        return tuple(evaluation for evaluation in self.evaluations if evaluation.ref in refs)

    def of_unit(self, unit: str) -> "State":
        """Return what a unit answers for, judged as it is for the whole plan."""
        return self._replace(
            indicators=tuple(state for state in self.indicators if unit in state.answering),
            tasks=tuple(task for task in self.tasks if unit in task.units),
            papers=tuple(paper for paper in self.papers if paper.unit == unit),
            troubles=tuple(trouble for trouble in self.troubles if trouble.unit == unit),
            questions=tuple(asked for asked in self.questions if asked.concerns(unit)),
            requests=tuple(request for request in self.requests if request.unit == unit),
            evaluations=(),
            measures=tuple(measure for measure in self.measures if measure.unit == unit),
        )

    def without_outlook(self) -> "State":
        """Return the same without what lies ahead of the indicators."""
        return self._replace(
            indicators=tuple(state._replace(outlook=None) for state in self.indicators)
        )

    def about(self, ref: str) -> "State":
        """Return what is about an indicator, an obligation, or the task of a ref."""
        task = task_of(ref)
        return self._replace(
            indicators=tuple(
                state
                for state in self.indicators
                if state.id == ref or task in state.indicator.tasks
            ),
            tasks=tuple(state for state in self.tasks if state.id == task),
            papers=tuple(paper for paper in self.papers if paper.obligation == ref),
            troubles=tuple(trouble for trouble in self.troubles if task_of(trouble.ref) == task),
            questions=self.questions_about(ref),
            measures=tuple(
                measure
                for measure in self.measures
                if ref in (measure.ref, measure.measure.ref, measure.measure.indicator)
                or task in measure.tasks
            ),
            requests=self.requests_about(ref),
            evaluations=self.evaluations_of(ref),
        )

    def action(self, ref: str) -> ActionState | None:
        """Find a judged action's state."""
        return next(
            (state for task in self.tasks for state in task.actions if state.ref == ref), None
        )

    def measure(self, ref: str) -> MeasureState | None:
        """Find a judged measure's state."""
        return next((state for state in self.measures if state.ref == ref), None)


@remembered(8)
def build(
    project: Project,
    question: Question,
    *,
    measures_by_items: bool = True,
    briefs_beside: bool = False,
) -> State:
    """Judge everything for one day; the others are for briefs of before."""
    told, feared = Told.of(project, question), fears(project, question)
    indicators = build_indicators(project, question)
    latest = latest_due_by_unit(project, question)
    start, end = project.plan.pace_span
    met = troubles(project, question)
    return State(
        project=project,
        question=question,
        share=elapsed_share(start, end, min(question.day, end)),
        indicators=tuple(indicators.values()),
        tasks=_judged_tasks(project, question, told, feared, indicators, latest),
        papers=papers(project, question, beside=briefs_beside),
        troubles=met,
        questions=questions(project, question, met),
        requests=requested(project, question),
        evaluations=evaluations(project, question),
        latest_due=max(latest.values(), default=None),
        items=told.registers,
        measures=measures(project, question, told, feared, by_items=measures_by_items),
    )


@remembered(16)
def build_indicators(project: Project, question: Question) -> Mapping[str, IndicatorState]:
    """Judge the indicators alone for one day."""
    told, feared = Told.of(project, question), fears(project, question)
    before = brief_before(project, question)
    return {
        name: indicator_state(project, question, name, told, feared.get(name, ()), before)
        for name in project.indicators
    }


def _judged_tasks(
    project: Project,
    question: Question,
    told: Told,
    feared: Mapping[str, tuple[Fear, ...]],
    indicators: Mapping[str, IndicatorState],
    latest: Mapping[str, Period],
) -> tuple[TaskState, ...]:
    """Judge the tasks by their indicators and actions, and by which of their units reported."""
    actions = _judged_actions(project, question, told, feared)
    return tuple(
        task_state(
            project,
            question,
            name,
            indicators,
            (actions[ref] for ref, _ in task.milestone_or_actions(name) if ref in actions),
            _unjudged_fears(project, name, feared),
            latest,
        )
        for name, task in project.tasks.items()
    )


def _judged_actions(
    project: Project, question: Question, told: Told, feared: Mapping[str, tuple[Fear, ...]]
) -> Mapping[str, ActionState]:
    """Judge the actions that have a light, each by itself, then by what it waits for."""
    judged = {}
    for ref, action in project.actions():
        state = action_state(project, question, told, ref, action, feared.get(ref, ()))
        if state is not None:
            judged[ref] = state
    return with_waiting(project, question, judged)


def _unjudged_fears(
    project: Project, task: str, feared: Mapping[str, tuple[Fear, ...]]
) -> tuple[Fear, ...]:
    """Return the fears for a task and for those of its actions that have no light of their own."""
    refs = [f"{task}/{action.id}" for action in project.tasks[task].actions if not action.has_light]
    return tuple(fear for ref in (task, *refs) for fear in feared.get(ref, ()))
