"""A document read: head, sections, tasks, targets, phases, papers, questions, all with their words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.assigned import First
from anplan.intake.document.blocks import Block, Laid, Line, Piece, lay
from anplan.intake.document.chosen import Chooser, phases_of
from anplan.intake.document.comparisons import comparisons
from anplan.intake.document.doubts import Question, doubts
from anplan.intake.document.figures import Target, targets
from anplan.intake.document.goals import goal_words
from anplan.intake.document.head import Head, read_head
from anplan.intake.document.measures import MEASURE
from anplan.intake.document.outline import Node, outline
from anplan.intake.document.papers import Paper, papers
from anplan.intake.document.phases import Phase, phase
from anplan.intake.document.run_together import apart
from anplan.intake.document.tables import table_of_tasks
from anplan.intake.document.tasks import Task, sections_of
from anplan.intake.document.titled import with_titles_out
from anplan.intake.document.unread import unread_columns
from anplan.intake.document.words import Places, Source, Words

_FIRST_LEADS = re.compile(
    r"(?:列|排|居)?(?:在|名)?(?:第一位|首位|第一个|第一)(?:的|者)?(?:责任)?(?:单位|部门)?(?:为|是|系)[^。,;)]{0,8}(?:牵头|主办|汇总)"
)
_COMMA_LEADS = re.compile(
    r"逗号[”\"]?(?:之|以)?前(?:的)?(?:单位|部门)?(?:为|是|系)[^。,;)]{0,4}牵头"
)
_BARE = re.compile(
    r"(≥|>=|>|≤|<=|<|不低于|不少于|不超过|超过)? ?[\[(]?(\d+(?:\.\d+)?)[\])]? ?(以上|左右|以内|以下)?"
)
_MEASURE = re.compile(MEASURE)
_IN_BRACKET = re.compile(r"\(([^()]{1,12})\)$")
_IN_FIELD = re.compile(r"[(\[〔【]|[^,。;:]{2,12}:")
_YEAR = re.compile(r"(20\d\d)年?")


class TaskTarget(NamedTuple):
    """A target and the place of its task in the list of tasks; None for a goal of the whole."""

    target: Target
    task: int | None


class Reading(NamedTuple):
    """Everything that was read of a document; ``comparisons`` are its targets without a figure.

    ``unread`` are the heads of columns of which nothing was read.
    """

    source: Source
    head: Head
    tasks: tuple[Task, ...]
    targets: tuple[TaskTarget, ...]
    phases: tuple[Phase, ...]
    papers: tuple[Paper, ...]
    questions: tuple[Question, ...]
    comparisons: tuple[TaskTarget, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def remarks(self) -> Iterator[Message]:
        """Yield what is said of the reading beside what was read."""
        if self.unread:
            yield say("Columns of tables that were not read: {columns}", columns=self.unread)


def read_document(blocks: Iterable[Block]) -> Reading:
    """Read the blocks of a document."""
    laid = lay(with_titles_out(apart(blocks)))
    head = read_head(laid.pieces)
    year = _year(head)
    body = laid.pieces[head.body :]
    tree = outline(body)
    chooser = Chooser(tree, year, first_leads=_first_leads(laid_folded(laid)))
    tasks = tuple(_in_order(chooser, tree))
    aims = tuple(_targets(tasks, tree, chooser.chosen, year))
    phases = tuple(
        one
        for node in phases_of(chooser.nodes, year)
        if node not in chooser.chosen and (one := phase(node, year))
    )
    owed = tuple(_papers(laid.pieces))
    asked, unfigured = tuple(doubts(head, tasks)), tuple(_comparisons(tasks, tree, chooser.chosen))
    unread = unread_columns(laid.pieces)
    return Reading(laid.source, head, tasks, aims, phases, owed, asked, unfigured, unread)


def _first_leads(folded: str) -> First:
    """Return which offices of a list lead, where the document says that their place tells it."""
    if _COMMA_LEADS.search(folded):
        return "comma"
    return "one" if _FIRST_LEADS.search(folded) else ""


def laid_folded(laid: Laid) -> str:
    """Return the whole text as grammars compare it."""
    return Words(laid.source.text, 0).folded


def _year(head: Head) -> int | None:
    for value in (head.title, head.issued):
        match = _YEAR.search(Words(value.value, 0).folded) if value else None
        if match:
            return int(match[1])
    return None


def _in_order(chooser: Chooser, tree: Node) -> list[Task]:
    """Return the tasks of text and tables in the document's order."""
    found = chooser.tasks()
    for node in [tree, *chooser.nodes]:
        is_heading = node.parent is not None and not node.is_annex
        above = (node.line, *sections_of(node)) if is_heading else ()
        for grid in node.tables:
            found += table_of_tasks(grid, above, first_leads=chooser.first_leads)
    return sorted(found, key=lambda task: task.title.start)


