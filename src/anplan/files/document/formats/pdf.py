"""A PDF's text as lines, without the numbers and the running heads of its pages."""

import re
import unicodedata
from collections import Counter

import pypdfium2

from anplan.files.document.taken import MAX_CHARACTERS, Taken

MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4}|\s*页)?[-—–－\s]*")
_LEAST_A_PAGE = 8
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")
_EDGE = 2
_UNMAPPED = re.compile("[\ufffe\uffff\x02\ufffd]")


def take_pdf(data: bytes) -> Taken:
    """Return the text of a PDF; ``is_scan`` where its pages are pictures."""
    document = pypdfium2.PdfDocument(data)
    if len(document) > MAX_PAGES:
        raise ValueError("pages")
    pages: list[list[str]] = []
    length = 0
    for page in document:
        text = page.get_textpage().get_text_range()
        length += len(text)
        if length > MAX_CHARACTERS:
            raise ValueError("characters")
        pages.append([_plain(line) for line in re.split(r"\r\n|\r|\n", text)])
        page.close()
    words = sum(len(line.strip()) for page in pages for line in page)
    running = _running(pages)
    kept = [line for page in pages for line in _body(page, running)]
    return Taken(
        [],
        "\n".join(kept),
        is_laid_out=True,
        is_scan=bool(pages) and words < _LEAST_A_PAGE * len(pages),
    )


def _plain(line: str) -> str:
    """Return a line with whole characters for the radicals that some programs write."""
    line = _UNMAPPED.sub("", line)
    return _RADICALS.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), line)


def _running(pages: list[list[str]]) -> set[str]:
    """Return the lines that stand at an edge of most pages."""
    if len(pages) < 3:
        return set()
    counts = Counter(
        line.strip() for page in pages for line in {*_filled(page)[:_EDGE], *_filled(page)[-_EDGE:]}
    )
    return {line for line, count in counts.items() if count > 0.6 * len(pages)}


def _filled(page: list[str]) -> list[str]:
    return [line for line in page if line.strip()]


def _body(page: list[str], running: set[str]) -> list[str]:
    lines = _filled(page)
    for edge in (0, -1):
        for _ in range(_EDGE):
            if lines and (_PAGE_NUMBER.fullmatch(lines[edge]) or lines[edge].strip() in running):
                del lines[edge]
    return lines
