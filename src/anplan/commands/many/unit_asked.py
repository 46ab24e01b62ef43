"""The unit that is asked about in several plans: some of them may have none of the name."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import Message, Rejected, say
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.work.console import Console
from anplan.work.portfolio import Answer, refuse_alike

Answers = Sequence[Answer[Any]]


def unit_of(project: Project, word: str) -> str | Rejected:
    """Return the id of a unit by any name of it in its plan, or by an id that other plans know it by."""
    found = resolve_unit(project, word)
    if not isinstance(found, Rejected):
        return found
    hint = say("No plan has it: name the unit as one of the plans does")
    return project.same_as.get(word) or Rejected(found.message, hint)


def refuse_nobody(answers: Answers) -> None:
    """Raise UsageError where no plan that could be read has what is asked; such answer ``Rejected``."""
    refuse_alike(answers)
    values = [answer.value for answer in answers if answer.value is not None]
    if values and all(isinstance(value, Rejected) for value in values):
        raise UsageError(values[0].message, values[0].hint)


def tell_without(console: Console, answers: Answers) -> None:
    """Say which plans have no such unit, or owe nothing for the period: nothing of them was shown."""
    words = console.words
    by_reason: dict[str, list[str]] = {}
    for name, message in _rejected(answers):
        by_reason.setdefault(words.tell(message), []).append(name)
    for reason, names in by_reason.items():
        console.note(words.labelled(words.listed(tuple(names)), reason))


def _rejected(answers: Iterable[Answer[Any]]) -> Iterator[tuple[str, Message]]:
    for answer in answers:
        if isinstance(answer.value, Rejected):
            yield answer.member.name, answer.value.message
