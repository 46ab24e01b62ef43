"""The inspection of an .ods: how far its rows and cells reach, and the formulas."""

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
    with_password,
)

_TAG_START = re.compile(rb"/?table:(?:table|table-row|table-cell|covered-table-cell)(?=[\s/>])")
_TAG = re.compile(
    rb"(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])"
    rb"""((?:[^>"']|"[^"]*"|'[^']*')*)>"""
)
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["']([0-9]{1,10})["']""")


def inspect_ods(name: str, parts: Mapping[str, bytes]) -> Inspection:
    """Return what a spreadsheet's parts hold; raise FileError where content lies too far out."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise with_password(name)
    content = parts["content.xml"]
    sheets = tuple(_formulas(name, content))
    if len(sheets) > MAX_SHEETS:
        raise too_large(name)
    not_read = []
    if b"<office:annotation" in content:
        not_read.append(COMMENTS)
    if any(part.startswith("Pictures/") for part in parts):
        not_read.append(PICTURES)
    return Inspection(sheets, tuple(not_read))


def _formulas(name: str, content: bytes) -> Iterator[Formulas]:
    """Walk rows and cells with their repeats; only what has content has to lie within bounds."""
    formulas: Formulas = {}
    row = column = rows = 0
    for piece in cut_at_tags(name, content):
        if not _TAG_START.match(piece):
            continue
        ends, tag, attributes = whole_tag(name, _TAG, piece).groups()
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if tag == b"table":
            if ends:
                yield formulas
            formulas, row, rows = {}, 0, 0
        elif tag == b"table-row" and not ends:
            row, rows, column = row + rows, times, 0
        elif not ends:
            if _has_content(attributes) and (row + rows > MAX_ROWS or column + times > MAX_COLUMNS):
                raise too_large(name)
            if b"table:formula" in attributes:
                formulas[row, column] = b"office:value-type" in attributes
            column += times


def _has_content(attributes: bytes) -> bool:
    """Return whether a cell holds something, by its tag: one that does not end itself may."""
    has_value = b"table:formula" in attributes or b":value-type" in attributes
    return has_value or not attributes.endswith(b"/")
