"""What changed in meaning between two states: as a screen, and as Markdown for a comment."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from anplan.base.message import mark
from anplan.base.problem import Problem
from anplan.model.project import Project
from anplan.model.reports import Entry, Reading, Trouble
from anplan.show.entry_text import SORT_WORDS, about_text, change_text, cut, first_text
from anplan.show.findings.problems import problem_line
from anplan.show.layout.screen import Screen
from anplan.show.safe import markdown_cell
from anplan.show.screens.light_change import verdict_text
from anplan.show.screens.page import SAMPLE, title_line
from anplan.show.words import Words
from anplan.state.history.changes import (
    CountChange,
    Difference,
    Differences,
    Effect,
    LightChange,
    StatementChange,
)
from anplan.state.history.statements import Sort
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question


class Side(NamedTuple):
    """One of the two states: its name as typed, its commit, and what cannot be read in it.

    ``question``: what its lights answer, where that is not the day that both are asked for.
    """

    name: str | None
    revision: str | None
    project: Project
    unread: tuple[Problem, ...]
    question: Question | None = None


class Diff(NamedTuple):
    """Two states and all that differs."""

    before: Side
    after: Side
    differences: Differences

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to show."""
        entries, lights = self.differences.entries, self.differences.lights
        counts = self.differences.counts
        return not (entries or lights or counts or self.before.unread or self.after.unread)


class Listing(NamedTuple):
    """A heading and its lines."""

    title: str
    lines: tuple[str, ...]


def diff_screen(words: Words, diff: Diff) -> Screen:
    """Show what changed, one section for each sort of thing."""
    screen = Screen()
    if diff.empty:
        screen.line(nothing_text(words, diff))
        return screen
    title_line(screen, words, diff.after.project)
    screen.line(_sides(words, diff))
    for section in _sections(words, diff):
        screen.line()
        screen.line(section.title, "heading")
        for line in section.lines:
            screen.line(line, indent=2)
    return screen


def diff_markdown(words: Words, diff: Diff) -> str:
    """Write what changed as Markdown; what files say is escaped, and their @ notifies nobody."""
    if diff.empty:
        return f"{_escaped(nothing_text(words, diff))}\n"
    head = _sides(words, diff)
    if diff.after.project.plan.sample:
        head += words(" ({list})").format(list=words(SAMPLE))
    parts = [f"**{_escaped(head)}**\n"]
    for section in _sections(words, diff):
        lines = "".join(f"- {_escaped(line)}\n" for line in section.lines)
        parts.append(f"\n#### {_escaped(section.title)}\n\n{lines}")
    return "".join(parts)


def _escaped(text: str) -> str:
    return markdown_cell(text)


def nothing_text(words: Words, diff: Diff) -> str:
    """Write that nothing changed, and between which states."""
    text = words("Nothing changed from {before} to {after}.")
    return text.format(before=side_text(words, diff.before), after=side_text(words, diff.after))


def _sides(words: Words, diff: Diff) -> str:
    text = words("What changed from {before} to {after}")
    return text.format(before=side_text(words, diff.before), after=side_text(words, diff.after))


def side_text(words: Words, side: Side) -> str:
    """Name a state: the work tree, or the name that was typed with its commit."""
    if side.name is None:
        return words("the work tree")
    if side.revision is None or side.name.startswith(side.revision):
        return side.name
    return words("{name} ({revision})").format(name=side.name, revision=side.revision)


def _sections(words: Words, diff: Diff) -> Iterator[Listing]:
    unread = tuple(_unread_lines(words, diff))
    if unread:
        yield Listing(words("Cannot be read, not compared"), unread)
    for sort, group in groupby(diff.differences.entries, key=_sort):
        lines = tuple(entry_line(words, diff, difference) for difference in group)
        yield Listing(words(SORT_WORDS[sort]), lines)
    indicators = diff.after.project.indicators
    for title, is_taken in (
        (words("Counted from registers"), False),
        (words("Collected by other plans"), True),
    ):
        lines = tuple(
            _count_line(words, diff, change)
            for change in diff.differences.counts
            if (indicators[change.id].shared_from is not None) == is_taken
        )
        if lines:
            yield Listing(title, lines)
    if diff.differences.lights:
        title = words("Lights on {day}").format(day=diff.differences.day)
        if diff.before.question or diff.after.question:
            title = words("Lights, those of a period as its brief has them")
        lines = tuple(_light_line(words, diff, change) for change in diff.differences.lights)
        yield Listing(title, lines)


def _count_line(words: Words, diff: Diff, change: CountChange) -> str:
    indicator = diff.after.project.indicators[change.id]
    figures = (
        words("no figure")
        if point is None
        else words("{value} as of {day}").format(
            value=words.quantity(point.value, indicator.measure), day=point.as_of
        )
        for point in (change.before, change.after)
    )
    return words.labelled(indicator.label, " → ".join(figures))


def _sort(difference: Difference) -> Sort:
    return difference.change.entry.sort


def _unread_lines(words: Words, diff: Diff) -> Iterator[str]:
    for side in (diff.before, diff.after):
        for problem in side.unread:
            yield words.labelled(side_text(words, side), problem_line(words, problem))


