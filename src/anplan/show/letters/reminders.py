"""Reminders to paste into a chat: one text a unit, and one for the whole group."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.show.asked_text import asked_text, asker_text, matter_title
from anplan.show.entry_text import cut
from anplan.show.layout.screen import Screen
from anplan.show.paper.tree import (
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)
from anplan.show.safe import one_line
from anplan.show.screens.page import SAMPLE
from anplan.show.values import obligation_of, title_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.measures import MeasureState
from anplan.state.papers import Paper

FEW_MEASURES = 3
"""How many overdue measures a reminder names; of the others the number is given."""

_MOST_NAMED = 3
"""Items that stand still and are named; of more it is said that there are."""

_Occasion = tuple[date, str, Period | None]


class Reminder(NamedTuple):
    """A text under the name of its addressee."""

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


def reminders_document(words: Words, state: State, reminders: Iterable[Reminder]) -> Document:
    """Lay the texts out as one paper, a heading for each addressee."""
    office = title_text(words, state.project.full_name(state.project.plan.coordinator))
    day = words.day(state.question.papers_on)
    blocks: list[Block] = []
    for reminder in reminders:
        blocks.append(Heading(1, (Run(reminder.heading),)))
        blocks += (Paragraph((Run(line),)) for line in reminder.lines)
    if not blocks:
        blocks.append(Paragraph((Run(words("Nothing is owed.")),)))
    return Document(
        Letterhead("", "", office, day),
        words("Reminders"),
        (*blocks, Signature(office, day)),
    )


def reminders(
    words: Words,
    state: State,
    papers: Iterable[Paper],
    asked: Iterable[Asked] = (),
    *,
    with_group: bool,
    unit: str | None = None,
) -> Iterator[Reminder]:
    """Yield a text to the whole group, then to every unit that owes something, in the plan's order.

    Of one ``unit`` there is the text to it alone. ``asked``: what a unit has not answered; it alone
    is told.
    """
    papers = list(papers)
    writer = _Writer(words, state, tuple(asked))
    if with_group:
        yield from writer.to_group(papers)
    every = state.project.expand(
        [
            *state.project.units,
            *(paper.unit for paper in papers),
            *(one.unit for one in writer.asked),
        ]
    )
    for name in every if unit is None else (unit,):
        yield from writer.to_unit(
            name, [paper for paper in papers if paper.unit == name], alone=unit is not None
        )


def reminders_by_unit(
    words: Words, state: State, papers: Iterable[Paper], asked: Iterable[Asked], unit: str | None
) -> dict[str, tuple[str, ...]]:
    """Return what each unit is told of one plan among several, without a greeting.

    Of one ``unit`` there is what it is told alone.
    """
    papers = list(papers)
    writer = _Writer(words, state, tuple(asked), greets=False)
    units = (
        (unit,)
        if unit is not None
        else state.project.expand([*state.project.units, *(paper.unit for paper in papers)])
    )
    return {
        name: reminder.lines
        for name in units
        for reminder in writer.to_unit(
            name, [paper for paper in papers if paper.unit == name], alone=unit is not None
        )
    }


def paper_words(words: Words, state: State, paper: Paper) -> str:
    """Name a paper as in a letter: one of a cycle with its period, an instruction by its words."""
    if paper.asked is not None:
        text = words("instruction of {who}, {text}")
        return text.format(
            who=one_line(paper.asked.who),
            text=words("“{text}”").format(text=one_line(paper.asked.text)),
        )
    title = title_text(words, obligation_of(state.project, paper).title)
    period = period_words(words, state, paper)
    if period is None:
        return title
    return words("{paper} for {period}").format(paper=title, period=period)


def period_words(words: Words, state: State, paper: Paper) -> str | None:
    """Name the period of a paper that is owed in a cycle; the others' time stands in their titles."""
    if paper.period is None:
        return None
    if paper.period.span != "month" and obligation_of(state.project, paper).every == "once":
        return None
    return words.period_in(paper.period, state.question.papers_on.year)


def near_day(words: Words, state: State, day: date) -> str:
    """Write a day as in a letter, with the year where it is not the current one."""
    same_year = day.year == state.question.papers_on.year
    return words.short_day(day) if same_year else words.day(day)


