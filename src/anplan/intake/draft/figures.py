"""Figures to be reached, each once: what an aim and a task say alike is one indicator."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from anplan.intake.document.figures.figures import Target
from anplan.intake.document.reading import Reading, TaskTarget
from anplan.intake.document.text.numbers import chinese_value
from anplan.intake.document.text.words import Words, fold
from anplan.intake.draft.figure_titles import Beside, Named, title_of
from anplan.intake.draft.latin import Ids, spelt
from anplan.intake.draft.settled import Known, KnownFigure, Settled, plain

RATES = ("%", "‰", "个百分点", "百分点", "％")
EVERY_YEAR = "year"
_NEAR = 60
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
    ids = Ids((*taken, *titles))
    made = _distinct(reading, settled)
    names = _known_ids(made, known.indicators)
    found: list[Figure] = []
    for place, one in enumerate(made):
        named = one._replace(id=names.get(place) or ids.of(one.title, "figure"))
        whole, due = _whole_of(reading, named, found), _deadline(reading, named)
        found.append(named._replace(whole=whole, due=due))
    return tuple(found)


def _distinct(reading: Reading, settled: Settled) -> list[Figure]:
    """Return the figures, each once: what a task says of an aim of the whole is the aim's."""
    found: list[Figure] = []
    aims: dict[_Sort, list[int]] = {}
    named_before: Figure | None = None
    figured = _ranges([*reading.targets, *_spelt(reading, settled)])
    for group in (*figured, *([one] for one in reading.comparisons)):
        made = named_before = _figure(reading, group, named_before)
        if made.target.every not in (None, EVERY_YEAR):
            continue
        alike = aims.setdefault(_sort(made), [])
        twin = next((place for place in alike if _is_twin(found[place], made)), None)
        if twin is not None:
            found[twin] = found[twin]._replace(said=(*found[twin].said, *made.said))
            continue
        if made.task is None:
            alike.append(len(found))
        found.append(made)
    return found


def _known_ids(figures: Sequence[Figure], known: Sequence[KnownFigure]) -> Mapping[int, str]:
    """Return the ids of the indicators of a workspace that figures are, by the figures' places.

    Those of one title and measure come first. What is left and has the same words, which nothing else
    has, may only have been called otherwise.
    """
    by_title: dict[str, list[KnownFigure]] = {}
    for one in known:
        by_title.setdefault(plain(f"{one.title} {one.measure}"), []).append(one)
    found: dict[int, str] = {}
    for place, figure in enumerate(figures):
        alike = by_title.get(plain(f"{figure.title} {measure_of(figure.target)}"), [])
        quote = plain(figure.target.words.text)
        best = next((one for one in alike if plain(one.quote) == quote), next(iter(alike), None))
        if best is not None:
            alike.remove(best)
            found[place] = best.id
    left = [one for alike in by_title.values() for one in alike]
    quotes = Counter(plain(figure.target.words.text) for figure in figures)
    known_quotes = Counter(plain(one.quote) for one in known)
    by_quote = {plain(one.quote): one.id for one in left if known_quotes[plain(one.quote)] == 1}
    for place, figure in enumerate(figures):
        quote = plain(figure.target.words.text)
        if place not in found and quotes[quote] == 1 and quote in by_quote:
            found[place] = by_quote[quote]
    return found


_Sort = tuple[tuple[Decimal, str, str, str, str], ...]


def _sort(figure: Figure) -> _Sort:
    """Return the values, measures and comparisons of a figure: what is wanted of whatever it is about."""
    return tuple(
        (one.value, one.measure, one.comparator, one.against, one.in_words)
        for one in figure.targets
    )


def _figure(reading: Reading, group: Sequence[TaskTarget], before: Figure | None) -> Figure:
    """Return the figure of a target or a range; ``before`` is the one in front of it."""
    first, task = group[0].target, group[0].task
    said = () if task is None else ((first.words.start, task),)
    text = reading.source.text
    near = before is not None and _is_in_sentence(text, before.target, first)
    title = title_of(
        first,
        reading.tasks,
        task,
        Beside(
            text[max(0, first.words.start - _NEAR) : first.words.start],
            text[first.words.end :][:_NEAR],
        ),
        Named(before.title, before.target.measure) if before and near else None,
    )
    return Figure("", title, tuple(one.target for one in group), said)


def _is_in_sentence(text: str, before: Target, target: Target) -> bool:
    """Return whether a figure stands behind another in one sentence."""
    between = fold(text[before.words.end : target.words.start])
    is_behind = 0 <= target.words.start - before.words.end < _SENTENCE
    return is_behind and not re.search(r"[。;\n]", between)


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


def measure_of(target: Target) -> str:
    """Return what a figure is counted in; things where the document does not say.

    What is compared with others is mostly a share or a growth; words are counted in nothing.
    """
    if target.in_words:
        return ""
    return target.measure or ("%" if target.against else "个")
