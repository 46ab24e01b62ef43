"""Scores what was read of a document against what a careful reader makes of it.

A task is matched once, by its title; names and titles are compared without white space and in
plain width; targets are counted as (value, measure, comparator), however often each is there.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from anplan.files.document.formats.markdown import take_markdown
from anplan.intake.document.layout.plain_text import blocks_of
from anplan.intake.document.reading import Reading, read_document
from anplan.intake.document.tasks.tasks import Task

FOLDER = Path(__file__).parent
Target = tuple[Decimal, str, str]


class Score(NamedTuple):
    """How many tasks and targets there are, and how many of what was read are right."""

    tasks: int = 0
    titles: int = 0
    units: int = 0
    parts: int = 0
    due: int = 0
    due_right: int = 0
    targets: int = 0
    targets_right: int = 0
    targets_said: int = 0
    tasks_said: int = 0

    def __add__(self, other: tuple[Any, ...]) -> "Score":
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))


def read(name: str) -> Reading:
    markdown = FOLDER / f"{name}.md"
    if markdown.is_file():
        return read_document(take_markdown(markdown.read_text(encoding="utf-8")).blocks)
    return read_document(blocks_of((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))


def truth(name: str) -> dict[str, Any]:
    content = yaml.safe_load((FOLDER / f"{name}.truth.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def names() -> list[str]:
    return sorted(path.name.removesuffix(".truth.yaml") for path in FOLDER.glob("*.truth.yaml"))


def plain(text: object) -> str:
    folded = unicodedata.normalize("NFKC", str(text or ""))
    return re.sub(r"\s+", "", folded).rstrip("。.;")


def score(expected: Mapping[str, Any], reading: Reading) -> Score:
    pool: dict[str, list[Task]] = {}
    for task in reading.tasks:
        pool.setdefault(plain(task.title.text), []).append(task)
    total = Score(tasks=len(expected["tasks"]), tasks_said=len(reading.tasks))
    for wanted in expected["tasks"]:
        found = pool.get(plain(wanted["title"]))
        due = wanted.get("due")
        total += Score(due=int(due is not None))
        if found:
            total += _task(wanted, found.pop(0))
    return total + _targets(expected["targets"], reading)


def _task(wanted: Mapping[str, Any], task: Task) -> Score:
    lead, units, support = (
        {plain(one.name) for one in part}
        for part in (task.assigned.lead, task.assigned.units, task.assigned.support)
    )
    own = [{plain(name) for name in wanted.get(part, ())} for part in ("lead", "units", "support")]
    due = wanted.get("due")
    said = task.due.words.text if task.due else None
    return Score(
        titles=1,
        units=int(lead | units | support == set().union(*own)),
        parts=int([lead, units, support] == own),
        due_right=int(due is not None and plain(due) == plain(said)),
    )


def _targets(expected: Iterable[Sequence[Any]], reading: Reading) -> Score:
    wanted = Counter((Decimal(str(value)), plain(unit), sign) for value, unit, sign in expected)
    said = Counter(
        (one.target.value, plain(one.target.measure), one.target.comparator)
        for one in reading.targets
    )
    right = sum((wanted & said).values())
    return Score(targets=wanted.total(), targets_right=right, targets_said=said.total())
