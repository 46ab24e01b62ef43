"""What may not be meant where an item is recorded: one that is new, and is called nothing."""

from collections.abc import Iterator

from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.base.words import nearest
from anplan.intake.told_items import ToldItems
from anplan.model.project import Project
from anplan.work.merge import Content


def doubts_about_items(project: Project, content: Content) -> Iterator[Message]:
    """Yield a doubt about each item that no unit told of yet and that has no title."""
    told = ToldItems(project)
    for entry in content.get("items", ()):
        name, item = entry["register"], entry["id"]
        if entry.get("title") or told.of(name, item):
            continue
        register = project.registers.get(name)
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
