"""Tasks that stand in tables: a row a task, cells by their columns, merged cells in each row."""

import re
from collections.abc import Iterator, Sequence

from anplan.intake.document.layout.columns import Columns, columns
from anplan.intake.document.layout.heads import head_measure
from anplan.intake.document.tasks.actions import actions_of
from anplan.intake.document.tasks.heading_days import heading_day
from anplan.intake.document.tasks.tasks import Facts, Task, due_in, facts, title_of
from anplan.intake.document.text.blocks import Grid, Slot
from anplan.intake.document.text.deadlines import Deadline, stated_deadline
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.assigned import PARTS, Assigned, First, of_list
from anplan.intake.document.who.fields import fields
from anplan.intake.document.who.statements import statements

_CHAPTER = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、]?")
_WITH_PERSONS = re.compile("责任人|负责人|领导")
"""What a head of a column of offices says where their cells name persons, too."""
_SUM = re.compile(r"(?:合 ?计|总 ?计|小 ?计|备 ?注|注|填表|Total)[:：]?")


def table_of_tasks(
    grid: Grid,
    above: tuple[Words, ...] = (),
    *,
    first_leads: First = "",
    year: int | None = None,
) -> tuple[Task, ...]:
    """Return the tasks of a table; none where its heads name none.

    What stands below a ``year`` before the plan's own is no aim.
    """
    rows = [[slot.words.folded for slot in row] for row in grid.rows]
    found = columns(rows)
    if found is None or not found.of("title"):
        return ()
    is_told = bool(found.of("number") and found.of("result"))
    if not (is_told or found.of("units", "lead", "support", "due", "leader", "value")):
        return ()
    reader = _Reader(found.without_years_before(year), above, first_leads)
    for row in grid.rows[found.first :]:
        reader.take(row)
    return tuple(reader.tasks)


