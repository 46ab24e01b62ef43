"""What the columns of a table hold, by their heads and, where these are not known, by their cells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from anplan.intake.document.layout.heads import ColumnKind, head_kind
from anplan.intake.document.layout.inferred import inferred
from anplan.intake.document.text.numbers import item_number

_YEAR = re.compile(r"(20\d\d)年?")
_OF_THE_YEAR = re.compile("(?:年度|20\\d\\d年|当年|本年).{0,12}(?:目标|任务)")
_MOST_HEAD_ROWS, _LONGEST_HEAD, _LEAST_COLUMNS = 4, 14, 3


class Columns(NamedTuple):
    """A table's columns by kind; ``first`` is the first row below its heads."""

    kinds: tuple[ColumnKind, ...]
    heads: tuple[str, ...]
    first: int

    def of(self, *kinds: ColumnKind) -> list[int]:
        """Return the places of columns of these kinds."""
        return [place for place, kind in enumerate(self.kinds) if kind in kinds]

    def without_years_before(self, year: int | None) -> "Columns":
        """Return them with what stands below a year before the plan's own as what there was."""
        years = [_YEAR.match(head.replace(" ", "")) for head in self.heads]
        before = [year is not None and one is not None and int(one[1]) < year for one in years]
        kinds: list[ColumnKind] = [
            "result" if kind == "value" and is_before else kind
            for kind, is_before in zip(self.kinds, before, strict=False)
        ]
        return self._replace(kinds=tuple(kinds))


def columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Return a table's columns by its first rows (folded); None where it has no heads."""
    found = [_heads_at(rows, first) for first in range(min(_MOST_HEAD_ROWS, len(rows)))]
    for one in found:
        if _are_known(one):
            return _columns(one, _kinds(one, rows), rows)
    for one in found:
        kinds = _kinds(one, rows)
        if _say_who(one, kinds):
            return _columns(one, kinds, rows)
    return None


class _Heads(NamedTuple):
    """A row as heads: what each is known to say, and the first row below."""

    heads: Sequence[str]
    known: Sequence[ColumnKind | None]
    first: int


def _columns(
    row: _Heads, kinds: Sequence[ColumnKind | None], rows: Sequence[Sequence[str]]
) -> Columns:
    return Columns(_settled(kinds, row.heads, rows[row.first :]), tuple(row.heads), row.first)


def _heads_at(rows: Sequence[Sequence[str]], place: int) -> _Heads:
    """Return a row as heads, with the row below where that divides them."""
    heads, last = list(rows[place]), place
    known = [head_kind(cell) for cell in heads]
    if last + 1 < len(rows) and any(known) and _is_second_head(heads, rows[last + 1]):
        last += 1
        below = rows[last]
        known = [head_kind(own) or above for above, own in zip(known, below, strict=False)]
        heads = [own if own.strip() else above for above, own in zip(heads, below, strict=False)]
    return _Heads(heads, _with_years(known, heads), last + 1)


def _kinds(row: _Heads, rows: Sequence[Sequence[str]]) -> list[ColumnKind | None]:
    """Return what the columns below a row of heads would hold."""
    below = rows[row.first :]
    kinds = inferred(row.known, row.heads, below)
    kinds = _behind_number(_without_sizes(kinds, row.heads), row.heads, below)
    return _of_numbered(kinds, below)


def _with_years(
    known: Sequence[ColumnKind | None], heads: Sequence[str]
) -> list[ColumnKind | None]:
    """Return the kinds with years as what is to be reached; the first of a plan is where it begins."""
    found = list(known)
    years = {
        place: int(match[1])
        for place, head in enumerate(heads)
        if known[place] is None and (match := _YEAR.fullmatch(head.replace(" ", "")))
    }
    if "title" not in found:
        return found
    in_order = sorted(years.values())
    begins = len(in_order) > 1 and in_order[1] > in_order[0] + 1 and "result" not in found
    for place, year in years.items():
        found[place] = "result" if begins and year == in_order[0] else "value"
    return found


def _without_sizes(
    kinds: Sequence[ColumnKind | None], heads: Sequence[str]
) -> list[ColumnKind | None]:
    """Return the kinds without a column of how large things are where another says the year's aim."""
    aims = [place for place, kind in enumerate(kinds) if kind and _OF_THE_YEAR.search(heads[place])]
    return [
        "other" if kind == "detail" and "规模" in heads[place] and set(aims) - {place} else kind
        for place, kind in enumerate(kinds)
    ]


