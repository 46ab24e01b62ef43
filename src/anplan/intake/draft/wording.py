"""The document's words for an item: its exact quote, and a title in a few of them."""

import re

from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Source, Words

_ENOUGH, _LEAST = 36, 8
_CLAUSE_END = re.compile(r",(?!\d{3})|[，;；:：。]|\.(?= [A-Z])")
_SIGNS = " 。.;；,，:：、—－-·•"


def quote_of(source: Source, words: Words) -> str:
    """Return words exactly as they stand in the text."""
    return source.text[words.start : words.end]


def bare(words: Words) -> Words:
    """Return a heading's or an item's words without their number."""
    number = item_number(words.folded)
    return (words.part(number.end) if number else words).stripped(_SIGNS)


def label_of(words: Words) -> str:
    """Return the number of a heading as it is written."""
    number = item_number(words.folded)
    return words.part(0, number.end).text if number else ""


def few_words(words: Words) -> str:
    """Return a title for a sentence: all of it where it is short, else its first clauses."""
    text = bare(words).condensed
    if len(text) <= _ENOUGH:
        return text
    ends = [match.start() for match in _CLAUSE_END.finditer(text)]
    fitting = [end for end in ends if _LEAST <= end <= _ENOUGH]
    later = [end for end in ends if end > _ENOUGH]
    return text[: fitting[-1]] if fitting else text[: later[0]] if later else text
