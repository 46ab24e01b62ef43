"""What is said of files that could not be read, beside figures in which they are missing."""

from collections.abc import Iterable

from anplan.show.words import Words


def unread_text(words: Words, files: Iterable[tuple[str, int]], *, and_more: bool = False) -> str:
    """Say of which workspaces how many files could not be read; ``and_more``: of others, too."""
    each = words("{workspace} ({count} files)")
    names = [words.fill(each, workspace=workspace, count=count) for workspace, count in files]
    text = words("Files that could not be read, and are not counted: {names}")
    return text.format(names=words.value((*names, *(("…",) if and_more else ()))))
