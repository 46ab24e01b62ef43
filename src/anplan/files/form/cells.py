"""Reads spreadsheets from stdin and writes the cells of each as a line of JSON: a program.

Each file comes behind its length, in eight bytes.

The library stops the whole process on some damaged files, and takes what memory they claim.
Here that costs this process only. It imports nothing of anplan.
"""

import contextlib
import json
import sys
from io import BytesIO

MEMORY = 1 << 29


def cells_of(data: bytes) -> str:
    """Return names and cells of all sheets; a day or a time stands with the name of its type."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = [
        (name, book.get_sheet_by_index(place).to_python(skip_empty_area=False))
        for place, name in enumerate(book.sheet_names)
    ]
    return json.dumps(sheets, default=lambda value: {type(value).__name__: str(value)})


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _limit_memory()
    while length := sys.stdin.buffer.read(8):
        sys.stdout.write(cells_of(sys.stdin.buffer.read(int.from_bytes(length))) + "\n")
        sys.stdout.flush()
