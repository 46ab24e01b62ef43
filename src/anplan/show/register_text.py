"""What moved in registers, as briefs and screens write it."""

from collections.abc import Callable
from datetime import date

from anplan.model.registers import Register
from anplan.show.safe import one_line
from anplan.show.screens.questions import clause
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.registers.since import Moved, RegisterMoves, stage_at
from anplan.state.registers.standing import ItemState, RegisterState

DayText = Callable[[date], str]
"""How a day is written: with its year or without."""


def counts_text(words: Words, moves: RegisterMoves) -> str:
    """Count what moved, by sorts; '' where nothing did."""
    counted = (
        (words("{count} new"), moves.count("new")),
        (words("{count} further"), moves.count("on")),
        (words("{count} back"), moves.count("back")),
        (words("{count} left"), moves.count("left")),
        (words("{count} taken up again"), moves.count("again")),
        (words("{count} corrected"), moves.count("corrected")),
    )
    return words.listed(tuple(text.format(count=count) for text, count in counted if count))


def move_text(words: Words, register: Register, moved: Moved, day: DayText) -> str:
    """Write a move: the item, from which stage to which, on which day, and why."""
    name = item_name(words, moved.item)
    on = day(moved.move.day)
    start, end = (
        title_text(words, stage_at(register, place)) for place in (moved.start, moved.end)
    )
    match moved.sort:
        case "new":
            text = words("new, {end} on {day}").format(end=end, day=on)
        case "left":
            text = words("left from {start} on {day}").format(start=start, day=on)
        case "back":
            text = words("from {start} back to {end} on {day}").format(start=start, end=end, day=on)
        case "again":
            text = words("taken up again, {end} on {day}").format(end=end, day=on)
        case "on":
            text = words("{start} → {end} on {day}").format(start=start, end=end, day=on)
        case _:
            what = end or words("left the register")
            old = day(moved.old) if moved.old else ""
            text = words("corrected: {what} on {day}, told as {old} before")
            text = text.format(what=what, day=on, old=old)
    reason = clause(one_line(moved.move.entry.reason or ""))
    return words.labelled(name, words("; ").join(filter(None, (text, reason))))


def item_name(words: Words, item: ItemState) -> str:
    """Name an item by its id and its title."""
    title = one_line(item.way.title or "")
    return f"{one_line(item.way.id)} {title_text(words, title)}".strip()


def still_text(words: Words, standing: RegisterState, item: ItemState, day: DayText) -> str:
    """Write where an item stands still, since when, and for how many days."""
    stage = standing.stage_of(item)
    assert stage is not None
    assert item.last is not None
    text = words("{stage} since {day}, {days} days without a move")
    days = standing.days_since(item)
    told = words.fill(text, stage=title_text(words, stage.title), day=day(item.last.day), days=days)
    return words.labelled(item_name(words, item), told)


def longest_still(standing: RegisterState) -> list[ItemState]:
    """Return the items that stand still, the longest first."""
    return sorted(standing.still, key=standing.days_since, reverse=True)
