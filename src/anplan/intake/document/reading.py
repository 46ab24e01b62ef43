"""A document read: head, sections, tasks, targets, phases, papers, questions, all with their words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.doubts import Question, doubts
from anplan.intake.document.figures.comparators import comparison
from anplan.intake.document.figures.comparisons import comparisons
from anplan.intake.document.figures.figures import Target, targets
from anplan.intake.document.figures.results import first_of_five_years
from anplan.intake.document.head.head import Head, read_head
from anplan.intake.document.head.titles import Value
from anplan.intake.document.layout.run_together import apart
from anplan.intake.document.layout.titled import with_titles_out
from anplan.intake.document.layout.unread import unread_columns, unread_rows
from anplan.intake.document.tasks.chosen import Chooser, phases_of
from anplan.intake.document.tasks.goals import goal_words, notice_words
from anplan.intake.document.tasks.listed import listed_tasks
from anplan.intake.document.tasks.outline import Node, outline
from anplan.intake.document.tasks.papers import Paper, papers
from anplan.intake.document.tasks.phases import Phase, phase
from anplan.intake.document.tasks.so_far import is_report, so_far_in, without_so_far
from anplan.intake.document.tasks.tables import table_of_tasks
from anplan.intake.document.tasks.tasks import Task, sections_of
from anplan.intake.document.text.blocks import Block, Laid, Line, Piece, lay
from anplan.intake.document.text.measures import MEASURE
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Places, Source, Words
from anplan.intake.document.who.assigned import First

_FIRST_LEADS = re.compile(
    r"(?:列|排|居)?(?:在|名)?(?:第一位|首位|第一个|第一)(?:的|者)?(?:责任)?(?:单位|部门)?(?:为|是|系)[^。,;)]{0,8}(?:牵头|主办|汇总)"
)
_COMMA_LEADS = re.compile(
    r"逗号[”\"]?(?:之|以)?前(?:的)?(?:单位|部门)?(?:为|是|系)[^。,;)]{0,4}牵头"
)
_BARE = re.compile(
    r"(≥|>=|>|≤|<=|<|不低于|不少于|不超过|超过)? ?[\[(〔]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\])〕]? ?"
    r"(以上|左右|以内|以下)?(?: ?[\[(][^\d()\[\]]{0,6}(?:累计|合计|年均)[\])])?"
)
_SPAN = re.compile(r"(?:不超过|≤|<=)? ?\d+(?:\.\d+)? ?(?:个)?(?:工作日|小时|分钟|天)(?:以内|内)?")
_CUT_TO = "压缩至"
"""A span in a cell for what is to be reached is an aim, as it is behind these words."""
_MEASURE = re.compile(MEASURE)
_ANY = re.compile(r"[^\d,。;:-]{1,8}|(?:1/)?\d{1,2}[万亿]")
"""What a column of measures may hold, also where no grammar knows it."""
_IN_BRACKET = re.compile(r"\(([^()]{1,12})\)$")
_IN_FIELD = re.compile(r"[(\[〔【]|[^,。;:]{2,12}:")
_LEAST_FOUND = 2
"""With fewer tasks a text without numbers is looked at for a list within its sentences."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)年?(?!年?远景)")


class TaskTarget(NamedTuple):
    """A target and the place of its task in the list of tasks; None for a goal of the whole."""

    target: Target
    task: int | None


class Reading(NamedTuple):
    """Everything that was read of a document; ``comparisons`` are its targets without a figure.

    ``unread`` are the heads of columns of which nothing was read, ``rows`` lines that look like
    rows of a table and are in none; ``so_far`` are the sentences of a report that are no aims.
    """

    source: Source
    head: Head
    tasks: tuple[Task, ...]
    targets: tuple[TaskTarget, ...]
    phases: tuple[Phase, ...]
    papers: tuple[Paper, ...]
    questions: tuple[Question, ...]
    comparisons: tuple[TaskTarget, ...] = ()
    unread: tuple[Message | str, ...] = ()
    rows: tuple[str, ...] = ()
    so_far: tuple[Words, ...] = ()

    @property
    def remarks(self) -> Iterator[Message]:
        """Yield what is said of the reading beside what was read."""
        if self.unread:
            yield say("Columns of tables that were not read: {columns}", columns=self.unread)
        if self.rows:
            yield say(
                "Lines that look like rows of a table and are in none: {rows}", rows=self.rows
            )
        if self.so_far:
            yield say(
                "Sentences that tell what was done so far, in which nothing was taken for a target: {count}",
                count=len(self.so_far),
            )


