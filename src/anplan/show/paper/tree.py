"""A document as a tree: what stands in it and in which order, and nothing of how it looks."""

from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text in one manner; a line feed in it begins a new line."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; level 1 is a chapter of the document or of an annex."""

    level: int
    runs: Runs


class Paragraph(NamedTuple):
    """A paragraph of running text."""

    runs: Runs


class ListItem(NamedTuple):
    """An item of a list; ``number`` counts those of an ordered list, and is 0 in any other."""

    runs: Runs
    number: int = 0


class Table(NamedTuple):
    """A table; ``right`` says of each column whether its cells stand at the right."""

    columns: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


class Addressees(NamedTuple):
    """To whom a letter goes, below its title: the line with its colon."""

    text: str


class Signature(NamedTuple):
    """Who signs a letter, and its day, at the end of the text."""

    office: str
    day: str


class Separator(NamedTuple):
    """A rule between two parts of the text, where a template draws one."""


Block = Heading | Paragraph | ListItem | Table | Addressees | Signature | Separator


class Annex(NamedTuple):
    """A part that stands after the text, with a title of its own."""

    title: str
    blocks: tuple[Block, ...]


class Letterhead(NamedTuple):
    """Who says something and when, apart from what is said.

    ``number`` is that of the issue, or says that there is none yet; ``day`` is a day or says that
    it is not issued; ``printed`` is the day as the last page has it; ``sample`` and ``addressees``
    may be empty. Without a title there is neither masthead nor colophon, as on a plain letter.
    """

    title: str
    number: str
    office: str
    day: str
    sample: str = ""
    addressees: str = ""
    printed: str = ""


class Document(NamedTuple):
    """A whole document."""

    letterhead: Letterhead
    title: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    foot: Runs = ()


def plain(runs: Runs) -> str:
    """Return what runs say, without their manner."""
    return "".join(run.text for run in runs)
