"""A plain text as blocks: lines, tables drawn with bars, tabs or blanks, tables copied a cell a line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from anplan.intake.document.layout.aligned import aligned_table
from anplan.intake.document.layout.bar_cells import bar_cells
from anplan.intake.document.layout.barred import barred, end_of_barred
from anplan.intake.document.layout.box_tables import box_table
from anplan.intake.document.layout.cell_lines import cell_lines
from anplan.intake.document.layout.spaced import spaced_table
from anplan.intake.document.layout.wrapped import unwrapped
from anplan.intake.document.text.blocks import Block, Paragraph, Table
from anplan.intake.document.text.words import fold

_PAGE = re.compile(r"\s*-+ *\d{1,4} *-+\s*")
_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
_LONE_BAR = re.compile(r"\s*[|｜]\s*")


def blocks_of(text: str, *, is_laid_out: bool = False) -> list[Block]:
    """Return the blocks of a plain text; ``is_laid_out``: its lines are those of pages."""
    found: list[Block] = []
    for part in _apart_from_aligned(text.split("\n")):
        if isinstance(part, Table):
            found.append(part)
            continue
        whole = unwrapped(part, is_laid_out=is_laid_out)
        lines = [line for line in whole if not _PAGE.fullmatch(fold(line))]
        found += _blocks(list(_with_lone_bars(lines)))
    return found


def _apart_from_aligned(lines: Sequence[str]) -> Iterator[Sequence[str] | Table]:
    """Yield tables in columns of a fixed width, and the lines between them: their cells are no broken lines."""
    first = place = 0
    while place < len(lines):
        if (aligned := aligned_table(lines, place)) is None:
            place += 1
            continue
        yield lines[first:place]
        yield aligned.table
        first = place = aligned.end
    yield lines[first:]


def with_typed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a word processor or a page as those of a plain text are found.

    Somebody may have typed a table there, with bars or tabs or a cell a paragraph, or pasted
    lines that a layout had broken. Headings and true tables stay as they are.
    """
    typed: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.level:
            typed.append(block.text)
            continue
        yield from _typed(typed)
        typed.clear()
        yield _without_tabs(block)
    yield from _typed(typed)


def _typed(lines: Sequence[str]) -> Iterator[Block]:
    whole = unwrapped(lines, is_laid_out=False)
    return map(_without_tabs, _blocks(list(_with_lone_bars(whole))))


def _without_tabs(block: Block) -> Block:
    if isinstance(block, Paragraph) and "\t" in block.text:
        return block._replace(text=block.text.replace("\t", " "))
    return block


def _with_lone_bars(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines with a bar that stands alone put behind the cell that it closes."""
    held: str | None = None
    for line in lines:
        if held is not None and _LONE_BAR.fullmatch(line) and not held.rstrip().endswith("|"):
            held = f"{held} |"
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    place = 0
    while place < len(lines):
        if drawn := box_table(lines, place):
            yield drawn.table
            place = drawn.end
        elif (end := end_of_barred(lines, place)) > place:
            yield barred(lines[place:end])
            place = end
        elif closed := bar_cells(lines, place):
            yield closed.table
            place = closed.end
        elif spaced := spaced_table(lines, place):
            yield spaced.table
            place = spaced.end
        elif copied := cell_lines(lines, place):
            yield copied.table
            place = copied.end
        else:
            if lines[place].strip():
                yield _paragraph(lines[place].strip())
            place += 1


def _paragraph(line: str) -> Paragraph:
    """Return a line, which the signs of Markdown may make a heading."""
    heading = _HEADING.match(line)
    if heading is None:
        return Paragraph(line)
    return Paragraph(line[heading.end() :], len(heading[1]))
