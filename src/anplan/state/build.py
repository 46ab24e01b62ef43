"""A project and a question in, the whole state out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.state.actions import ActionState, action_state
from anplan.state.asked import Asked, questions
from anplan.state.brief_before import brief_before
from anplan.state.facts import gather
from anplan.state.indicators import IndicatorState, indicator_state
from anplan.state.lights.light import Fear
from anplan.state.lights.risk_flags import fears
from anplan.state.lights.trajectory import elapsed_share
from anplan.state.papers import Paper, papers
from anplan.state.problems import TroubleState, troubles
from anplan.state.question import Question
from anplan.state.reporting import latest_due_by_unit
from anplan.state.tasks import TaskState, task_state


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
    latest_due: Period | None

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

    def of_unit(self, unit: str) -> "State":
        """Return what a unit answers for, judged as it is for the whole plan."""
        return self._replace(
            indicators=tuple(
                state for state in self.indicators if unit in state.indicator.reported_by
            ),
            tasks=tuple(task for task in self.tasks if unit in task.units),
            papers=tuple(paper for paper in self.papers if paper.unit == unit),
            troubles=tuple(trouble for trouble in self.troubles if trouble.unit == unit),
            questions=tuple(asked for asked in self.questions if asked.unit == unit),
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
        )

    def action(self, ref: str) -> ActionState | None:
        """Find a judged action's state."""
        return next(
            (state for task in self.tasks for state in task.actions if state.ref == ref), None
        )


def build(project: Project, question: Question) -> State:
    """Judge everything for one day."""
    readings, feared = gather(project, question), fears(project, question)
    before = brief_before(project, question)
    indicators = {
        name: indicator_state(project, question, name, readings, feared.get(name, ()), before)
        for name in project.indicators
    }
    latest = latest_due_by_unit(project, question)
    tasks = tuple(
        task_state(
            project,
            question,
            name,
            indicators,
            _judged_actions(project, question, name, feared),
            _unjudged_fears(project, name, feared),
            latest,
        )
        for name in project.tasks
    )
    start, end = project.plan.pace_span
    return State(
        project,
        question,
        elapsed_share(start, end, min(question.day, end)),
        tuple(indicators.values()),
        tasks,
        papers(project, question),
        troubles(project, question),
        questions(project, question),
        max(latest.values(), default=None),
    )


def _judged_actions(
    project: Project, question: Question, task: str, feared: Mapping[str, tuple[Fear, ...]]
) -> list[ActionState]:
    judged = []
    for action in project.tasks[task].actions:
        ref = f"{task}/{action.id}"
        state = action_state(project, question, ref, action, feared.get(ref, ()))
        if state is not None:
            judged.append(state)
    return judged


def _unjudged_fears(
    project: Project, task: str, feared: Mapping[str, tuple[Fear, ...]]
) -> tuple[Fear, ...]:
    """Return the fears for a task and for those of its actions that have no light of their own."""
    refs = [f"{task}/{action.id}" for action in project.tasks[task].actions if not action.has_light]
    return tuple(fear for ref in (task, *refs) for fear in feared.get(ref, ()))
