"""What briefs came to tell, one after the other: an issued one is rendered again as it told it."""

from anplan.base.message import mark

EDITIONS = ("", "outlook", "counts")
"""The name of an edition is an input of its briefs.

``outlook``: what is still needed of an indicator, and where its pace leads. ``counts``: how many
papers of a summary's time came of each unit, the day of a figure beside an earlier step, and of
measures by a counted indicator what is counted.
"""
NEWEST = EDITIONS[-1]
_BEFORE_COUNTS = {
    "{wanted} were due by {day}, {done} are there on {as_of}": mark(
        "{wanted} were due by {day}, {done} are there"
    ),
}
"""Sentences that say more than they did in the editions before ``counts``."""


def tells(edition: str, name: str) -> bool:
    """Return whether an edition tells what came with another one: that itself, or a later one."""
    return EDITIONS.index(edition) >= EDITIONS.index(name)


def wording(edition: str, text: str) -> str:
    """Return a sentence of today as an edition had it."""
    return text if tells(edition, "counts") else _BEFORE_COUNTS.get(text, text)
