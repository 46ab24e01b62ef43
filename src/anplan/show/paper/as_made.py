"""Whether a paper is as anplan wrote it, or somebody went on writing in it: the file itself tells."""

import hashlib
import re
import zipfile
from io import BytesIO

ENTRY_TIME = (2000, 1, 1, 0, 0, 0)
"""The time of every part of a Word file from here: an office program that saves it has another."""
_SAVED = b'<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z<'
"""When a workbook from here says that it was saved."""
_PLACE = '<meta name="generator" content="anplan">'
_SIGNED = re.compile(r'<meta name="generator" content="anplan ([0-9a-f]{64})">')


def is_as_made(docx: bytes) -> bool:
    """Return whether no other program has saved a Word file since it was written."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as file:
            return all(entry.date_time == ENTRY_TIME for entry in file.infolist())
    except zipfile.BadZipFile:
        return False


def is_workbook_as_made(xlsx: bytes) -> bool:
    """Return whether no other program has saved a workbook since it was written: they tell when."""
    try:
        with zipfile.ZipFile(BytesIO(xlsx)) as file:
            return _SAVED in file.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError):
        return False


def signed_page(page: str) -> str:
    """Let a page name the digest of its own text."""
    return page.replace(_PLACE, f'<meta name="generator" content="anplan {_digest(page)}">', 1)


def is_page_as_made(page: bytes) -> bool:
    """Return whether a page has the text whose digest it names."""
    text = page.decode("utf-8", "replace")
    signed = _SIGNED.search(text)
    return signed is not None and _digest(_SIGNED.sub(_PLACE, text, count=1)) == signed[1]


def _digest(page: str) -> str:
    return hashlib.sha256(page.encode("utf-8")).hexdigest()
