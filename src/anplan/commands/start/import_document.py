"""``anplan import``: what a careful reader makes of a body's work plan; writes nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.message import Message
from anplan.commands.formats import printer_of
from anplan.files.document.read import read_file
from anplan.intake.document.reading import Reading, read_document
from anplan.work.console import Console
from anplan.work.session import Session


class Imported(NamedTuple):
    """What was read of a document, and what of its file was not."""

    reading: Reading
    remarks: Sequence[Message]


def import_document(session: Session, document: Path) -> int:
    """Read a document and print what was made of it."""
    show = printer_of(session, "import")
    read = read_file(session.folder / document)
    show(session.console, Imported(read_document(read.blocks), read.remarks))
    return 0


def print_text(console: Console, imported: Imported) -> None:
    """Print what was read as tables, the open questions last."""
    from anplan.show.screens.document import document_screen

    console.show(document_screen(console.words, imported.reading))
    for remark in imported.remarks:
        console.note(console.words.tell(remark))


def print_json(console: Console, imported: Imported) -> None:
    """Print what was read as JSON."""
    from anplan.show.json.document import document_json
    from anplan.show.json.text import dump

    console.write(dump(document_json(console.words, imported.reading, imported.remarks)))
