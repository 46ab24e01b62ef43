"""What is said of the items of a register: an entry, the fields and roles, the funnel."""

from collections.abc import Iterator, Mapping, Sequence

from anplan.model.project import Project
from anplan.model.registers import ItemField, Register
from anplan.model.reports import Item
from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.registers.standing import RegisterState


def item_text(words: Words, project: Project, item: Item) -> str:
    """Return the stage that an item reached, or why it left, and whatever else the entry says."""
    return entry_text(words, project.registers.get(item.register), item)


def entry_text(words: Words, register: Register | None, item: Item) -> str:
    """Return what an entry about an item of a register says."""
    return words("; ").join(one_line(part) for part in _parts(words, register, item))


def _parts(words: Words, register: Register | None, item: Item) -> Iterator[str]:
    if item.left is not None:
        yield words.labelled(words("left the register"), item.reason or "")
    elif item.stage is not None:
        yield register.stage_title(item.stage) if register else item.stage
        if item.reason:
            yield item.reason
    yield from details(words, register, item.roles or {}, item.fields)


def details(
    words: Words, register: Register | None, roles: Mapping[str, str], fields: Mapping[str, str]
) -> Iterator[str]:
    """Yield the post of each role, and each field, with its name."""
    for role, post in roles.items():
        yield words.labelled(role, post)
    for name, value in fields.items():
        field = register.field(name) if register else None
        yield words.labelled(field.title if field else name, field_text(words, field, value))


def field_text(words: Words, field: ItemField | None, value: str) -> str:
    """Return a field's value as it was typed, a figure with its measure."""
    figure = field.figure(value) if field is not None else None
    return words.quantity(figure.value, figure.measure or "") if figure else value


def funnel_text(register: RegisterState, funnel: Sequence[int]) -> str:
    """Return how many items reached each stage: 征集 46 → 入库 41 → 概念验证 9."""
    stages = zip(register.register.stages, funnel, strict=True)
    return " → ".join(f"{one_line(stage.title)} {count}" for stage, count in stages)


def standing_text(words: Words, register: RegisterState) -> str:
    """Return a register's funnel, how many stand still, and how many left."""
    if not register.items:
        return words("no item yet")
    counts = (
        (words("standing still {count}"), len(register.still)),
        (words("left {count}"), len(register.left)),
    )
    more = tuple(text.format(count=count) for text, count in counts if count)
    return words("; ").join((funnel_text(register, register.funnel), *more))
