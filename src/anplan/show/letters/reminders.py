"""Reminders to paste into a chat: one text a unit, and one for the whole group."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.show.layout.screen import Screen
from anplan.show.screens.status import SAMPLE
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.papers import Paper


class Reminder(NamedTuple):
    """A text under the name of whom it is for."""

    heading: str
    lines: tuple[str, ...]


def reminders_screen(words: Words, reminders: Iterable[Reminder]) -> Screen:
    """Show the texts, a blank line between them."""
    screen = Screen()
    for place, reminder in enumerate(reminders):
        if place:
            screen.line()
        screen.line(reminder.heading, "heading")
        for line in reminder.lines:
            screen.line(line)
    if not screen.blocks:
        screen.line(words("Nothing is owed."))
    return screen


def reminders(
    words: Words, state: State, papers: Iterable[Paper], *, with_group: bool
) -> Iterator[Reminder]:
    """Write to the whole group, then to every unit that owes a paper, in the plan's order."""
    found = list(papers)
    owed = _Owed(words, state)
    if with_group:
        yield from owed.to_group(found)
    for unit in state.project.expand([*state.project.units, *(paper.unit for paper in found)]):
        yield from owed.to_unit(unit, [paper for paper in found if paper.unit == unit])


def paper_words(words: Words, state: State, paper: Paper) -> str:
    """Name a paper as in a letter: a monthly one with its month."""
    title = title_text(words, titles(state)[paper.obligation])
    if paper.period is None or paper.period.span != "month":
        return title
    gap = "" if words.chinese else " "
    return f"{words.period(paper.period)}{gap}{title}"


def near_day(words: Words, state: State, day: date) -> str:
    """Write a day as in a letter, with its year where that is another one."""
    same_year = day.year == state.question.papers_on.year
    return words.short_day(day) if same_year else words.day(day)


def titles(state: State) -> dict[str, str]:
    """Return what the papers of each obligation are called."""
    return {one.id: one.title for one in state.project.plan.obligations}


class _Owed(NamedTuple):
    """Writes the texts of one state."""

    words: Words
    state: State

    def to_unit(self, unit: str, papers: list[Paper]) -> Iterator[Reminder]:
        words = self.words
        missing, coming = _missing(papers), _next(papers)
        if not missing and not coming:
            return
        parts = []
        if missing:
            told = words.listed(tuple(self._overdue(paper) for paper in missing))
            parts.append(
                words("Still missing: {papers}. Please send them soon.").format(papers=told)
            )
        if coming:
            told = words.listed(tuple(paper_words(words, self.state, paper) for paper in coming))
            parts.append(
                words("Please hand in by {day}: {papers}.").format(
                    day=self._day(coming[0].due), papers=told
                )
            )
        yield Reminder(
            self._name(unit, full=True),
            (self._opened(words("Hello! {text}").format(text=self._joined(parts))),
             self._closing([*missing, *coming])),
        )  # fmt: skip

    def to_group(self, papers: list[Paper]) -> Iterator[Reminder]:
        """Write to all, without what the coordinator owes alone."""
        words = self.words
        papers = [paper for paper in papers if self._kind(paper) != "brief"]
        asked = [*_missing(papers), *_next(papers)]
        if not asked:
            return
        named = dict.fromkeys((paper.due, paper.obligation, paper.period) for paper in asked)
        lines = [
            self._asked_of_all([
                paper for paper in papers
                if (paper.due, paper.obligation, paper.period) == name
            ])
            for name in named
        ]  # fmt: skip
        closing = words("{how}; no need to answer in the group.").format(how=self._how(asked))
        yield Reminder(words("To the whole group"), (self._opened(lines[0]), *lines[1:], closing))

    def _asked_of_all(self, papers: list[Paper]) -> str:
        """Say when a paper is due, how many thanks are due, and who is still to come."""
        words, first = self.words, papers[0]
        owing = [paper for paper in papers if paper.state in ("missing", "open")]
        came = len(papers) - len(owing)
        names = words.listed(tuple(self._name(paper.unit) for paper in owing))
        if not came and len(owing) > 1:
            names = words("all {count} units").format(count=len(owing))
        by = words("By {day}: {paper}. {rest}")
        if any(paper.state == "missing" for paper in owing):
            by = words("Was due on {day}: {paper}. {rest}")
        rest = words("Still to come: {units}.")
        if came:
            rest = words("{came} are in, thank you; still to come: {units}.")
        return by.format(
            day=self._day(first.due),
            paper=paper_words(words, self.state, first),
            rest=rest.format(came=came, units=names),
        )

    def _overdue(self, paper: Paper) -> str:
        days = (self.state.question.papers_on - paper.due).days
        return self.words("{paper} (due {day}, {days} days over)").format(
            paper=paper_words(self.words, self.state, paper),
            day=self._day(paper.due),
            days=days,
        )

    def _closing(self, papers: list[Paper]) -> str:
        text = self.words("{how}; if it is already done, please ignore this. Thank you!")
        return text.format(how=self._how(papers))

    def _how(self, papers: list[Paper]) -> str:
        """Say how papers are handed in; what is told is the way of most of them."""
        words = self.words
        kinds = {self._kind(paper) for paper in papers}
        if "report" in kinds:
            return words("Fill in the Excel form and send it back, or use anplan record")
        if kinds == {"brief"}:
            return words("Enter the day of issue in {file}").format(file=papers[0].file)
        coordinator = self._name(self.state.project.plan.coordinator)
        return words("Send it to {unit}").format(unit=coordinator)

    def _kind(self, paper: Paper) -> str:
        obligations = self.state.project.plan.obligations
        return next(one.paper for one in obligations if one.id == paper.obligation)

    def _name(self, unit: str, *, full: bool = False) -> str:
        project = self.state.project
        return title_text(self.words, project.full_name(unit) if full else project.label(unit))

    def _opened(self, text: str) -> str:
        if not self.state.project.plan.sample:
            return text
        return self.words("[{mark}] {text}").format(mark=self.words(SAMPLE), text=text)

    def _joined(self, parts: list[str]) -> str:
        return ("" if self.words.chinese else " ").join(parts)

    def _day(self, day: date) -> str:
        return near_day(self.words, self.state, day)


def _missing(papers: Iterable[Paper]) -> list[Paper]:
    return sorted((one for one in papers if one.state == "missing"), key=lambda one: one.due)


def _next(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that come due on the first day on which any do."""
    still_open = [paper for paper in papers if paper.state == "open"]
    first = min((paper.due for paper in still_open), default=None)
    return [paper for paper in still_open if paper.due == first]
