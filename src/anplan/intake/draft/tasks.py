"""The files of tasks: title, number, who does it, by when, and its actions."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.intake.document.tasks.actions import Action
from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.deadlines import Deadline
from anplan.intake.document.text.words import Places, Source, Words
from anplan.intake.draft.days import day_of
from anplan.intake.draft.latin import Ids
from anplan.intake.draft.nodes import Flow, Key, Listed, Record, assumed, keys
from anplan.intake.draft.roster import Roster
from anplan.intake.draft.settled import Settled
from anplan.intake.draft.wording import few_words, quote_of

_POST = re.compile(
    r"长|主任|书记|主席|领导|负责|委员|专员|秘书|督办|Director|Officer|Head|Cabinet|Leader|Manager|Portfolio"
)
_SAYS_MORE = re.compile(
    r"动工|开工|启动|投用|投入使用|竣工|验收|完成(?=.)|取得|见效|start|complet|open", re.IGNORECASE
)
_MOSTLY = 0.8
_BELOW = 40
"""How far below the units the line of the deadline may say it."""
_SPANS = ("month", "two-months", "quarter", "half", "year")


class Setting(NamedTuple):
    """What all tasks share; ``figures`` are the ids of indicators by where their words begin.

    ``places`` are these beginnings in their order, ``names`` what tasks and units are called, as ids:
    no action may be called so. ``papers`` are the
    places of the words on which obligations stand.
    """

    source: Source
    roster: Roster
    settled: Settled
    year: int | None
    figures: Mapping[int, tuple[str, ...]]
    places: Sequence[int]
    names: frozenset[str] = frozenset()
    papers: Places = Places(())


def task_file(setting: Setting, task: Task) -> Record:
    """Return what the file of a task says."""
    assigned, roster, source = task.assigned, setting.roster, setting.source
    units, leads = roster.ids(assigned.units), roster.ids(assigned.lead)
    guessed = () if roster.ids(assigned.offices) else ("units",)
    nobody = setting.settled.open_in((task.title,), "nobody")
    doubts = setting.settled.open_in(task.text, "bracket", "figure")
    gaps = setting.settled.open_in((task.title,), "gap")
    actions = tuple(_actions(setting, task))
    return keys(
        Key("title", task.title.condensed, asked=(*gaps, *doubts)),
        Key("label", task.number),
        Key("quote", quote_of(source, task.title)),
        Key("units", Flow(_whoever(setting, task) if guessed else units), asked=nobody),
        Key("units_quote", _units_quote(source, assigned.words, task.due)),
        Key("lead", Flow(leads)),
        Key(
            "support",
            Flow(tuple(name for name in roster.ids(assigned.support) if name not in leads)),
        ),
        _leader(task),
        *_due(task.due, setting.year),
        Key("actions", Listed(actions)),
        assumed(*guessed),
    )


def _units_quote(source: Source, said: Sequence[Words], due: Deadline | None) -> str:
    """Return the words that name the units: all of them where they stand in one block.

    A block is a paragraph, or lines of which each says who does it or by when.
    """
    if not said:
        return ""
    first, last = min(words.start for words in said), max(words.end for words in said)
    if due and 0 <= due.words.start - last <= _BELOW:
        if "\n" not in source.text[last : due.words.start]:
            last = due.words.end
        line = source.text.rfind("\n", 0, due.words.start) + 1
        last = due.words.end if line == source.text.find("\n", last) + 1 else last
    starts = [words.start for words in said] + ([due.words.start] if due else [])
    return source.text[first:last] if _is_block(source, first, last, starts) else said[0].text


def _is_block(source: Source, first: int, last: int, starts: Sequence[int]) -> bool:
    """Return whether each line between two places says who or when."""
    begin = first
    for line in source.text[first:last].split("\n"):
        if line.strip() and not any(begin <= start < begin + len(line) for start in starts):
            return False
        begin += len(line) + 1
    return True


def _whoever(setting: Setting, task: Task) -> tuple[str, ...]:
    """Return who was said to do a task for which nobody is named; else the coordinator."""
    for question in setting.settled.questions:
        if question.kind == "nobody" and question.words == task.title:
            said = setting.settled.answer(question)
            found = setting.roster.find(said) if isinstance(said, str) else None
            if found:
                return (found,)
    return (setting.roster.coordinator,)


def _leader(task: Task) -> Key | None:
    """Return the post that leads; a person's name is told, not taken."""
    leaders = [words.stripped("。;；,，、:：()（）").condensed for words in task.assigned.leaders]
    if not leaders:
        return None
    return Key("leader", "、".join(leaders)) if all(map(_POST.search, leaders)) else None


