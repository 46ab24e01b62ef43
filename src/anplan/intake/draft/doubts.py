"""The questions about a document: those of its words, and those of the plan that is made of it."""

import re
from collections.abc import Iterator
from datetime import date

from anplan.base.message import say
from anplan.intake.document.doubts import Kind, Question
from anplan.intake.document.reading import Reading
from anplan.intake.draft.coordinators import candidates_of
from anplan.intake.draft.frame import span_of
from anplan.intake.draft.papers import likely_cycles
from anplan.intake.draft.settled import Known, bare, bare_group

OF_PLAN: frozenset[Kind] = frozenset(
    {"title", "issuer", "issued", "start", "coordinator", "papers"}
)
"""The questions that stand in plan.yaml, each once."""


_OF_PLACES = re.compile(
    r"(?:[一-龥]{0,4}?(?:各|相关|有关))?(?:、|街道|镇街|街镇|乡镇|镇|乡|园区|功能区|区县?|县[市区、]*|市[州县、]*|州|社区|村|学校|院系|二级学院|医院|病区|支行|分公司|子公司|厂)+"
)
"""Groups whose members can be listed."""


_HOW_OFTEN = {
    "month": say("every month"),
    "quarter": say("every quarter"),
    "half": say("every half-year"),
}


def questions_of(reading: Reading, known: Known) -> tuple[Question, ...]:
    """Return what a person has to settle, without what the workspace has settled already."""
    return tuple(
        one
        for one in (*_of_plan(reading), *reading.questions, *_groups(reading))
        if not _is_settled(one, known)
    )


def _groups(reading: Reading) -> Iterator[Question]:
    """Ask who is in a group that has a fixed number of members: 各街道; not in 各有关部门."""
    seen: set[str] = set()
    for task in reading.tasks:
        for office in task.assigned.offices:
            key = bare_group(office.name)
            if office.is_group and key not in seen and _OF_PLACES.fullmatch(key):
                seen.add(key)
                yield Question(
                    say("Which units are {group}?", group=office.name),
                    office.words,
                    (),
                    "members",
                    (office.name,),
                )


def _is_settled(question: Question, known: Known) -> bool:
    """Return whether somebody took the question out, or the units answer whether two are one office."""
    if question.kind in known.settled:
        return True
    if question.kind == "members":
        return known.groups.get(bare_group(question.names[0])) in known.members
    if question.kind != "office":
        return False
    names = {bare(name) for name in question.names}
    units = {known.units.get(name) for name in names}
    return len(names) == 1 or (len(units) == 1 and None not in units)


def _of_plan(reading: Reading) -> Iterator[Question]:
    yield from _span(reading)
    yield from _head(reading)
    names = candidates_of(reading)
    yield Question(
        say("Which unit runs the plan as a whole?"),
        None,
        tuple(say("{name}", name=name) for name in names),
        "coordinator",
        names,
    )
    if not any(paper.every != "once" for paper in reading.papers):
        yield Question(
            say("The document asks for no report that comes back. How often do units report?"),
            None,
            tuple(_HOW_OFTEN[span] for span, _ in likely_cycles(reading.source.text)),
            "papers",
        )


def _span(reading: Reading) -> Iterator[Question]:
    span = span_of(reading)
    if span is not None and span.is_said:
        return
    choices = (say("{start} to {end}", start=span.start, end=span.end),) if span else ()
    names = (f"{span.start} {span.end}",) if span else ()
    yield Question(say("From which day to which does the plan run?"), None, choices, "start", names)


def _head(reading: Reading) -> Iterator[Question]:
    """Ask for what a document's head does not say."""
    names = candidates_of(reading)[:1]
    if reading.head.issuer is None:
        choices = tuple(say("{name}", name=name) for name in names)
        yield Question(say("Who issued the document?"), None, choices, "issuer", names)
    if reading.head.issued is None:
        days = tuple(_days_of_issue(reading))
        names = tuple(day.isoformat() for day in days)
        choices = tuple(say("{day}", day=day) for day in days)
        yield Question(say("On which day was the document issued?"), None, choices, "issued", names)


def _days_of_issue(reading: Reading) -> Iterator[date]:
    """Yield the day on which a page published the document, and the first of the plan."""
    published, span = reading.head.published, span_of(reading)
    if published:
        yield date.fromisoformat(published.value)
    if span and not (published and published.value == span.start.isoformat()):
        yield span.start
