"""What the coordinator asked beside a figure, and whether the unit has answered."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.decisions import Decision
from anplan.model.paths import decisions_path, report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sections import SECTIONS
from anplan.state.question import Question, handed_in


class Answer(NamedTuple):
    """The first word on it that came after the day it was asked."""

    day: date
    period: Period
    spot: Spot


class Asked(NamedTuple):
    """One question: of whom, about what, in which words; without an answer it is open."""

    on: date
    unit: str
    ref: str
    text: str
    spot: Spot
    answer: Answer | None

    def is_about(self, ref: str) -> bool:
        """Return whether it stands beside a thing or, where that is a task, a part of it."""
        return is_within(self.ref, ref)

    def belongs_to(self, period: Period) -> bool:
        """Return whether it is open, or came up or was answered in a period."""
        answer = self.answer
        if answer is None or self.on in period:
            return True
        return answer.period == period or answer.day in period


def is_within(ref: str, whole: str) -> bool:
    """Return whether a ref is another one, or an action of it."""
    return ref == whole or ref.startswith(f"{whole}/")


def questions(project: Project, question: Question) -> tuple[Asked, ...]:
    """Return what was asked up to the day papers are counted, in the order it was asked."""
    return tuple(
        Asked(
            decision.on,
            decision.unit,
            decision.ref,
            decision.reason,
            Spot(decisions_path(month), ("decisions", index)),
            _answer(project, question, decision),
        )
        for month, index, decision in project.all_decisions()
        if decision.kind == "ask" and decision.unit and decision.on <= question.counted_until
    )


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
    """Find what a report says in words about a ref."""
    for section in SECTIONS:
        for place, entry in enumerate(section.entries(report) if section.has_ref else ()):
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
