"""What is seen in an .ods: repeats count, and only what has content has to lie near."""

import pytest

from anplan.base.errors import FileError
from anplan.files.form.formats.ods import inspect_ods

ROW = b'<table:table-row table:number-rows-repeated="%d">'
EMPTY = b'<table:table-cell table:number-columns-repeated="%d"/>'
VALUE = b'<table:table-cell office:value-type="float"/>'
FORMULA = b'<table:table-cell table:formula="of:=1"%b/>'


def content(*rows: bytes) -> dict[str, bytes]:
    table = b"<table:table>" + b"".join(row + b"</table:table-row>" for row in rows)
    return {"content.xml": b"<office:spreadsheet>" + table + b"</table:table>"}


def formulas(parts: dict[str, bytes]) -> list[dict[tuple[int, int], bool]]:
    sheets = inspect_ods("a.ods", parts).sheets
    return [
        {
            place: traits.formula
            for place, traits in sheet.cells.items()
            if traits.formula is not None
        }
        for sheet in sheets
    ]


def test_a_formula_lies_behind_the_repeats_before_it() -> None:
    rows = (ROW % 3 + EMPTY % 2, ROW % 1 + EMPTY % 4 + FORMULA % b' office:value-type="float"')
    assert formulas(content(*rows)) == [{(3, 4): True}]


def test_a_formula_without_a_result() -> None:
    assert formulas(content(ROW % 1 + FORMULA % b"")) == [{(0, 0): False}]


def test_empty_cells_may_reach_to_the_end_of_the_sheet() -> None:
    assert formulas(content(ROW % 1_048_576 + EMPTY % 16_384)) == [{}]


@pytest.mark.parametrize("row", [ROW % 9_999 + VALUE, ROW % 1 + EMPTY % 999 + VALUE])
def test_content_far_out_is_refused(row: bytes) -> None:
    with pytest.raises(FileError, match="too large"):
        inspect_ods("a.ods", content(row))


def test_what_lies_beside_the_cells_is_named() -> None:
    parts = content(ROW % 1 + b"<office:annotation/>") | {"Pictures/a.png": b""}
    notes = [message.text for message in inspect_ods("a.ods", parts).not_read]
    assert notes == ["comments at cells are not read", "pictures are not read"]


def test_an_encrypted_one() -> None:
    parts = content() | {"META-INF/manifest.xml": b"<manifest:encryption-data>"}
    with pytest.raises(FileError, match="password"):
        inspect_ods("a.ods", parts)


def test_words_in_a_shape_are_told() -> None:
    shape = b"<draw:frame><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>"
    note = b"<office:annotation><text:p>note</text:p></office:annotation>"
    parts = content(
        ROW % 1 + b"<table:table-cell>" + note + shape % b"help" + b"</table:table-cell>"
    )
    notes = [message.values.get("text") for message in inspect_ods("a.ods", parts).not_read]
    assert notes == [None, "help"]


def test_days_may_count_from_1904() -> None:
    parts = content()
    parts["content.xml"] += b'<table:null-date table:date-value="1904-01-01"/>'
    assert inspect_ods("a.ods", parts).from_1904


def test_a_picture_in_a_cell_is_told() -> None:
    picture = b"<draw:frame><draw:image/></draw:frame>"
    parts = content(ROW % 1 + b"<table:table-cell>" + picture + b"</table:table-cell>")
    notes = [message.text for message in inspect_ods("a.ods", parts).not_read]
    assert notes == ["pictures are not read"]
