"""Figures to be reached, each once: what an aim and a task say alike is one indicator."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.figures import Target
from anplan.intake.document.numbers import chinese_value
from anplan.intake.document.reading import Reading, TaskTarget
from anplan.intake.document.tasks import Task
from anplan.intake.document.words import Words, fold
from anplan.intake.draft.latin import Ids, spelt
from anplan.intake.draft.latin_titles import latin_title
from anplan.intake.draft.settled import Known, KnownFigure, Settled, plain

_LEADING = re.compile(
    r"^(?:[-—·•\s]|\(?[一二三四五六七八九十\d]+[)、.]|力争|确保|争取|其中|到20\d\d年底?|20\d\d年底?|年内|全年|"
    r"年底前|努力|实现|使|将|并|预计|累计|\d{1,2}月(?:底|\d{1,2}[日号])?之?前|完成){1,12}(?=.{2})"
)
_TRAILING = re.compile(
    r"(?:达到?|不少于|不低于|不超过|突破|超过|至少|控制在|稳定在|保持在|完成|为|到|至|约|在|共|(?:进入|位居|排名|居|列)(?:全[市省国县区][^,，。]{0,6})?){1,8}$"
)
_CHANGE_BEHIND = re.compile(r" ?(增长|增速|增幅|下降|降低)")
RATES = ("%", "‰", "个百分点", "百分点", "％")
EVERY_YEAR = "year"
_BEHIND = 60
_SENTENCE = 160


_SCOPES = re.compile(r"^(?:全[市县区省州旗]|完成|实现|推进|新建?)+(?=.{2})")


class Figure(NamedTuple):
    """A figure to be reached: its id, its targets (two of a range) and where tasks say it.

    ``said`` has the beginning of the words and the place of the task, for each task that says it;
    ``whole`` is the indicator of which it is a part, ``due`` its sentence's deadline.
    """

    id: str
    title: str
    targets: tuple[Target, ...]
    said: tuple[tuple[int, int], ...] = ()
    whole: str = ""
    due: Words | None = None

    @property
    def task(self) -> int | None:
        """Return the place of the first task that says it; None where none does."""
        return self.said[0][1] if self.said else None

    @property
    def target(self) -> Target:
        """Return the first of its targets."""
        return self.targets[0]


def figures(reading: Reading, settled: Settled, known: Known) -> tuple[Figure, ...]:
    """Return the figures of a document, each once; what comes back every month is work, none."""
    taken = (one.id for one in known.indicators)
    titles = (spelt(task.title.text) for task in reading.tasks)
    ids, free = Ids((*taken, *titles)), _Free(known.indicators)
    found: list[Figure] = []
    aims: dict[_Sort, list[int]] = {}
    figured = _ranges([*reading.targets, *_spelt(reading, settled)])
    for group in (*figured, *([one] for one in reading.comparisons)):
        made = _figure(reading, group)
        if made.target.every not in (None, EVERY_YEAR):
            continue
        alike = aims.setdefault(_sort(made), [])
        twin = next((place for place in alike if _is_twin(found[place], made)), None)
        if twin is not None:
            found[twin] = found[twin]._replace(said=(*found[twin].said, *made.said))
            continue
        if made.task is None:
            alike.append(len(found))
        name = free.taken_by(made)
        made = made._replace(id=name or ids.of(made.title, "figure"))
        whole, due = _whole_of(reading, made, found), _deadline(reading, made)
        found.append(made._replace(whole=whole, due=due))
    return tuple(found)


class _Free:
    """The indicators of a workspace that no figure of the document has yet."""

    def __init__(self, known: Sequence[KnownFigure]) -> None:
        self._left: dict[str, list[KnownFigure]] = {}
        for one in known:
            self._left.setdefault(plain(f"{one.title} {one.measure}"), []).append(one)

    def taken_by(self, figure: Figure) -> str | None:
        """Return the one of the same title and measure, of several the one with the same words."""
        alike = self._left.get(plain(f"{figure.title} {measure_of(figure.target)}"), [])
        quote = plain(figure.target.words.text)
        best = next(
            (one for one in alike if plain(one.quote) == quote), alike[0] if alike else None
        )
        if best is None:
            return None
        alike.remove(best)
        return best.id


_Sort = tuple[tuple[Decimal, str, str, str, str], ...]


def _sort(figure: Figure) -> _Sort:
    """Return the values, measures and comparisons of a figure: what is wanted of whatever it is about."""
    return tuple(
        (one.value, one.measure, one.comparator, one.against, one.in_words)
        for one in figure.targets
    )


def _figure(reading: Reading, group: Sequence[TaskTarget]) -> Figure:
    first, task = group[0].target, group[0].task
    said = () if task is None else ((first.words.start, task),)
    title = title_of(first, reading.tasks, task, reading.source.text[first.words.end :][:_BEHIND])
    return Figure("", title, tuple(one.target for one in group), said)


def _is_twin(aim: Figure, figure: Figure) -> bool:
    """Return whether a task's figure is one that an aim of the whole gave already."""
    first, second = _core(aim.title), _core(figure.title)
    return figure.task is not None and (first in second or second in first)


def is_aim(figure: Figure) -> bool:
    """Return whether the words of a figure stand in no task, though tasks say it, too."""
    return all(start != figure.target.words.start for start, _ in figure.said)


def _core(title: str) -> str:
    return _SCOPES.sub("", title)


def _deadline(reading: Reading, figure: Figure) -> Words | None:
    """Return the deadline of the action in which a figure stands, else its task's."""
    if figure.task is None:
        return None
    task, start = reading.tasks[figure.task], figure.target.words.start
    own = (
        one.due.words
        for one in task.actions
        if one.due and one.words.start <= start < one.words.end
    )
    by_day = task.due.words if task.due and task.due.kind == "by" else None
    return next(own, by_day)


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
        if is_whole and target.measure == part.target.measure and part.target.measure not in RATES:
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


def title_of(target: Target, tasks: Sequence[Task], task: int | None, behind: str = "") -> str:
    """Return what a figure is about, in the document's words; ``behind`` is what stands behind it."""
    if target.words.folded.isascii() and (latin := latin_title(target, behind)):
        return latin
    about = target.about or target.words
    text = _LEADING.sub("", about.condensed)
    text = _TRAILING.sub("", text).strip(" ,，、;；:：。")
    change = _CHANGE_BEHIND.match(target.words.folded, about.end - target.words.start)
    if text:
        return f"{text}{change[1]}" if change and about.start >= target.words.start else text
    return tasks[task].title.condensed if task is not None else target.words.condensed


def measure_of(target: Target) -> str:
    """Return what a figure is counted in; things where the document does not say.

    What is compared with others is mostly a share or a growth; words are counted in nothing.
    """
    if target.in_words:
        return ""
    return target.measure or ("%" if target.against else "个")
