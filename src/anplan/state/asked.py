"""What is asked of units, and whether they have answered.

The coordinator asks beside a figure, another unit in a problem of its own, a leader by an instruction.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.decisions import Decision
from anplan.model.paths import decisions_path, report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.requests import AnswerEntry
from anplan.model.sections import SECTIONS
from anplan.state.problems import TroubleState
from anplan.state.question import Question, handed_in, known_reports

AskedBy = Literal["coordinator", "unit", "leader"]
Standing = Literal["open", "missing", "done", "late"]


class Answer(NamedTuple):
    """The first word on it that came after the day it was asked.

    ``by``: the unit that was asked, the coordinator in its place, or (solved) the unit that asked.
    """

    day: date
    period: Period
    spot: Spot
    text: str = ""
    by: Literal["unit", "coordinator", "solved"] = "unit"


class Asked(NamedTuple):
    """One thing that is asked: of whom, about what, in which words; without an answer it is open.

    ``sort``: the coordinator asks, or a unit (``who``) by a problem that is called ``title``, or a
    leader (the post ``who``), who names a day, ``until``.
    """

    on: date
    unit: str
    ref: str
    text: str
    spot: Spot
    answer: Answer | None
    sort: AskedBy = "coordinator"
    who: str = ""
    title: str = ""
    until: date | None = None

    def is_about(self, ref: str) -> bool:
        """Return whether it stands beside a thing or, where that is a task, a part of it."""
        return is_within(self.ref, ref)

    def belongs_to(self, period: Period) -> bool:
        """Return whether it is open, or came up or was answered in a period."""
        answer = self.answer
        if answer is None or self.on in period:
            return True
        return answer.period == period or answer.day in period

    def concerns(self, unit: str) -> bool:
        """Return whether a unit is asked or asks."""
        return unit == self.unit or (self.sort == "unit" and unit == self.who)

    def days_open(self, question: Question) -> int:
        """Return for how many days it has been asked, up to the day papers are counted."""
        return max(0, (question.counted_until - self.on).days)

    def standing(self, question: Question) -> Standing:
        """Return how it stands as a paper does: by the day that it names, where it names one."""
        if self.answer is not None:
            return "late" if self.until and self.answer.day > self.until else "done"
        is_past = self.until is not None and question.is_past_for_papers(self.until)
        return "missing" if is_past else "open"


def is_within(ref: str, whole: str) -> bool:
    """Return whether a ref is another one, or an action of it."""
    return ref == whole or ref.startswith(f"{whole}/")


def questions(
    project: Project, question: Question, troubles: Iterable[TroubleState] = ()
) -> tuple[Asked, ...]:
    """Return what was asked up to the day papers are counted, in the order it was asked.

    ``troubles`` are the problems in which units ask others.
    """
    decided = [
        (Spot(decisions_path(month), ("decisions", index)), month, decision)
        for month, index, decision in project.all_decisions()
        if decision.kind in ("ask", "instruct", "answer") and decision.on <= question.counted_until
    ]
    asking = [trouble for trouble in troubles if trouble.asked or decided]
    if not decided and not asking:
        return ()
    said = Said.of(project, question)
    by_units = _by_units(said, asking, decided, project.plan.coordinator)
    asked = [*_by_decision(project, question, said, decided), *by_units]
    return tuple(sorted(asked, key=lambda one: one.on))


Decided = list[tuple[Spot, Period, Decision]]
Key = tuple[str, str | None, str, str | None]
"""An answer by who gives it, to whom (None: the coordinator, a leader), the ref and the title."""


class Said(NamedTuple):
    """The answers that units gave, those to the same thing in the order of their days."""

    answers: dict[Key, list[Answer]]

    @classmethod
    def of(cls, project: Project, question: Question) -> "Said":
        """Gather the answers that were known and given by the day papers are counted."""
        answers: dict[Key, list[Answer]] = {}
        for unit, period, report in known_reports(project, question):
            for place, entry in enumerate(report.answers):
                answer = _given(project, unit, period, report, place)
                if answer.day <= question.counted_until:
                    key = unit, entry.unit, entry.ref, entry.title
                    answers.setdefault(key, []).append(answer)
        for given in answers.values():
            given.sort(key=lambda answer: (answer.day, answer.period))
        return cls(answers)

    def first(self, key: Key, since: date = date.min) -> Answer | None:
        """Return the first answer of a key from a day on."""
        return next((answer for answer in self.answers.get(key, ()) if answer.day >= since), None)


def _given(project: Project, unit: str, period: Period, report: Report, place: int) -> Answer:
    """Return an answer of a report with its day: its own, else that of the report."""
    entry = report.answers[place]
    file = report_path(unit, period)
    day = entry.on or handed_in(project, file, report.submitted) or period.end
    return Answer(day, period, Spot(file, ("answers", place)), entry.text)


def _by_decision(
    project: Project, question: Question, said: Said, decided: Decided
) -> Iterator[Asked]:
    """Yield the coordinator's questions and the instructions of leaders."""
    for spot, _, decision in decided:
        on, ref, text = decision.on, decision.ref, decision.reason
        if decision.kind == "ask" and decision.unit:
            told = said.first((decision.unit, None, ref, None), on)
            words = _answer(project, question, decision)
            yield Asked(on, decision.unit, ref, text, spot, _earliest(told, words))
        elif decision.kind == "instruct":
            for unit in project.expand(decision.units):
                told = said.first((unit, None, ref, None), on)
                yield Asked(
                    on, unit, ref, text, spot, told, "leader", decision.by, "", decision.until
                )


