"""The files of indicators: each figure to be reached, with what it is about and its comparison."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.figures import Target
from anplan.intake.document.numbers import chinese_value
from anplan.intake.document.reading import Reading, TaskTarget
from anplan.intake.document.tasks import Task
from anplan.intake.document.words import Words, fold
from anplan.intake.draft.days import day_of
from anplan.intake.draft.frame import Span
from anplan.intake.draft.latin import Ids
from anplan.intake.draft.nodes import Flow, Key, Record, assumed, keys
from anplan.intake.draft.roster import Roster
from anplan.intake.draft.settled import Known, Settled, plain
from anplan.intake.draft.wording import quote_of

_COMPARATORS = {
    ">=": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "<": "less_than",
    "=": "at_least",
}
_CHANGE = re.compile(r"增长|增速|增幅|下降|提高|提升|降低|growth|increase|reduc")
_LEADING = re.compile(
    r"^(?:[-—·•\s]+|\(?[一二三四五六七八九十\d]+[)、.]|力争|确保|争取|其中|到20\d\d年底?|20\d\d年底?|年内|全年|"
    r"年底前|努力|实现|使|将|并|预计|累计)+(?=.{2})"
)
_TRAILING = re.compile(
    r"(?:达到?|不少于|不低于|不超过|突破|超过|至少|控制在|稳定在|保持在|完成|为|到|至|约|在|共)+$"
)
_CHANGE_BEHIND = re.compile(r" ?(增长|增速|增幅|下降|降低)")
_RATES = ("%", "‰", "个百分点", "百分点", "％")
_EVERY_YEAR = "year"
_TWENTIETH = Decimal(20)
_SENTENCE = 160


ASSUMED = ("kind", "trajectory", "every", "tasks", "reported_by")
"""The keys that no document gives: they are said to be assumed once for all indicators."""


class Figure(NamedTuple):
    """An indicator: its id, its targets (two of a range), its task, the one of which it is a part, and its sentence's deadline."""

    id: str
    targets: tuple[Target, ...]
    task: int | None
    whole: str = ""
    due: Words | None = None

    @property
    def target(self) -> Target:
        """Return the first of its targets."""
        return self.targets[0]


def figures(reading: Reading, settled: Settled, known: Known) -> tuple[Figure, ...]:
    """Return the indicators of a document; what comes back every month is work, not a figure."""
    ids, free = Ids(known.indicators.values()), dict(known.indicators)
    found: list[Figure] = []
    for group in _ranges([*reading.targets, *_spelt(reading, settled)]):
        first = group[0].target
        if first.every not in (None, _EVERY_YEAR):
            continue
        title = title_of(first, reading.tasks, group[0].task)
        name = free.pop(plain(f"{title} {measure_of(first)}"), None)
        made = Figure(
            name or ids.of(title, "figure"), tuple(one.target for one in group), group[0].task
        )
        whole, due = _whole_of(reading, made, found), _deadline(reading, made)
        found.append(made._replace(whole=whole, due=due))
    return tuple(found)


def _deadline(reading: Reading, figure: Figure) -> Words | None:
    """Return the deadline of the action in which a figure stands."""
    actions = reading.tasks[figure.task].actions if figure.task is not None else ()
    start = figure.target.words.start
    return next(
        (one.due.words for one in actions if one.due and one.words.start <= start < one.words.end),
        None,
    )


def _whole_of(reading: Reading, part: Figure, before: Sequence[Figure]) -> str:
    """Return the indicator of which another is a part: of 12个，其中小学4个 that of the 12."""
    place = part.target.words.start
    text = fold(reading.source.text[max(0, place - _SENTENCE) : part.target.words.end])
    sentence = text[
        max(text.rfind(sign, 0, len(text) - len(part.target.words.text)) for sign in "。;\n") + 1 :
    ]
    cut = sentence.find("其中")
    if cut < 0:
        return ""
    start = part.target.words.end - len(sentence) + cut
    for one in reversed(before):
        target = one.target
        if target.words.start < start - _SENTENCE:
            break
        is_whole = target.words.end <= start and target.value >= part.target.value
        if is_whole and target.measure == part.target.measure and part.target.measure not in _RATES:
            return one.id
    return ""


def _ranges(found: Sequence[TaskTarget]) -> Iterator[list[TaskTarget]]:
    """Yield targets, the two ends of a range together."""
    place = 0
    while place < len(found):
        one = found[place]
        after = found[place + 1] if place + 1 < len(found) else None
        is_range = (
            after is not None
            and one.target.words == after.target.words
            and (one.target.comparator, after.target.comparator) == (">=", "<=")
            and one.target.value < after.target.value
        )
        yield [one, after] if is_range and after else [one]
        place += 1 + is_range


def _spelt(reading: Reading, settled: Settled) -> Iterator[TaskTarget]:
    """Yield the figures in words that were said to be targets: 两所."""
    for question in settled.questions:
        if question.kind != "figure" or settled.answer(question) != 0 or question.words is None:
            continue
        folded = question.words.folded
        value, measure = _value(folded[:-1]), question.words.text[-1]
        for place, task in enumerate(reading.tasks):
            if value and any(text.start <= question.words.start < text.end for text in task.text):
                yield TaskTarget(Target(question.words, value, measure, "=", task.title), place)
                break