def read_document(blocks: Iterable[Block]) -> Reading:
    """Read the blocks of a document."""
    laid = lay(with_titles_out(apart(blocks)))
    head = read_head(laid.pieces)
    year = _year(head)
    body = laid.pieces[head.body :]
    tree = outline(body)
    chooser = Chooser(tree, year, first_leads=_first_leads(laid_folded(laid)))
    tasks, indicators = _in_order(chooser, tree, _year_in(head.title))
    so_far: tuple[tuple[Words, ...], ...] = ()
    if head.title and is_report(head.title.words.folded):
        so_far = tuple(map(so_far_in, tasks))
        tasks = tuple(map(without_so_far, tasks, so_far))
    since = year or _first_of_five_years(head)
    of_tables = tuple(_of_indicators(indicators, since))
    texts = Places(words for task in tasks for words in task.text)
    outside = tuple(goal_words(tree, chooser.chosen, texts))
    told = (*of_tables, *_targets(tasks, outside, since))
    aims = (*_of_notice(laid.pieces[: head.body], told, since), *told)
    phases = tuple(
        one
        for node in phases_of(chooser.nodes, year)
        if node not in chooser.chosen and (one := phase(node, year))
    )
    owed = tuple(_papers(laid.pieces))
    asked = tuple(doubts(head, tasks))
    unfigured = (
        *_comparisons(tasks, outside),
        *(TaskTarget(one, None) for row in indicators for one in _compared_cells(row)),
    )
    return Reading(
        laid.source,
        head,
        tasks,
        aims,
        phases,
        owed,
        asked,
        unfigured,
        unread_columns(laid.pieces),
        unread_rows(laid.pieces),
        tuple(chain.from_iterable(so_far)),
    )


def _first_leads(folded: str) -> First:
    """Return which offices of a list lead, where the document says that their place tells it."""
    if _COMMA_LEADS.search(folded):
        return "comma"
    return "one" if _FIRST_LEADS.search(folded) else ""


def laid_folded(laid: Laid) -> str:
    """Return the whole text as grammars compare it."""
    return Words(laid.source.text, 0).folded


def _year(head: Head) -> int | None:
    return _year_in(head.title) or _year_in(head.issued) or _year_in(head.number)


def _year_in(value: Value | None) -> int | None:
    """Return the first year that a part of the head names."""
    match = _YEAR.search(Words(value.value, 0).folded) if value else None
    return int(match[1]) if match else None


def _first_of_five_years(head: Head) -> int | None:
    """Return the first year of the five-year plan that the title names."""
    return first_of_five_years(Words(head.title.value, 0).folded) if head.title else None


