"""Papers in an office's own Word file, where the workspace has one; else in anplan's layout."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import FileError, UsageError
from anplan.base.extras import without_office
from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem
from anplan.files.office.letterhead import letterhead_parts
from anplan.files.tree import Tree
from anplan.model.paths import LETTERHEADS
from anplan.show.paper.marks import marks_by_word
from anplan.show.paper.tree import Document
from anplan.show.paper.word.file import docx_bytes
from anplan.show.paper.word.layout import Layout
from anplan.show.words import Words
from anplan.work.console import Console

if TYPE_CHECKING:
    from anplan.show.paper.word.letterhead.fill import OnLetterhead


def with_letterhead(
    console: Console, document: Document, templates: Tree | None, file: str
) -> bytes:
    """Write a document as a Word file; say what its letterhead lacks, and what was left out of it."""
    layout = _layout(console.words)
    parts = None if templates is None else letterhead_parts(templates, file)
    if parts is None:
        return docx_bytes(document, layout)
    made: OnLetterhead = _filler().on_letterhead(
        document, layout, parts, file, chinese=console.words.chinese
    )
    for note in made.notes:
        console.note(console.words.tell(note))
    return made.data


def letterhead_notes(
    words: Words, tree: Tree
) -> Iterator[tuple[str, tuple[Message, ...] | FileError]]:
    """Yield each letterhead of a workspace, and what it lacks, or why it cannot be used."""
    for file in LETTERHEADS:
        try:
            parts = letterhead_parts(tree, file)
            if parts is not None:
                yield file, _examined(words, parts, file)
        except FileError as error:
            yield file, error
        except UsageError:  # without the office extra nobody looks into it
            return


def letterhead_problems(words: Words, tree: Tree) -> Iterator[Problem]:
    """Yield a problem for each letterhead that cannot be used."""
    for file, found in letterhead_notes(words, tree):
        if isinstance(found, FileError):
            yield Problem("Y116", "error", Place(file), found.message, found.hint)


def letterhead_diagnoses(words: Words, tree: Tree) -> Iterator[Diagnosis]:
    """Yield how each letterhead of a workspace is."""
    for file, found in letterhead_notes(words, tree):
        if isinstance(found, FileError):
            yield Diagnosis("letterhead", found.message, "wrong", found.hint)
            continue
        for note in found:
            cure = say("See the guide on letterheads; papers are written all the same")
            yield Diagnosis("letterhead", note, "hint", cure)
        if not found:
            yield Diagnosis("letterhead", say("{file} has all places and styles", file=file))


def _examined(words: Words, parts: Mapping[str, bytes], file: str) -> tuple[Message, ...]:
    layout, chinese = _layout(words), words.chinese
    notes: tuple[Message, ...] = _filler().examined(parts, file, layout, chinese=chinese)
    return notes


def _filler() -> Any:
    try:
        from anplan.show.paper.word.letterhead import fill
    except ImportError:
        raise without_office(
            say("A letterhead needs the office extra, which is not installed")
        ) from None
    return fill


def _layout(words: Words) -> Layout:
    return Layout(words("To: "), marks_by_word(words.light))