def entry_line(words: Words, diff: Diff, difference: Difference) -> str:
    """Write one change: when, whose, what, how, and what it does to the indicator."""
    change = difference.change
    entry = change.entry
    project = diff.before.project if change.after is None else diff.after.project
    head = (
        str(entry.period or ""),
        project.label(entry.unit) if entry.unit and entry.sort != "unit" else "",
        about_text(words, project, entry),
        _change_text(words, project, difference),
    )
    effect = difference.effect
    consequences = list(effect_texts(words, effect)) if effect else []
    reason = change.after.reason if change.after else None
    if reason and entry.sort in ("reading", "decision"):
        consequences.append(words.labelled(words("reason"), reason))
    return words(", ").join((" ".join(filter(None, head)), *consequences))


def _change_text(words: Words, project: Project, difference: Difference) -> str:
    change = difference.change
    before, after = change.before, change.after
    if before is None or after is None:
        text = cut(first_text(words, project, change.entry)) + _day(words, change)
        how = _how_word(words, difference)
        return words.labelled(how, text) if how else text
    if isinstance(after.said, Entry):
        return words.labelled(words("changed"), cut(first_text(words, project, after)))
    return change_text(words, project, before, after) + _day(words, change)


def _how_word(words: Words, difference: Difference) -> str | None:
    """Return how an entry came or went; None where its text says so itself."""
    entry, after = difference.change.entry, difference.change.after
    if after is None:
        return words("withdrawn") if entry.sort == "paper" else words("removed")
    if entry.sort == "paper" or (isinstance(entry.said, Trouble) and entry.said.solved):
        return None
    return words("reported again") if difference.again else words("added")


def _day(words: Words, change: StatementChange) -> str:
    """Write a figure's own day where it is not the last of its report's period."""
    entry = change.entry
    if not isinstance(entry.said, Reading) or entry.said.as_of is None:
        return ""
    if entry.period is not None and entry.said.as_of == entry.period.end:
        return ""
    return words(" (as of {day})").format(day=entry.said.as_of)


def effect_texts(words: Words, effect: Effect) -> Iterator[str]:
    """Yield the gap and the light, before and after."""
    if effect.replaced:
        yield words("superseded by a later report")
        return
    gap = _gap_change(words, effect)
    if gap:
        yield gap
    states = [state for state in (effect.before, effect.after) if state]
    lights = dict.fromkeys(words.light(state.verdict.light) for state in states)
    if lights:
        yield " → ".join(lights)


def _gap_change(words: Words, effect: Effect) -> str | None:
    before, after = gap_of(effect.before, effect), gap_of(effect.after, effect)
    state = effect.after or effect.before
    known = after if after is not None else before
    if state is None or known is None:
        return None
    if before is None or after is None or before == after:
        return _gap(words, state, known)
    if before * after > 0:
        return words(_form(state, after)).format(gap=f"{abs(before)} → {abs(after)}")
    if before * after < 0 and state.indicator.kind != "rate" and not _is_used_up(state):
        form = _CAUGHT_UP if before < 0 else _FELL_BEHIND
        return words(form).format(before=abs(before), after=abs(after))
    return f"{_gap(words, state, before)} → {_gap(words, state, after)}"


_CAUGHT_UP = mark("behind the trajectory by {before} → ahead of it by {after} points")
_FELL_BEHIND = mark("ahead of the trajectory by {before} → behind it by {after} points")


def gap_of(state: IndicatorState | None, effect: Effect) -> Decimal | None:
    """Return the gap of the figure itself; None where another day's figure is judged."""
    if state is None or state.point is None or state.point.as_of != effect.day:
        return None
    return state.printed.gap


_AHEAD = mark("ahead of the trajectory by {gap} points")
_BEHIND = mark("behind the trajectory by {gap} points")
_ABOVE = mark("above the target by {gap} percentage points")
_BELOW = mark("below the target by {gap} percentage points")


_OVER = mark("over the trajectory by {gap} points")
_UNDER = mark("below the trajectory by {gap} points")


def _is_used_up(state: IndicatorState) -> bool:
    """Return whether the way goes up to a ceiling."""
    return not state.target.upward and state.target.value > state.indicator.start


def _form(state: IndicatorState, gap: Decimal) -> str:
    if state.indicator.kind != "rate":
        if _is_used_up(state):
            return _UNDER if gap > 0 else _OVER
        return _AHEAD if gap > 0 else _BEHIND
    return _ABOVE if (gap > 0) == state.target.upward else _BELOW


def _gap(words: Words, state: IndicatorState, gap: Decimal) -> str:
    if gap == 0:
        rate = state.indicator.kind == "rate"
        return words("just on the target") if rate else words("just on the trajectory")
    return words(_form(state, gap)).format(gap=abs(gap))


def _light_line(words: Words, diff: Diff, change: LightChange) -> str:
    project = diff.after.project if change.after else diff.before.project
    if change.sort == "indicator":
        name = project.indicators[change.id].label
    else:
        name = words("task {task}").format(task=project.numbered(change.id))
    absent = words("absent")
    return words("{name}: {before} → {after}").format(
        name=name,
        before=words.light(change.before.light) if change.before else absent,
        after=verdict_text(words, change.after) if change.after else absent,
    )
