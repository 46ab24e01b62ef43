"""The questions about a document: those of its words, and those of the plan that is made of it."""

from collections.abc import Iterator

from anplan.base.message import say
from anplan.intake.document.doubts import Kind, Question
from anplan.intake.document.reading import Reading
from anplan.intake.draft.coordinators import candidates_of
from anplan.intake.draft.frame import span_of
from anplan.intake.draft.settled import Known, bare

OF_PLAN: frozenset[Kind] = frozenset(
    {"title", "issuer", "issued", "start", "coordinator", "papers"}
)
"""The questions that stand in plan.yaml, each once."""


def questions_of(reading: Reading, known: Known) -> tuple[Question, ...]:
    """Return what a person has to settle, without what the workspace has settled already."""
    return tuple(
        one for one in (*_of_plan(reading), *reading.questions) if not _is_settled(one, known)
    )


def _is_settled(question: Question, known: Known) -> bool:
    """Return whether somebody took the question out, or the units answer whether two are one office."""
    if question.kind in known.settled:
        return True
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
            (say("every month"), say("every quarter"), say("every half-year")),
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
    span = span_of(reading)
    if reading.head.issued is None:
        days = (say("{day}", day=span.start),) if span else ()
        names = (span.start.isoformat(),) if span else ()
        yield Question(say("On which day was the document issued?"), None, days, "issued", names)
