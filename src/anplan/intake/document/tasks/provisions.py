"""Sentences within a task that ask nobody to do anything: bans, what each is paid, what counts.

严禁擅自改变水源。    每个水厂补助200万元。    已建成的水厂不计入本年任务。
"""

import re
from typing import Literal, NamedTuple

from anplan.intake.document.text.deadlines import deadlines
from anplan.intake.document.text.words import Words

ProvisionKind = Literal["ban", "payment", "counting"]

_FORMS: tuple[tuple[ProvisionKind, re.Pattern[str]], ...] = (
    (
        "ban",
        re.compile(
            r"[^,。;]{0,12}?(?:严禁|禁止(?!类|区)|不得(?!低于|少于|高于|超过|突破|迟于|晚于)|不准)"
        ),
    ),
    (
        "payment",
        re.compile(
            r"(?:对[^,。;]{2,30},)?(?:每[^,。;\d]{1,10}|单个[^,。;\d]{1,10})(?:最高)?(?:给予)?"
            r"(?:补助|补贴|奖励|奖补|资助)[^,。;\d]{0,8}\d"
        ),
    ),
    (
        "counting",
        re.compile(
            r"[^,。;\d]{0,30}(?:不计入|不纳入(?:统计|考核|计划|任务|总数)|不重复(?:计算|统计|计数)|不含在内)|"
            r"[^,。;\d]{0,20}以[^,。;]{2,20}(?:口径|数据|统计|核定数?)为准|"
            r"(?:以上|以下|上述)(?:指标|任务|数据|项目|各项)?均(?:指|含|为|不|包括)"
        ),
    ),
)
_ASKS = re.compile(
    r"开工|建设|新建|退出|上线|带动|培育|建立|完善|制定|出台|开展|推进|加强|严肃|查处|打击|整治|确保|落实|完成|排查|清理"
)


class Provision(NamedTuple):
    """A sentence that rules something, and what it is about."""

    words: Words
    kind: ProvisionKind


def provision(words: Words) -> Provision | None:
    """Return what a sentence rules; None where it asks for work, too: 加强巡查，严禁焚烧."""
    folded = words.folded.strip()
    for kind, form in _FORMS:
        if form.match(folded):
            is_work = _ASKS.search(folded) or next(deadlines(words), None)
            return None if is_work else Provision(words, kind)
    return None
