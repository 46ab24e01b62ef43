"""Small papers, and what Word files, pages and PDF say when they are read back."""

import io
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from anplan.files.office.pdf import pdf_bytes
from anplan.show.paper.from_markdown import read_document
from anplan.show.paper.marks import MARKS, marks_by_word
from anplan.show.paper.tree import Annex, Block, Document, Letterhead, Paragraph, Run
from anplan.show.paper.word.file import docx_bytes
from anplan.show.paper.word.layout import Layout
from anplan.show.words import Words

HEAD = Letterhead(
    "科技创新工作简报",
    "第3期",
    "区科技局",
    "2025年7月8日",
    "示例数据",
    "区人民政府",
    "2025年7月8日印发",
)
LAYOUT = Layout("报送：", marks_by_word(Words("zh_CN").light))
SIGNS = "".join(mark.sign for mark in MARKS.values())


def text_block(text: str) -> Paragraph:
    """A paragraph of one manner."""
    return Paragraph((Run(text),))


def paper(*blocks: Block, annexes: tuple[Annex, ...] = (), head: Letterhead = HEAD) -> Document:
    return Document(head, "6月份工作进展情况", blocks, annexes)


def read(markdown: str, head: Letterhead = HEAD) -> Document:
    return read_document(markdown, head)


def word_texts(data: bytes) -> list[str]:
    """Every paragraph of a Word file in its order, those of tables and boxes too."""
    body = docx.Document(io.BytesIO(data)).element.body
    found = []
    for paragraph in body.iter(f"{{{body.nsmap['w']}}}p"):
        pieces = paragraph.xpath("./w:r/w:t | ./w:r/w:br | ./w:r/w:tab")
        text = "".join(piece.text or " " if piece.tag.endswith("}t") else " " for piece in pieces)
        found.append(text)
    return [text for text in found if text.strip()]


class _Page(HTMLParser):
    """The texts of a page's elements, without its head."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("head", "style") or ("aria-hidden", "true") in attrs
        self.texts.append(" " if tag == "br" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and tag in ("head", "style", "span"):
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


def page_text(page: str, signs: str = SIGNS) -> str:
    """All that a page says, without blanks."""
    reader = _Page()
    reader.feed(page)
    return squeezed("".join(reader.texts), signs)


def squeezed(text: str, signs: str = SIGNS) -> str:
    """A text without blanks and, if not told otherwise, without the signs of lights."""
    return re.sub(rf"[\s{signs}]", "", text)


class Word(NamedTuple):
    """A word on a printed page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def printed(document: Document, folder: Path) -> list[list[Word]]:
    """Print a document through LibreOffice; the words of each page."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            if os.environ.get("CI"):
                pytest.fail(f"{program} is missing")
            pytest.skip(f"{program} is not installed")
    path = folder / "paper.pdf"
    path.write_bytes(pdf_bytes(docx_bytes(document, LAYOUT)))
    out = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode("utf-8")
    return [[_word(found) for found in _WORD.findall(page)] for page in out.split("<page ")[1:]]


def _word(found: tuple[str, str, str, str, str]) -> Word:
    left, top, right, bottom = map(float, found[:4])
    return Word(left, top, right, bottom, found[4])
