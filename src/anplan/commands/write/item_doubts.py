"""What may not be meant where an item is recorded: one that is new, or is called otherwise."""

from collections.abc import Iterator, Mapping
from typing import Any

from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.base.words import nearest
from anplan.intake.told_items import ToldItems
from anplan.work.merged import Content


def doubts_about_items(told: ToldItems, content: Content) -> Iterator[Message]:
    """Yield a doubt about each item that is new and has no title, or has another one already."""
    for entry in content.get("items", ()):
        name, item = entry["register"], entry["id"]
        if told.of(name, item):
            yield from _called_otherwise(told, entry)
            continue
        if entry.get("title"):
            continue
        register = told.project.registers.get(name)
        values = {"register": register.title if register else name, "item": shown(item)}
        close = nearest(item, told.ids(name))
        if close is None:
            yield say(
                "{item} is new to {register} and has no title: add --title and what it is called",
                **values,
            )
        else:
            yield say(
                "{item} is new to {register} and has no title: is {close} meant? If not, add "
                "--title and what it is called",
                **values,
                close=close,
            )


def _called_otherwise(told: ToldItems, entry: Mapping[str, Any]) -> Iterator[Message]:
    """Yield a doubt where an item has a title already, and would be called another thing."""
    title, entries = entry.get("title"), told.of(entry["register"], entry["id"])
    titles = [item.title for unit, _, item in entries if unit == entries[0][0] and item.title]
    if title and titles and titles[-1] != title:
        yield say(
            "{item} is called {old}; from now on it would be {new}",
            item=entry["id"],
            old=titles[-1],
            new=title,
        )
