"""What stands between a file that somebody sent and the library that reads it.

A spreadsheet library lays a sheet out in full: two cells at opposite corners take gigabytes.
So sizes, members and every cell's address are looked at in the raw bytes first. The same look
finds the formulas, which a library reports by their stored result alone.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import Message, say

MAX_FORM = 1 << 20
MAX_UNPACKED = 20 << 20
MAX_RATIO = 200
MAX_MEMBERS = 200
MAX_ROWS = 2000
MAX_COLUMNS = 100
MAX_SHEETS = 10
MAX_CELLS = 200_000
_ATTRIBUTES = rb"""((?:[^>"']|"[^"]*"|'[^']*')*)>"""
_XLSX = re.compile(rb"(?:\w+:)?(row|c)(?=[\s/>])" + _ATTRIBUTES)
_XLSX_TAG = re.compile(rb"(?:\w+:)?(?:row|c)(?=[\s/>])")
_ADDRESS = re.compile(rb"""(?:^|\s)r=["']([A-Z]{0,7})([0-9]{1,10})["']""")
_FORMULA = re.compile(rb"(?:\w+:)?f(?=[\s/>])")
_RESULT = re.compile(rb"(?:\w+:)?v(?:\s[^>]*)?>.")
_ODS = re.compile(
    rb"(/?)table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])" + _ATTRIBUTES
)
_ODS_TAG = re.compile(rb"/?table:(?:table|table-row|table-cell|covered-table-cell)(?=[\s/>])")
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["']([0-9]{1,10})["']""")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_CELLS = frozenset((0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E))
_SEND_FORM = say("Send the form itself, filled in and saved as .xlsx")


class Seen(NamedTuple):
    """What the guard saw of a harmless file.

    ``formulas`` gives for each sheet, by its place among the sheets' data, the addresses of
    formulas (row and column from 0) and whether a result is stored; ``beside`` tells of what
    lies in the file beside its cells.
    """

    formulas: tuple[dict[tuple[int, int], bool], ...]
    beside: tuple[Message, ...] = ()


def guard(name: str, data: bytes) -> Seen:
    """Look a file over; raise FileError, in one line, where it is not to be opened."""
    if data.startswith(b"PK\x03\x04"):
        return _guard_zip(name, data)
    if data.startswith(_OLE):
        return _guard_ole(name, data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise _refused(say("{file} is a web page, whatever it is called", file=name))
    raise _refused(say("{file} is no Excel file", file=name))


def _refused(message: Message, hint: Message = _SEND_FORM) -> FileError:
    return FileError(message, hint)


def _too_large(name: str) -> FileError:
    return _refused(say("{file} is too large for a form", file=name))


def _guard_zip(name: str, data: bytes) -> Seen:
    parts = _unpacked(name, data)
    names = list(parts)
    texts = [part for one, part in parts.items() if one.endswith((".xml", ".rels"))]
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\0" in part for part in texts):
        raise _refused(say("{file} holds definitions that no form has", file=name))
    if "xl/workbook.xml" in parts:
        return _guard_xlsx(name, parts, names)
    if "content.xml" in parts and b"office:spreadsheet" in parts["content.xml"]:
        return _guard_ods(name, parts, names)
    if any(one.startswith("word/") for one in names):
        raise _refused(say("{file} is a Word file", file=name))
    raise _refused(say("{file} is no Excel file", file=name))


def _unpacked(name: str, data: bytes) -> dict[str, bytes]:
    """Unpack every member: one that is longer than it claims fails here, not in the library."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _measure(name, members, len(data))
            _refuse_members(name, [member.filename for member in members])
            return {member.filename: archive.read(member) for member in members}
    except (
        zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError,
    ) as error:  # fmt: skip
        raise _refused(say("{file} is damaged", file=name)) from error


def _measure(name: str, members: list[zipfile.ZipInfo], size: int) -> None:
    """Hold the sizes that the members claim; zipfile reads no byte beyond them."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > min(MAX_UNPACKED, MAX_RATIO * size):
        raise _too_large(name)
    if len({member.filename for member in members}) < len(members):
        raise _refused(say("{file} is damaged", file=name))
    if any(member.flag_bits & 1 for member in members):
        raise _locked(name)


def _locked(name: str) -> FileError:
    return _refused(
        say("{file} is protected by a password", file=name),
        say("Save it without a password to open, then send it again"),
    )


def _refuse_members(name: str, names: list[str]) -> None:
    lower = [one.lower() for one in names]
    if any(one.endswith("vbaproject.bin") or one.startswith("basic/") for one in lower):
        raise _refused(say("{file} holds macros", file=name))
    if any("externallinks/" in one for one in lower):
        raise _refused(
            say("{file} is linked to other files", file=name),
            say("Break the links in Excel (Data, Edit links), then send it again"),
        )


def _guard_xlsx(name: str, parts: dict[str, bytes], names: list[str]) -> Seen:
    sheets = [one for one, part in parts.items() if b"sheetData" in part]
    if len(sheets) > MAX_SHEETS:
        raise _too_large(name)
    formulas = {one: _xlsx_formulas(name, parts[one]) for one in sheets}
    ordered = _xlsx_order(parts, formulas)
    beside = []
    if any("comments" in one.lower() for one in names):
        beside.append(say("comments at cells are not read"))
    if any(one.startswith("xl/media/") for one in names):
        beside.append(say("pictures are not read"))
    return Seen(tuple(ordered), tuple(beside))


def _xlsx_order(
    parts: dict[str, bytes], formulas: dict[str, dict[tuple[int, int], bool]]
) -> Iterator[dict[tuple[int, int], bool]]:
    """Put the sheets' formulas into the order of the workbook."""
    rels: dict[bytes, str] = {}
    for found in re.findall(
        rb"<(?:\w+:)?Relationship\s[^>]*>", parts.get("xl/_rels/workbook.xml.rels", b"")
    ):
        target, ident = _attribute(found, b"Target"), _attribute(found, b"Id")
        rels[ident] = target.decode("utf-8", "replace").removeprefix("/xl/").removeprefix("./")
    for found in re.findall(rb"<(?:\w+:)?sheet\s[^>]*>", parts["xl/workbook.xml"]):
        part = rels.get(_attribute(found, rb"\w+:id"), "")
        yield formulas.get(f"xl/{part}", {})


def _attribute(element: bytes, key: bytes) -> bytes:
    found = re.search(rb"\s" + key + rb"""=["']([^"']*)["']""", element)
    return found[1] if found else b""


def _xlsx_formulas(name: str, part: bytes) -> dict[tuple[int, int], bool]:
    formulas: dict[tuple[int, int], bool] = {}
    row = column = -1
    for piece in _tags(name, part):
        if _FORMULA.match(piece):
            formulas.setdefault((row, column), False)
        elif _RESULT.match(piece) and (row, column) in formulas:
            formulas[row, column] = True
        elif _XLSX_TAG.match(piece):
            found = _whole(name, _XLSX, piece)
            address = _ADDRESS.search(found[2])
            if found[1] == b"row":
                row, column = (int(address[2]) - 1 if address else row + 1), -1
            else:
                column = _column(address[1]) if address else column + 1
                row = int(address[2]) - 1 if address else row
            if row >= MAX_ROWS or column >= MAX_COLUMNS:
                raise _too_large(name)
    return formulas


def _tags(name: str, part: bytes) -> list[bytes]:
    """Cut a sheet at every tag; a comment or a section of raw text could hide one."""
    if b"<!" in part:
        raise _refused(say("{file} holds definitions that no form has", file=name))
    pieces = part.split(b"<")
    if len(pieces) > 8 * MAX_CELLS:
        raise _too_large(name)
    return pieces


def _whole(name: str, form: re.Pattern[bytes], piece: bytes) -> re.Match[bytes]:
    found = form.match(piece)
    if found is None:
        raise _refused(say("{file} is damaged", file=name))
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _guard_ods(name: str, parts: dict[str, bytes], names: list[str]) -> Seen:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise _locked(name)
    sheets = list(_ods_formulas(name, parts["content.xml"]))
    if len(sheets) > MAX_SHEETS:
        raise _too_large(name)
    beside = []
    if b"<office:annotation" in parts["content.xml"]:
        beside.append(say("comments at cells are not read"))
    if any(one.startswith("Pictures/") for one in names):
        beside.append(say("pictures are not read"))
    return Seen(tuple(sheets), tuple(beside))


def _ods_formulas(name: str, part: bytes) -> Iterator[dict[tuple[int, int], bool]]:
    """Walk rows and cells with their repeats; only what has content has to lie within bounds."""
    formulas: dict[tuple[int, int], bool] = {}
    row = column = rows = 0
    for piece in _tags(name, part):
        if not _ODS_TAG.match(piece):
            continue
        found = _whole(name, _ODS, piece)
        ends, tag, attributes = found[1], found[2], found[3]
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if tag == b"table":
            if ends:
                yield formulas
            formulas, row, rows = {}, 0, 0
        elif tag == b"table-row" and not ends:
            row, rows, column = row + rows, times, 0
        elif not ends:
            formula = b"table:formula" in attributes
            filled = formula or b":value-type" in attributes or not attributes.endswith(b"/")
            if filled and (row + rows > MAX_ROWS or column + times > MAX_COLUMNS):
                raise _too_large(name)
            if formula:
                formulas[row, column] = b"office:value-type" in attributes
            column += times


def _guard_ole(name: str, data: bytes) -> Seen:
    for stream, message in (
        ("EncryptedPackage", None),
        ("WordDocument", say("{file} is a Word file", file=name)),
        ("_VBA_PROJECT", say("{file} holds macros", file=name)),
    ):
        if stream.encode("utf-16-le") in data:
            raise _locked(name) if message is None else _refused(message)
    try:
        book = _ole_stream(data, ("Workbook", "Book"))
        return Seen(tuple(_biff_formulas(name, book)))
    except (struct.error, IndexError, ValueError) as error:
        raise _refused(say("{file} is damaged", file=name)) from error


def _ole_stream(data: bytes, wanted: tuple[str, ...]) -> bytes:
    """Take a stream out of an OLE file; raise ValueError where there is none."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    table: list[int] = []
    for sector in struct.unpack_from("<109I", data, 76):
        if sector < len(data) // size:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    folder = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    for start in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, start + 64)[0]
        title = folder[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if title in wanted:
            first, total = struct.unpack_from("<II", folder, start + 116)
            return _chain(data, table, first, size)[:total]
    raise ValueError(wanted)


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    pieces, seen = [], set()
    while sector < len(table) and sector not in seen:
        seen.add(sector)
        pieces.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)


def _biff_formulas(name: str, book: bytes) -> Iterator[dict[tuple[int, int], bool]]:
    """Walk the records of an .xls; its first part holds no cells, each further one is a sheet."""
    sheets: list[dict[tuple[int, int], bool]] = []
    place = 0
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, place)
        place += 4
        if kind == 0x809:  # noqa: PLR2004 - the begin of a part
            sheets.append({})
        elif kind == 0x2F:  # noqa: PLR2004 - FilePass
            raise _locked(name)
        elif kind in _BIFF_CELLS and sheets:
            row, column = struct.unpack_from("<HH", book, place)
            if row >= MAX_ROWS or column >= MAX_COLUMNS:
                raise _too_large(name)
            if kind == 0x06:  # noqa: PLR2004 - Formula
                sheets[-1][row, column] = True
        place += length
    if len(sheets) > MAX_SHEETS:
        raise _too_large(name)
    yield from sheets[1:]
