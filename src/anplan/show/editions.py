"""What briefs came to tell, one after the other: an issued one is rendered again as it told it."""

from typing import TYPE_CHECKING

from anplan.base.message import mark

if TYPE_CHECKING:
    from anplan.base.period import Span

EDITIONS = (
    "",
    "outlook",
    "counts",
    "cycles",
    "once",
    "gathered",
    "whole",
    "ceilings",
    "titled",
    "dated",
)
"""The name of an edition is an input of its briefs.

``outlook``: what is still needed of an indicator, and where its pace leads, the table of registers
and their moves, in the annex the evidence of figures and milestones, and in Chinese no blank behind
a quarter or a year. ``counts``: how many
papers of a summary's time came of each unit, the day of a figure beside an earlier step, and of
measures by a counted indicator what is counted. ``cycles``: the parts of a summary by their cycle,
where that is not the month, and in English one of everything and papers by their title. ``once``: at the foot a unit with two papers missing is named once.
``gathered``: an instruction stands once, with all its units; a brief of another length counts by its
day of issue alone, and a longer one that ends with a brief is none of its papers. ``whole``: a problem
of an earlier paper whose words are left to the annex stands there whole. ``ceilings``: what is used up
of a ceiling is over its trajectory or below it, neither behind nor ahead. ``titled``: a phase over which
the pace goes is named by its own title. ``dated``: days and months have their year where the plan has
several, and in English halves and quarters are the first and the second; of a task without words stands what was
reported of it; the document's number of a chapter that looks like one of the brief's own is left out.
"""
NEWEST = EDITIONS[-1]
_BEFORE = {
    "dated": {"{unit} (open for {days} days)": mark("{unit} ({days} days)")},
    "ceilings": {
        "over the trajectory by {gap} points": mark("behind the trajectory by {gap} points"),
        "below the trajectory by {gap} points": mark("ahead of the trajectory by {gap} points"),
    },
    "cycles": {
        "Owed for {period} ({paper}): {owed}, {counts}.": mark(
            "Owed for {period}: {owed} {paper}, {counts}."
        ),
        "{wanted} due by {day}, {done} there": mark("{wanted} were due by {day}, {done} are there"),
        "{wanted} due by {day}, {done} there on {as_of}": mark(
            "{wanted} were due by {day}, {done} are there on {as_of}"
        ),
        "{wanted} by {day}, there already": mark("{wanted} by {day} are there already"),
    },
    "counts": {
        "{wanted} were due by {day}, {done} are there on {as_of}": mark(
            "{wanted} were due by {day}, {done} are there"
        ),
    },
}
"""By an edition, the newest first, sentences that say more or another thing than they did before it."""


def newest(
    language: str,
    cycle: "Span",
    *,
    misses_two: bool = False,
    gathers: bool = False,
    has_ceilings: bool = False,
    names_phase: bool = False,
) -> str:
    """Return the edition of a brief that is made today: the newest that says anything else in it.

    So the Chinese briefs of plans that tell of months keep the digests they had before ``cycles``,
    those in which no unit ``misses_two`` papers what they had before ``once``, and those that have
    nothing that the last one ``gathers``, what they had before that; those of plans without ceilings what
    they had before ``ceilings``, and those of plans whose pace goes over no phase what they had before
    ``titled``. Which briefs are of ``whole`` or ``dated`` shows only when they are laid out.
    """
    if names_phase:
        return "titled"
    if has_ceilings:
        return "ceilings"
    if gathers:
        return "gathered"
    if misses_two:
        return "once"
    return "counts" if (language, cycle) == ("zh_CN", "month") else "cycles"


def tells(edition: str, name: str) -> bool:
    """Return whether an edition tells what came with another one: that itself, or a later one."""
    return EDITIONS.index(edition) >= EDITIONS.index(name)


def wording(edition: str, text: str) -> str:
    """Return a sentence of today as an edition had it."""
    if edition == NEWEST:
        return text
    for name, before in _BEFORE.items():
        if not tells(edition, name):
            text = before.get(text, text)
    return text
