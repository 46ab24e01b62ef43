"""Reads a document into blocks, or says in one line why it is not read."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.extras import without_import
from anplan.base.message import Message, say
from anplan.files.disk.read import read_bytes
from anplan.files.document.encodings import decoded
from anplan.files.document.sheets import blocks_of_sheets
from anplan.files.document.taken import (
    LIMITS,
    MAX_BLOCKS,
    MAX_CHARACTERS,
    Remark,
    Taken,
    from_json,
)
from anplan.files.form.guard import guard
from anplan.files.form.inspection import Inspection, too_large, with_password
from anplan.files.form.newer_errors import without_newer_errors
from anplan.files.form.take_apart import Cells, take_apart
from anplan.files.office.unpack import (
    Reason,
    UnpackingError,
    refuse_definitions,
    unpacked,
)
from anplan.files.yaml.decode import UNSEEN, pointer
from anplan.intake.document.layout.plain_text import blocks_of, with_typed_tables
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table

MAX_DOCUMENT = 20 << 20
MAX_LINE = 200_000
SECONDS = 30
_NEEDS = {
    "docx": "lxml",
    "pdf": "pypdfium2",
    "html": "lxml",
    "xlsx": "python_calamine",
    "md": "markdown_it",
}
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_MARKDOWN = (".md", ".markdown")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_ANEW = say("Save it anew as .docx, .xlsx or .txt, then read that")
_LINE_END = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REMARKS: dict[Remark, Message] = {
    "boxes": say("text boxes within cells are not read"),
    "notes": say("footnotes are not read"),
    "links": say("lines of links around the text are left out"),
    "pictures": say("pictures are not read"),
    "hidden": say("hidden text is not read"),
    "pages": say("pages that are pictures are not read"),
}


class Document(NamedTuple):
    """A document's blocks, and what of the file was not read."""

    blocks: list[Block]
    remarks: tuple[Message, ...]


def read_file(path: Path) -> Document:
    """Read a document; raise FileError where it is none, UsageError where the extra is missing."""
    name = path.name
    data = _bytes_of(path)
    if problem := pointer(data, name):
        raise FileError(say("{file}: {reason}", file=name, reason=problem.message), problem.hint)
    kind = _kind(name, data)
    if kind == "xlsx":
        return _workbook(name, data)
    if kind in ("docx", "pdf"):
        return _cleaned(name, _apart(name, kind, data))
    text = decoded(data)
    if text is None:
        raise FileError(
            say("{file} is no text in any encoding that is known", file=name),
            say("Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"),
        )
    _check_length(name, text)
    if kind in ("html", "md"):
        return _cleaned(name, _apart(name, kind, text.encode("utf-8")))
    return _cleaned(name, Taken([], text))


def _bytes_of(path: Path) -> bytes:
    name = path.name
    try:
        return read_bytes(path, MAX_DOCUMENT)
    except ValueError as error:
        if str(error) == "special":
            raise FileError(say("{file} is not a regular file", file=name)) from error
        raise _too_large(name) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(say("{file} cannot be read: {reason}", file=name, reason=reason)) from error


def _kind(name: str, data: bytes) -> str:
    """Return what a file is, by its first bytes; by its name where it is a text."""
    if data.startswith(_PICTURES):
        raise FileError(
            say("{file} is a picture: it has no text to read", file=name),
            say("Have its text recognised by another program, and read that program's file"),
        )
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_ZIP):
        return _kind_of_zip(name, data)
    if data.startswith(_OLE):
        return _kind_of_old(name)
    lowered = name.lower()
    if lowered.endswith(_PAGES) or data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")[
        :14
    ].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "md" if lowered.endswith(_MARKDOWN) else "txt"


def _kind_of_zip(name: str, data: bytes) -> str:
    try:
        parts = unpacked(data, LIMITS)
        refuse_definitions(parts)
    except UnpackingError as error:
        raise _refused(name, error.reason) from error
    if "word/document.xml" in parts:
        return "docx"
    if "xl/workbook.xml" in parts or "content.xml" in parts:
        return "xlsx"
    raise FileError(
        say("{file} is an archive", file=name),
        say("Unpack it, and read the document that is in it"),
    )


def _refused(name: str, reason: Reason) -> FileError:
    """Return the error of an office file that is not unpacked."""
    if reason == "large":
        return _too_large(name)
    if reason == "password":
        return _with_password(name)
    if reason == "definitions":
        return FileError(say("{file} contains definitions that no document has", file=name), _ANEW)
    return _damaged(name)


def _kind_of_old(name: str) -> str:
    if name.lower().endswith((".xls", ".et")):
        return "xlsx"
    raise FileError(
        say(
            "{file} is a document of an old or another program, or protected by a password",
            file=name,
        ),
        say("Save it without a password as .docx, then read that"),
    )


