"""The headings of aims: the lines outside the tasks in which figures stand."""

from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.text.words import Source, Words
from anplan.intake.draft.figures import Figure, is_aim
from anplan.intake.draft.nodes import Key, Record, keys
from anplan.intake.draft.wording import few_words, quote_of


class Goal(NamedTuple):
    """A goal, the line that says it, and the indicators whose figures stand there."""

    id: str
    words: Words
    figures: tuple[str, ...]


def goals(source: Source, figures: Sequence[Figure]) -> tuple[Goal, ...]:
    """Return the goals in the document's order, each line one of them."""
    lines: dict[int, list[Figure]] = {}
    for figure in figures:
        if is_aim(figure):
            start = source.text.rfind("\n", 0, figure.target.words.start) + 1
            lines.setdefault(start, []).append(figure)
    return tuple(
        Goal(str(number), _line(source, start), tuple(one.id for one in lines[start]))
        for number, start in enumerate(sorted(lines), 1)
    )


def _line(source: Source, start: int) -> Words:
    end = source.text.find("\n", start)
    return Words(source.text[start : end if end >= 0 else None], start).stripped(" |")


def goal_record(source: Source, goal: Goal) -> Record:
    """Return what the plan says of a goal."""
    return keys(
        Key("id", goal.id),
        Key("title", few_words(goal.words)),
        Key("quote", quote_of(source, goal.words)),
    )
