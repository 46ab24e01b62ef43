"""Aims that stand outside the tasks: in chapters of goals, and where a sentence says that it aims."""

import re
from collections.abc import Iterator

from anplan.intake.document.chosen import NO_TASKS
from anplan.intake.document.outline import Node
from anplan.intake.document.tasks import own_lines
from anplan.intake.document.words import Words

_GOALS = re.compile(r"目标|指标|预期|任务书|Aims|Goals|Targets|Objectives|What we want")
_NO_FIGURES = re.compile(
    r"保障|组织(?:领导|实施)|工作要求|有关要求|相关要求|考核|背景|现状|基础与条件|发展基础|发展成就|主要做法|形势|回顾|成效|完成情况|进展|问题|总结$|附则|督查|资金|阶段|步骤|安排|原则|Background|Monitoring|Introduction"
)
_AIMS = re.compile(
    r"到20\d\d年|力争|确保|目标|争取|20\d\d年底前|[Bb]y (?:the end of )?(?:[A-Z][a-z]+ )?20\d\d|aim to|target"
)
_STATES = re.compile(r"(?:总体|年度|主要|工作|预期|各[^:。]{1,6})(?:目标|任务)(?:分解)?:")
_SENTENCE = re.compile(r"[^。\n]+。?")


def goal_words(root: Node, chosen: set[Node], of_tasks: set[int]) -> Iterator[Words]:
    """Yield the words outside tasks in which figures are aims; ``of_tasks``: where theirs begin."""
    yield from _aiming(root, of_tasks)
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if node in chosen:
            continue
        stack.extend(reversed(node.children))
        titles = [above.words.folded[:24] for above in node.above()]
        if any(_NO_FIGURES.search(title) for title in titles):
            continue
        if any(_GOALS.search(title) for title in titles):
            yield from (words for words in own_lines(node) if words.start not in of_tasks)
        else:
            yield from _aiming(node, of_tasks)


def _aiming(node: Node, of_tasks: set[int]) -> Iterator[Words]:
    for words in own_lines(node):
        if not words.text or words.start in of_tasks:
            continue
        folded = words.folded
        if _STATES.match(folded):
            yield words
            continue
        for match in _SENTENCE.finditer(folded):
            if _AIMS.search(match[0]):
                yield words.part(match.start(), match.end())


def is_general(title: str) -> bool:
    """Return whether a chapter is about the work as a whole."""
    return bool(NO_TASKS.search(title))
