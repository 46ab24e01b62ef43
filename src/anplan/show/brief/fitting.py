"""How much stands before a paper's annex: counting, and leaving the longest texts to the annex."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from anplan.show.brief.tasks import Passage
from anplan.show.words import Words

_COUNTED = re.compile(r"[A-Za-z0-9.%+-]+|\S")


def count_characters(text: str) -> int:
    """Count as office programs do: every Chinese character and mark, every Western word."""
    return len(_COUNTED.findall(text))


def left_to_the_annex(
    words: Words, passages: Iterable[Passage], excess: int
) -> dict[Passage, Passage]:
    """Return the passages that are left to the annex, the longest first, each with its short form.

    ``excess`` is how many characters are too many where all of them stand.
    """
    see = words("See the annex.")
    least = count_characters(see)
    times = Counter(passages)
    shortened: dict[Passage, Passage] = {}
    for passage in sorted(times, key=_text_length, reverse=True):
        if excess <= 0 or _text_length(passage) <= least:
            break
        shortened[passage] = short = passage._replace(text=see)
        saved = count_characters(passage.paragraph) - count_characters(short.paragraph)
        excess -= saved * times[passage]
    return shortened


def _text_length(passage: Passage) -> int:
    return count_characters(passage.text)


def replaced(
    passages: tuple[Passage, ...], others: Mapping[Passage, Passage]
) -> tuple[Passage, ...]:
    """Put passages in the place of others."""
    return tuple(others.get(passage, passage) for passage in passages)
