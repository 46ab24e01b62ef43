"""A PDF's text and the tables it draws, without the numbers and the running heads of its pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2

from anplan.files.document.formats.pdf_tables import (
    Box,
    Drawn,
    Piece,
    drawn_lines,
    drawn_tables,
    joined,
)
from anplan.files.document.taken import MAX_CHARACTERS, Taken
from anplan.intake.document.blocks import Block, Table
from anplan.intake.document.plain_text import blocks_of

MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4}|\s*页)?[-—–－\s]*")
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
    for place in range(text.count_rects()):
        box = Box(*text.get_rect(place))
        yield Piece(box, text.get_text_bounded(*box))


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
            table = Table([*table.rows, *part.rows])
        else:
            if table is not None:
                yield table
            table = part
    if table is not None:
        yield table
    if lines:
        yield from blocks_of("\n".join(lines), is_laid_out=True)


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)
