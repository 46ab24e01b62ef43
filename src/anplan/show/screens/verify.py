"""Issued briefs that were rendered again: which are what their inputs give."""

from datetime import date
from typing import Literal, NamedTuple

from anplan.base.commit import Commit
from anplan.base.message import mark
from anplan.base.period import Period
from anplan.show.layout.screen import Screen, Style
from anplan.show.words import Words
from anplan.state.lights.relights import Afterwards

Verdict = Literal["same", "edited", "other version", "not found", "unsigned", "missing"]


class Verified(NamedTuple):
    """An issued brief, how rendering it again came out, and what became of its lights.

    ``commit``: the one whose files it was rendered from, None where today's give it.
    ``version``: the one that it says it was rendered by.
    """

    period: Period
    number: int | None
    issued: date
    verdict: Verdict
    commit: Commit | None
    version: str | None
    after: tuple[Afterwards, ...]

    @property
    def is_wrong(self) -> bool:
        """Return whether the brief is not what its inputs give, as far as that can be told."""
        return self.verdict not in ("same", "other version")


VERDICTS: dict[Verdict, str] = {
    "same": mark("rendered again, byte for byte the same"),
    "edited": mark("is not what its inputs give: it was edited by hand"),
    "other version": mark("was rendered by version {version}; verify it with that one"),
    "not found": mark("no state of the history gives the digest at its end"),
    "unsigned": mark("has no digest of its inputs at its end"),
    "missing": mark("the brief itself is missing"),
}
_STYLES: dict[Verdict, Style] = {"same": "green", "other version": "yellow"}


def verified_screen(words: Words, briefs: tuple[Verified, ...]) -> Screen:
    """Show each brief with its verdict, the corrections since, and a count."""
    screen = Screen()
    for brief in briefs:
        head = words("{period}, No. {number}, issued on {day}").format(
            period=brief.period, number=brief.number or "?", day=brief.issued
        )
        screen.line(words.labelled(head, _verdict(words, brief)), _STYLES.get(brief.verdict, "red"))
        for light in brief.after:
            screen.line(_afterwards(words, light), indent=2)
    good = sum(not brief.is_wrong for brief in briefs)
    text = words("{all} issued briefs verified, {good} as their inputs give them")
    screen.line(text.format(all=len(briefs), good=good))
    return screen


def _verdict(words: Words, brief: Verified) -> str:
    verdict = words(VERDICTS[brief.verdict]).format(version=brief.version)
    if brief.commit is None:
        return verdict
    text = words("from the files of {commit} ({day}), changed since: {verdict}")
    return text.format(commit=brief.commit.name, day=brief.commit.day, verdict=verdict)


def _afterwards(words: Words, light: Afterwards) -> str:
    if light.is_corrected:
        text = words("Correction: {title}: {then} when issued, {now} by what is known now")
        return text.format(
            title=light.indicator.title,
            then=words.light(light.then),
            now=words.light(light.again),
        )
    return words("Caught up with the trajectory: {title}").format(title=light.indicator.title)
