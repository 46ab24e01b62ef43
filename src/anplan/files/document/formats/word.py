"""A Word file as blocks: paragraphs with the numbers Word makes, headings, tables, merged cells."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree

from anplan.files.document.formats.word_numbers import Numbering, child, qn, value_of
from anplan.files.document.taken import Remark, Taken
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])$", re.IGNORECASE)
_NOT_SHOWN = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:rPr", "w:pPr")
)
_DRAWN = frozenset(qn(name) for name in ("w:drawing", "w:pict", "w:object"))
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = frozenset(qn(name) for name in ("w:footnoteReference", "w:endnoteReference"))
_WRAPPERS = frozenset(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")
)
_MOST_STYLES, _MOST_SPAN = 20, 200


def take_word(parts: Mapping[str, bytes]) -> Taken:
    """Return the blocks of a Word file by its parts."""
    reader = _Reader(parts)
    return Taken(reader.blocks, remarks=tuple(sorted(reader.remarks)), is_scan=reader.is_scan)


def _root(data: bytes | None) -> Any:
    """Return the root of a part; None where the file has no such part."""
    if data is None:
        return None
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


class _Reader:
    """Reads the body of a document and remembers its lists and what was not read."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.remarks: set[Remark] = set()
        styles = _root(parts.get("word/styles.xml"))
        found = () if styles is None else styles.iterchildren(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in found}
        self._numbering = Numbering(_root(parts.get("word/numbering.xml")))
        self._has_picture = False
        body = child(_root(parts["word/document.xml"]), "w:body")
        if body is None:
            raise ValueError("body")
        self.blocks: list[Block] = list(self._blocks(body))

    @property
    def is_scan(self) -> bool:
        """Return whether there is a picture and hardly a word."""
        return self._has_picture and not any(
            isinstance(block, Table) or block.text.strip() for block in self.blocks
        )

    def _blocks(self, body: Any) -> Iterator[Block]:
        stack = list(reversed(list(body)))
        while stack:
            element = stack.pop()
            if element.tag == qn("w:p"):
                boxes: list[Any] = []
                text = self._paragraph(element, boxes)
                if text.strip():
                    yield Paragraph(text, self._level(element))
                for box in boxes:
                    stack.extend(reversed(list(box)))
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                stack.extend(reversed(list(element)))

    def _paragraph(self, paragraph: Any, boxes: list[Any]) -> str:
        text = self._text(paragraph, boxes)
        return (self._number(paragraph) + text) if text.strip() else ""

    def _text(self, paragraph: Any, boxes: list[Any]) -> str:
        parts: list[str] = []
        stack = list(reversed(list(paragraph)))
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _NOT_SHOWN or tag == _FALLBACK or not isinstance(tag, str):
                continue
            if tag == qn("w:r") and child(element, "w:rPr", "w:vanish") is not None:
                self.remarks.add("hidden")
            elif tag == qn("w:txbxContent"):
                boxes.append(element)
            elif tag == qn("w:t"):
                parts.append(element.text or "")
            elif tag in (qn("w:tab"), qn("w:ptab")):
                parts.append("\t")
            elif tag in (qn("w:br"), qn("w:cr")):
                parts.append("" if element.get(qn("w:type")) == "page" else "\n")
            elif tag == qn("w:noBreakHyphen"):
                parts.append("-")
            else:
                self._take_note(tag)
                stack.extend(reversed(list(element)))
        return "".join(parts)

    def _take_note(self, tag: str) -> None:
        if tag in _NOTES:
            self.remarks.add("notes")
        elif tag in _DRAWN:
            self._has_picture = True

    # Styles --------------------------------------------------------------------------------

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        """Yield the properties of a paragraph, of its style and of those that one stands on."""
        own = child(paragraph, "w:pPr")
        if own is not None:
            yield own
        name = value_of(own, "w:pStyle") if own is not None else None
        for _ in range(_MOST_STYLES):
            style = self._styles.get(name)
            if style is None:
                return
            properties = child(style, "w:pPr")
            if properties is not None:
                yield properties
            name = value_of(style, "w:basedOn")

    def _number(self, paragraph: Any) -> str:
        list_id, level = None, None
        for properties in self._chain(paragraph):
            list_id = list_id or value_of(properties, "w:numPr", "w:numId")
            level = level or value_of(properties, "w:numPr", "w:ilvl")
        if list_id in (None, "0"):
            return ""
        return self._numbering.number(
            list_id or "", int(level) if level and level.isdecimal() else 0
        )

    def _level(self, paragraph: Any) -> int:
        for properties in self._chain(paragraph):
            outline = value_of(properties, "w:outlineLvl")
            if outline is not None and outline.isdecimal() and int(outline) < 9:
                return int(outline) + 1
        style = self._styles.get(value_of(paragraph, "w:pPr", "w:pStyle"))
        match = _HEADING.match(value_of(style, "w:name") or "") if style is not None else None
        return int(match[1]) if match else 0

    # Tables --------------------------------------------------------------------------------

    def _table(self, table: Any) -> Iterator[Block]:
        rows = [self._row(row) for row in _rows(table)]
        if max(map(len, rows), default=0) <= 1:
            yield from (
                Paragraph(line)
                for row in rows
                for cell in row
                for line in cell.text.split("\n")
                if line.strip()
            )
        elif rows:
            yield Table(rows)

    def _row(self, row: Any) -> list[Cell]:
        before = value_of(row, "w:trPr", "w:gridBefore")
        cells = [Cell("")] * (_number_of(before) if before else 0)
        for cell in _cells(row):
            span = max(1, _number_of(value_of(cell, "w:tcPr", "w:gridSpan") or "1"))
            merged = child(cell, "w:tcPr", "w:vMerge")
            if merged is not None and merged.get(qn("w:val"), "continue") != "restart":
                cells.append(Cell("", "above"))
            else:
                cells.append(Cell(self._cell_text(cell)))
            cells += [Cell("", "left")] * (span - 1)
        return cells

    def _cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        for paragraph in _outermost(cell, qn("w:p")):
            boxes: list[Any] = []
            text = self._paragraph(paragraph, boxes).replace("\t", " ").strip()
            if boxes:
                self.remarks.add("boxes")
            if text:
                lines.append(text)
        return "\n".join(lines)


def _rows(table: Any) -> Iterator[Any]:
    return _outermost(table, qn("w:tr"), through=_WRAPPERS)


def _cells(row: Any) -> Iterator[Any]:
    return _outermost(row, qn("w:tc"), through=_WRAPPERS)


def _outermost(top: Any, tag: str, through: Collection[str] | None = None) -> Iterator[Any]:
    """Yield the elements of a tag below another one, none of those within them.

    ``through``: only in the children, and in theirs where these are such wrappers.
    """
    stack = list(reversed(list(top)))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif through is None or element.tag in through:
            stack.extend(reversed(list(element)))


def _number_of(text: str) -> int:
    return min(int(text), _MOST_SPAN) if text.isdecimal() and len(text) < 9 else 1
