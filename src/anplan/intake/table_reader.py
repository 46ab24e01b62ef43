"""From the rows of a table to a report's content, by a map of the table: pure, row by row."""

from decimal import Decimal

from anplan.base.message import say
from anplan.base.no_news import is_nothing
from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.base.spelling import shown_on_one_line
from anplan.intake.cells import Calendar, Cell, day_in, doubt_about, figure_in
from anplan.intake.figure_rows import neither, read_figure_row
from anplan.intake.parse import ParsedValue
from anplan.intake.row_taker import Row, RowTaker
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
        value = cells["value"]
        if not value.text and not cells["reason"].text:
            self.report("empty", value.address, neither(indicator.label))
            return
        figure = self._figure(line, value, cells["measure"], indicator.measure)
        day = day_in(cells["as_of"], self._calendar)
        if self._map.preliminary and value.text and not cells["preliminary"].text:
            cells["preliminary"] = Cell("preliminary", value.address)
        beside = {"source": {"table": source["table"], "cell": value.address, **source}}
        read_figure_row(self, line.indicator, indicator, cells, figure, day, beside)

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
