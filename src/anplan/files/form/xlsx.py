"""The inspection of an .xlsx: the address of every cell, and the formulas."""

import re
from collections.abc import Iterator, Mapping

from anplan.files.form.inspection import (
    COMMENTS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    PICTURES,
    Formulas,
    Inspection,
    cut_at_tags,
    too_large,
    whole_tag,
)

_TAG_START = re.compile(rb"(?:\w+:)?(?:row|c)(?=[\s/>])")
_TAG = re.compile(rb"""(?:\w+:)?(row|c)(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ADDRESS = re.compile(rb"""(?:^|\s)r=["']([A-Z]{0,7})([0-9]{1,10})["']""")
_FORMULA = re.compile(rb"(?:\w+:)?f(?=[\s/>])")
_RESULT = re.compile(rb"(?:\w+:)?v(?:\s[^>]*)?>.")
_RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")


def inspect_xlsx(name: str, parts: Mapping[str, bytes]) -> Inspection:
    """Return what the parts of a workbook hold; raise FileError where a cell lies too far out."""
    sheets = [part for part, data in parts.items() if b"sheetData" in data]
    if len(sheets) > MAX_SHEETS:
        raise too_large(name)
    formulas = {part: _formulas(name, parts[part]) for part in sheets}
    not_read = []
    if any("comments" in part.lower() for part in parts):
        not_read.append(COMMENTS)
    if any(part.startswith("xl/media/") for part in parts):
        not_read.append(PICTURES)
    return Inspection(tuple(_in_order(parts, formulas)), tuple(not_read))


def _in_order(parts: Mapping[str, bytes], formulas: Mapping[str, Formulas]) -> Iterator[Formulas]:
    """Yield the sheets' formulas in the order of the workbook."""
    targets: dict[bytes, str] = {}
    for element in _RELATIONSHIP.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        target = _attribute(element, b"Target").decode("utf-8", "replace")
        targets[_attribute(element, b"Id")] = target.removeprefix("/xl/").removeprefix("./")
    for element in _SHEET.findall(parts["xl/workbook.xml"]):
        part = targets.get(_attribute(element, rb"\w+:id"), "")
        yield formulas.get(f"xl/{part}", {})


def _attribute(element: bytes, key: bytes) -> bytes:
    match = re.search(rb"\s" + key + rb"""=["']([^"']*)["']""", element)
    return match[1] if match else b""


def _formulas(name: str, sheet: bytes) -> Formulas:
    """Walk rows and cells; one without an address follows the one before."""
    formulas: Formulas = {}
    row = column = -1
    for piece in cut_at_tags(name, sheet):
        if _FORMULA.match(piece):
            formulas.setdefault((row, column), False)
        elif _RESULT.match(piece) and (row, column) in formulas:
            formulas[row, column] = True
        elif _TAG_START.match(piece):
            tag = whole_tag(name, _TAG, piece)
            address = _ADDRESS.search(tag[2])
            if tag[1] == b"row":
                row, column = (int(address[2]) - 1 if address else row + 1), -1
            else:
                column = _column(address[1]) if address else column + 1
                row = int(address[2]) - 1 if address else row
            if row >= MAX_ROWS or column >= MAX_COLUMNS:
                raise too_large(name)
    return formulas


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
