"""A PDF's text and the tables it draws, without the numbers and the running heads of its pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2
from pypdfium2 import raw

from anplan.files.document.formats.pdf_tables import (
    Box,
    Drawn,
    Piece,
    drawn_lines,
    drawn_tables,
    joined,
)
from anplan.files.document.taken import MAX_CHARACTERS, Taken
from anplan.intake.document.layout.plain_text import blocks_of
from anplan.intake.document.text.blocks import Block, Cell, Table

MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4}|\s*页)?[-—–－\s]*")
_NUMBER = re.compile(r"[(（]?\d{1,3}[)）.．、]?")
_STOPS = "。；;！!？?"
_LEAST_A_PAGE = 8
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
_UNMAPPED = re.compile("[\ufffe\uffff\x02\ufffd]")
_EDGE = 2

Part = str | Table
"""A line of a page, or a table that it draws."""


def take_pdf(data: bytes) -> Taken:
    """Return the text and the tables of a PDF; ``is_scan`` where its pages are pictures."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > MAX_PAGES:
        raise ValueError("pages")
    pages: list[list[Part]] = []
    length, has_pictures = 0, False
    for page in document:
        pages.append(list(_parts(page)))
        has_pictures = has_pictures or (not pages[-1] and any(True for _ in page.get_objects()))
        length += sum(len(part) for part in pages[-1] if isinstance(part, str))
        page.close()
        if length > MAX_CHARACTERS:
            raise ValueError("characters")
    is_empty = not any(isinstance(part, Table) for page in pages for part in page)
    running = _running(pages)
    kept = [part for page in pages for part in _body(page, running)]
    is_scan = bool(pages) and is_empty and length < _LEAST_A_PAGE * len(pages)
    return Taken(list(_blocks(kept)), remarks=("pages",) if has_pictures else (), is_scan=is_scan)


def _parts(page: Any) -> Iterator[Part]:
    """Yield the lines of a page in its own order; where tables are drawn, from top to bottom."""
    text = page.get_textpage()
    lines = drawn_lines(page)
    pieces = list(_pieces(text)) if lines else []
    tables = drawn_tables(lines, pieces)
    if not tables:
        yield from _lines(text.get_text_range())
        return
    free = [piece for piece in pieces if not any(one.box.holds(piece.box) for one in tables)]
    for drawn in tables:
        above = [piece for piece in free if piece.box.bottom >= drawn.box.top]
        yield from _lines(joined(above))
        yield _plain_table(drawn)
        free = [piece for piece in free if piece.box.bottom < drawn.box.top]
    yield from _lines(joined(free))


def _pieces(text: Any) -> Iterator[Piece]:
    """Yield the characters that a page draws, each with the blank behind it.

    Between a Chinese sign and a Latin one there is none, for programs set these apart by
    themselves. A blank that a page has only as a gap, between Chinese signs, their places tell.
    """
    last: Piece | None = None
    is_typed, is_gap = False, False
    for place in range(text.count_chars()):
        sign = _sign(text, place)
        if not sign.strip():
            is_made = raw.FPDFText_IsGenerated(text, place) == 1
            is_typed = is_typed or (bool(sign) and not is_made)
            is_gap = is_gap or (is_made and sign not in "\r\n")
            continue
        if last is not None:
            is_parted = (is_typed and not _is_set_apart(last.text, sign)) or (
                is_gap and last.text.isascii() and sign.isascii()
            )
            yield last._replace(text=f"{last.text} ") if is_parted else last
        last = Piece(Box(*text.get_charbox(place, loose=True)), sign)
        is_typed, is_gap = False, False
    if last is not None:
        yield last


def _is_set_apart(one: str, other: str) -> bool:
    return one.isascii() != other.isascii() and one.isalnum() and other.isalnum()


def _sign(text: Any, place: int) -> str:
    """Return a character; one beyond the first plane comes in two halves, of which the second is ''."""
    unit = raw.FPDFText_GetUnicode(text, place)
    if 0xDC00 <= unit < 0xE000:
        return ""
    if 0xD800 <= unit < 0xDC00:
        second = raw.FPDFText_GetUnicode(text, place + 1)
        if 0xDC00 <= second < 0xE000:
            return chr(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00))
        return ""
    return chr(unit)


def _lines(text: str) -> Iterator[str]:
    for line in re.split(r"\r\n|\r|\n", text):
        if plain := _plain(line):
            yield plain


def _plain_table(drawn: Drawn) -> Table:
    return Table(
        [[cell._replace(text=_plain_cell(cell.text)) for cell in row] for row in drawn.table.rows]
    )


def _plain_cell(text: str) -> str:
    return "\n".join(_lines(text))


def _plain(line: str) -> str:
    """Return a line with whole characters for the radicals that some programs write."""
    line = _UNMAPPED.sub("", line)
    return _RADICALS.sub(lambda one: unicodedata.normalize("NFKC", one[0]), line).strip()


def _running(pages: list[list[Part]]) -> set[str]:
    """Return the lines that stand at an edge of most pages."""
    if len(pages) < 3:
        return set()
    counts = Counter(line for page in pages for line in _at_edges(page))
    return {line for line, count in counts.items() if count > 0.6 * len(pages)}


def _at_edges(page: list[Part]) -> set[str]:
    return {part for part in (*page[:_EDGE], *page[-_EDGE:]) if isinstance(part, str)}


def _body(page: list[Part], running: set[str]) -> list[Part]:
    parts = list(page)
    for edge in (0, -1):
        for _ in range(_EDGE):
            part = parts[edge] if parts else None
            if isinstance(part, str) and (_PAGE_NUMBER.fullmatch(part) or part in running):
                del parts[edge]
    return parts


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield paragraphs and tables; a table that goes on over pages is one."""
    lines: list[str] = []
    table: Table | None = None
    for part in parts:
        if isinstance(part, str):
            if table is not None:
                yield table
                table = None
            lines.append(part)
            continue
        if lines:
            yield from blocks_of("\n".join(lines), is_laid_out=True)
            lines = []
        if table is not None and _width(table) == _width(part):
            table = _with_rest(table, part)
        else:
            if table is not None:
                yield table
            table = part
    if table is not None:
        yield table
    if lines:
        yield from blocks_of("\n".join(lines), is_laid_out=True)


def _with_rest(table: Table, rest: Table) -> Table:
    """Return a table with what follows on another page, where the last row may go on."""
    *above, last = table.rows
    first, *below = rest.rows
    if not _goes_on(last, first):
        return Table([*table.rows, *rest.rows])
    whole = [
        one._replace(text=one.text + other.text) for one, other in zip(last, first, strict=True)
    ]
    return Table([*above, whole, *below])


def _goes_on(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Return whether a numbered row goes on: without its number, in cells that stop within a sentence."""
    if not _NUMBER.fullmatch(row[0].text) or any(cell.covered for cell in below):
        return False
    going = [one.text for one, other in zip(row, below, strict=True) if other.text]
    filled = sum(bool(cell.text) for cell in row[1:])
    return (
        not below[0].text
        and 0 < len(going) < filled
        and all(text and text[-1] not in _STOPS for text in going)
    )


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)