def _value(folded: str) -> Decimal | None:
    try:
        return Decimal(chinese_value(folded.replace("两", "二")))
    except (KeyError, ValueError):
        return None


def title_of(target: Target, tasks: Sequence[Task], task: int | None) -> str:
    """Return what a figure is about, in the document's words."""
    about = target.about or target.words
    text = _LEADING.sub("", about.condensed)
    text = _TRAILING.sub("", text).strip(" ,，、;；:：。")
    change = _CHANGE_BEHIND.match(target.words.folded, about.end - target.words.start)
    if text:
        return f"{text}{change[1]}" if change and about.start >= target.words.start else text
    return tasks[task].title.condensed if task is not None else target.words.condensed


def measure_of(target: Target) -> str:
    """Return what a figure is counted in; things where the document does not say."""
    return target.measure or "个"


class Setting(NamedTuple):
    """What all indicators share."""

    reading: Reading
    roster: Roster
    settled: Settled
    span: Span | None
    task_ids: Sequence[str]
    deliverables: frozenset[str]
    every: str


def indicator_file(setting: Setting, figure: Figure, goal: str) -> Record:
    """Return what the file of an indicator says."""
    target = figure.target
    kind, trajectory = _kind(target)
    task = setting.reading.tasks[figure.task] if figure.task is not None else None
    tasks = (
        ()
        if task is None or figure.id in setting.deliverables
        else (setting.task_ids[figure.task or 0],)
    )
    reporter = _reporter(setting, task)
    return keys(
        Key("title", title_of(target, setting.reading.tasks, figure.task)),
        Key("measure", measure_of(target)),
        Key("kind", kind),
        Key("goal", goal),
        Key("target", target_of(figure, setting.span)),
        Key("trajectory", trajectory),
        Key("yearly", _yearly(setting, figure)),
        Key("part_of", figure.whole),
        Key("every", setting.every),
        Key("aspirational", "true" if target.is_hoped else ""),
        Key("tasks", Flow(tasks)),
        Key("reported_by", Flow((reporter,))),
        Key("quote", quote_of(setting.reading.source, target.words)),
        assumed(*_assumed(figure)),
    )


def _kind(target: Target) -> tuple[str, str]:
    """Guess the sort of an indicator and its way."""
    if target.is_rank:
        return "stock", ""
    if target.measure in _RATES:
        said = target.words.folded
        return ("rate", "") if _CHANGE.search(said) else ("stock", "end")
    if target.kind == "stock":
        return "stock", "end"
    return ("flow" if target.kind == "flow" else "count"), "linear"


def target_of(figure: Figure, span: Span | None) -> Record:
    """Return the target: its comparison, and its day where it is not the plan's last one."""
    target, year = figure.target, span.year if span else None
    said = target.span or figure.due
    by = day_of(said.folded, year) if said else None
    is_own = by is not None and span is not None and span.start <= by and by != span.end
    day = Key("by", by.isoformat()) if by and is_own else None
    if len(figure.targets) > 1:
        low, high = figure.targets[0].value, figure.targets[1].value
        return keys(Key("between", Flow((plain_number(low), plain_number(high)))), day)
    if target.is_rank:
        return keys(Key("rank", plain_number(target.value)), day)
    if target.is_rough and target.comparator == "=":
        within = plain_number(tolerance(target.value))
        return keys(Key("about", plain_number(target.value)), Key("within", within), day)
    return keys(Key(_COMPARATORS[target.comparator], plain_number(target.value)), day)


def tolerance(value: Decimal) -> Decimal:
    """Return how far 左右 reaches where nobody says: a twentieth, to its first digit."""
    twentieth = abs(value) / _TWENTIETH
    if not twentieth:
        return Decimal(0)
    return twentieth.quantize(Decimal(1).scaleb(twentieth.adjusted()))


def plain_number(value: Decimal) -> str:
    """Return a number as files write it."""
    return f"{value:f}"


def _yearly(setting: Setting, figure: Figure) -> Record:
    """Return the target of each year, where the document wants a figure every year."""
    span, target = setting.span, figure.target
    if target.every != _EVERY_YEAR or span is None or span.year is not None:
        return Record(())
    value = plain_number(target.value)
    return keys(*(Key(str(year), value) for year in range(span.start.year, span.end.year + 1)))


def _reporter(setting: Setting, task: Task | None) -> str:
    """Return who may report a figure: its task's lead, else the first unit that is named."""
    if task is not None:
        assigned = task.assigned
        named = setting.roster.ids(
            (*assigned.lead, *assigned.units, *assigned.support), groups=False
        )
        if named:
            return named[0]
    return setting.roster.coordinator


def _assumed(figure: Figure) -> Iterator[str]:
    """Yield what the document does not give beside what it gives of no indicator."""
    target = figure.target
    if not target.measure:
        yield "measure"
    is_written = plain_number(target.value) in target.words.folded.replace(",", "")
    if (target.comparator == "=" and len(figure.targets) == 1) or not is_written:
        yield "target"
