"""Tasks of a document that numbers nothing: its only list stands in a sentence.

重点任务分别是：推进旧区改造；新建停车场。   一是推进旧区改造；二是新建停车场。
"""

import re
from collections.abc import Iterator

from anplan.intake.document.tasks.actions import actions_of
from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.tasks.tasks import Task, due_in, facts, own_lines, sections_of, title_of
from anplan.intake.document.text.numbers import chinese_value
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.assigned import First

_COUNTED = re.compile(r"(?:^|[:。;,])\s*(?P<number>[一二三四五六七八九十]{1,2})是[要,:]?")
_OPENS = re.compile(
    r"(?:(?:任务|工作|事项|项目|实事|举措)[^:。;]{0,8}(?:分别)?(?:是|为|有|包括)|分别[是为]|如下|以下[^:。;]{1,8}):(?=[^:]+;)"
)
_LEAST, _LEAST_SIGNS = 2, 6
_ENDS = "。;；,， "


def listed_tasks(root: Node, *, first_leads: First) -> Iterator[Task]:
    """Yield the parts of the lists in a document's sentences, each a task."""
    for node in (root, *root.walk()):
        above = (node.line, *sections_of(node)) if node.parent is not None else ()
        for words in own_lines(node):
            for number, part in _parts(words):
                yield _task(number, part, above, first_leads)


def _task(number: str, words: Words, above: tuple[Words, ...], first_leads: First) -> Task:
    said = facts((words,), first_leads=first_leads)
    title = title_of(words, said.cuts).stripped(_ENDS)
    due = said.due or due_in((words,))
    actions = actions_of(title, (words,), said.cuts)
    return Task(number, title, above, said.assigned, due, (words,), said.results, actions)


def _parts(words: Words) -> list[tuple[str, Words]]:
    """Return the parts of a list in a sentence, with their numbers; none where there is no list."""
    folded = words.folded
    begins: list[tuple[str, int, int]] = []
    for match in _COUNTED.finditer(folded):
        if chinese_value(match["number"]) == len(begins) + 1:
            begins.append((match["number"], match.start("number"), match.end()))
    if not begins and (opens := _OPENS.search(folded)):
        cuts = [cut.end() for cut in re.finditer(";", folded) if cut.end() > opens.end()]
        begins = [("", place, place) for place in (opens.end(), *cuts)]
    ends = [start for _, start, _ in begins[1:]] + [len(folded)]
    found = [
        (number, words.part(first, end).stripped(_ENDS))
        for (number, _, first), end in zip(begins, ends, strict=False)
    ]
    whole = [(number, part) for number, part in found if len(part.text) >= _LEAST_SIGNS]
    return whole if len(whole) >= _LEAST else []
