"""Unpacks an untrusted office file: no part longer than it claims, none that defines what it says."""

import zipfile
import zlib
from io import BytesIO
from typing import Literal, NamedTuple

Reason = Literal["damaged", "large", "password", "definitions"]
MAX_RATIO = 200
_ENCRYPTED = 1
_OF_OFFICES = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack; others claim memory that no size of a part tells."""
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)


class UnpackingError(Exception):
    """Why a file is not unpacked."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class Limits(NamedTuple):
    """How many parts a file may have, and how many bytes they may be together."""

    members: int
    unpacked: int


def unpacked(data: bytes, limits: Limits) -> dict[str, bytes]:
    """Return the parts by their names: one that is longer than it claims fails here."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _refuse_sizes(members, len(data), limits)
            return {member.filename: archive.read(member) for member in members}
    except _UNREADABLE as error:
        raise UnpackingError("damaged") from error


def refuse_definitions(parts: dict[str, bytes]) -> None:
    """Raise UnpackingError where any XML brings entities, or hides what it brings in another encoding."""
    texts = [data for part, data in parts.items() if part.endswith((".xml", ".rels"))]
    if any(b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text for text in texts):
        raise UnpackingError("definitions")


def _refuse_sizes(members: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    """Refuse by the sizes that the members claim; zipfile reads no byte beyond them."""
    together = sum(member.file_size for member in members)
    if len(members) > limits.members or together > min(limits.unpacked, MAX_RATIO * size):
        raise UnpackingError("large")
    if len({member.filename for member in members}) < len(members):
        raise UnpackingError("damaged")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnpackingError("password")
    if any(member.compress_type not in _OF_OFFICES for member in members):
        raise UnpackingError("damaged")
