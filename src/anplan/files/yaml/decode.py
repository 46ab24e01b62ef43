"""A file's bytes as text, its lines, and the characters that no file may hold."""

import codecs
import re
from functools import cached_property
from itertools import islice

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem
from anplan.base.spelling import shown
from anplan.model.paths import SOURCE

MAX_WORKSPACE_FILE = 256 * 1024
MAX_SOURCE = 4 * 1024 * 1024
MAX_PROBLEMS = 100
MAX_QUOTED = 1_000
"""A longer line is not quoted below its problem."""
ENCODINGS = {
    "GBK": "gb18030",
    "UTF-16": "utf-16",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "UTF-32": "utf-32",
}
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_NOT_TEXT = {
    b"PK\x03\x04": "docx, xlsx, zip",
    b"\xd0\xcf\x11\xe0": "doc, xls, wps",
    b"%PDF-": "pdf",
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpg",
    b"\x1f\x8b": "gz",
    b"Rar!": "rar",
}
_POINTERS = {
    "Git LFS": (
        b"version https://git-lfs.github.com/spec/",
        say("git lfs pull fetches it; in a workflow, lfs: true of actions/checkout"),
    ),
    "git-annex": (b"/annex/objects/", say("git annex get fetches it")),
}
"""What stands for a file that lies elsewhere begins so, and is fetched so."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]|\r(?!\n)"
)


_CONFLICT = r"(?m)^(?:(?:<{7}|>{7}|\|{7})(?= |\r?$)|={7}(?=\r?$))"
_CONFLICT_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
_SURE_CONFLICT = r"(?m)^(?:<{7}|>{7}|\|{7})(?= |\r?$)"


class Lines:
    """A text by lines, so that what is wrong can be placed and quoted."""

    def __init__(self, text: str, file: str) -> None:
        """Keep the text and the name of its file."""
        self.text = text
        self.file = file

    @cached_property
    def _rows(self) -> list[str]:
        return self.text.split("\n")

    def row(self, line: int) -> str:
        """Return a line, counted from 0; an empty one behind the end."""
        return self._rows[line].removesuffix("\r") if line < len(self._rows) else ""

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Return the place of a line and a column that count from 0."""
        return Place(self.file, line + 1, column + 1, max(1, width), quotable(self.row(line)))

    def place_of(self, offset: int) -> Place:
        """Return the place of an offset in the text."""
        before = self.text[:offset]
        return self.place(before.count("\n"), offset - (before.rfind("\n") + 1))


def limit_of(file: str) -> int:
    """Return how many bytes a file of a workspace may have: a document is longer than what it says."""
    return MAX_SOURCE if file == SOURCE else MAX_WORKSPACE_FILE


def quotable(row: str) -> str:
    """Return a line as it is quoted below its problem; a very long one is left out."""
    return row if len(row) <= MAX_QUOTED else ""


_NO_TEXT = (*(begins for begins, _ in _POINTERS.values()), *_NOT_TEXT, *_BYTE_ORDER_MARKS)
"""How files begin that hold another thing than text in UTF-8."""


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Return a file's bytes as text, or a problem; GBK and UTF-16 are recognised and named."""
    body = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in body or body.startswith(_NO_TEXT):
        problem = pointer(body, file) or _foreign(body, file)
        if problem is not None:
            return "", problem
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        read = body[: error.start].decode("utf-8")
        name = encoding_of(body, read)
        offset = error.start + len(data) - len(body)
        message = (
            _not_utf_8(name)
            if name
            else say("The file is not UTF-8: byte {offset} does not belong", offset=offset)
        )
        as_read = "utf-8" if name is None else ENCODINGS[name]
        where = _place_in_bytes(body, error.start, as_read, file)
        return "", Problem("Y101", "error", where, message, _save_again())


def pointer(data: bytes, file: str) -> Problem | None:
    """Return the problem of a file that only stands for another, whose content was not fetched."""
    for program, (begins, fetch) in _POINTERS.items():
        if data.startswith(begins):
            message = say("A pointer of {program}: the content was not fetched", program=program)
            return Problem("Y118", "error", Place(file, 1, 1), message, fetch)
    return None


def _not_utf_8(encoding: str) -> Message:
    return say("The file is {encoding}, not UTF-8", encoding=encoding)


def _save_again() -> Message:
    return say("Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")