class _Writer(NamedTuple):
    """Writes the reminders of one state."""

    words: Words
    state: State
    asked: tuple[Asked, ...]
    greets: bool = True

    def to_unit(self, unit: str, papers: list[Paper], *, alone: bool) -> Iterator[Reminder]:
        """Write to a unit that owes papers; to one that is asked about alone of measures, too."""
        words = self.words
        missing, coming = _missing(papers), _next(papers)
        returned = [paper for paper in papers if paper.owed_again]
        overdue = self._measures(unit)
        asked = [one for one in self.asked if one.unit == unit]
        if not (missing or coming or returned or asked) and not (overdue and alone):
            return
        sentences = [self._returned(paper) for paper in returned]
        of_papers = words("Still missing: {papers}. Please send them soon.")
        of_deeds = words("Not reported as carried out: {papers}. Please do so and answer soon.")
        for text, is_told_to_do in ((of_papers, False), (of_deeds, True)):
            late = [paper for paper in missing if (paper.asked is not None) == is_told_to_do]
            if late:
                names = words.listed(tuple(map(self._overdue, late)))
                sentences.append(text.format(papers=names))
        if coming:
            names = words.listed(tuple(paper_words(words, self.state, paper) for paper in coming))
            text = words("Please hand in by {day}: {papers}.")
            sentences.append(text.format(day=self._day(coming[0].due), papers=names))
        if overdue:
            sentences.append(overdue)
        sentences += map(self._question, asked)
        greeting = self._joined(sentences)
        if self.greets:
            greeting = words("Hello! {text}").format(text=greeting)
        owed = [*returned, *missing, *coming]
        lines = (self._marked(greeting), *self._still(unit), self._last_line(owed, asked))
        yield Reminder(self._name(unit, full=True), lines)

    def _last_line(self, owed: list[Paper], asked: list[Asked]) -> str:
        """Say how to hand in what is owed, how to answer, or where to tell of what is overdue."""
        if owed:
            return self._closing(owed)
        if asked:
            return self.words("{how}. Thank you!").format(how=self._by())
        return self.words("Tell of them in the next report. Thank you!")

    def _measures(self, unit: str) -> str:
        """Name the measures of the unit's own scheme that are overdue, the first few."""
        words, question = self.words, self.state.question
        overdue = [
            measure
            for measure in self.state.measures
            if measure.unit == unit and measure.is_overdue(question)
        ]
        if not overdue:
            return ""
        text = words("Overdue of your own scheme: {count} measures ({names}).")
        names = tuple(self._measure(measure) for measure in overdue[:FEW_MEASURES])
        rest = ("…",) if len(overdue) > FEW_MEASURES else ()
        return words.fill(text, count=len(overdue), names=words("; ").join((*names, *rest)))

    def _measure(self, measure: MeasureState) -> str:
        name = cut(one_line(title_text(self.words, measure.measure.name)).rstrip("。. "))
        due = measure.standing.due
        if due is None:
            return name
        return self.words("{paper} (due {day})").format(paper=name, day=self._day(due))

    def _still(self, unit: str) -> Iterator[str]:
        """Yield a line for each register in which items of a unit stand still."""
        words = self.words
        for standing in self.state.registers if self.state.project.registers else ():
            still = [item for item in standing.still if item.way.owner == unit]
            if still:
                first = tuple(one_line(item.way.id) for item in still[:_MOST_NAMED])
                rest = ("…",) if len(still) > _MOST_NAMED else ()
                text = words(
                    "{register}: {count} items without a move for more than {days} days "
                    "({names}); please fill in how they stand."
                )
                yield words.fill(
                    text,
                    register=title_text(words, standing.register.title),
                    count=len(still),
                    days=standing.register.still_after or 0,
                    names=words.listed((*first, *rest)),
                )

    def to_group(self, papers: list[Paper]) -> Iterator[Reminder]:
        """Write to all, without what the coordinator owes alone."""
        words = self.words
        papers = [paper for paper in papers if self._kind(paper) not in ("brief", "instruction")]
        owed = [*_missing(papers), *_next(papers)]
        returned = [paper for paper in papers if paper.owed_again]
        if not owed and not returned:
            return
        by_occasion: dict[_Occasion, list[Paper]] = {}
        for paper in papers:
            if not paper.owed_again:
                by_occasion.setdefault(_occasion(paper), []).append(paper)
        lines = [self._to_all(by_occasion[key]) for key in dict.fromkeys(map(_occasion, owed))]
        lines += map(self._returned_to_all, returned)
        how = self._how([*owed, *returned])
        closing = words("{how}; no need to reply in the group.").format(how=how)
        yield Reminder(words("To the whole group"), (self._marked(lines[0]), *lines[1:], closing))

    def _to_all(self, papers: list[Paper]) -> str:
        """Write when a paper is due, how many units are thanked, and who is still to come."""
        words, first = self.words, papers[0]
        owing = [paper for paper in papers if paper.state in ("missing", "open")]
        came = len(papers) - len(owing)
        names = words.listed(tuple(self._name(paper.unit) for paper in owing))
        if not came and len(owing) > 1:
            names = words.fill(words("all {count} units"), count=len(owing))
        text = words("By {day}: {paper}. {rest}")
        if any(paper.state == "missing" for paper in owing):
            text = words("Was due on {day}: {paper}. {rest}")
        rest = words("Still to come: {units}.")
        if came:
            rest = words("{came} already in, thank you; still to come: {units}.")
        return text.format(
            day=self._day(first.due),
            paper=paper_words(words, self.state, first),
            rest=rest.format(came=came, units=names),
        )

    def _question(self, asked: Asked) -> str:
        """Ask for an answer: who asks what, since when, for how many days."""
        words, state = self.words, self.state
        text = words("{who} asked about {ref} on {day} ({days} days ago): {what} Please answer.")
        return words.fill(
            text,
            who=asker_text(words, state.project, asked),
            ref=matter_title(words, state.project, asked),
            day=self._day(asked.on),
            days=asked.days_open(state.question),
            what=words.sentence(one_line(asked_text(words, asked))),
        )

    def _returned(self, paper: Paper) -> str:
        """Write that a paper came back, why, and by when it is owed again."""
        assert paper.returned is not None
        words, again = self.words, self._again(paper)
        text = words("Your {paper} was returned on {day}: {reason} {again}")
        return text.format(
            paper=paper_words(words, self.state, paper),
            day=self._day(paper.returned.on),
            reason=words.sentence(one_line(paper.returned.reason)),
            again=again,
        )

    def _again(self, paper: Paper) -> str:
        """Ask for a returned paper: by its own day, where it has one that is not over."""
        words, until = self.words, paper.returned and paper.returned.until
        if until is None:
            return words("Please hand it in again soon.")
        if paper.state == "open":
            return words("Please hand it in again by {day}.").format(day=self._day(until))
        return words("It was to come again by {day}: please send it soon.").format(
            day=self._day(until)
        )

    def _returned_to_all(self, paper: Paper) -> str:
        """Write to all that a unit's paper is to come again; why is for the unit alone."""
        words = self.words
        named = {
            "paper": paper_words(words, self.state, paper),
            "unit": self._name(paper.unit),
        }
        if paper.returned is None or paper.returned.until is None:
            return words("Returned, to be handed in again: {paper} of {unit}.").format(**named)
        text = words("Returned, to be handed in again by {day}: {paper} of {unit}.")
        return text.format(day=self._day(paper.due), **named)

    def _overdue(self, paper: Paper) -> str:
        days = (self.state.question.papers_on - paper.due).days
        name, day = paper_words(self.words, self.state, paper), self._day(paper.due)
        if not days:
            return self.words("{paper} (due {day})").format(paper=name, day=day)
        text = self.words("{paper} (due {day}, {days} days overdue)")
        return self.words.fill(text, paper=name, day=day, days=days)

    def _closing(self, papers: list[Paper]) -> str:
        if any(paper.owed_again for paper in papers):
            return self.words("{how}. Thank you!").format(how=self._how(papers))
        text = self.words("{how}; if you have done so already, please ignore this. Thank you!")
        return text.format(how=self._how(papers))

    def _how(self, papers: list[Paper]) -> str:
        """Write how to hand in; where there are several ways, that of the units' reports."""
        words = self.words
        kinds = {self._kind(paper) for paper in papers}
        if any(self._has_form(paper) for paper in papers):
            return words("Fill in the Excel form and send it back, or use anplan record")
        if kinds == {"instruction"}:
            return self._by()
        if kinds == {"brief"}:
            return words("Enter the day of issue in {file}").format(file=papers[0].file)
        coordinator = self._name(self.state.project.plan.coordinator)
        return words("Send it to {unit}").format(unit=coordinator)

    def _by(self) -> str:
        """Write how to answer."""
        return self.words("Answer on the Excel form, or use anplan record answer")

    def _has_form(self, paper: Paper) -> bool:
        """Return whether there is an Excel form for a paper: for a report."""
        return paper.period is not None and self._kind(paper) == "report"

    def _kind(self, paper: Paper) -> str:
        if paper.asked is not None:
            return "instruction"
        return obligation_of(self.state.project, paper).paper

    def _name(self, unit: str, *, full: bool = False) -> str:
        project = self.state.project
        return title_text(self.words, project.full_name(unit) if full else project.label(unit))

    def _marked(self, text: str) -> str:
        """Mark a text that is of a sample."""
        if not self.state.project.plan.sample:
            return text
        return self.words("[{mark}] {text}").format(mark=self.words(SAMPLE), text=text)

    def _joined(self, sentences: list[str]) -> str:
        return ("" if self.words.chinese else " ").join(sentences)

    def _day(self, day: date) -> str:
        return near_day(self.words, self.state, day)


def _occasion(paper: Paper) -> _Occasion:
    """Return what the papers that all units owe at once have in common."""
    return paper.due, paper.obligation, paper.period


def _missing(papers: Iterable[Paper]) -> list[Paper]:
    missing = (paper for paper in papers if paper.state == "missing" and not paper.owed_again)
    return sorted(missing, key=lambda paper: paper.due)


def _next(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that come due on the first day on which any do."""
    still_open = [paper for paper in papers if paper.state == "open" and not paper.owed_again]
    first = min((paper.due for paper in still_open), default=None)
    return [paper for paper in still_open if paper.due == first]
