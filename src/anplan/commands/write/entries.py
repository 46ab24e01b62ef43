"""What ``anplan record`` can add to a report: an entry as it is typed, and as a file holds it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.words import did_you_mean, nearest
from anplan.intake.arguments import day_argument, figure_argument
from anplan.intake.parse import late_for
from anplan.model.indicators import Indicator
from anplan.model.names import Kind
from anplan.model.refs import resolve, resolve_addressees, resolve_own
from anplan.state.problems import troubles
from anplan.state.question import Question
from anplan.work.merged import Content
from anplan.work.session import Opened, Session
from anplan.work.typed import accepted


class Speaker(NamedTuple):
    """Who speaks in which workspace, and of which period."""

    session: Session
    opened: Opened
    unit: str
    period: Period

    def day(self, text: str) -> str:
        """Return a day as files write it; without a year it is one of the period's."""
        latest = min(late_for(self.period), self.opened.day)
        return accepted(day_argument(text, self.period, latest)).isoformat()

    def indicator(self, word: str) -> tuple[str, Indicator]:
        """Return the indicator that a word names, with its id; a task of the same name is none."""
        match = accepted(resolve(self.opened.project, word, ("indicator",)))
        return match.id, self.opened.project.indicators[match.id]

    def work(self, word: str) -> str:
        """Return the task, the action or the unit's own measure that a word names."""
        return self._own(word, ("task", "action"))

    def matter(self, word: str) -> str:
        """Return the task, action, own measure or indicator that a word names."""
        return self._own(word, ("task", "action", "indicator"))

    def note_taken(self, typed: str, value: str) -> None:
        """Tell as what was taken what was typed another way."""
        console = self.session.console
        console.note(console.words("{typed} is taken as {value}").format(typed=typed, value=value))

    def _own(self, word: str, kinds: Sequence[Kind]) -> str:
        return accepted(resolve_own(self.opened.project, self.unit, word, kinds)).id


class NewEntry(Protocol):
    """An entry as it was typed."""

    def content(self, speaker: Speaker) -> Content:
        """Return the report's content that it makes; raise UsageError where it is not understood."""


class NewReading(NamedTuple):
    """A figure of an indicator."""

    indicator: str
    value: str
    as_of: str
    preliminary: bool = False
    evidence: Sequence[str] = ()
    reason: str | None = None
    compared: str | None = None

    def content(self, speaker: Speaker) -> Content:
        """Return the reading; say in which measure it is recorded."""
        name, indicator = speaker.indicator(self.indicator)
        value = _figure(speaker, self.value, indicator)
        entry: dict[str, Any] = {
            "indicator": name,
            "value": f"{value:f}",
            "as_of": speaker.day(self.as_of),
        }
        compared = _held_against(self.compared, indicator)
        if compared is not None:
            entry["compared"] = f"{_figure(speaker, compared, indicator):f}"
        if self.preliminary:
            entry["preliminary"] = "true"
        if self.reason:
            entry["reason"] = self.reason
        titles = [title for title in self.evidence if title]
        if titles:
            entry["evidence"] = [{"title": title} for title in titles]
        return {"readings": [entry]}


def _figure(speaker: Speaker, typed: str, indicator: Indicator) -> Decimal:
    """Return a figure in an indicator's measure; say which that is where it was typed otherwise."""
    value, differs = accepted(figure_argument(typed, indicator.measure))
    if differs:
        words = speaker.session.console.words
        speaker.note_taken(typed, words.quantity(value, indicator.measure))
    return value


def _held_against(compared: str | None, indicator: Indicator) -> str | None:
    """Return the figure to compare with; raise UsageError where it is missing, or nothing is compared."""
    other = indicator.target.against
    if indicator.is_in_words:
        raise UsageError(
            say("{title} has no figure in its target", title=indicator.label),
            say("Say what was reached with anplan record progress, at one of its tasks"),
        )
    if (compared is None) == (other is None):
        return compared
    if other is None:
        raise UsageError(
            say("{title} is held against no other figure", title=indicator.label),
            say("Leave --compared out"),
        )
    raise UsageError(
        say(
            "{title} is held against {other}: that figure is missing",
            title=indicator.label,
            other=other,
        ),
        say("Give it, too: --compared 6.1"),
    )


class NoReading(NamedTuple):
    """Why an indicator has no figure yet."""

    indicator: str
    text: str

    def content(self, speaker: Speaker) -> Content:
        """Return the reading that has no value."""
        name, _ = speaker.indicator(self.indicator)
        return {"readings": [{"indicator": name, "unavailable": self.text}]}


class NewText(NamedTuple):
    """Words about a task or an action, in one of the report's sections."""

    section: str
    ref: str
    text: str

    def content(self, speaker: Speaker) -> Content:
        """Return the section's entry; what is at risk may be a figure, too."""
        ref = speaker.matter if self.section == "at_risk" else speaker.work
        return {self.section: [{"ref": ref(self.ref), "text": self.text}]}


class NewMilestone(NamedTuple):
    """A milestone that was reached."""

    ref: str
    done: str

    def content(self, speaker: Speaker) -> Content:
        """Return the milestone with its day."""
        entry = {"ref": speaker.work(self.ref), "done": speaker.day(self.done)}
        return {"milestones": [entry]}


class NewProblem(NamedTuple):
    """A problem that a unit met."""

    ref: str
    title: str
    text: str | None = None
    ask: str | None = None
    of: Sequence[str] = ()

    def content(self, speaker: Speaker) -> Content:
        """Return the problem, open; ``of`` are those who are asked, by any of their names."""
        entry: dict[str, Any] = {"ref": speaker.work(self.ref), "title": self.title}
        if self.text:
            entry["text"] = self.text
        if self.ask:
            entry["ask"] = self.ask
        units = accepted(resolve_addressees(speaker.opened.project, self.of))
        if units:
            entry["of"] = list(units)
        return {"problems": [entry]}


class SolvedProblem(NamedTuple):
    """A problem that is one no longer."""

    ref: str
    title: str
    done: str | None = None

    def content(self, speaker: Speaker) -> Content:
        """Return the problem with the day it was solved; it must be one of the unit's.

        One that is solved already is named again, so that its day can be put right.
        """
        ref = speaker.work(self.ref)
        of_ref = [
            trouble
            for trouble in troubles(speaker.opened.project, Question.on(date.max))
            if (trouble.unit, trouble.ref) == (speaker.unit, ref)
        ]
        problem = next((trouble for trouble in of_ref if trouble.title == self.title), None)
        if problem is None:
            titles = tuple(trouble.title for trouble in of_ref if trouble.solved is None)
            raise UsageError(
                say("No open problem of {ref} is called {title}", ref=ref, title=self.title),
                did_you_mean(
                    nearest(self.title, titles),
                    say("Open ones: {titles}", titles=titles or say("none")),
                ),
            )
        day = speaker.day(self.done) if self.done else speaker.opened.day.isoformat()
        if problem.solved is not None and not self.done:
            day = problem.solved.isoformat()
        return {"problems": [{"ref": ref, "title": self.title, "solved": day}]}


class Nothing(NamedTuple):
    """Why there is nothing to report."""

    text: str

    def content(self, _speaker: Speaker) -> Content:
        """Return the reason."""
        return {"nothing": self.text}
