"""The forms that a rendered paper is written in: Markdown, Word, a page, and PDF through Word."""

from collections.abc import Mapping
from pathlib import PurePath

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.files.tree import Tree
from anplan.show.paper.as_made import signed_page
from anplan.show.paper.tree import Document
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.render import Rendered

MARKDOWN = "md"
FORMS = (MARKDOWN, "docx", "html", "pdf")
_ENDINGS: Mapping[str, str] = {f".{form}": form for form in FORMS} | {
    ".markdown": MARKDOWN,
    ".txt": MARKDOWN,
    "": MARKDOWN,
    ".htm": "html",
}


def form_asked(to: str | None, output: str | None) -> str:
    """Return the form that a paper is written in: the one named, else that of the file's ending.

    Raise UsageError where the two contradict each other, and for the ending of anything else.
    """
    if output in (None, "-"):
        return to or MARKDOWN
    ending = PurePath(str(output)).suffix.lower()
    named = _ENDINGS.get(ending)
    if ending == ".doc":
        raise UsageError(
            say("{file} would be a Word file of the old kind, which is not written", file=output),
            say("Write .docx"),
        )
    if named is None:
        raise UsageError(
            say("No paper is written into a file that ends in {ending}", ending=ending),
            say("Use one of: {choices}", choices=tuple(f".{form}" for form in FORMS)),
        )
    if to is not None and named != to:
        raise UsageError(
            say(
                "{option} and a file that ends in {ending} contradict",
                option=f"--to {to}",
                ending=ending or say("no ending"),
            ),
            say("Leave out --to: the file's ending decides"),
        )
    return named


def paper_bytes(
    console: Console, rendered: Rendered, form: str, templates: Tree, letterhead: str
) -> bytes:
    """Return a rendered brief in one of its forms; the same brief gives the same bytes."""
    if form == MARKDOWN:
        return rendered.text.encode("utf-8")
    from anplan.show.paper.from_markdown import read_document

    document = read_document(rendered.text, rendered.letterhead)
    return document_bytes(console, document, form, templates, letterhead)


def document_bytes(
    console: Console,
    document: Document,
    form: str,
    templates: Tree | None = None,
    letterhead: str = "",
) -> bytes:
    """Return a document in one of its forms; in Word on a ``letterhead`` of ``templates``, where there is one.

    What that letterhead lacks is said as notes.
    """
    words = console.words
    if form == MARKDOWN:
        from anplan.show.paper.markdown import markdown_text

        return markdown_text(document).encode("utf-8")
    if form == "html":
        return _page(words, document)
    from anplan.work.letterhead import with_letterhead

    docx = with_letterhead(console, document, templates, letterhead)
    if form == "docx":
        return docx
    from anplan.files.office.pdf import pdf_bytes

    return pdf_bytes(docx)


def _page(words: Words, document: Document) -> bytes:
    from anplan.files.packaged import data_folder
    from anplan.show.paper.html import html_text
    from anplan.show.paper.marks import marks_by_word

    template = (data_folder("templates") / "paper.html.j2").read_text(encoding="utf-8")
    marks = marks_by_word(words.light)
    page = html_text(document, template, words.language, words("To: "), marks)
    return signed_page(page).encode("utf-8")
