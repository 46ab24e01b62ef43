"""Figures of what was or is: the base from which a way begins, results, the year before."""

import re

from anplan.intake.document.found import Found

_CHANGES = "提高|提升|增加|上升|扩大|下降|降低|压缩|缩短|压减|减少"
_BASE_AFTER = re.compile(
    rf"^ ?(?:以上|左右|的)?(?:的)?(?:基础上|水平上|稳步|逐步|进一步)?(?:,)?"
    rf"(?:{_CHANGES}|增长|降|扩|增|调整|拓展)(?:到|至)|^[^,。;]{{0,14}}(?:的)?基础上|^ to (?=\d)"
)
_CHANGED_TO = re.compile(rf"^ ?(?:的)?(?:{_CHANGES})(?:到|至)")
_BASELINE = re.compile(r"[Bb]aseline (?:of|was|is|figure of) (?:around |about )?$")
_BASE_BEFORE = re.compile(r"(?:从|由|自|from )[^,。;]{0,16}$")
_PAST = re.compile(
    r"已(?:经|累计|有|建成|完成|达|实现|于|开工)?[^,。;]{0,18}$|"
    r"(?:现有|目前|原有|共有|(?<![比较])(?:去年|上年|前年)|截至|截止|现状|此前|以来|全年共)[^。;]{0,24}$|"
    r"(?<![比较][上去]年)(?<![比较])(?:上年|去年|同期)(?:的)?[^,。;]{0,10}$"
)
_DONE = re.compile(r"[一-龥](?<![为解除])了[^,。;]{0,6}$")
_WILL = re.compile(r"力争|确保|计划|将|争取|到年底|年底前|目标|达到$|提高到|增[至加]到?$|再")
_LAST_YEAR = re.compile(r"(?:^|,)\s*(?:去年|上年|前年)(?!底|末|的?基础|的?水平)")
_COMPARED = re.compile(r"(?:较|比)(?:上年|去年|\d{4}年)[^,。;]{0,4}$")
_YEAR = re.compile(
    r"(?<![较比在以从由自\d-])(20\d\d)年(?!底?(?:之|以)?前|以[来前]|版|[^,。;]{0,30}基础上|"
    r"[^,。;]{0,20}(?:提高|提升|增加|上升|下降|降低|压减|压缩|缩短|减少)[到至])"
)


def is_base(found: Found) -> bool:
    """Return whether a figure is where a way begins: 从80%提高到90%, 在120类的基础上."""
    after = found.after
    if _BASELINE.search(found.before):
        return True
    if not _BASE_AFTER.match(after):
        return False
    is_changed = "基础上" in after[:20] or _CHANGED_TO.match(after)
    return bool(is_changed or _BASE_BEFORE.search(found.before))


def is_past(found: Found, year: int | None) -> bool:
    """Return whether a figure is a result, not an aim; ``year`` is the plan's own."""
    before = found.before
    if _DONE.search(before) and not _WILL.search(before[-12:]):
        return True
    if _PAST.search(before) and not _WILL.search(before):
        return True
    if _LAST_YEAR.search(found.sentence_before) and not _WILL.search(found.sentence_before):
        return True
    if _COMPARED.search(before):
        return found.after.startswith(("的", "提", "增", "下", "上"))
    own = [int(match[1]) for match in _YEAR.finditer(found.sentence_before)]
    return year is not None and bool(own) and own[-1] < year
