"""What an entry about an item of a register says, on one line."""

from collections.abc import Iterator

from anplan.model.project import Project
from anplan.model.registers import ItemField, Register
from anplan.model.reports import Item
from anplan.show.safe import one_line
from anplan.show.words import Words


def item_text(words: Words, project: Project, item: Item) -> str:
    """Return the stage that an item reached, or why it left, and whatever else the entry says."""
    register = project.registers.get(item.register)
    return words("; ").join(one_line(part) for part in _parts(words, register, item))


def _parts(words: Words, register: Register | None, item: Item) -> Iterator[str]:
    if item.left is not None:
        yield words.labelled(words("left the register"), item.reason or "")
    elif item.stage is not None:
        yield register.stage_title(item.stage) if register else item.stage
        if item.reason:
            yield item.reason
    yield from details(words, register, item)


def details(words: Words, register: Register | None, item: Item) -> Iterator[str]:
    """Yield the roles and the fields that an entry gives, each with its name."""
    for role, post in (item.roles or {}).items():
        yield words.labelled(role, post)
    for name, value in item.fields.items():
        field = register.field(name) if register else None
        yield words.labelled(field.title if field else name, field_text(words, field, value))


def field_text(words: Words, field: ItemField | None, value: str) -> str:
    """Return a field's value as it was typed, with the measure of a figure."""
    figure = field.figure(value) if field is not None else None
    return words.quantity(figure.value, figure.measure or "") if figure else value