def _foreign(data: bytes, file: str) -> Problem | None:
    """Recognise by its first bytes what is no text, or text in UTF-16 or UTF-32."""
    kind = next((kind for start, kind in _NOT_TEXT.items() if data.startswith(start)), None)
    if kind is not None:
        message = say("This is not a text file but another program's: {kind}", kind=kind)
        hint = say("Put its words into a text file; list supporting documents under evidence")
        return Problem("Y101", "error", Place(file, 1, 1), message, hint)
    name = wide_encoding_of(data)
    if name is None:
        return None
    text = data[: 4 * MAX_QUOTED].decode(ENCODINGS[name], "replace")
    where = Place(file, 1, 1, 1, quotable(text.split("\n")[0].rstrip("\r")))
    return Problem("Y101", "error", where, _not_utf_8(name), _save_again())


def wide_encoding_of(data: bytes) -> str | None:
    """Return the name of UTF-16 or UTF-32, by its byte-order mark or by its zero bytes."""
    name = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if name is not None or b"\0" not in data:
        return name
    head = data[:MAX_QUOTED].split(b"\n")[0]
    if not any(head[0::2]) and all(head[1::2]):
        return "UTF-16 BE"
    if not any(head[1::2]) and all(head[0::2]):
        return "UTF-16 LE"
    return None


def _place_in_bytes(data: bytes, offset: int, encoding: str, file: str) -> Place:
    """Return the place of a byte, with its line as that encoding reads it."""
    start = data.rfind(b"\n", 0, offset) + 1
    row = data[start:].split(b"\n")[0].rstrip(b"\r").decode(encoding, "replace")
    before = data[start:offset].decode(encoding, "replace")
    return Place(file, data.count(b"\n", 0, offset) + 1, len(before) + 1, 1, quotable(row))


def encoding_of(data: bytes, read: str) -> str | None:
    """Return GBK where it is that; what began as Chinese in UTF-8 has just a broken byte."""
    if b"\0" in data or any(character > "\u07ff" for character in read):
        return None
    try:
        data.decode(ENCODINGS["GBK"])
    except UnicodeDecodeError:
        return None
    return "GBK"


def unseen_characters(lines: Lines) -> list[Problem]:
    """Return problems with control, direction and zero-width characters, which nobody can see."""
    # What UNSEEN finds is never printable, and this asks five times as fast.
    if lines.text.replace("\n", "").isprintable():
        return []
    matches = islice(UNSEEN.finditer(lines.text), MAX_PROBLEMS)
    signs = {match.start(): match[0][0] for match in matches}
    returns = [offset for offset, sign in signs.items() if sign == "\r"]
    for offset in returns[1:]:
        del signs[offset]
    return [unseen(lines.place_of(offset), sign) for offset, sign in signs.items()]


def conflict(lines: Lines, *, sure: bool = False) -> list[Problem]:
    """Return a problem at the first mark that git left of a merge nobody finished, if any.

    ``sure`` where a line of equals signs alone may also be the text's own.
    """
    if not any(mark in lines.text for mark in _CONFLICT_MARKS):
        return []
    if sure and re.search(_SURE_CONFLICT, lines.text) is None:
        return []
    match = re.search(_CONFLICT, lines.text)
    if match is None:
        return []
    where = lines.place_of(match.start())._replace(width=len(match[0]))
    message = say("A merge conflict was left here")
    hint = say(
        "Choose one side, or keep both entries, and delete the marker lines "
        "<<<<<<<, |||||||, ======= and >>>>>>>; git diff shows both sides"
    )
    return [Problem("Y117", "error", where, message, hint)]


def unseen(where: Place, character: str) -> Problem:
    """Return the problem of a character that cannot be seen; it is named by its number."""
    message = say("An invisible character: {name}", name=f"U+{ord(character):04X}")
    hint = (
        say("Save the file with LF or CRLF line endings; within a line delete it")
        if character == "\r"
        else _without(where)
    )
    return Problem("Y109", "error", where, message, hint)


def _without(where: Place) -> Message:
    """Return how a line reads without what cannot be seen in it, where it stands there itself."""
    clean = UNSEEN.sub("", where.source).strip()
    if not clean or clean == where.source.strip():
        return say("Delete it; it may have come with copied text")
    return say("Delete it; without it the line reads: {text}", text=shown(clean))
