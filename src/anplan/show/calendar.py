"""Occasions as an iCalendar file (RFC 5545) that a clerk's calendar takes in, and takes in again."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from anplan.show.letters.reminders import paper_words
from anplan.show.safe import one_line
from anplan.show.screens.page import SAMPLE
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.occasions import Occasion, occasions

_ALARM = timedelta(days=-3, hours=9)
"""In the morning, three days before: time enough to ask others for what is missing."""
_MOST_NAMED = 8
"""Units that an entry names; of more it gives the number."""


def calendar_bytes(
    words: Words, state: State, unit: str | None = None, *, among_others: bool = False
) -> bytes:
    """Write what a plan, or a unit, has on its days: the same question gives the same bytes.

    ``among_others``: the entries stand beside those of other plans, and each names its own.

    Each occasion keeps its UID whatever becomes of it, and is stamped with the day that is asked
    about, so that a calendar which takes the file in again replaces what it has. What is open has
    an alarm; what is done has none.
    """
    plan = state.project.plan
    plan_name = title_text(words, plan.document.short or plan.document.title)
    name = plan_name
    if unit is not None:
        name = words("{name}: {unit}").format(name=name, unit=state.project.label(unit))
    calendar = _calendar(name)
    stamp = datetime.combine(state.question.papers_on, time(), UTC)
    beside = plan_name if among_others else ""
    for occasion in occasions(state, unit):
        calendar.add_component(_event(words, state, occasion, stamp, beside))
    return bytes(calendar.to_ical(sorted=True))


def joined_calendars(name: str, calendars: Iterable[bytes]) -> bytes:
    """Return the entries of several calendars as one of its own name."""
    joined = _calendar(name)
    for data in calendars:
        for event in Calendar.from_ical(data).walk("VEVENT"):
            joined.add_component(event)
    return bytes(joined.to_ical(sorted=True))


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//anplan//anplan//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    return calendar


def _event(
    words: Words, state: State, occasion: Occasion, stamp: datetime, plan_name: str
) -> Event:
    """Return an entry; beside those of other plans it names its own."""
    event = Event()
    event.add("uid", f"{_digest(state, occasion)}@anplan")
    event.add("dtstamp", stamp)
    event.add("dtstart", occasion.day)
    event.add("dtend", occasion.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    title = _title(words, state, occasion)
    if plan_name:
        title = words("{title} ({reason})").format(title=title, reason=one_line(plan_name))
    if occasion.is_done:
        title = words("[done] {title}").format(title=title)
    event.add("summary", title)
    event.add("description", "\n".join(_description(words, state, occasion)))
    if not occasion.is_done:
        event.add_component(_alarm(title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", _ALARM)
    return alarm


def _digest(state: State, occasion: Occasion) -> str:
    """Name an occasion apart from those of every other plan, and tell nothing of it."""
    document = state.project.plan.document
    text = f"{document.known_by}\x00{occasion.key}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]


def _title(words: Words, state: State, occasion: Occasion) -> str:
    if occasion.paper is not None:
        return paper_words(words, state, occasion.paper)
    label = {
        "instruction": words("instruction"),
        "milestone": words("milestone"),
        "measure": words("measure of the scheme"),
    }[occasion.kind]
    text = one_line(title_text(words, occasion.words))
    return words("{label}: {text}").format(label=label, text=text)


def _description(words: Words, state: State, occasion: Occasion) -> list[str]:
    lines = []
    if state.project.plan.sample:
        lines.append(words(SAMPLE))
    if occasion.ref:
        lines.append(occasion.ref)
    if occasion.total > 1:
        text = words("{total} units, {still} still to hand in or do")
        lines.append(words.fill(text, total=occasion.total, still=len(occasion.units)))
    if 0 < len(occasion.units) <= _MOST_NAMED:
        lines.append(words.listed(tuple(map(state.project.label, occasion.units))))
    return [one_line(line) for line in lines]
