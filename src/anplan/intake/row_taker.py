"""What the readers of a form's rows share: the content they make, and a line about every cell."""

from collections.abc import Mapping
from typing import Any

from anplan.base.message import Message, say
from anplan.base.spelling import shown_on_one_line
from anplan.intake.cells import Cell
from anplan.intake.forms import Content, FormLine, Level, Origins
from anplan.intake.parse import ParsedValue, is_absent

Row = Mapping[str, Cell]
"""The white cells of a row by their fields."""


class RowTaker:
    """Collects a report's content, the cells of its entries, and remarks."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.content: Content = {}
        self.origins: Origins = {}
        self.lines: list[FormLine] = []

    def report(self, level: Level, address: str, message: Message) -> None:
        """Add a line about a cell, or about the whole form where the address is empty."""
        self.lines.append(FormLine(level, address, message))

    def add(self, section: str, cells: Row, **entry: Any) -> None:
        """Add an entry to a section, without the keys that have no value, and keep its cells."""
        filled = {key: value for key, value in entry.items() if value}
        entries = self.content.setdefault(section, [])
        self.origins[section, len(entries)] = {key: cell.address for key, cell in cells.items()}
        entries.append(filled)

    def take(self, cell: Cell, parsed: ParsedValue) -> str:
        """Report how a cell was understood, and return its value."""
        if parsed.note is not None:
            self.report(parsed.level, cell.address, parsed.note)
        elif cell.text and not parsed.value and is_absent(cell.text):
            message = say("{typed}: no value", typed=shown_on_one_line(cell.text))
            self.report("changed", cell.address, message)
        elif cell.text:
            message = say("{value}", value=shown_on_one_line(cell.text))
            self.report("ok", cell.address, message)
        return parsed.value

    def words(self, cell: Cell) -> str:
        """Take a text as it stands; a lone 无 says that there is none."""
        return self.take(cell, ParsedValue("" if is_absent(cell.text) else cell.text))
