"""A saved page as blocks: the text and the tables, without scripts, links and forms around them."""

import re
from collections.abc import Iterator

from lxml import html

from anplan.files.document.taken import Remark, Taken
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "select",
        "option",
        "button",
        "textarea",
        "input",
        "nav",
        "footer",
        "head",
        "audio",
        "video",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "blockquote",
        "pre",
        "center",
        "hr",
        "figure",
        "figcaption",
        "address",
        "fieldset",
        "details",
        "summary",
        "body",
        "html",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
    ]
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOSTLY_LINKS = 0.7
_LONGEST_NUMBER = 5
_LAYOUT_TEXT, _MOST_SPAN = 3_000, 200


def take_html(text: str) -> Taken:
    """Return the blocks of a page."""
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ValueError("depth")  # what lies deeper is not in the tree, and nobody would know
    reader = _Reader()
    body = tree.find("body")
    reader.walk(tree if body is None else body)
    reader.end()
    remarks: list[Remark] = ["links"] if reader.dropped else []
    if reader.hidden:
        remarks.append("hidden")
    return Taken(reader.blocks, remarks=tuple(remarks))


class _Reader:
    """Gathers the text of a page into paragraphs; a line of links is the page's own."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.level = 0
        self.marker = ""
        self.dropped = 0
        self.hidden = False
        self._counted: dict[html.HtmlElement, int] = {}

    def walk(self, top: html.HtmlElement) -> None:
        """Follow the elements without recursion: a page may nest them as deep as it likes."""
        stack: list[tuple[html.HtmlElement, bool]] = [(top, False)]
        while stack:
            element, is_end = stack.pop()
            if is_end:
                self._leave(element)
                continue
            if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_unseen(element):
                self._note_hidden(element)
                self._text(element.tail, is_link=_in_link(element))
                continue
            if element.tag == "table" and not _is_layout(element):
                self.end()
                self.blocks.append(_table(element))
                self._text(element.tail, is_link=_in_link(element))
                continue
            self._enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _enter(self, element: html.HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.end()
        if element.tag == "br":
            self.end(keep=True)
        if re.fullmatch("h[1-6]", element.tag):
            self.level = int(element.tag[1])
        if element.tag == "li":
            self.marker = self._marker(element)
        self._text(element.text, is_link=element.tag == "a" or _in_link(element))

    def _note_hidden(self, element: html.HtmlElement) -> None:
        if isinstance(element.tag, str) and element.tag not in _SKIPPED:
            self.hidden = self.hidden or bool(element.text_content().strip())

    def _marker(self, element: html.HtmlElement) -> str:
        """Return the number that a browser shows before an item, or its point."""
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return "• " if parent is not None and parent.tag == "ul" else ""
        place = self._counted.get(parent, _first(parent))
        self._counted[parent] = place + 1
        return f"{place}. "

    def _leave(self, element: html.HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.end()
        self._text(element.tail, is_link=_in_link(element))

    def _text(self, text: str | None, *, is_link: bool) -> None:
        if text:
            self.parts.append(re.sub(r"[ \t\r\n]+", " ", text))
            if is_link:
                self.linked += len(re.sub(r"\s", "", text))

    def end(self, *, keep: bool = False) -> None:
        """End the paragraph; a heading's level goes on beyond a line break."""
        text = "".join(self.parts).strip()
        plain = len(re.sub(r"\s", "", text))
        if text and self.linked < _MOSTLY_LINKS * plain:
            self.blocks.append(Paragraph(self.marker + text, self.level))
            self.marker = ""
        elif text:
            self.dropped += 1
        self.parts, self.linked = [], 0
        if not keep:
            self.level = 0


def _in_link(element: html.HtmlElement) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "a"


def _is_unseen(element: html.HtmlElement) -> bool:
    return bool(_UNSEEN.search(element.get("style", ""))) or element.get("hidden") is not None


def _first(ordered: html.HtmlElement) -> int:
    """Return the number of a list's first item."""
    said = ordered.get("start", "1")
    return int(said) if said.isdecimal() and len(said) <= _LONGEST_NUMBER else 1


def _is_layout(table: html.HtmlElement) -> bool:
    """Return whether a table only arranges a page: it holds tables, or is a frame round a text."""
    if table.find(".//table") is not None:
        return True
    rows = table.findall(".//tr")
    widest = max((len(row.findall("td")) + len(row.findall("th")) for row in rows[:50]), default=0)
    if widest <= 1:
        return True
    return any(len(cell.text_content()) > _LAYOUT_TEXT for cell in table.iter("td"))


def _table(table: html.HtmlElement) -> Table:
    """Return a table with its merged cells spread over the places that they cover."""
    rows: list[list[Cell]] = []
    hanging: dict[int, int] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []
        begun: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            _fill_from_above(cells, hanging)
            span = _span(cell, "colspan")
            down = _span(cell, "rowspan") - 1
            if down:
                begun.update(dict.fromkeys(range(len(cells), len(cells) + span), down))
            cells.append(Cell(_cell_text(cell)))
            cells += [Cell("", "left")] * (span - 1)
        _fill_from_above(cells, hanging)
        hanging = {place: left - 1 for place, left in hanging.items() if left > 1} | begun
        rows.append(cells)
    return Table(rows)


def _fill_from_above(cells: list[Cell], hanging: dict[int, int]) -> None:
    """Add the cells that a merged one further up covers."""
    while hanging.get(len(cells), 0):
        cells.append(Cell("", "above"))


def _span(cell: html.HtmlElement, name: str) -> int:
    text = cell.get(name, "1")
    return min(int(text), _MOST_SPAN) if text.isdecimal() and len(text) < 9 and int(text) > 0 else 1


def _cell_text(cell: html.HtmlElement) -> str:
    """Return a cell's text: a line for each of its paragraphs."""
    parts: list[str] = []
    for event, element in _events(cell):
        if event == "start":
            if element.tag in ("br", "p", "div", "li"):
                parts.append("\n")
            parts.append(re.sub(r"\s+", " ", element.text or ""))
        elif element is not cell:
            parts.append(re.sub(r"\s+", " ", element.tail or ""))
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


def _events(top: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield the beginning and the end of each element that is shown."""
    stack = [(top, False)]
    while stack:
        element, is_end = stack.pop()
        is_shown = isinstance(element.tag, str) and element.tag not in _SKIPPED
        if is_end or not is_shown:
            yield "end", element
            continue
        yield "start", element
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
