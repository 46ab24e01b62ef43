"""The files of indicators: each figure to be reached, with what it is about and its comparison."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.figures.figures import Target
from anplan.intake.document.reading import Reading
from anplan.intake.draft.days import day_of
from anplan.intake.draft.figures import EVERY_YEAR, RATES, Figure, measure_of
from anplan.intake.draft.frame import Span
from anplan.intake.draft.nodes import Flow, Key, Record, assumed, keys
from anplan.intake.draft.roster import Roster
from anplan.intake.draft.settled import Settled
from anplan.intake.draft.wording import quote_of

_COMPARATORS = {
    ">=": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "<": "less_than",
    "=": "at_least",
}
_CHANGE = re.compile(r"增长|增速|增幅|下降|提高|提升|降低|growth|increase|reduc")
_AMONG = re.compile(
    r"(全[市省国县区][^,。;前]{0,8}?)(?:排名|位次|排位)?(?:保持|稳居|进入|位居|位列|居|列)?在?前"
)
_WITHIN = ("年内", "全年", "每年", "年均")
"""Words that give no day of their own: the task's is nearer."""
_TO_A_YEAR = re.compile(r"到20\d\d年")
_SUMMED = re.compile(
    "累计|合计|总计|共|新[增建办培认引]|[建完]成|完成|培[训育养]|改造|引进|发放|[三五]年|每年|实施|打造|创建|投入|举办"
)
"""What is added up over a plan's years, though a last one is named: 到2025年，新建学校30所."""
_REACHED = re.compile(r"(?:提高|提升|增长|增加|下降|降低)(?:到|至)")
_TWENTIETH = Decimal(20)
_ADDED_UP = ("flow", "count")
"""The kinds that begin anew each year, and so may have a target by year: no level, no rate."""
ASSUMED = ("kind", "trajectory", "every", "tasks", "reported_by")
"""The keys that no document gives: they are said to be assumed once for all indicators."""


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
    kind, trajectory = _kind(target, setting.span)
    tasks = _tasks(setting, figure)
    return keys(
        Key("title", figure.title),
        Key("measure", measure_of(target)),
        Key("kind", kind),
        Key("goal", goal),
        Key("target", target_of(figure, setting.span)),
        Key("trajectory", trajectory),
        Key("yearly", _yearly(setting, figure) if kind in _ADDED_UP else Record(())),
        Key("part_of", figure.whole),
        Key("every", setting.every),
        Key("aspirational", "true" if target.is_hoped else ""),
        Key("tasks", Flow(tasks)),
        Key("reported_by", Flow((_reporter(setting, figure),))),
        Key("quote", quote_of(setting.reading.source, target.words)),
        assumed(*_assumed(figure)),
    )


def _kind(target: Target, span: Span | None) -> tuple[str, str]:
    """Guess the sort of an indicator and its way."""
    if target.is_rank or target.in_words:
        return "stock", ""
    if target.against:
        return ("rate" if _CHANGE.search(target.words.folded) else "stock"), ""
    if target.measure in RATES:
        said = _REACHED.sub("", target.words.folded)
        return ("rate", "") if _CHANGE.search(said) else ("stock", "end")
    if target.kind == "stock" or _is_of_last_year(target, span):
        return "stock", "end"
    is_whole = target.value == target.value.to_integral_value()
    return ("count" if target.kind == "count" and is_whole else "flow"), "linear"


def _is_of_last_year(target: Target, span: Span | None) -> bool:
    """Return whether a plan of years says what one of them is to bring: 到2025年，总产值突破2600亿元."""
    if span is None or span.year is not None or target.span is None:
        return False
    return bool(_TO_A_YEAR.match(target.span.folded)) and not _SUMMED.search(target.words.folded)


def target_of(figure: Figure, span: Span | None) -> Record:
    """Return the target: its comparison, and its day where it is not the plan's last one."""
    target, year = figure.target, span.year if span else None
    is_within = target.span is not None and target.span.folded in _WITHIN
    said = figure.due if is_within and figure.due else target.span or figure.due
    by = day_of(said.folded, year) if said else None
    is_own = by is not None and span is not None and span.start <= by and by != span.end
    day = Key("by", by.isoformat()) if by and is_own else None
    if target.in_words:
        return keys(Key("words", target.in_words), day)
    if target.against:
        against = Key("against", target.against)
        return keys(against, Key(_COMPARATORS[target.comparator], "0"), day)
    if len(figure.targets) > 1:
        low, high = figure.targets[0].value, figure.targets[1].value
        return keys(Key("between", Flow((plain_number(low), plain_number(high)))), day)
    if target.is_rank:
        among = _AMONG.search(target.words.folded)
        among_key = Key("among", among[1]) if among else None
        return keys(Key("rank", plain_number(target.value)), among_key, day)
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
    is_one = len(figure.targets) == 1
    if target.every != EVERY_YEAR or not is_one or span is None or span.year is not None:
        return Record(())
    value = plain_number(target.value)
    return keys(*(Key(str(year), value) for year in range(span.start.year, span.end.year + 1)))


def _tasks(setting: Setting, figure: Figure) -> tuple[str, ...]:
    """Return the tasks whose light it decides: those that say it and have no action for it."""
    if figure.id in setting.deliverables:
        return ()
    return tuple(dict.fromkeys(setting.task_ids[task] for _, task in figure.said))


def _reporter(setting: Setting, figure: Figure) -> str:
    """Return who may report a figure: its task's lead, else the first unit that is named."""
    if figure.task is not None:
        assigned = setting.reading.tasks[figure.task].assigned
        named = setting.roster.ids(
            (*assigned.lead, *assigned.units, *assigned.support), groups=False
        )
        if named:
            return named[0]
    return setting.roster.coordinator


def _assumed(figure: Figure) -> Iterator[str]:
    """Yield what the document does not give beside what it gives of no indicator."""
    target = figure.target
    if target.in_words:
        return
    if not target.measure:
        yield "measure"
    if target.against:
        return
    is_written = plain_number(target.value) in re.sub("[, ]", "", target.words.folded)
    if (target.comparator == "=" and len(figure.targets) == 1) or not is_written:
        yield "target"
