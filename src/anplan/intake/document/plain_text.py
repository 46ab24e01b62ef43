"""A plain text as blocks: lines, tables drawn with bars or tabs, tables copied a cell a line."""

import re
from collections.abc import Iterator, Sequence

from anplan.intake.document.bar_cells import bar_cells
from anplan.intake.document.barred import barred, end_of_barred
from anplan.intake.document.blocks import Block, Paragraph
from anplan.intake.document.box_tables import box_table
from anplan.intake.document.cell_lines import cell_lines
from anplan.intake.document.words import fold
from anplan.intake.document.wrapped import unwrapped

_PAGE = re.compile(r"\s*-+ *\d{1,4} *-+\s*")
_LONE_BAR = re.compile(r"\s*[|｜]\s*")


def blocks_of(text: str, *, is_laid_out: bool = False) -> list[Block]:
    """Return the blocks of a plain text; ``is_laid_out``: its lines are those of pages."""
    lines = [line for line in text.split("\n") if not _PAGE.fullmatch(fold(line))]
    whole = unwrapped(lines, is_laid_out=is_laid_out)
    return list(_blocks(list(_with_lone_bars(whole))))


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
        elif copied := cell_lines(lines, place):
            yield copied.table
            place = copied.end
        else:
            if lines[place].strip():
                yield Paragraph(lines[place].strip())
            place += 1
