"""Asks the questions about a document one by one; Enter takes the suggestion, - leaves one open."""

from collections.abc import Sequence

from anplan.intake.document.doubts import Kind, Question
from anplan.intake.document.reading import Reading
from anplan.intake.document.text.words import Words as Spoken
from anplan.intake.document.who.offices import is_list_of_bodies, offices
from anplan.intake.draft.days import day_of
from anplan.intake.draft.frame import typed_span
from anplan.intake.draft.settled import Answer, Key
from anplan.show.words import Words
from anplan.work.console import Console

_LATER = ("-", "—", "－")
_FREE = ("coordinator", "start", "nobody", "title", "issuer", "issued", "members")


def answers_to(
    console: Console, reading: Reading, questions: Sequence[Question]
) -> dict[Key, Answer]:
    """Return the answers of who sits at a terminal; none where nobody does."""
    answers: dict[Key, Answer] = {}
    asked = [question for question in questions if question.choices or question.kind in _FREE]
    if not console.asks or not asked:
        return answers
    console.out.write(
        console.words(
            "{count} questions. Enter takes the first answer; - leaves a question open, in the file.\n"
        ).format(count=len(asked))
    )
    for number, question in enumerate(asked, 1):
        answer = _ask(console, reading, question, f"{number}/{len(asked)}")
        if answer is not None:
            answers[question.key] = answer
    return answers


def _ask(console: Console, reading: Reading, question: Question, number: str) -> Answer | None:
    words = console.words
    place = ""
    if question.words is not None:
        line = reading.source.line(question.words.start)
        place = words("line {line}").format(line=line) + " "
    console.out.write(f"[{number}] {place}{words.tell(question.text)}\n")
    choices = [words.tell(choice) for choice in question.choices]
    for count, choice in enumerate(choices, 1):
        console.out.write(f"  {count} {choice}\n")
    while True:
        typed = console.ask(words("Answer"), "1" if question.choices else "-")
        if typed in _LATER:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(question.choices):
            return int(typed) - 1
        if typed in choices:
            return choices.index(typed)
        if question.kind in _FREE and _fits(question.kind, typed):
            return typed
        console.out.write(_what_to_type(words, question) + "\n")


def _fits(kind: Kind, typed: str) -> bool:
    """Return whether what was typed can be an answer: days are days, names are no figures."""
    if kind == "start":
        return typed_span(typed) is not None
    if kind == "issued":
        return day_of(typed, None) is not None
    if kind == "members":
        named = list(offices(Spoken(typed, 0)))
        return (
            typed.isprintable()
            and is_list_of_bodies(Spoken(typed, 0))
            and not any(one.is_group for one in named)
        )
    is_said = typed.isprintable() and any(sign.isalpha() for sign in typed)
    is_group = kind in ("coordinator", "nobody") and any(
        one.is_group for one in offices(Spoken(typed, 0))
    )
    return is_said and not is_group


def _what_to_type(words: Words, question: Question) -> str:
    if question.kind == "start":
        return words("Type two days such as 2025-01-01 2025-12-31, or -")
    if question.kind == "issued":
        return words("Type a day such as 2025-03-01, or -")
    if question.kind == "members":
        return words("Type names parted by commas, or -")
    if question.kind in _FREE:
        return words("Type a number, a name, or -")
    return words("Type a number from 1 to {count}, or -").format(count=len(question.choices))
