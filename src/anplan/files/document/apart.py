"""Takes documents apart: a program that reads one from stdin and writes its blocks as JSON.

The libraries take what memory a file claims and what time it wants. Here that costs this
process only.
"""

import contextlib
import json
import sys

from anplan.files.document.taken import LIMITS, Taken, as_json
from anplan.files.office.unpack import unpacked

MEMORY = 1 << 30


def take(kind: str, data: bytes) -> Taken:
    """Return what a file of a kind holds; raise whatever its library raises."""
    if kind == "docx":
        from anplan.files.document.formats.word import take_word

        return take_word(unpacked(data, LIMITS))
    if kind == "pdf":
        from anplan.files.document.formats.pdf import take_pdf

        return take_pdf(data)
    if kind == "html":
        from anplan.files.document.formats.html import take_html

        return take_html(data.decode("utf-8"))
    from anplan.files.document.formats.markdown import take_markdown

    return take_markdown(data.decode("utf-8"))


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> int:
    """Take one document apart; 3 where it cannot be read."""
    _limit_memory()
    try:
        taken = take(sys.argv[1], sys.stdin.buffer.read())
    except Exception as error:
        sys.stderr.write(f"{type(error).__name__}: {error}"[:500])
        return 3
    sys.stdout.write(json.dumps(as_json(taken), ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
