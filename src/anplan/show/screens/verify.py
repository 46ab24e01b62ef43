"""Issued briefs that were rendered again: which are what their inputs give."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from anplan.base.commit import Commit
from anplan.base.message import mark
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.show.departures import departed, standing
from anplan.show.findings.problems import sentence
from anplan.show.layout.screen import Screen, Style
from anplan.show.values import light_then, standing_texts
from anplan.show.words import Words
from anplan.state.lights.issued_state import Departure
from anplan.state.lights.relights import Afterwards

Verdict = Literal[
    "same",
    "edited",
    "other version",
    "other version, differs",
    "not found",
    "unsigned",
    "missing",
    "unissued",
    "unread",
]


class Verified(NamedTuple):
    """An issued brief, how rendering it again came out, and what became of its lights.

    ``number`` and ``issued`` are those of the files it was made of. ``version``: the one that it
    says it was rendered by. ``commit``: the one whose files it was rendered from, None where
    today's give it; ``is_beside`` where that was on a branch alone. ``template``: the workspace's
    own one, where it was rendered by that. ``problem``: why it cannot be read.
    """

    period: Period
    number: int | None
    issued: date | None
    verdict: Verdict
    version: str | None
    commit: Commit | None = None
    after: tuple[Afterwards, ...] = ()
    departures: tuple[Departure, ...] = ()
    is_beside: bool = False
    template: str | None = None
    is_template_momentary: bool = False
    problem: Problem | None = None

    @property
    def is_wrong(self) -> bool:
        """Return whether the brief is not what its inputs give, as far as that can be told."""
        return self.verdict != "same" or self.is_momentary

    @property
    def is_momentary(self) -> bool:
        """Return whether it says something that was in the files only while it was made."""
        return self.is_template_momentary or any(
            departure.momentary for departure in self.departures
        )

    @property
    def is_of_another_version(self) -> bool:
        """Return whether it says that another version rendered it: then it is not verified."""
        return self.verdict in ("other version", "other version, differs")


VERDICTS: dict[Verdict, str] = {
    "same": mark("rendered again, byte for byte the same"),
    "edited": mark("is not what its inputs give: it was edited by hand"),
    "other version": mark(
        "says that version {version} rendered it, and is otherwise what its inputs give; verify it "
        "with that one"
    ),
    "other version, differs": mark(
        "says that version {version} rendered it, and is not what its inputs give; verify it with "
        "that one"
    ),
    "not found": mark("no state of the history gives the digest at its end"),
    "unsigned": mark("has no digest of its inputs at its end"),
    "missing": mark("the brief itself is missing"),
    "unissued": mark("says that it was issued, but nobody issued it: briefs/{period}.yaml"),
    "unread": mark("cannot be read"),
}
_STYLES: dict[Verdict, Style] = {"same": "green", "other version": "yellow"}


def verified_screen(words: Words, briefs: tuple[Verified, ...]) -> Screen:
    """Show each brief with its verdict, the corrections since, and a count."""
    screen = Screen()
    for brief in briefs:
        style: Style = "red" if brief.is_momentary else _STYLES.get(brief.verdict, "red")
        screen.line(words.labelled(_head(words, brief), _verdict(words, brief)), style)
        for text in _remarks(words, brief):
            screen.line(text, indent=2)
    good = sum(not brief.is_wrong for brief in briefs)
    text = words("{all} issued briefs verified, {good} as their inputs give them")
    line = words.fill(text, all=len(briefs), good=good)
    others = sum(brief.is_of_another_version for brief in briefs)
    if others:
        line += words("; not verified, of another version: {count}").format(count=others)
    screen.line(line)
    return screen


def _head(words: Words, brief: Verified) -> str:
    if brief.issued is None:
        return str(brief.period)
    if brief.number is None:
        text = words("{period}, summary, issued on {day}")
        return text.format(period=brief.period, day=brief.issued)
    text = words("{period}, No. {number}, issued on {day}")
    return text.format(period=brief.period, number=brief.number, day=brief.issued)


def _verdict(words: Words, brief: Verified) -> str:
    if brief.problem is not None:
        return f"{brief.problem.where.file} {brief.problem.code} {sentence(words, brief.problem)}"
    verdict = words(VERDICTS[brief.verdict]).format(version=brief.version, period=brief.period)
    if brief.commit is None:
        return verdict
    text = words("from the files of {commit} ({day}), changed since: {verdict}")
    return text.format(commit=brief.commit.name, day=brief.commit.day, verdict=verdict)


def _remarks(words: Words, brief: Verified) -> Iterator[str]:
    if brief.is_beside:
        yield words("These files were on a branch alone, never on the main line")
    if brief.template is not None:
        text = words("Rendered by a template of the workspace's own: {template}")
        yield text.format(template=brief.template)
    if brief.is_template_momentary:
        yield words("Only while it was made: another template than before it and now")
    for departure in brief.departures:
        yield _departure(words, departure)
    departed_ones = {departure.id for departure in brief.departures if departure.states is not None}
    for light in brief.after:
        if light.id not in departed_ones:
            yield _afterwards(words, light)


def _departure(words: Words, departure: Departure) -> str:
    if departure.momentary:
        text = words("Only while it was made: {what} {old}; before it and now {new}")
    else:
        text = words("Correction: {what}: {old} when issued, {new} now")
    what, old, new = map(
        words.value, (departed(departure), standing(departure, 0), standing(departure, 1))
    )
    return text.format(what=what, old=old, new=new)


def _afterwards(words: Words, light: Afterwards) -> str:
    if light.has_other_figure:
        text = words("Correction: {what}: {old} when issued, {new} now")
        old, new = standing_texts(words, light)
        return text.format(what=light.indicator.title, old=old, new=new)
    if light.is_corrected:
        text = words("Correction: {title}: {then} when issued, {now} by what is known now")
        return text.format(
            title=light.indicator.title,
            then=light_then(words, light.then),
            now=light_then(words, light.again),
        )
    return words("Caught up with the trajectory: {title}").format(title=light.indicator.title)
