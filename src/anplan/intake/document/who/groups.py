"""Paragraphs without numbers, each with the labelled lines that follow it, and records of labels.

突出工业主体地位。新增企业30家。       项目名称：城乡供水一体化
责任单位：市经信委                     牵头单位：市水利局
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.fields import fields

_TITLED = re.compile(
    r"(?:(?:项目|任务|工作|事项|实事|提案|建议)名称|(?:重点|主要|工作|具体)任务|重点工作|任务|事项|"
    r"Action|Task|Project|Initiative) ?: *(?=.)"
)
_NUMBERED = re.compile(r"(?:序号|编号|Ref(?:erence)?|No\.?|ID) ?: *(?P<number>[^ ]{1,8})")
_DETAIL = re.compile(
    r"(?:(?:建设|工作|主要|项目|具体|任务|年度)?(?:内容|目标|措施|标准|要求|成果|规模|地点)|预期成效|备注|说明|"
    r"Start(?: date)?|Success measures?|Measures?(?: of success)?|KPIs?|Target|Outcomes?|Outputs?|Milestones?|"
    r"Cost|Budget|Description) ?:"
)
"""What a record says of the task above, behind who does it as well as in front."""
_LONGEST_TITLE = 40


class Group(NamedTuple):
    """A paragraph, or a title with its text, and the lines below; ``number`` where a label says one.

    ``heading`` is the line that heads it and its like.
    """

    number: str
    lines: list[Words]
    heading: Words | None = None


def groups(paragraphs: Iterable[Words]) -> list[Group]:
    """Return the paragraphs, each with the labelled lines that follow it."""
    found: list[list[Words]] = []
    was_labelled = True
    for words in paragraphs:
        is_labelled = is_label(words)
        goes_on = was_labelled and bool(found) and _DETAIL.match(words.folded) is not None
        if was_labelled and not is_labelled and not goes_on:
            found.append([])
        if found:
            found[-1].append(words)
        was_labelled = is_labelled or goes_on
    if any(_is_sentence_alone(group) for group in found):
        return list(_under_headings(found))
    return [_from_title(group) for group in found]


def _is_sentence_alone(lines: list[Words]) -> bool:
    """Return whether a group is one sentence and its labels: so are the others, below what heads them."""
    return (
        len(lines) > 1
        and lines[0].text.rstrip().endswith("。")
        and not is_label(lines[0])
        and is_label(lines[1])
    )


def _under_headings(found: Iterable[list[Words]]) -> Iterator[Group]:
    """Yield the last paragraph of each group with its labels; a short line in front heads what follows."""
    heading: Words | None = None
    for lines in found:
        whole = _from_title(lines)
        if len(whole.lines) > 2 and _is_heading(whole.lines[0]) and is_label(whole.lines[2]):
            heading = whole.lines[0]
            whole = whole._replace(lines=whole.lines[1:])
        yield whole._replace(heading=heading)


def _is_heading(words: Words) -> bool:
    return "。" not in words.text and not _TITLED.match(words.folded)


def is_label(words: Words) -> bool:
    """Return whether a line is nothing but labelled facts."""
    labelled = fields(words)
    return bool(labelled) and labelled[0].whole.start <= words.start + 1


def _from_title(lines: list[Words]) -> Group:
    """Return a group from its title or its last paragraph on; what leads in to it is left."""
    texts = next((at for at, words in enumerate(lines) if is_label(words)), len(lines))
    number = ""
    for place, words in enumerate(lines[:texts]):
        if match := _NUMBERED.fullmatch(words.folded):
            number = match["number"]
        if match := _TITLED.match(words.folded):
            title = words.part(match.end())
            own = item_number(title.folded)
            if own is not None and own.kind == "1.":
                number, title = number or own.label, title.part(own.end)
            return Group(number, [title, *lines[place + 1 :]])
    for place in reversed(range(texts)):
        if "。" not in lines[place].text and len(lines[place].text) <= _LONGEST_TITLE:
            return Group(number, lines[place:])
    return Group(number, lines[max(texts - 1, 0) :])
