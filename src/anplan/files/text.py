"""A file's bytes as text, its lines, and the characters that no file may hold."""

import codecs
import re
from itertools import islice
from typing import NamedTuple

from anplan.base.message import say
from anplan.base.problem import Place, Problem

MAX_BYTES = 256 * 1024
MAX_PROBLEMS = 100
ENCODINGS = {"GBK": "gb18030", "UTF-16": "utf-16"}
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]|\r(?!\n)"
)


class Lines(NamedTuple):
    """The text by lines, to place and to quote what is wrong."""

    text: str
    file: str

    def row(self, line: int) -> str:
        """Give a line, counted from 0; behind the end there is nothing."""
        rows = self.text.split("\n")
        return rows[line].removesuffix("\r") if line < len(rows) else ""

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Make a place from a line and a column that count from 0."""
        return Place(self.file, line + 1, column + 1, max(1, width), self.row(line))


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Turn a file's bytes into text; GBK and UTF-16 are recognised and named."""
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        read = body[: error.start].decode("utf-8")
        name = _encoding_of(body, read)
        offset = error.start + len(data) - len(body)
        message = (
            say("The file is {encoding}, not UTF-8", encoding=name)
            if name
            else say("The file is not UTF-8: byte {offset} does not belong", offset=offset)
        )
        hint = say("Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")
        as_read = "utf-8" if name is None else ENCODINGS[name]
        where = _place_in_bytes(body, error.start, as_read, file)
        return "", Problem("Y101", "error", where, message, hint)


def _place_in_bytes(data: bytes, offset: int, encoding: str, file: str) -> Place:
    """Place a byte in its line as that encoding reads it."""
    start = data.rfind(b"\n", 0, offset) + 1
    row = data[start:].split(b"\n")[0].rstrip(b"\r").decode(encoding, "replace")
    before = data[start:offset].decode(encoding, "replace")
    return Place(file, data.count(b"\n", 0, offset) + 1, len(before) + 1, 1, row)


def _encoding_of(data: bytes, read: str) -> str | None:
    """Name the encoding; what began as Chinese in UTF-8 is not GBK but has a broken byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    if b"\0" in data or any(character > "\u07ff" for character in read):
        return None
    try:
        data.decode(ENCODINGS["GBK"])
    except UnicodeDecodeError:
        return None
    return "GBK"


def unseen_characters(lines: Lines) -> list[Problem]:
    """Find control, direction and zero-width characters; none of them can be seen."""
    found = islice(UNSEEN.finditer(lines.text), MAX_PROBLEMS)
    return [unseen(_place_of(lines, one.start()), one[0][0]) for one in found]


def _place_of(lines: Lines, offset: int) -> Place:
    before = lines.text[:offset]
    return lines.place(before.count("\n"), offset - (before.rfind("\n") + 1))


def unseen(where: Place, character: str) -> Problem:
    """Refuse a character that cannot be seen, by its number."""
    message = say("A character that cannot be seen: {name}", name=f"U+{ord(character):04X}")
    hint = say("Delete it; it may have come with copied text")
    return Problem("Y109", "error", where, message, hint)
