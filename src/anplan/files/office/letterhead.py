"""The Word file that an office made for its papers, read out of a workspace: data from strangers."""

from collections.abc import Callable, Mapping

from anplan.base.errors import FileError
from anplan.base.letterheads import SAVE_AS_DOCX
from anplan.base.message import Message, say
from anplan.files.office.unpack import (
    Limits,
    Reason,
    UnpackingError,
    refuse_definitions,
    unpacked,
)
from anplan.files.tree import Tree
from anplan.files.yaml.decode import pointer

MAX_LETTERHEAD = 4 << 20
_LIMITS = Limits(200, 20 << 20)
_MAX_XML = 4 << 20
"""A tree of XML is some thirty times as large as its text."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REASONS: Mapping[Reason, Callable[[str], Message]] = {
    "damaged": lambda file: say("{file} is damaged", file=file),
    "large": lambda file: say("{file} is too large for a letterhead", file=file),
    "password": lambda file: say("{file} is protected by a password", file=file),
    "definitions": lambda file: say(
        "{file} contains definitions that no letterhead has", file=file
    ),
}


def letterhead_parts(tree: Tree, file: str) -> dict[str, bytes] | None:
    """Return the parts of a workspace's own letterhead; None where it has none.

    Raise FileError where it cannot be one: what is in the parts is looked at by who fills them in.
    """
    try:
        data = tree.read(file, MAX_LETTERHEAD)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        if str(error) == "size":
            raise FileError(_REASONS["large"](file), SAVE_AS_DOCX) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(say("{file} cannot be read: {reason}", file=file, reason=reason)) from error
    return _parts(file, data)


def _parts(file: str, data: bytes) -> dict[str, bytes]:
    if problem := pointer(data, file):
        raise FileError(say("{file}: {reason}", file=file, reason=problem.message), problem.hint)
    if data.startswith(_OLE):
        raise FileError(
            say("{file} is an old Word file, or has a password", file=file), SAVE_AS_DOCX
        )
    if not data.startswith(_ZIP):
        raise FileError(say("{file} is not a Word file", file=file), SAVE_AS_DOCX)
    try:
        parts = unpacked(data, _LIMITS)
        refuse_definitions(parts)
    except UnpackingError as error:
        raise FileError(_REASONS[error.reason](file), SAVE_AS_DOCX) from error
    if sum(len(text) for part, text in parts.items() if _is_xml(part)) > _MAX_XML:
        raise FileError(_REASONS["large"](file), SAVE_AS_DOCX)
    return parts


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels"))
