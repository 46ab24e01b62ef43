"""Papers that are owed: 每月报送办理工作简报, 6月底前报送半年工作总结, 于2023年1月15日前报送方案."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.intake.document.tasks.latin_papers import latin_papers
from anplan.intake.document.text.deadlines import cycle_of, deadlines
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import is_body

_SENDS = re.compile(
    r"(?P<verb>报送|上报|呈报|填报|(?<!工作)报告|提交|(?<![通简快海情晚])报|形成)(?!告|》|」|销|酬|名|刊|纸|道|等|、|系统|平台|应用|功能|机制|制度|渠道|工作等)(?P<rest>[^。;,]{0,60})"
)
_PAPER = re.compile(
    r"简报|总结|方案|报告|报表|材料|进展|进度|数据|动态|情况|台账|清单|计划|信息|联络|名单|小结|汇报"
)
_CYCLE = re.compile(
    r"每(?:个)?(?:月|季度?|半年|年|周|两个?月)[^,。;报]{0,24}|按[月季]|季度?末月?[^,。;报]{0,10}|半年|年度|年中、?年末"
)
_OWNER = re.compile(
    r"(?:^|[,。;])(?:请)?(?P<who>各[^,。;]{1,16}?(?:单位|部门|街道|镇|乡|专班|成员单位)|[^,。;]{2,20}(?:单位|部门))(?=要|应|须|根据|按|每|于|对|负责|制|认真|分别|,|将|在)"
)


_DOES = re.compile(r"完成|建成|开工|启动|竣工|投用|整改|办结")


_NAMED = re.compile(
    r"(?:^|[,。;])(?:请|由)?(?P<who>[^,。;]{2,20}?)(?:要|应|须|需|负责)?(?=每(?:个)?(?:月|季|年|半年|周)|于(?:每|\d)|按[月季]|\d{1,2}月(?:\d|底|末))"
)


class Paper(NamedTuple):
    """A paper that is owed: what, how often or by when, and who owes it."""

    words: Words
    what: Words
    every: str
    due: Words | None
    owed_by: Words | None


def papers(words: Words) -> Iterator[Paper]:
    """Yield the papers that a paragraph asks for."""
    for one in latin_papers(words):
        due = next((found.words for found in deadlines(one.words)), None)
        yield Paper(one.words, one.what, one.every, due, one.owed_by)
    folded = words.folded
    for match in _SENDS.finditer(folded):
        sentence = _sentence_start(folded, match.start())
        clause = _clause_start(folded, sentence, match.start())
        paper = _paper(words.part(clause, match.end()))
        if paper is None or (match["verb"] == "形成" and "总结" not in match["rest"]):
            continue
        what = words.part(match.start("rest"), match.end("rest"))
        owner = _owner(words, folded, sentence, match.start())
        yield paper._replace(what=what if what.text else paper.what, owed_by=owner)


def handed_in(words: Words) -> tuple[Words, ...]:
    """Return the clauses that ask for a paper and for nothing else: 请于4月10日前将方案报县水务局."""
    return tuple(one.words for one in papers(words) if not _DOES.search(one.words.folded))


def _paper(words: Words) -> Paper | None:
    """Return the paper of a clause; None where it names no paper, or no time for it."""
    folded = words.folded
    due = next(deadlines(words), None)
    cycle = _CYCLE.search(folded)
    if not _PAPER.search(folded) or (due is None and cycle is None and "形成" not in folded):
        return None
    every = cycle_of(cycle[0]) if cycle else None
    if due is not None and "每" not in folded and every in ("half", "year"):
        every = None
    said = due.words if due else None
    return Paper(words.stripped("、,;。"), words, every or "once", said, None)


def _sentence_start(folded: str, place: int) -> int:
    return max(folded.rfind(sign, 0, place) for sign in "。;\n") + 1


def _clause_start(folded: str, sentence: int, place: int) -> int:
    return max(folded.rfind(",", sentence, place) + 1, sentence, place - 60)


def _owner(words: Words, folded: str, sentence: int, place: int) -> Words | None:
    """Return the last office that the sentence names in front of what is to be sent."""
    for form in (_OWNER, _NAMED):
        for match in reversed(list(form.finditer(folded, max(sentence - 1, 0), place))):
            if form is _OWNER or is_body(match["who"]):
                return words.part(match.start("who"), match.end("who"))
    return None
