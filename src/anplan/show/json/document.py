"""What was read of a document as JSON: each value beside its words and their place in the text."""

from collections.abc import Mapping, Sequence
from typing import Any

from anplan.base.message import Message
from anplan.intake.document.doubts import Question
from anplan.intake.document.head.titles import Value
from anplan.intake.document.reading import Reading, TaskTarget
from anplan.intake.document.tasks.actions import Action
from anplan.intake.document.tasks.papers import Paper
from anplan.intake.document.tasks.phases import Phase
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Source, Words
from anplan.intake.document.who.offices import Office
from anplan.show.words import Words as Language

SCHEMA = 1


def document_json(words: Language, reading: Reading, remarks: Sequence[Message]) -> dict[str, Any]:
    """Return what was read of a document."""
    head, source = reading.head, reading.source
    named = {"title": head.title, "number": head.number, "issuer": head.issuer, "date": head.issued}
    return {
        "schema": SCHEMA,
        **{key: value.value if value else None for key, value in named.items()},
        "head": {key: _value(source, value) for key, value in named.items()},
        "tasks": [_task(source, task) for task in reading.tasks],
        "targets": [_target(source, one) for one in reading.targets],
        "phases": [_phase(source, phase) for phase in reading.phases],
        "papers": [_paper(source, paper) for paper in reading.papers],
        "questions": [_question(words, source, question) for question in reading.questions],
        "remarks": [words.tell(remark) for remark in remarks],
        "source": source.text,
    }


def _place(source: Source, words: Words | None) -> Mapping[str, Any] | None:
    """Return words as they stand in the text, and where: counted from 0, the line from 1."""
    if words is None:
        return None
    return {
        "quote": source.text[words.start : words.end],
        "offset": words.start,
        "line": source.line(words.start),
    }


def _value(source: Source, value: Value | None) -> Mapping[str, Any] | None:
    return None if value is None else _place(source, value.words)


def _task(source: Source, task: Task) -> Mapping[str, Any]:
    assigned, due = task.assigned, task.due
    return {
        "number": task.number or None,
        "section": task.sections[0].condensed.rstrip("。.") if task.sections else None,
        "sections": [words.condensed for words in reversed(task.sections)],
        "title": task.title.condensed,
        "units": [office.name for office in assigned.units],
        "lead": [office.name for office in assigned.lead],
        "support": [office.name for office in assigned.support],
        "leaders": [words.condensed for words in assigned.leaders],
        "deadline": due.words.condensed if due else None,
        "deadline_kind": due.kind if due else None,
        "place": _place(source, task.title),
        "places": {
            "deadline": _place(source, due.words) if due else None,
            "units": [_place(source, words) for words in assigned.words],
            "offices": [
                _office(source, office)
                for office in (*assigned.lead, *assigned.units, *assigned.support)
            ],
        },
        "actions": [_action(source, action) for action in task.actions],
    }


def _office(source: Source, office: Office) -> Mapping[str, Any]:
    return {"name": office.name, "group": office.is_group, **(_place(source, office.words) or {})}


def _action(source: Source, action: Action) -> Mapping[str, Any]:
    return {
        "text": action.words.condensed,
        "deadline": action.due.words.condensed if action.due else None,
        "guesses": {"kind": action.kind, "every": action.every},
        "place": _place(source, action.words),
    }


def _target(source: Source, one: TaskTarget) -> Mapping[str, Any]:
    target = one.target
    return {
        "text": target.words.condensed,
        "value": target.value,
        "unit": target.measure,
        "comparator": target.comparator,
        "indicator": target.about.condensed if target.about else None,
        "task": one.task,
        "scope": target.scope.condensed if target.scope else None,
        "span": target.span.condensed if target.span else None,
        "every": target.every,
        "approx": target.is_rough,
        "hoped": target.is_hoped,
        "rank": target.is_rank,
        "guesses": {"kind": target.kind},
        "place": _place(source, target.words),
    }


def _phase(source: Source, phase: Phase) -> Mapping[str, Any]:
    return {
        "title": phase.title.condensed,
        "first": phase.first or None,
        "last": phase.last or None,
        "place": _place(source, phase.span or phase.title),
    }


def _paper(source: Source, paper: Paper) -> Mapping[str, Any]:
    return {
        "title": paper.what.condensed,
        "every": paper.every,
        "due": paper.due.condensed if paper.due else None,
        "owed_by": paper.owed_by.condensed if paper.owed_by else None,
        "place": _place(source, paper.words),
    }


def _question(words: Language, source: Source, question: Question) -> Mapping[str, Any]:
    return {
        "question": words.tell(question.text),
        "choices": [words.tell(choice) for choice in question.choices],
        "place": _place(source, question.words),
    }