def _targets(
    tasks: Sequence[Task], tree: Node, chosen: set[Node], year: int | None
) -> Iterator[TaskTarget]:
    """Yield the aims outside the tasks, then those of each; what two share counts once."""
    seen = {words.start for task in tasks for words in task.text}
    for words in goal_words(tree, chosen, seen):
        yield from (TaskTarget(target, None) for target in targets(words, year))
    for place, task in enumerate(tasks):
        told = _told_otherwise(task)
        for words in task.text:
            if words.start in seen:
                seen.remove(words.start)
                said = targets(words, year)
                yield from (TaskTarget(one, place) for one in said if not told.has(one.words.start))
        of_heads = task.head_measures or ("",) * len(task.values)
        for value, measure in zip(task.values, of_heads, strict=True):
            yield from (TaskTarget(one, place) for one in _of_cell(value, task, year, measure))


def _comparisons(tasks: Sequence[Task], tree: Node, chosen: set[Node]) -> Iterator[TaskTarget]:
    """Yield the targets without a figure: in the aims outside the tasks, then those of each."""
    seen = {words.start for task in tasks for words in task.text}
    for words in goal_words(tree, chosen, seen):
        yield from (TaskTarget(one, None) for one in comparisons(words))
    for place, task in enumerate(tasks):
        told = _told_otherwise(task)
        for words in task.text:
            if words.start in seen:
                seen.remove(words.start)
                said = comparisons(words)
                yield from (TaskTarget(one, place) for one in said if not told.has(one.words.start))
        for value in task.values:
            for one in comparisons(value):
                yield TaskTarget(one._replace(about=one.about or task.title), place)


def _told_otherwise(task: Task) -> Places:
    """Return where results or, in a bracket or a field, offices are told: figures there are no targets."""
    told = [one for one in task.assigned.words if _IN_FIELD.match(one.folded)]
    return Places((*task.results, *told))


def _of_cell(value: Words, task: Task, year: int | None, of_head: str) -> Iterator[Target]:
    """Return the figures of a cell for them; its measure may stand in its head or a cell of its own."""
    bare = _BARE.fullmatch(value.folded)
    own = of_head if of_head and _MEASURE.fullmatch(of_head) else _measure_of(task)
    if bare:
        joined = Words(f"达到{bare[1] or ''}{bare[2]}{own}{bare[3] or ''}", value.start)
        for target in targets(joined, year):
            yield target._replace(words=value, about=task.title, scope=None, span=None)
        return
    for target in targets(value, year):
        yield target._replace(about=target.about or task.title)


def _measure_of(task: Task) -> str:
    """Return the measure of a task's bare figures: its own cell's, else the one in a bracket of its title."""
    said = task.measure
    if said is None and (bracket := _IN_BRACKET.search(task.title.folded)):
        said = task.title.part(bracket.start(1), bracket.end(1))
    return said.text if said and _MEASURE.fullmatch(said.folded) else ""


def _papers(pieces: Sequence[Piece]) -> Iterator[Paper]:
    for piece in pieces:
        if isinstance(piece, Line):
            yield from papers(piece.words)
