"""Items of registers by their numbers alone: which of them a word means."""

from collections.abc import Iterator

from anplan.base.item_numbers import folded_number
from anplan.model.project import Project
from anplan.model.reports import Item
from anplan.model.told import told_files


def items_told(project: Project) -> Iterator[Item]:
    """Yield what reports tell of items of the registers there are."""
    for file in told_files(project):
        yield from (item for item in file.said.items if item.register in project.registers)


def items_named(project: Project, word: str) -> tuple[str, ...]:
    """Return the items that a number, or a register and a number, may mean: REGISTER/NUMBER of each.

    Those of the very spelling, else those that are spelt alike.
    """
    told = {f"{item.register}/{item.id}": item for item in items_told(project)}
    very = tuple(ref for ref, item in told.items() if word in (ref, item.id))
    spelt = folded_number(word)
    alike = (ref for ref, item in told.items() if spelt in _spellings(project, item))
    return very or tuple(alike)


def _spellings(project: Project, item: Item) -> tuple[str, ...]:
    """Return how an item is called: by its number, and behind its register's id or title."""
    register = item.register, project.registers[item.register].title
    numbers = (item.id, *(f"{name}/{item.id}" for name in register))
    return tuple(map(folded_number, numbers))
