"""Which task of a document is which of a workspace: by title, else by number and a like title."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from anplan.intake.document.tasks.tasks import Task
from anplan.intake.draft.settled import KnownTask, plain

_ALIKE, _ALIKE_WITH_NUMBER = 0.85, 0.6
_MOST_PAIRS = 40_000
"""Beyond so many pairs of titles that nobody knows, only equal ones are the same."""


def same_tasks(tasks: Sequence[Task], known: Sequence[KnownTask]) -> dict[int, str]:
    """Return the ids of tasks that the workspace has, by their places in the document."""
    left = list(known)
    found: dict[int, str] = {}
    for place, task in enumerate(tasks):
        title = plain(task.title.text)
        equal = [one for one in left if plain(one.title) == title]
        best = next((one for one in equal if one.label == task.number), None)
        if equal:
            found[place] = _taken(left, best or equal[0])
    open_places = [place for place in range(len(tasks)) if place not in found]
    if len(open_places) * len(left) <= _MOST_PAIRS:
        for place, one in _alike(tasks, open_places, left):
            if place not in found and one in left:
                found[place] = _taken(left, one)
    return found


def _taken(left: list[KnownTask], one: KnownTask) -> str:
    left.remove(one)
    return one.id


def _alike(
    tasks: Sequence[Task], places: Sequence[int], known: Sequence[KnownTask]
) -> Iterator[tuple[int, KnownTask]]:
    """Yield the pairs whose titles are alike, the likest first."""
    pairs = []
    for place in places:
        task = tasks[place]
        matcher = SequenceMatcher(None, "", plain(task.title.text), autojunk=False)
        for one in known:
            matcher.set_seq1(plain(one.title))
            least = _ALIKE_WITH_NUMBER if task.number and one.label == task.number else _ALIKE
            if matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= least:
                pairs.append((ratio, place, one))
    pairs.sort(key=lambda pair: -pair[0])
    return ((place, one) for _, place, one in pairs)