def _behind_number(
    kinds: Sequence[ColumnKind | None], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> list[ColumnKind | None]:
    """Return the kinds with the first text behind the number as the task: what stands before is its group.

    Only where one of those before has several rows, else it names the task itself.
    """
    found = list(kinds)
    if "number" not in found or "title" in found[found.index("number") :]:
        return found
    number = found.index("number")
    groups = [place for place in range(number) if found[place] == "title"]
    texts = [
        place
        for place in range(number + 1, len(found))
        if found[place] == "detail" or (found[place] is None and heads[place].strip())
    ]
    if groups and texts and any(_has_several_rows(rows, place) for place in groups):
        found[texts[0]] = "title"
        for place in groups:
            found[place] = "section"
    return found


def _of_numbered(
    kinds: Sequence[ColumnKind | None], rows: Sequence[Sequence[str]]
) -> list[ColumnKind | None]:
    """Return the kinds with texts that are numbered in their cells as the tasks, and their groups."""
    found = list(kinds)
    titles = [place for place, kind in enumerate(found) if kind == "title"]
    if "number" in found or len(titles) != 1 or not _has_gaps(rows, titles[0]):
        return found
    for place in range(titles[0] + 1, len(found)):
        cells = [row[place] for row in rows if place < len(row)]
        numbers = [number for cell in cells if (number := item_number(cell.strip()))]
        values = [number.value for number in numbers]
        is_list = len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
        if found[place] == "detail" and len(values) == len(cells) and is_list:
            found[titles[0]], found[place] = "section", "title"
    return found


def _has_gaps(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return whether some cells of a column are blank or say what the one above says."""
    cells = [row[column].strip() for row in rows if column < len(row)]
    return any(not cell for cell in cells) or len(set(cells)) < len(cells)


def _has_several_rows(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows if column < len(row)]
    return len(set(filter(None, cells))) < len(cells)


def _are_known(row: _Heads) -> bool:
    """Return whether most of a row's cells are known heads."""
    named = sum(kind is not None for kind in row.known)
    return named >= 2 and named * 2 >= len(_filled(row))


def _say_who(row: _Heads, kinds: Sequence[ColumnKind | None]) -> bool:
    """Return whether a row may be one of heads, and the cells below it say who does what."""
    filled = _filled(row)
    are_short = all(
        len(head) <= _LONGEST_HEAD * (1 + head.isascii()) and not re.match(r"\d", head)
        for head in filled
    )
    says_who = {"units", "lead"} & set(kinds) and {"title", "detail"} & set(kinds)
    return any(row.known) and len(filled) >= _LEAST_COLUMNS and are_short and bool(says_who)


def _filled(row: _Heads) -> list[str]:
    return [head for head in row.heads if head.strip()]


def _is_second_head(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether a row names columns below merged heads: 牵头单位 and 配合单位 below 责任单位."""
    differing = [
        (above, below)
        for above, below in zip(first, second, strict=False)
        if below.strip() and above != below
    ]
    return (
        bool(differing)
        and all(head_kind(below) and item_number(below) is None for _, below in differing)
        and len(differing) < len(first)
    )


def _settled(
    kinds: Sequence[ColumnKind | None], heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[ColumnKind, ...]:
    """Leave one column for titles: the first; what stands before the number's column is a section."""
    settled: list[ColumnKind] = [kind or "other" for kind in kinds]
    titles = [place for place, kind in enumerate(settled) if kind == "title"]
    numbers = [place for place, kind in enumerate(settled) if kind == "number"]
    settled = _one_leads(settled, heads)
    if not titles:
        details = [place for place, kind in enumerate(settled) if kind == "detail"]
        if details:
            settled[details[0]] = "title"
            titles = details[:1]
    for place in titles[1:]:
        if re.search("目标|任务", heads[place]) and _is_of_figures(rows, place):
            settled[place] = "value"
    titles = [place for place in titles if settled[place] == "title"]
    if len(titles) > 1:
        keep = _title_among(titles, numbers, heads, rows)
        for place in titles:
            if place != keep:
                settled[place] = "section" if place < keep else "detail"
    return tuple(settled)


def _one_leads(kinds: Sequence[ColumnKind], heads: Sequence[str]) -> list[ColumnKind]:
    """Return the kinds with 主责 as the responsible ones where another column is 牵头."""
    leads = [head for head, kind in zip(heads, kinds, strict=False) if kind == "lead"]
    if not any("牵头" in head for head in leads):
        return list(kinds)
    return [
        "units" if kind == "lead" and "牵头" not in head else kind
        for head, kind in zip(heads, kinds, strict=False)
    ]


def _is_of_figures(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return whether most cells of a column are a figure with at most a measure."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    figures = [cell for cell in cells if re.fullmatch(r"[≥≤><]? ?\d[\d.,]*\D{0,5}", cell)]
    return bool(cells) and len(figures) * 2 > len(cells)


def _title_among(
    titles: Sequence[int],
    numbers: Sequence[int],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> int:
    """Return which of several columns names the tasks: behind the number, with a text a row."""
    behind = [place for place in titles if numbers and place > numbers[-1]] or list(titles)
    if len(behind) > 1 and re.search(r"重点(?:工作|任务)$|大项|领域|指标$", heads[behind[0]]):
        texts = [row[behind[0]] for row in rows if behind[0] < len(row)]
        beside = [row[behind[1]] for row in rows if behind[1] < len(row)]
        most = (
            0.9 if re.search("任务|事项", heads[behind[1]]) and _are_longer(beside, texts) else 0.6
        )
        if len(set(filter(str.strip, texts))) < most * len(texts):
            return behind[1]
    return behind[0]


def _are_longer(cells: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether cells are sentences where the others are names: twice as long together."""
    return sum(map(len, cells)) > 2 * sum(map(len, others))
