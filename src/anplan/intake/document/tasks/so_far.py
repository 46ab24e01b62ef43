"""What a report tells of its items: sentences that say what was done so far."""

import re
from collections.abc import Iterator, Sequence

from anplan.intake.document.tasks.tasks import Task
from anplan.intake.document.text.words import Words

_REPORT = re.compile(
    r"(?:(?:完成|进展|落实|推进|办理|执行)情况|工作进展)(?:的?(?:通报|报告|汇报|汇总表?|公示|公告|一览表|台账|说明))?(?:\([^()]*\))?$|"
    r"督查(?:情况)?(?:的)?通报$"
)
_SINCE = re.compile(
    r"(?:上半年|前[一二三]个?季度|第?[一二三]季度|1?\d月?份?[-~至到]1?\d月份?|今年|年初以来|截至|截止|目前|现已|已|累计)"
)
_AHEAD = re.compile(
    r"力争|确保|争取|计划|下一?步|后续|接下来|年底前|年内|\d月(?:底|末|中旬|\d{1,2}日)?前|目标(?:为|是)|下半年|明年|次年|"
    r"(?:^|[,;])(?:拟|将|到?20\d\d年)"
)
_SENTENCE = re.compile(r"[^。\n]+。?")


def is_report(title: str) -> bool:
    """Return whether a document of this title tells what was done of each item."""
    return _REPORT.search(title) is not None


def without_so_far(task: Task, told: Sequence[Words]) -> Task:
    """Return a task with the sentences that tell what was done as its results, no actions."""
    actions = tuple(
        action
        for action in task.actions
        if not any(one.start <= action.words.start < one.end for one in told)
    )
    return task._replace(results=(*task.results, *told), actions=actions)


def so_far_in(task: Task) -> tuple[Words, ...]:
    """Return the sentences of a report's task that tell what was done so far."""
    return tuple(one for words in task.text for one in _told(words))


def _told(words: Words) -> Iterator[Words]:
    """Yield the sentences behind the first that say since when, and look at nothing ahead."""
    for match in _SENTENCE.finditer(words.folded):
        sentence = match[0].strip()
        if match.start() and _SINCE.match(sentence) and not _AHEAD.search(sentence):
            yield words.part(match.start(), match.end())
