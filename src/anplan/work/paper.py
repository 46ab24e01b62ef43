"""The forms that a rendered paper is written in: Markdown, Word, a page, and PDF through Word."""

from collections.abc import Mapping
from pathlib import Path, PurePath

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.files.disk.save import save
from anplan.show.paper.as_made import is_as_made, is_page_as_made, signed_page
from anplan.show.paper.tree import Document
from anplan.show.words import Words
from anplan.work.render import Rendered
from anplan.work.session import Session

MARKDOWN = "md"
FORMS = (MARKDOWN, "docx", "html", "pdf")
_ENDINGS: Mapping[str, str] = {f".{form}": form for form in FORMS} | {
    ".markdown": MARKDOWN,
    ".htm": "html",
}


def form_asked(to: str | None, output: str | None) -> str:
    """Return the form that a paper is written in: the one named, else that of the file's ending.

    Raise UsageError where the two contradict each other, and for a Word file of the old kind.
    """
    ending = "" if output in (None, "-") else PurePath(str(output)).suffix.lower()
    if ending == ".doc":
        raise UsageError(
            say("{file} would be a Word file of the old kind, which is not written", file=output),
            say("Write .docx"),
        )
    named = _ENDINGS.get(ending)
    if to is not None and named not in (None, to):
        raise UsageError(
            say(
                "{option} and a file that ends in {ending} contradict",
                option=f"--to {to}",
                ending=ending,
            ),
            say("Leave out --to: the file's ending decides"),
        )
    return to or named or MARKDOWN


def paper_bytes(words: Words, rendered: Rendered, form: str) -> bytes:
    """Return a rendered brief in one of its forms; the same brief gives the same bytes."""
    if form == MARKDOWN:
        return rendered.text.encode("utf-8")
    from anplan.show.paper.from_markdown import read_document

    return document_bytes(words, read_document(rendered.text, rendered.letterhead), form)


def document_bytes(words: Words, document: Document, form: str) -> bytes:
    """Return a document as Word, page or PDF."""
    from anplan.show.paper.marks import marks_by_word

    marks = marks_by_word(words.light)
    if form == "html":
        from anplan.files.packaged import data_folder
        from anplan.show.paper.html import html_text

        template = (data_folder("templates") / "paper.html.j2").read_text(encoding="utf-8")
        page = html_text(document, template, words.language, words("To: "), marks)
        return signed_page(page).encode("utf-8")
    from anplan.show.paper.word.file import docx_bytes
    from anplan.show.paper.word.layout import Layout

    docx = docx_bytes(document, Layout(words("To: "), marks))
    if form == "docx":
        return docx
    from anplan.files.office.pdf import pdf_bytes

    return pdf_bytes(docx)


def deliver(session: Session, data: bytes, output: str, *, over: bool = False) -> int:
    """Write a paper where it is asked for: into a file, or with ``-`` to stdout.

    Raise UsageError where the file is there and may hold what a person wrote, unless ``over``.
    """
    if output == "-":
        session.console.write_bytes(data)
        return 0
    path = session.folder / output
    if not over:
        refuse_over_words(path, data)
    save(path, data)
    session.console.tell_written(str(path), note=True)
    return 0


def refuse_over_words(path: Path, data: bytes) -> None:
    """Raise UsageError where a Word file or a page is there that is not as anplan wrote one."""
    is_made = {"docx": is_as_made, "html": is_page_as_made}.get(
        _ENDINGS.get(path.suffix.lower(), "")
    )
    if is_made is None or path.is_symlink() or not path.is_file():
        return
    there = path.read_bytes()
    if there != data and not is_made(there):
        raise UsageError(
            say("{file} may have been edited by hand and was not written over", file=path.name),
            say("-o FILE writes elsewhere; --yes writes over it"),
        )
