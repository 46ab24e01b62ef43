"""Maps of tables that are sent anyway, by which figures are read out of them: ``plan/maps/<id>.yaml``."""

from typing import Annotated, Literal, NamedTuple

from anplan.base.message import Message, say
from anplan.base.words import folded
from anplan.model.types.cures import Refusal
from anplan.model.types.fields import Cell, Id, Text, Truth
from anplan.model.types.records import REQUIRED, Doc, NotEmpty

CELL_FORM = r"([A-Za-z]{1,3})([1-9][0-9]{0,6})"


def label_key(text: str) -> str:
    """Return the spelling in which labels and heads are compared: width, case and blanks aside."""
    return folded("".join(text.split()))


ONE_OF_TWO = say("A row of the table is one figure, or passed over; remove one of the two")


class DataDay(NamedTuple):
    """Where the figures' own day stands.

    Written as the word ``period-end``, or as a key (``column:``, ``cell:``).
    """

    word: Annotated[
        Literal["period-end"] | None, Doc("period-end: the last day of the period asked for.")
    ] = None
    column: Annotated[Text | None, Doc("The head of the column that has each row's day.")] = None
    cell: Annotated[Cell | None, Doc("The cell that has the day of all rows: B2.")] = None

    @classmethod
    def of_word(cls, word: str) -> dict[str, str]:
        """Return the keys that a single word stands for."""
        return {"word": word}

    def check(self) -> None:
        """Raise Refusal where there is not just one place."""
        if sum(part is not None for part in self) != 1:
            raise Refusal(
                "S109",
                say("The day stands in just one place"),
                say("Write one of: {choices}", choices=("period-end", "column:", "cell:")),
            )


class MapLine(NamedTuple):
    """A row of the table, and the figure that it has."""

    label: Annotated[Text, Doc("What stands in the row's column of labels.")]
    indicator: Annotated[Id, Doc("The indicator whose figure it is.")]
    unit: Annotated[Id | None, Doc("Whose report it goes into; the table's unit if absent.")] = None
    column: Annotated[
        Text | None, Doc("The head of the column with the figure; the table's if absent.")
    ] = None
    compared_column: Annotated[
        Text | None,
        Doc(
            "With a target against another figure: the head of the column with that figure; the "
            "table's if absent."
        ),
    ] = None
    measure: Annotated[
        Text | None, Doc("What the table counts it in; the indicator's own measure if absent.")
    ] = None


class TableMap(NamedTuple):
    """How to read a table that a body sends anyway."""

    title: Annotated[Text, Doc("What the table is called, and who sends it.")] = REQUIRED
    unit: Annotated[Id | None, Doc("Whose report the figures go into.")] = None
    sheet: Annotated[Text | None, Doc("The sheet's name; the one with the heads if absent.")] = None
    label: Annotated[Text, Doc("The head of the column that says what a row is about.")] = REQUIRED
    column: Annotated[Text | None, Doc("The head of the column with the figures.")] = None
    compared_column: Annotated[
        Text | None,
        Doc(
            "The head of the column with what figures are held against, for rows whose target is "
            "against another figure."
        ),
    ] = None
    day: Annotated[DataDay, Doc("Where the figures' own day stands.")] = REQUIRED
    measure_column: Annotated[
        Text | None, Doc("The head of the column that says what a row is counted in.")
    ] = None
    state_column: Annotated[
        Text | None, Doc("The head of the column that says whether a figure is final.")
    ] = None
    preliminary: Annotated[Truth, Doc("True where all its figures are preliminary.")] = False
    note_column: Annotated[
        Text | None,
        Doc("The head of the column that says why there is no figure, or another than before."),
    ] = None
    passed_over: Annotated[
        tuple[Text, ...], Doc("Labels of rows that nobody needs; they are not asked about.")
    ] = ()
    rows: Annotated[tuple[MapLine, ...], NotEmpty(), Doc("The rows with figures of the plan.")] = (
        REQUIRED
    )

    def check(self) -> None:
        """Raise Refusal where a row has no column or no unit, or stands there twice."""
        seen: set[tuple[str, str]] = set()
        for place, line in enumerate(self.rows):
            path = ("rows", place)
            if (line.column or self.column) is None:
                raise _lacks("column", path)
            if (line.unit or self.unit) is None:
                raise _lacks("unit", path)
            key = label_key(line.label), label_key(self.column_of(line))
            if key in seen:
                raise Refusal(
                    "S113",
                    say("The label {label} stands here twice", label=line.label),
                    ONE_OF_TWO,
                    (*path, "label"),
                )
            seen.add(key)

    def unit_of(self, line: MapLine) -> str:
        """Return whose report a row's figure goes into."""
        return line.unit or self.unit or ""

    def column_of(self, line: MapLine) -> str:
        """Return the head of the column with a row's figure."""
        return line.column or self.column or ""

    def compared_column_of(self, line: MapLine) -> str | None:
        """Return the head of the column with what a row's figure would be held against; None without."""
        return line.compared_column or self.compared_column

    def is_held_against_itself(self, line: MapLine) -> bool:
        """Return whether a row's figure and what it would be held against stand in one column."""
        return label_key(self.compared_column_of(line) or "") == label_key(self.column_of(line))

    def itself(self, line: MapLine) -> Message:
        """Say that a row's figure would be held against itself."""
        return say("{head} is the column of the figure itself", head=self.column_of(line))

    @property
    def units(self) -> tuple[str, ...]:
        """Return the units that it brings figures of, in the order of its rows."""
        return tuple(dict.fromkeys(map(self.unit_of, self.rows)))


def _lacks(key: str, path: tuple[str | int, ...]) -> Refusal:
    return Refusal(
        "S102",
        say("The key {key} is missing", key=key),
        say("Write {key}: here, or once for all rows", key=key),
        path,
    )
