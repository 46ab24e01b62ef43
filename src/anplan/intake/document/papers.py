"""Papers that are owed: 每月报送办理工作简报, 6月底前报送半年工作总结, 于2023年1月15日前报送方案."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.intake.document.deadlines import cycle_of, deadlines
from anplan.intake.document.words import Words

_SENDS = re.compile(
    r"(?P<verb>报送|上报|呈报|填报|报告|提交|报|形成)(?!告|销|酬|名|刊|纸|道)(?P<rest>[^。;,]{0,60})"
)
_PAPER = re.compile(
    r"简报|总结|方案|报告|报表|材料|进展|情况|台账|清单|计划|信息|联络|名单|小结|汇报"
)
_REPORTS = re.compile(r"(?P<words>[^.;]{0,80}\b(?:report|submit|send)\b[^.;]{0,120})")
_CLAUSE = re.compile(r"[。;\n]")
_PART = re.compile(r"[^,，]+[,，]?")
_CYCLE = re.compile(
    r"每(?:个)?(?:月|季度?|半年|年|周|两个?月)[^,。;报]{0,24}|按[月季]|季度?末月?[^,。;报]{0,10}|半年|年度|年中、?年末"
)
_OWNER = re.compile(
    r"(?:^|[,。;])(?:请)?(?P<who>各[^,。;]{1,16}?(?:单位|部门|街道|镇|乡|专班|成员单位)|[^,。;]{2,20}(?:单位|部门))(?=要|应|须|根据|按|每|于|对|负责|制|认真|分别|,|将|在)"
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
    folded = words.folded
    for match in _SENDS.finditer(folded):
        sentence = _sentence_start(folded, match.start())
        clause = _clause_start(folded, sentence, match.start())
        span = folded[clause : match.end()]
        is_sent = match["verb"] != "形成" or "总结" in match["rest"]
        if not is_sent or not _PAPER.search(span):
            continue
        due = next(deadlines(words.part(clause, match.end())), None)
        cycle = _CYCLE.search(span)
        if due is None and cycle is None and match["verb"] != "形成":
            continue
        every = (cycle_of(cycle[0]) if cycle else None) or "once"
        yield Paper(
            words.part(clause, match.end()).stripped("、,;。"),
            words.part(match.start("rest"), match.end("rest"))
            if match["rest"].strip()
            else words.part(clause, match.end()),
            every if not (due and "每" not in span and every in ("half", "year")) else every,
            due.words if due else None,
            _owner(words, folded, sentence, match.start()),
        )


def _sentence_start(folded: str, place: int) -> int:
    return max(folded.rfind(sign, 0, place) for sign in "。;\n") + 1


def _clause_start(folded: str, sentence: int, place: int) -> int:
    return max(folded.rfind(",", sentence, place) + 1, sentence, place - 60)


def _owner(words: Words, folded: str, sentence: int, place: int) -> Words | None:
    last = None
    for last in _OWNER.finditer(folded, max(sentence - 1, 0), place):
        pass
    return words.part(last.start("who"), last.end("who")) if last else None
