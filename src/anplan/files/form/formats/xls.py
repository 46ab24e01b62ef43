"""The inspection of an .xls: an OLE file with the workbook as a stream of BIFF records."""

import struct

from anplan.files.form.formats.xls_book import read_book
from anplan.files.form.inspection import (
    Inspection,
    damaged,
    with_macros,
    with_password,
    word_file,
)

_REFUSALS = {
    "EncryptedPackage": with_password,
    "WordDocument": word_file,
    "_VBA_PROJECT": with_macros,
}


def inspect_xls(name: str, data: bytes) -> Inspection:
    """Return what the workbook's records hold; raise FileError where it is not to be opened."""
    for stream, refusal in _REFUSALS.items():
        if stream.encode("utf-16-le") in data:
            raise refusal(name)
    try:
        return read_book(name, _workbook(data))
    except (struct.error, IndexError, ValueError) as error:
        raise damaged(name) from error


def _workbook(data: bytes) -> bytes:
    """Return the workbook's stream out of an OLE file; raise ValueError where there is none."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    table: list[int] = []
    for sector in struct.unpack_from("<109I", data, 76):
        if sector < len(data) // size:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    folder = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    for start in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, start + 64)[0]
        title = folder[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if title in ("Workbook", "Book"):
            first, total = struct.unpack_from("<II", folder, start + 116)
            return _chain(data, table, first, size)[:total]
    raise ValueError(len(folder))


def _chain(data: bytes, table: list[int], sector: int, size: int) -> bytes:
    """Return the sectors that follow one another in the table, each once."""
    pieces, seen = [], set()
    while sector < len(table) and sector not in seen:
        seen.add(sector)
        pieces.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)
