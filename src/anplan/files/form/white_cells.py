"""The white cells of a sheet: which they are, and what of them may be taken as it stands there."""

import re
import unicodedata
from collections.abc import Mapping

from anplan.base.message import say
from anplan.base.spelling import shown_on_one_line
from anplan.files.form.formats.raised import with_small_signs
from anplan.files.form.inspection import Area, Traits
from anplan.files.form.sheet import Sheet, column_name
from anplan.intake.cells import Cell
from anplan.intake.row_taker import Row, RowTaker

_WORDS = frozenset({"text", "next", "ask", "title"})

Place = tuple[int, int]


class WhiteCells:
    """Reads the white cells of a sheet row by row, and tells what is to be known of each.

    ``fields``: for the number of each row of the form, the columns of its fields.
    """

    def __init__(
        self, sheet: Sheet, fields: Mapping[int, Mapping[str, int]], reader: RowTaker
    ) -> None:
        """Find the cells that were merged by hand; those that the form merges hold one field."""
        self._sheet, self._fields, self._reader = sheet, fields, reader
        self._names: dict[Place, str] = {
            (row, column): field
            for row, columns in fields.items()
            for field, column in columns.items()
        }
        self._merged: dict[Place, Area] = {}
        self._under: dict[Place, Area] = {}
        for area in sheet.traits.merged:
            self._take_area(area)

    def _take_area(self, area: Area) -> None:
        top, left, bottom, right = area
        inside = [
            (row, column)
            for row in self._fields
            if top <= row <= bottom
            for column in self._fields[row].values()
            if left <= column <= right
        ]
        covered = [place for place in inside if place != (top, left)]
        self._under.update(dict.fromkeys(covered, area))
        if covered and (top, left) in inside:
            self._merged[top, left] = area

    def row(self, number: int) -> Row:
        """Return the cells of a row; one of which nobody can tell what is meant is lost."""
        return {
            field: self._cell((number, column)) for field, column in self._fields[number].items()
        }

    def _cell(self, place: Place) -> Cell:
        sheet, traits = self._sheet, self._sheet.traits_at(*place)
        raw, address = sheet.text(*place), sheet.address(*place)
        text = clean(raw)
        if text != raw.strip().replace("\r\n", "\n"):
            self._reader.report("changed", address, say("control characters were removed"))
        is_lost = self._is_lost(place, traits, text)
        if text and not is_lost and traits.pieces:
            text, is_lost = self._with_small_signs(address, traits, text)
        if text and not is_lost:
            self._tell(place, traits, text)
        kind = sheet.kind(*place)
        return Cell("" if is_lost else text, address, kind, traits.number_format, is_lost)

    def _is_lost(self, place: Place, traits: Traits, text: str) -> bool:
        """Report why nothing is taken of a cell; return whether that is so."""
        if not (_is_odd(traits) or place in self._under or place in self._merged):
            return False
        address = self._sheet.address(*place)
        shown = shown_on_one_line(text)
        is_there = bool(text)
        if traits.is_picture:
            known = shown or traits.error
            message = (
                say("a picture in the cell is not read: {text}", text=known)
                if known
                else say("a picture in the cell is not read")
            )
        elif traits.error:
            message = say("{error} is an error of the program, no value", error=traits.error)
        elif traits.formula is not None and not (traits.formula and text):
            message = (
                say("a formula without a stored result; type the figure itself")
                if self._names[place] == "value"
                else say("a formula without a stored result; write what is meant itself")
            )
        elif is_there and traits.struck:
            message = say(
                "struck through, in whole or in part; write what holds: {text}", text=shown
            )
        elif is_there and traits.unseen:
            message = say("in the colour of its ground, so not to be seen: {text}", text=shown)
        elif is_there and place in self._under:
            message = say("covered by merged cells, so not to be seen: {text}", text=shown)
        elif is_there and place in self._merged and self._names[place] not in _WORDS:
            message = say(
                "merged by hand, {area}; undo it and fill in each cell",
                area=_area(self._merged[place]),
            )
        else:
            return False
        self._reader.report("error", address, message)
        return True

    def _with_small_signs(self, address: str, traits: Traits, text: str) -> tuple[str, bool]:
        """Return a text with its raised and lowered digits as such, and whether it is lost."""
        small = with_small_signs(text, traits.pieces)
        if small is None:
            message = say(
                "raised or lowered in part; write what holds: {text}", text=shown_on_one_line(text)
            )
            self._reader.report("error", address, message)
        elif small != text:
            message = say(
                "raised or lowered in part, read as {text}", text=shown_on_one_line(small)
            )
            self._reader.report("changed", address, message)
        return small or "", small is None

    def _tell(self, place: Place, traits: Traits, text: str) -> None:
        """Report what is to be known of a cell that is taken."""
        address, hidden = self._sheet.address(*place), self._sheet.traits
        if traits.formula:
            message = say("a formula; its result {value} was read", value=shown_on_one_line(text))
            self._reader.report("changed", address, message)
        if place in self._merged:
            message = say(
                "merged by hand, {area}: is the text meant for each of them? Taken for the first",
                area=_area(self._merged[place]),
            )
            self._reader.report("unclear", address, message)
        if place[0] in hidden.hidden_rows:
            self._tell_hidden(address, say("row {row} is hidden", row=place[0] + 1), text)
        elif place[1] in hidden.hidden_columns:
            column = say("column {column} is hidden", column=column_name(place[1]))
            self._tell_hidden(address, column, text)
        elif hidden.is_hidden:
            sheet = say("the sheet {name} is hidden", name=self._sheet.name)
            self._tell_hidden(address, sheet, text)

    def _tell_hidden(self, address: str, what: object, text: str) -> None:
        message = say(
            "{what}, and yet filled in: {text}; does it hold?",
            what=what,
            text=shown_on_one_line(text),
        )
        self._reader.report("unclear", address, message)


def _is_odd(traits: Traits) -> bool:
    """Return whether a file says something of a cell that may leave it out."""
    is_made = traits.is_picture or bool(traits.error) or traits.formula is not None
    return is_made or traits.struck or traits.unseen


def _area(area: Area) -> str:
    top, left, bottom, right = area
    return f"{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}"


def clean(text: str) -> str:
    """Return a text without control and direction characters, and with plain line ends.

    What stood apart stays apart: two digits do not become one number, and a soft hyphen in front
    of a digit may be its minus.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    marked = re.sub(r"\u00ad(?=\s?\d)", "-", lines)
    kept = "".join("\0" if _is_unseen(sign) else sign for sign in marked)
    return re.sub(r"(?<=\d)\0+(?=\d)", " ", kept).replace("\0", "").strip()


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs")
