"""Lines of a text that a layout broke, put together again: at a width, or after so many signs."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from anplan.intake.document.layout.barred import bar_of, width_of
from anplan.intake.document.layout.box_tables import is_drawn
from anplan.intake.document.layout.spaced import cells_of
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.fields import fields

_ENDS = re.compile(r"[。；;！!？?：:）)」』”〕】]$")
_ENDS_INDENTED = re.compile(r"[。；;！!？?：:]$")
"""How a paragraph ends where the next would be indented: a bracket may close within one."""
_INDENTS = ("\u3000", "\t", "    ")
_MOSTLY = 0.8
_LEAST_WIDTH, _LEAST_LINES, _MOST_WIDTH = 24, 6, 160
_OF_PAGES, _ROUGHLY, _NEARLY = 0.6, 0.8, 0.85
_LEAST_ROUGH_WIDTH, _LEAST_BROKEN, _BROKEN = 44, 3, 0.15
_LEAST_OPEN = 0.5
"""How full a line is at least that goes on below because its bracket is open."""
_PAGE = re.compile(r"(?:-+ *)?\d{1,4}(?: *-+)?|第 ?\d{1,4} ?页(?:[,/ ]*共 ?\d{1,4} ?页)?")
_OPEN, _CLOSED = re.compile("[(（【〔]"), re.compile("[)）】〕]")


class _Layout(NamedTuple):
    """How a text was broken: how long lines are, by which measure, how full one that goes on is."""

    measure: Callable[[str], int]
    longest: int
    slack: int
    share: float
    ends: re.Pattern[str] = _ENDS

    def goes_on(self, line: str, *, in_bracket: bool) -> bool:
        """Return whether a line goes on below; ``in_bracket``: it closes not all that it opens."""
        size = self.measure(line)
        if line.endswith("。"):
            return size >= self.longest - 1
        if in_bracket and size >= _LEAST_OPEN * self.longest:
            return True
        is_nearly_full = size >= self.share * self.longest and not self.ends.search(line)
        return size >= self.longest - self.slack or is_nearly_full


def unwrapped(lines: Sequence[str], *, is_laid_out: bool) -> list[str]:
    """Return whole paragraphs; ``is_laid_out``: the lines are those of pages."""
    layout = _layout(lines, is_laid_out=is_laid_out)
    return list(_joined(lines, layout)) if layout else list(lines)


def _layout(lines: Sequence[str], *, is_laid_out: bool) -> _Layout | None:
    """Return how a text was broken; None where it was not."""
    texts = [line.rstrip() for line in lines if not _is_of_table(line)]
    longest = max(map(width_of, texts), default=0)
    if is_laid_out:
        return _Layout(width_of, longest, 4, _OF_PAGES)
    if sum(map(bool, texts)) < _LEAST_LINES or not _LEAST_WIDTH <= longest <= _MOST_WIDTH:
        return None
    by_width = _Layout(width_of, longest, 4, _NEARLY)
    ends = _ENDS_INDENTED if _are_indented(texts) else _ENDS
    by_signs = _Layout(len, max(map(len, texts)), 1, _ROUGHLY, ends)
    for layout in sorted((by_width, by_signs), key=lambda one: -len(_full(texts, one))):
        if _is_wholly_broken(texts, layout):
            return layout
    if _is_roughly_broken(texts, longest, sum(map(bool, texts))):
        return _Layout(width_of, longest, 4, _ROUGHLY)
    return None


def _are_indented(texts: Sequence[str]) -> bool:
    """Return whether paragraphs begin with an indent: nearly all behind a full stop do."""
    behind = [below for line, below in pairwise(filter(None, texts)) if line.endswith("。")]
    indented = sum(below.startswith(_INDENTS) for below in behind)
    return len(behind) >= _LEAST_BROKEN and indented >= _MOSTLY * len(behind)


def _is_wholly_broken(texts: Sequence[str], layout: _Layout) -> bool:
    """Return whether many lines are as long as the longest, most of them within a sentence."""
    full = _full(texts, layout)
    broken = sum(not _ENDS.search(line) for line in full)
    return len(full) >= 0.25 * sum(map(bool, texts)) and broken >= 0.5 * len(full)


def _full(texts: Sequence[str], layout: _Layout) -> list[str]:
    """Return the lines that are as long as the longest, nearly."""
    least = layout.longest - layout.slack
    return [line for line in texts if line and layout.measure(line) >= least]


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


def _starts(line: str, *, in_bracket: bool = False) -> bool:
    """Return whether a line begins anew: with an indent, a number, a label, or a table's row.

    Within a bracket that is open a label is one of several and begins nothing.
    """
    stripped = line.strip()
    if not stripped or line.startswith(_INDENTS):
        return True
    if _is_of_table(line) or item_number(fold(stripped)):
        return True
    if in_bracket:
        return False
    labelled = fields(Words(stripped, 0))
    return bool(labelled) and labelled[0].whole.start == 0 and ":" in fold(stripped)[:12]


def _is_of_table(line: str) -> bool:
    return bool(bar_of(line)) or is_drawn(line) or bool(cells_of(line))


def _joined(lines: Sequence[str], layout: _Layout) -> Iterator[str]:
    """Yield paragraphs: a line goes on below where it is full, or nearly and within a sentence."""
    held: list[str] = []
    depth, goes_on, place = 0, False, 0
    while place < len(lines):
        if held and goes_on:
            place = _behind_page_end(lines, place, in_bracket=depth > 0)
        line = lines[place]
        stripped = line.strip()
        if held and goes_on and not _starts(line, in_bracket=depth > 0):
            held.append(_glue(held[-1], stripped) + stripped)
        else:
            if held:
                yield "".join(held)
            held, depth = [line.rstrip() if _is_of_table(line) else stripped], 0
        depth = max(0, depth + len(_OPEN.findall(line)) - len(_CLOSED.findall(line)))
        goes_on = not _is_of_table(line) and layout.goes_on(line.rstrip(), in_bracket=depth > 0)
        place += 1
    if held:
        yield "".join(held)


def _glue(line: str, below: str) -> str:
    """Return what parts two lines of a paragraph: a blank between Latin words, nothing in a number."""
    if line[-1:].isdecimal() and below[:1].isdecimal():
        return ""
    return " " if line[-1:].isascii() and below[:1].isascii() else ""


def _behind_page_end(lines: Sequence[str], place: int, *, in_bracket: bool) -> int:
    """Return where a paragraph goes on behind a page's number; the place where none stands there."""
    end, has_number = place, False
    while end < len(lines) and (not lines[end].strip() or _is_page_number(lines[end])):
        has_number = has_number or bool(lines[end].strip())
        end += 1
    if not has_number or end == len(lines) or _starts(lines[end], in_bracket=in_bracket):
        return place
    return end


def _is_page_number(line: str) -> bool:
    return _PAGE.fullmatch(fold(line.strip())) is not None
