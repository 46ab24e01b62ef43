"""Aims that stand outside the tasks: in chapters of goals, and where a sentence says that it aims."""

import re
from collections.abc import Iterator

from anplan.intake.document.tasks.chosen import NO_TASKS
from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.tasks.tasks import own_lines
from anplan.intake.document.text.words import Places, Words

_GOALS = re.compile(r"目标|指标|预期|任务书|Aims|Goals|Targets|Objectives|What we want")
_NO_FIGURES = re.compile(
    r"保障|组织(?:领导|实施)|工作要求|有关要求|相关要求|考核|背景|现状|基础与条件|发展基础|发展成就|主要做法|形势|回顾|成效|完成情况|进展|问题|总结$|附则|督查|资金|阶段|步骤|安排|原则|Background|Monitoring|Introduction"
)
_RATE_WANTED = r"率[^。,;\d]{0,4}(?:(?:须|要|应当?|均|都)达到?|不低于|不少于)\d"
"""What share all are told to reach: 答复率均须达到100%, 办成率不低于75%."""
_OF_A_YEAR = (
    r"(?:^|;)\s*20\d\d年,(?![^。,;]{0,8}(?:上半年|前[一二三]|季度|月|以来|已))[^。,;]{0,24}?"
    r"(?:控制在|达到|不低于|不少于|不高于|不超过|降[至到])\d"
)
"""What a year is to bring, of which the grammars of results tell those before: 2025年，PM2.5浓度控制在43.5."""
_BY_EFFORT = r"(?:通过|经过)[^。,;]{2,20},[^。;\d]{0,40}?(?:达到|控制在|不低于|不少于|突破|超过|下降|增长|提高到)\d"
"""What work is to bring: 通过三年治本攻坚，隐患整改率达到100%."""
_AIMS = re.compile(
    r"到20\d\d年|力争|确保|目标|争取|20\d\d年底前|[Bb]y (?:the end of )?(?:[A-Z][a-z]+ )?20\d\d|aim to|target|"
    rf"20\d\d年,?[^。,;\d]{{0,16}}(?<!需)要|{_RATE_WANTED}|{_OF_A_YEAR}|{_BY_EFFORT}|"
    r"20\d\d年(?:[^。;\d]{0,16},)?(?:新增|新建|建成|培育|改造|实现)[^。;\d]{0,16}\d"
)
_AIMS_OF_A_NOTICE = re.compile(
    rf"(?:确保|力争|实现|完成)[^。]{{0,60}}\d[^。]{{0,40}}(?:目标|任务)|{_RATE_WANTED}"
)
_DOES = re.compile(
    r"(?:全年|每年|三年|今年|年内)[^。;\d]{0,16}?(?:培训|遴选|评选|建成|新增|打造|培育|创建)[^。;,\d]{0,10}\d|"
    r"(?:比例|占比|比重)(?:不低于\d|不少于\d|达到\d[\d.]*%以上)"
)
"""What is to be done is an aim also in a chapter about guarantees: 全年培训干部2000人次."""
_STATES = re.compile(r"(?:总体|年度|主要|工作|预期|各[^:。]{1,6})(?:目标|任务)(?:分解)?:")
_SENTENCE = re.compile(r"[^。\n]+。?")


def goal_words(root: Node, chosen: set[Node], of_tasks: Places) -> Iterator[Words]:
    """Yield the words outside tasks in which figures are aims; ``of_tasks``: where theirs stand."""
    yield from _aiming(root, of_tasks)
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if node in chosen:
            continue
        stack.extend(reversed(node.children))
        titles = {above: above.words.folded[:24].partition("。")[0] for above in node.above()}
        headings = [title for above, title in titles.items() if above.kind != "bullet"]
        in_goals = any(map(_GOALS.search, headings))
        if any(map(_NO_FIGURES.search, headings if in_goals else titles.values())):
            for words in own_lines(node):
                if not of_tasks.has(words.end - 1):
                    yield from _sentences_like(_DOES, words)
            continue
        if any(map(_GOALS.search, titles.values())):
            yield from (words for words in own_lines(node) if not of_tasks.has(words.end - 1))
        else:
            yield from _aiming(node, of_tasks)


def notice_words(words: Words) -> Iterator[Words]:
    """Yield the sentences of a notice that say what is to be reached: 为确保实现…的目标."""
    return _sentences_like(_AIMS_OF_A_NOTICE, words)


def _aiming(node: Node, of_tasks: Places) -> Iterator[Words]:
    for words in own_lines(node):
        if not words.text or of_tasks.has(words.end - 1):
            continue
        if _STATES.match(words.folded):
            yield words
        else:
            yield from _sentences_like(_AIMS, words)


def _sentences_like(form: re.Pattern[str], words: Words) -> Iterator[Words]:
    for match in _SENTENCE.finditer(words.folded):
        if form.search(match[0]):
            yield words.part(match.start(), match.end())


def is_general(title: str) -> bool:
    """Return whether a chapter is about the work as a whole."""
    return bool(NO_TASKS.search(title))