def _in_order(
    chooser: Chooser, tree: Node, year: int | None
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """Return the tasks of text and tables in the document's order, and apart the rows of indicators.

    A table of figures that names nobody has tasks only where nothing else has.
    """
    found, indicators = chooser.tasks(), list[Task]()
    for node in [tree, *chooser.nodes]:
        is_heading = node.parent is not None and not node.is_annex
        above = (node.line, *sections_of(node)) if is_heading else ()
        for grid in node.tables:
            rows = table_of_tasks(grid, above, first_leads=chooser.first_leads, year=year)
            (indicators if all(map(_is_indicator, rows)) else found).extend(rows)
    if not chooser.nodes and len(found) < _LEAST_FOUND:
        listed = list(listed_tasks(tree, first_leads=chooser.first_leads))
        found = listed or found
    if not found:
        found, indicators = indicators, []
    found = _without_chapters(found)
    return tuple(sorted(found, key=lambda task: task.title.start)), tuple(indicators)


def _without_chapters(tasks: Sequence[Task]) -> list[Task]:
    """Return the tasks without those for which nobody is named and a table has tasks of its own."""
    chapters = {_bare(words) for task in tasks for words in task.sections}
    return [
        task for task in tasks if not (task.assigned.is_empty and _bare(task.title) in chapters)
    ]


def _bare(words: Words) -> str:
    number = item_number(words.folded)
    return words.folded[number.end if number else 0 :].strip("。 ")


def _is_indicator(row: Task) -> bool:
    """Return whether a row says no more than how much is to be reached."""
    is_nobodys = row.assigned.is_empty and not row.assigned.leaders
    return is_nobodys and row.due is None and bool(row.values)


def _of_indicators(rows: Sequence[Task], year: int | None) -> Iterator[TaskTarget]:
    """Yield what the cells of tables of indicators want reached: goals of the whole."""
    for row in rows:
        of_heads = row.head_measures or ("",) * len(row.values)
        for value, measure in zip(row.values, of_heads, strict=True):
            yield from (TaskTarget(one, None) for one in _of_cell(value, row, year, measure))


def _targets(
    tasks: Sequence[Task], outside: Iterable[Words], year: int | None
) -> Iterator[TaskTarget]:
    """Yield the aims outside the tasks, then those of each; what two share counts once."""
    seen = {words.start for task in tasks for words in task.text}
    for words in outside:
        yield from (TaskTarget(target, None) for target in targets(words, year))
    for place, task in enumerate(tasks):
        told = _told_otherwise(task)
        for words in task.text:
            if words.start in seen:
                seen.remove(words.start)
                said = targets(words, year)
                yield from (
                    TaskTarget(one, place) for one in said if not told.has(one.words.end - 1)
                )
        of_heads = task.head_measures or ("",) * len(task.values)
        for value, measure in zip(task.values, of_heads, strict=True):
            yield from (TaskTarget(one, place) for one in _of_cell(value, task, year, measure))


def _of_notice(
    pieces: Sequence[Piece], told: Sequence[TaskTarget], year: int | None
) -> Iterator[TaskTarget]:
    """Yield the aims that only the notice names which sends a scheme."""
    known = {(one.target.value, one.target.measure) for one in told}
    for piece in pieces:
        if isinstance(piece, Line):
            for words in notice_words(piece.words):
                for target in targets(words, year):
                    if (target.value, target.measure) not in known:
                        yield TaskTarget(target, None)


def _comparisons(tasks: Sequence[Task], outside: Iterable[Words]) -> Iterator[TaskTarget]:
    """Yield the targets without a figure: in the aims outside the tasks, then those of each."""
    seen = {words.start for task in tasks for words in task.text}
    for words in outside:
        yield from (TaskTarget(one, None) for one in comparisons(words))
    for place, task in enumerate(tasks):
        told = _told_otherwise(task)
        for words in task.text:
            if words.start in seen:
                seen.remove(words.start)
                said = comparisons(words)
                yield from (TaskTarget(one, place) for one in said if not told.has(one.words.start))
        yield from (TaskTarget(one, place) for one in _compared_cells(task))


def _compared_cells(task: Task) -> Iterator[Target]:
    for value in task.values:
        for one in comparisons(value):
            yield one._replace(about=one.about or task.title)


def _told_otherwise(task: Task) -> Places:
    """Return where results, a deadline or, in a bracket or a field, offices are told: no targets are there."""
    told = [one for one in task.assigned.words if _IN_FIELD.match(one.folded)]
    due = task.due.words if task.due and task.due.kind == "by" else None
    return Places((*task.results, *told, *([due] if due and "%" not in due.folded else ())))


def _of_cell(value: Words, task: Task, year: int | None, of_head: str) -> Iterator[Target]:
    """Return the figures of a cell for them; its measure may stand in its head or a cell of its own."""
    bare = _BARE.fullmatch(value.folded)
    own = of_head if of_head and _MEASURE.fullmatch(of_head) else _measure_of(task)
    if bare:
        joined = Words(f"达到{bare[1] or ''}{bare[2]}{own}{bare[3] or ''}", value.start)
        compared = comparison(bare[1] or "", bare[3] or "").comparator
        plain = Target(value, Decimal(bare[2].replace(",", "")), own, compared)
        found = [] if own[:1].isdecimal() else list(targets(joined, year))
        for target in found or ([plain] if own else []):
            whole = own if own.startswith(target.measure) else target.measure
            yield target._replace(
                words=value, measure=whole, about=task.title, scope=None, span=None
            )
        return
    cut = Words(f"{_CUT_TO}{value.text}", value.start) if _SPAN.fullmatch(value.folded) else value
    for target in targets(cut, year):
        words = target.words if cut is value else value
        yield target._replace(words=words, about=target.about or task.title)


def _measure_of(task: Task) -> str:
    """Return the measure of a task's bare figures: its own cell's, else the one in a bracket of its title."""
    said = task.measure
    if said is None and (bracket := _IN_BRACKET.search(task.title.folded)):
        said = task.title.part(bracket.start(1), bracket.end(1))
    if said is None:
        return ""
    is_measure = _MEASURE.fullmatch(said.folded) or (
        said is task.measure and _ANY.fullmatch(said.folded)
    )
    return said.text if is_measure else ""


def _papers(pieces: Sequence[Piece]) -> Iterator[Paper]:
    for piece in pieces:
        if isinstance(piece, Line):
            yield from papers(piece.words)