def _by_units(
    said: Said, troubles: list[TroubleState], decided: Decided, coordinator: str
) -> Iterator[Asked]:
    """Yield what units ask of others in their problems, and what the coordinator answered unasked."""
    for trouble in troubles:
        text = trouble.ask or trouble.text or trouble.title
        solved = trouble.solved and Answer(trouble.solved, trouble.last, trouble.spot, by="solved")
        instead = _coordinator_s(trouble, decided)
        unasked = ((coordinator, instead.day),) if instead else ()
        for unit, on in trouble.asked or unasked:
            told = said.first((unit, trouble.unit, trouble.ref, trouble.title))
            answer = _earliest(told, instead, solved or None)
            yield Asked(
                on,
                unit,
                trouble.ref,
                text,
                trouble.spot,
                answer,
                "unit",
                trouble.unit,
                trouble.title,
            )


def _coordinator_s(trouble: TroubleState, decided: Decided) -> Answer | None:
    """Return the coordinator's answer to a problem, the first one."""
    return next(
        (
            Answer(decision.on, month, spot, decision.reason, "coordinator")
            for spot, month, decision in decided
            if decision.kind == "answer"
            and (decision.unit, decision.ref, decision.title)
            == (trouble.unit, trouble.ref, trouble.title)
        ),
        None,
    )


def _earliest(*answers: Answer | None) -> Answer | None:
    """Return the first of some answers; of one day the unit's own words."""
    there = [answer for answer in answers if answer is not None]
    return min(there, key=lambda answer: answer.day, default=None)


def is_asked(project: Project, unit: str, entry: AnswerEntry) -> bool:
    """Return whether anybody ever asked what a unit's answer is about."""
    if entry.unit is not None:
        return any(
            (problem.ref, problem.title) == (entry.ref, entry.title)
            and unit in project.expand(problem.of)
            for _, report in project.reports_of(entry.unit)
            for problem in report.problems
        )
    return any(True for _ in days_asked(project, unit, entry.ref))


def days_asked(project: Project, unit: str, ref: str) -> Iterator[date]:
    """Yield the days on which the coordinator or a leader asked a unit about something."""
    for _, _, decision in project.all_decisions():
        if decision.ref == ref and (
            (decision.kind == "ask" and decision.unit == unit)
            or (decision.kind == "instruct" and unit in project.expand(decision.units))
        ):
            yield decision.on


def _answer(project: Project, question: Question, asked: Decision) -> Answer | None:
    assert asked.unit is not None
    answers = []
    for period, report in project.reports_of(asked.unit):
        file = report_path(asked.unit, period)
        day = handed_in(project, file, report.submitted)
        if day is None or not asked.on < day <= question.counted_until:
            continue
        path = next(chain(_texts(report, asked.ref), _figures(period, report, asked)), None)
        if path is not None:
            answers.append(Answer(day, period, Spot(file, path)))
    return min(answers, key=lambda answer: (answer.day, answer.period), default=None)


def _texts(report: Report, ref: str) -> Iterator[tuple[str | int, ...]]:
    """Find what a report says in words about a ref of the unit's own."""
    for section in SECTIONS:
        is_told = section.has_ref and section.is_own
        for place, entry in enumerate(section.entries(report) if is_told else ()):
            if is_within(entry.ref, ref):
                yield section.name, place, "ref"


def _figures(period: Period, report: Report, asked: Decision) -> Iterator[tuple[str | int, ...]]:
    """Find the figure that was asked about, given again.

    In a paper for a time that was over when it was asked any figure of it is an answer; the
    next month's figure comes anyway and answers only with a reason.
    """
    for place, reading in enumerate(report.readings):
        explained = reading.reason or reading.unavailable
        if reading.indicator == asked.ref and (explained or period.end < asked.on):
            yield "readings", place, "indicator"
