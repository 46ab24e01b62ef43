"""A plain text as blocks: lines, tables drawn with bars or tabs, tables copied a cell a line."""

import re
from collections.abc import Iterator, Sequence

from anplan.intake.document.bar_cells import bar_cells
from anplan.intake.document.blocks import Block, Cell, Paragraph, Table
from anplan.intake.document.box_tables import box_table, is_drawn
from anplan.intake.document.cell_lines import cell_lines
from anplan.intake.document.numbers import item_number
from anplan.intake.document.shifted import realigned
from anplan.intake.document.words import fold

_RULE = re.compile(r"[\s|:+=─━│┃┼-]+$")
_ENDS = re.compile(r"[。；;！!？?：:）)」』”]$")
_PAGE = re.compile(r"\s*-+ *\d{1,4} *-+\s*")
_LONE_BAR = re.compile(r"\s*[|｜]\s*")
_LEAST_WIDTH, _LEAST_LINES = 24, 6
_NEARLY_FULL, _LONGEST_BETWEEN = 0.6, 80


def blocks_of(text: str, *, is_laid_out: bool = False) -> list[Block]:
    """Return the blocks of a plain text; ``is_laid_out``: its lines are those of pages."""
    lines = [line for line in text.split("\n") if not _PAGE.fullmatch(fold(line))]
    if is_laid_out or _is_wrapped(lines):
        lines = list(_unwrapped(lines, _NEARLY_FULL if is_laid_out else 1.0))
    return list(_blocks(list(_with_lone_bars(lines))))


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
        elif (end := _end_of_barred(lines, place)) > place:
            yield _barred(lines[place:end])
            place = end
        elif barred := bar_cells(lines, place):
            yield barred.table
            place = barred.end
        elif copied := cell_lines(lines, place):
            yield copied.table
            place = copied.end
        else:
            if lines[place].strip():
                yield Paragraph(lines[place].strip())
            place += 1


# Tables with bars or tabs ------------------------------------------------------------------


def _bar(line: str) -> str:
    if line.count("|") >= 2 or line.count("｜") >= 2:
        return "|"
    return "\t" if line.strip().count("\t") >= 2 else ""


def _end_of_barred(lines: Sequence[str], place: int) -> int:
    """Return where a table drawn with bars or tabs ends; its place where there is none."""
    bar = _bar(lines[place])
    if not bar:
        return place
    end = place
    while end < len(lines) and (
        _bar(lines[end]) == bar
        or (_RULE.match(lines[end]) and lines[end].strip())
        or _stands_between_rows(lines, end, bar)
    ):
        end += 1
    return end if end - place >= 2 else place


def _stands_between_rows(lines: Sequence[str], place: int, bar: str) -> bool:
    """Return whether a line without bars is a heading between the rows of a table."""
    line = lines[place].strip()
    return (
        bool(line)
        and _width(line) < _LONGEST_BETWEEN
        and place + 1 < len(lines)
        and _bar(lines[place + 1]) == bar
    )


def _barred(lines: Sequence[str]) -> Table:
    bar = _bar(lines[0])
    rows: list[list[Cell]] = []
    is_framed = lines[0].strip().startswith(("|", "｜"))
    width = 0
    for line in lines:
        if _RULE.fullmatch(line) and "-" in line:
            continue
        if not _bar(line):
            rows.append([Cell(line.strip()), *(Cell("", "left") for _ in range(width - 1))])
            continue
        plain = line.replace("｜", "|").rstrip("\n\r ") if bar == "|" else line
        if is_framed:
            plain = plain.strip().removeprefix("|").removesuffix("|")
        row = [Cell(cell.strip()) for cell in plain.split(bar)]
        width = width or len(row)
        rows.append(row)
    return Table(realigned(rows))


# Lines that a layout broke -----------------------------------------------------------------


def _width(line: str) -> int:
    return sum(2 if sign > "\u2e7f" else 1 for sign in line)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a text is broken at a width, in the middle of sentences."""
    lines = [line for line in lines if not is_drawn(line)]
    widths = [_width(line.rstrip()) for line in lines if line.strip()]
    if len(widths) < _LEAST_LINES:
        return False
    longest = max(widths)
    if longest < _LEAST_WIDTH or longest > 160:
        return False
    full = [line.rstrip() for line in lines if _width(line.rstrip()) >= longest - 4]
    broken = [line for line in full if not _ENDS.search(line)]
    return len(full) >= 0.25 * len(widths) and len(broken) >= 0.5 * len(full)


def _goes_on_below(line: str, longest: int, share: float) -> bool:
    width = _width(line)
    if line.endswith("。"):
        return width >= longest - 1
    return width >= longest - 4 or (width >= share * longest and not _ENDS.search(line))


def _unwrapped(lines: Sequence[str], share: float) -> Iterator[str]:
    """Yield whole paragraphs.

    A line goes on below where it is full, or as full as ``share`` without an end of a sentence.
    """
    longest = max(_width(line.rstrip()) for line in lines)
    held = ""
    previous_full = False
    for line in lines:
        stripped = line.strip()
        starts = (
            not stripped
            or line[:1] in ("\u3000", "\t")
            or line.startswith("    ")
            or _bar(line)
            or is_drawn(line)
            or item_number(fold(stripped))
        )
        if held and previous_full and not starts:
            glue = " " if held[-1:].isascii() and stripped[:1].isascii() else ""
            held += glue + stripped
        else:
            if held:
                yield held
            held = stripped
        previous_full = not is_drawn(line) and _goes_on_below(line.rstrip(), longest, share)
    if held:
        yield held
