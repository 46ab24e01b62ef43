"""From the rows of a table to a report's content, by a map of the table: pure, row by row."""

from decimal import Decimal

from anplan.base.message import say
from anplan.base.no_news import is_nothing
from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.base.spelling import shown_on_one_line
from anplan.intake.cells import Calendar, Cell, day_in, doubt_about, figure_in
from anplan.intake.figure_rows import (
    compared_alone,
    compared_figure,
    neither,
    no_figure_of,
    read_figure_row,
)
from anplan.intake.parse import ParsedValue
from anplan.intake.row_taker import Row, RowTaker
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.model.table_maps import MapLine, TableMap

_NAMES = frozenset({"label", "measure"})
_BRACKETS = "()（）[]【】〔〕 "


class TableReader(RowTaker):
    """Collects what a table has of one unit's figures, and a line about every cell it covers."""

    def __init__(
        self, project: Project, table_map: TableMap, period: Period, *, from_1904: bool = False
    ) -> None:
        """Begin with nothing; days lie in a period's paper, as those of a form."""
        super().__init__()
        self._project, self._map = project, table_map
        plan = project.plan
        self._calendar = Calendar(period, plan.start, plan.end, from_1904)

    def read(self, line: MapLine, row: Row, source: dict[str, str]) -> None:
        """Read the row of a line; ``source`` names the table for the entry that is made of it."""
        indicator = self._project.indicators.get(line.indicator)
        if indicator is None:
            message = say("the plan has no indicator {ref}", ref=line.indicator)
            self.report("error", row["value"].address, message)
            return
        cells = {field: self._sifted(field, cell) for field, cell in row.items()}
        lost = next((cell for cell in cells.values() if cell.is_lost), None)
        if lost is not None:
            message = say("{ref}: the row was not taken", ref=indicator.label)
            self.report("error", lost.address, message)
            return
        value, other = cells["value"], cells["compared"]
        if not any(cells[field].text for field in ("value", "compared", "reason")):
            self.report("empty", value.address, neither(indicator.label))
            return
        compared = self._compared(line, indicator, cells, source["map"])
        if compared is None:
            return
        figure = self._figure(line, value, cells["measure"], indicator.measure)
        day = day_in(cells["as_of"], self._calendar)
        if self._map.preliminary and value.text and not cells["preliminary"].text:
            cells["preliminary"] = Cell("preliminary", value.address)
        places = {"cell": value.address} | ({"compared_cell": other.address} if compared else {})
        beside = {"source": {"table": source["table"], **places, **source}}
        read_figure_row(
            self, line.indicator, indicator, cells, figure, day, compared=compared, beside=beside
        )

    def _compared(self, line: MapLine, indicator: Indicator, cells: Row, name: str) -> str | None:
        """Read what a figure is held against; None where half of the two is told, and not taken."""
        value, cell, other = cells["value"], cells["compared"], indicator.target.against
        if not value.text:
            return self._without_its_own(indicator, cells)
        if other is None and not cell.text:
            return ""
        if other is None:
            message = say("{title} is held against no other figure", title=indicator.label)
        elif self._map.compared_column_of(line) is None:
            message = say(
                "{title} is held against {other}, and the map {map} has no compared_column",
                title=indicator.label,
                other=other,
                map=name,
            )
            cell = value
        elif self._map.is_held_against_itself(line):
            message = self._map.itself(line)
        elif not cell.text:
            message = no_figure_of(indicator, other)
        else:
            figure = self._figure(line, cell, cells["measure"], indicator.measure)
            return compared_figure(self, indicator, cell, figure) or None
        self.report("error", cell.address, message)
        not_taken = say("{ref}: the row was not taken", ref=indicator.label)
        self.report("error", value.address, not_taken)
        return None

    def _without_its_own(self, indicator: Indicator, cells: Row) -> str | None:
        """Tell of a figure to hold one against where that one is not there, or not yet."""
        cell = cells["compared"]
        if cell.text and cells["reason"].text:
            message = say(
                "{ref}: no figure, so what to compare it with is not taken", ref=indicator.label
            )
            self.report("changed", cell.address, message)
        elif cell.text:
            self.report("error", cell.address, compared_alone(indicator))
            return None
        return ""

    def _sifted(self, field: str, cell: Cell) -> Cell:
        """Return a cell without what is no value of any field, which is told."""
        if cell.is_lost or not cell.text:
            return cell
        refusal = doubt_about(cell)
        if refusal is not None:
            self.report("error", cell.address, refusal)
            return cell._replace(text="", is_lost=True)
        if field not in _NAMES and is_nothing(cell.text):
            message = say("{typed}: no value", typed=shown_on_one_line(cell.text))
            self.report("changed", cell.address, message)
            return cell._replace(text="", is_none=True)
        return cell

    def _figure(self, line: MapLine, cell: Cell, measured: Cell, own: str) -> ParsedValue:
        """Read a figure as the table counts it, and count it as the indicator does."""
        measure = measured.text.strip(_BRACKETS) or line.measure or own
        parsed = figure_in(cell, measure)
        if measure == own or not parsed.value:
            return parsed
        try:
            value = Quantity(Decimal(parsed.value), measure).to(own)
        except ValueError:
            note = say(
                "{value} {measure} cannot be counted in {own}, as {ref} is",
                value=parsed.value,
                measure=shown_on_one_line(measure),
                own=own,
                ref=self._project.indicators[line.indicator].label,
            )
            return ParsedValue("", "error", note)
        note = say(
            "{typed} → {value}",
            typed=f"{shown_on_one_line(cell.text)}{shown_on_one_line(measure)}",
            value=f"{value:f}{own}",
        )
        level = parsed.level if parsed.level == "unclear" else "changed"
        return ParsedValue(f"{value:f}", level, parsed.note if level == "unclear" else note)