def leaves_out_a_person(task: Task) -> bool:
    """Return whether a task names a person who leads it, without a post."""
    return bool(task.assigned.leaders) and _leader(task) is None


def _due(due: Deadline | None, year: int | None) -> Iterator[Key]:
    """Yield the day of a deadline, and its words where they say more: 5月底前动工, 持续推进."""
    if due is None:
        return
    day = day_of(due.words.folded, year) if due.kind == "by" else None
    if day:
        yield Key("due", day.isoformat())
    if day is None or _SAYS_MORE.search(due.words.folded):
        yield Key("due_words", due.words.condensed)


def _actions(setting: Setting, task: Task) -> Iterator[Record]:
    ids = Ids(setting.names)
    yield from _whole(setting, ids, task)
    for action in task.actions:
        if _is_paper(setting, action):
            continue
        title = few_words(action.words)
        name = ids.of(title, "action")
        yield keys(
            Key("id", name),
            Key("title", title),
            *_sort(setting, action),
            Key("quote", quote_of(setting.source, action.words)),
        )


def _is_paper(setting: Setting, action: Action) -> bool:
    """Return whether an action asks for no more than a paper that is owed, as an obligation says."""
    return setting.papers.within(action.words.start, action.words.end) > _MOSTLY * len(
        action.words.text
    )


def _whole(setting: Setting, ids: Ids, task: Task) -> Iterator[Record]:
    """Yield the task itself as a milestone, where its actions all have earlier days: its own would be lost."""
    day = (
        day_of(task.due.words.folded, setting.year) if task.due and task.due.kind == "by" else None
    )
    days = [
        day_of(action.due.words.folded, setting.year) if action.due else None
        for action in task.actions
        if action.kind == "milestone" and not _figures_in(setting, action)
    ]
    counted = any(_figures_in(setting, action) for action in task.actions)
    if task.due is None or day is None or counted or any(one is None or one >= day for one in days):
        return
    title = task.title.condensed
    yield keys(
        Key("id", ids.of(title, "whole")),
        Key("title", title),
        Key("kind", "milestone"),
        Key("due", day.isoformat()),
        Key("quote", quote_of(setting.source, task.due.words)),
    )


def _sort(setting: Setting, action: Action) -> Iterator[Key]:
    """Yield the kind of an action, and what belongs to it."""
    figures = tuple(_figures_in(setting, action))
    day = day_of(action.due.words.folded, setting.year) if action.due else None
    if action.kind == "recurring" and action.every in _SPANS:
        yield Key("kind", "recurring")
        yield Key("every", action.every or "")
    elif figures:
        yield Key("kind", "deliverable")
        yield Key("indicators", Flow(figures))
    elif action.kind == "milestone" and (day or action.due is None):
        yield Key("kind", "milestone")
        yield Key("due", day.isoformat() if day else "")
    else:
        yield Key("kind", "continuous")


def _figures_in(setting: Setting, action: Action) -> Sequence[str]:
    first = bisect_left(setting.places, action.words.start)
    starts = setting.places[first : bisect_left(setting.places, action.words.end)]
    return tuple(dict.fromkeys(name for start in starts for name in setting.figures[start]))


def remarks(tasks: Sequence[Task]) -> Iterator[Message]:
    """Say what of the tasks was not taken into their files."""
    for task in tasks:
        if leaves_out_a_person(task):
            yield say(
                "Who leads {task} is named as a person: write the post under leader",
                task=task.title.condensed,
            )
        lead = {office.name for office in task.assigned.lead}
        for office in task.assigned.support:
            if office.name in lead:
                yield say(
                    "{unit} leads {task} and supports it, too: it is written as its lead",
                    unit=office.name,
                    task=task.title.condensed,
                )