class _Reader:
    """Reads rows one by one and remembers the section and the number above."""

    def __init__(self, found: Columns, above: tuple[Words, ...], first_leads: First) -> None:
        self.columns, self.above, self.first_leads = found, above, first_leads
        self.section: Words | None = None
        self.tasks: list[Task] = []
        self.last: dict[int, Words] = {}

    def take(self, row: Sequence[Slot]) -> None:
        """Take a row: a heading, a repeated head, or a task."""
        filled = {slot.words.start: slot.words for slot in row if slot.words.text}
        if not filled or self._is_head(row):
            return
        if len(filled) == 1 and len(row) > 2:
            (words,) = filled.values()
            if row[0].words.text or all(slot.covered or slot.words.text for slot in row[1:]):
                self._take_section(words)
                return
        if self.tasks and self._names_more_only(row):
            more = self._assigned([slot.words for slot in row], Facts())
            last = self.tasks[-1]
            self.tasks[-1] = last._replace(assigned=last.assigned.with_(more))
            return
        if (chapter := self._chapter(row)) is not None:
            self._take_section(chapter)
            return
        self._take_task(self._with_above(row))

    def _chapter(self, row: Sequence[Slot]) -> Words | None:
        """Return the words of a row that has no more than a chapter's number and its name."""
        filled = [slot.words for slot in row if slot.words.text and not slot.covered]
        if len(filled) == 2 and _CHAPTER.fullmatch(filled[0].folded):
            return filled[1]
        return None

    def _names_more_only(self, row: Sequence[Slot]) -> bool:
        """Return whether a row's task is the one of the row above, whose cells cover its own."""
        return all(row[place].covered for place in self.columns.of("title", "detail", "value"))

    def _is_head(self, row: Sequence[Slot]) -> bool:
        texts = [slot.words.folded for slot in row]
        return texts == list(self.columns.heads)

    def _take_section(self, words: Words) -> None:
        if not _SUM.match(words.folded):
            self.section = words

    def _with_above(self, row: Sequence[Slot]) -> list[Words]:
        """Fill the cells that a merged one above covers in a file that tells no merging."""
        title = self.columns.of("title")[0]
        number = self.columns.of("number")
        goes_on = not row[number[0]].words.text if number else not row[title].words.text
        cells = [slot.words for slot in row]
        is_empty_title = not row[title].words.text
        for place, kind in enumerate(self.columns.kinds):
            if cells[place].text or place not in self.last:
                continue
            if (
                kind in ("section", "number")
                or self._heads_rows(place, kind)
                or (goes_on and (kind == "title" or (kind in PARTS and self._nobody(row))))
            ):
                cells[place] = self.last[place]
        if is_empty_title and not goes_on:
            said = any(row[place].words.text for place in self.columns.of("detail"))
            cells[title] = self.last.get(title, Words("", 0)) if said else Words("", 0)
        self.last = {place: words for place, words in enumerate(cells) if words.text}
        return cells

    def _heads_rows(self, place: int, kind: str) -> bool:
        """Return whether a column of offices stands in front of the numbers: a name holds for rows below."""
        number = self.columns.of("number")
        return kind in PARTS and bool(number) and place < number[0]

    def _nobody(self, row: Sequence[Slot]) -> bool:
        return not any(
            row[place].words.text for place in self.columns.of("units", "lead", "support")
        )

    def _take_task(self, cells: Sequence[Words]) -> None:
        cell = cells[self.columns.of("title")[0]]
        details = tuple(cells[place] for place in self.columns.of("detail") if cells[place].text)
        if (
            not cell.text
            or _SUM.match(cell.folded)
            or (not any(sign.isalpha() for sign in cell.text))
        ):
            return
        number = item_number(cell.folded)
        body = cell.part(number.end) if number and number.kind != "word" else cell
        beside = facts((body, *details), first_leads=self.first_leads)
        results = tuple(cells[place] for place in self.columns.of("result") if cells[place].text)
        assigned = self._assigned(cells, beside)
        due = self._due(cells) or beside.due
        of_values = [place for place in self.columns.of("value") if cells[place].text]
        values = tuple(cells[place] for place in of_values)
        measures = [cells[place] for place in self.columns.of("measure") if cells[place].text]
        if assigned.is_empty and due is None and not values and not self._says_more(cells):
            return
        title = title_of(body, beside.cuts)
        self.tasks.append(
            Task(
                self._number(cells, number.label if number else ""),
                title,
                tuple(self._sections(cells)),
                assigned,
                due or self._day_above() or due_in((body, *details)),
                (body, *details),
                results + beside.results,
                actions_of(title, (body, *details), beside.cuts),
                values,
                measures[0] if measures else None,
                tuple(head_measure(self.columns.heads[place]) for place in of_values),
            )
        )

    def _day_above(self) -> Deadline | None:
        """Return the day that the row of a heading above says for the rows below it."""
        return None if self.section is None else heading_day(self.section)

    def _says_more(self, cells: Sequence[Words]) -> bool:
        number = self.columns.of("number")
        return bool(number and re.match(r"\d", cells[number[0]].folded))

    def _number(self, cells: Sequence[Words], own: str) -> str:
        number = self.columns.of("number")
        return (
            cells[number[0]].condensed.rstrip("、.．") if number and cells[number[0]].text else own
        )

    def _sections(self, cells: Sequence[Words]) -> Iterator[Words]:
        for place in reversed(self.columns.of("section")):
            if cells[place].text:
                yield cells[place]
        if self.section is not None:
            yield self.section
        yield from self.above

    def _assigned(self, cells: Sequence[Words], beside: Facts) -> Assigned:
        found = Assigned()
        for kind in PARTS:
            for place in self.columns.of(kind):
                if cells[place].text:
                    named = self._cell(kind, cells[place])
                    is_mixed = _WITH_PERSONS.search(self.columns.heads[place]) is not None
                    found = found.with_(named.without_persons() if is_mixed else named)
        leaders = tuple(cells[place] for place in self.columns.of("leader") if cells[place].text)
        if found.is_empty:
            found = beside.assigned
        return found._replace(leaders=leaders or beside.assigned.leaders)

    def _cell(self, kind: str, words: Words) -> Assigned:
        """Return whom a cell of a column names; it may have labels or sentences of its own."""
        if fields(words) or re.search(r"负责|[^(]牵头[^)]|[^(]配合[^)]", words.folded):
            inside = facts((words,), first_leads=self.first_leads).assigned
            if not inside.is_empty:
                return inside
            bracketed = Words(f"({words.text}", words.start - 1)
            stated = list(statements(bracketed))
            if stated:
                return Assigned(stated[0].lead, stated[0].units, stated[0].support, words=(words,))
        first_leads: First = "" if self.columns.of("lead") else self.first_leads
        return of_list(kind, words, words, first_leads=first_leads)

    def _due(self, cells: Sequence[Words]) -> Deadline | None:
        for place in self.columns.of("due"):
            if cells[place].text and (due := stated_deadline(cells[place])):
                return due
        return None
