"""Checks an untrusted spreadsheet before a library opens it.

A spreadsheet library lays a sheet out in full: two cells at opposite corners take gigabytes.
So sizes, members and every cell's address are looked at in the raw bytes first. The same look
finds the formulas, which a library reports by their stored result alone.
"""

from collections.abc import Callable, Mapping

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.form.formats.xlsx import inspect_xlsx
from anplan.files.form.inspection import (
    MAX_MEMBERS,
    MAX_UNPACKED,
    Inspection,
    archive,
    damaged,
    not_excel,
    refused,
    too_large,
    with_definitions,
    with_macros,
    with_password,
    word_file,
)
from anplan.files.office.unpack import (
    Limits,
    Reason,
    UnpackingError,
    refuse_definitions,
    unpacked,
)
from anplan.files.yaml.decode import pointer

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an .xls, among others
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_CONTENTS = "[Content_Types].xml"
_LIMITS = Limits(MAX_MEMBERS, MAX_UNPACKED)
_REFUSALS: Mapping[Reason, Callable[[str], FileError]] = {
    "damaged": damaged,
    "large": too_large,
    "password": with_password,
    "definitions": with_definitions,
}


def guard(name: str, data: bytes) -> Inspection:
    """Inspect a file; raise FileError, in one line, where it is not to be opened."""
    if data.startswith(_ZIP):
        return _guard_zip(name, data)
    if data.startswith(_OLE):
        from anplan.files.form.formats.xls import inspect_xls

        return inspect_xls(name, data)
    if data.startswith(_ARCHIVES):
        raise archive(name)
    if data.startswith(b"%PDF"):
        raise refused(say("{file} is a PDF file", file=name))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise refused(say("{file} is a web page, whatever it is called", file=name))
    if problem := pointer(data, name):
        raise FileError(say("{file}: {reason}", file=name, reason=problem.message), problem.hint)
    raise not_excel(name)


def _guard_zip(name: str, data: bytes) -> Inspection:
    parts = _unpacked(name, data)
    if "xl/workbook.xml" in parts:
        return inspect_xlsx(name, parts)
    if b"office:spreadsheet" in parts.get("content.xml", b""):
        from anplan.files.form.formats.ods import inspect_ods

        return inspect_ods(name, parts)
    if any(part.startswith("word/") for part in parts):
        raise word_file(name)
    raise not_excel(name) if _CONTENTS in parts or "mimetype" in parts else archive(name)


def _unpacked(name: str, data: bytes) -> dict[str, bytes]:
    """Unpack every member: one that is longer than it claims fails here, not in the library."""
    try:
        parts = unpacked(data, _LIMITS)
        _refuse_names(name, [part.lower() for part in parts])
        refuse_definitions(parts)
    except UnpackingError as error:
        raise _REFUSALS[error.reason](name) from error
    return parts


def _refuse_names(name: str, members: list[str]) -> None:
    if any(part.endswith("vbaproject.bin") or part.startswith("basic/") for part in members):
        raise with_macros(name)
    if any("externallinks/" in part for part in members):
        raise refused(
            say("{file} is linked to other files", file=name),
            say("Break the links in Excel (Data, Edit links), then send it again"),
        )
