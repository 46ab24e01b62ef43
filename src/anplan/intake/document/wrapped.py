"""Lines of a text that a layout broke at a width, put together again."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from anplan.intake.document.barred import bar_of, width_of
from anplan.intake.document.box_tables import is_drawn
from anplan.intake.document.fields import fields
from anplan.intake.document.numbers import item_number
from anplan.intake.document.words import Words, fold

_ENDS = re.compile(r"[。；;！!？?：:）)」』”〕】]$")
_LEAST_WIDTH, _LEAST_LINES, _MOST_WIDTH = 24, 6, 160
_OF_PAGES, _ROUGHLY, _WHOLLY, _NOT = 0.6, 0.8, 1.0, 0.0
_LEAST_ROUGH_WIDTH, _LEAST_BROKEN, _BROKEN = 44, 3, 0.15


def unwrapped(lines: Sequence[str], *, is_laid_out: bool) -> list[str]:
    """Return whole paragraphs; ``is_laid_out``: the lines are those of pages."""
    share = _OF_PAGES if is_laid_out else _share(lines)
    return list(_joined(lines, share)) if share else list(lines)


def _share(lines: Sequence[str]) -> float:
    """Return how full a line is that goes on below; 0 where no text is broken."""
    texts = [line.rstrip() for line in lines if not is_drawn(line)]
    widths = [width_of(line) for line in texts if line]
    longest = max(widths, default=0)
    if len(widths) < _LEAST_LINES or not _LEAST_WIDTH <= longest <= _MOST_WIDTH:
        return _NOT
    full = [line for line in texts if width_of(line) >= longest - 4]
    broken = [line for line in full if not _ENDS.search(line)]
    if len(full) >= 0.25 * len(widths) and len(broken) >= 0.5 * len(full):
        return _WHOLLY
    return _ROUGHLY if _is_roughly_broken(texts, longest, len(widths)) else _NOT


def _is_roughly_broken(texts: Sequence[str], longest: int, count: int) -> bool:
    """Return whether many long lines stop within a sentence that the next one goes on with.

    The lines of a page with figures and Latin letters are not all as wide as each other.
    """
    if longest < _LEAST_ROUGH_WIDTH:
        return False
    broken = sum(
        width_of(line) >= _ROUGHLY * longest and not _ENDS.search(line) and not _starts(below)
        for line, below in pairwise(texts)
    )
    return broken >= max(_LEAST_BROKEN, _BROKEN * count)


def _goes_on_below(line: str, longest: int, share: float) -> bool:
    width = width_of(line)
    if line.endswith("。"):
        return width >= longest - 1
    return width >= longest - 4 or (width >= share * longest and not _ENDS.search(line))


def _starts(line: str) -> bool:
    """Return whether a line begins anew: with an indent, a number, a label, or a table's row."""
    stripped = line.strip()
    if not stripped or line[:1] in ("\u3000", "\t") or line.startswith("    "):
        return True
    if bar_of(line) or is_drawn(line) or item_number(fold(stripped)):
        return True
    labelled = fields(Words(stripped, 0))
    return bool(labelled) and labelled[0].whole.start == 0 and ":" in fold(stripped)[:12]


def _joined(lines: Sequence[str], share: float) -> Iterator[str]:
    """Yield paragraphs: a line goes on below where it is full, or nearly and within a sentence."""
    longest = max(width_of(line.rstrip()) for line in lines)
    held: list[str] = []
    previous_full = False
    for line in lines:
        stripped = line.strip()
        if held and previous_full and not _starts(line):
            glue = " " if held[-1][-1:].isascii() and stripped[:1].isascii() else ""
            held.append(glue + stripped)
        else:
            if held:
                yield "".join(held)
            held = [stripped]
        previous_full = not is_drawn(line) and _goes_on_below(line.rstrip(), longest, share)
    if held:
        yield "".join(held)