def _of_document(name: str, error: FileError) -> FileError:
    """Return the guard's refusal with what to do about a document; it speaks of forms."""
    if error.message.text == too_large(name).message.text:
        return _too_large(name)
    if error.message.text == with_password(name).message.text:
        return _with_password(name)
    return FileError(error.message, _ANEW)


def _with_password(name: str) -> FileError:
    return FileError(
        say("{file} is protected by a password", file=name),
        say("Save it without a password to open, then read it again"),
    )


def _too_large(name: str) -> FileError:
    return FileError(
        say("{file} is too large for a work plan", file=name),
        say("Leave out pictures and annexes that hold no tasks"),
    )


def _check_length(name: str, text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise _too_large(name)
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise FileError(
            say(
                "{file} has a line of {count} characters: that is no document's text",
                file=name,
                count=longest,
            )
        )


def _workbook(name: str, data: bytes) -> Document:
    _check_extra(name, "xlsx")
    try:
        inspection = guard(name, data)
    except FileError as error:
        raise _of_document(name, error) from error
    (cells,) = take_apart([without_newer_errors(data, inspection)])
    if cells is None:
        raise _damaged(name)
    blocks: list[Block] = list(blocks_of_sheets(cells, inspection))
    return _cleaned(name, Taken(blocks), (*inspection.not_read, *_hidden(cells, inspection)))


def _hidden(cells: Cells, inspection: Inspection) -> Iterator[Message]:
    """Say which sheets nobody sees who opens the workbook: they are not read."""
    titles = tuple(
        title
        for (title, values), traits in zip(cells, inspection.sheets, strict=False)
        if traits.is_hidden and values
    )
    if titles:
        yield say("hidden sheets are not read: {names}", names=titles)


def _check_extra(name: str, kind: str) -> None:
    if find_spec(_NEEDS[kind]) is None:
        raise without_import(
            say("{file} needs the import extra, which is not installed", file=name)
        )


def _apart(name: str, kind: str, data: bytes) -> Taken:
    """Let a process of its own take a document apart."""
    _check_extra(name, kind)
    command = [sys.executable, "-P", "-m", "anplan.files.document.apart", kind]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FileError(
            say("{file} was not read within {count} seconds", file=name, count=SECONDS),
            say("Save its text as .txt, then read that"),
        ) from error
    if done.returncode or not done.stdout:
        raise _why(name, done.stderr.decode("utf-8", "replace"))
    taken = from_json(json.loads(done.stdout))
    if taken.is_scan:
        raise FileError(
            say("{file} is a scan: its pages are pictures and have no text", file=name),
            say("Have its text recognised by another program, and read that program's file"),
        )
    return taken


def _why(name: str, said: str) -> FileError:
    """Return the error of a document at which the process ended."""
    if "assword" in said:
        return _with_password(name)
    return (
        _too_large(name)
        if said.startswith(("ValueError: pages", "ValueError: characters"))
        else _damaged(name)
    )


def _damaged(name: str) -> FileError:
    return FileError(say("{file} is damaged", file=name), _ANEW)


def _cleaned(name: str, taken: Taken, more: Sequence[Message] = ()) -> Document:
    """Return the blocks without characters that nobody sees, and say how many there were."""
    text = _LINE_END.sub("\n", taken.text)
    plain, unseen = UNSEEN.subn("", text)
    blocks = list(with_typed_tables(taken.blocks)) + (
        blocks_of(plain, is_laid_out=taken.is_laid_out) if plain.strip() else []
    )
    cleaned: list[Block] = []
    for block in blocks:
        kept, count = _without_unseen(block)
        unseen += count
        cleaned.append(kept)
    if len(cleaned) > MAX_BLOCKS or _length(cleaned) > MAX_CHARACTERS:
        raise _too_large(name)
    if not any(isinstance(block, Table) or block.text.strip() for block in cleaned):
        raise FileError(say("{file} has no text", file=name))
    remarks = [_REMARKS[remark] for remark in taken.remarks]
    if unseen:
        remarks.append(say("invisible characters were left out: {count}", count=unseen))
    return Document(cleaned, (*remarks, *more))


def _without_unseen(block: Block) -> tuple[Block, int]:
    if isinstance(block, Paragraph):
        text, count = UNSEEN.subn("", _LINE_END.sub(" ", block.text))
        return (block._replace(text=text), count) if text != block.text else (block, 0)
    total, rows = 0, []
    for row in block.rows:
        cells = []
        for cell in row:
            text, count = UNSEEN.subn("", cell.text)
            total += count
            cells.append(Cell(text, cell.covered))
        rows.append(cells)
    return (Table(rows), total) if total else (block, 0)


def _length(blocks: Sequence[Block]) -> int:
    return sum(
        len(block.text)
        if isinstance(block, Paragraph)
        else sum(len(cell.text) for row in block.rows for cell in row)
        for block in blocks
    )
