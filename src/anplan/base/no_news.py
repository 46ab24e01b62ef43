"""Words and signs that people put where there is nothing to say, and those that point elsewhere."""

import re
import unicodedata
from functools import lru_cache

_TIME = "(?:本月|本期|本季度?|当月|当前|目前|现阶段|截至目前|截止目前|到目前为止|暂时|至今)?"
_WHO = "(?:我|本)?(?:单位|街道|街|局|办|中心|部门)?"
_NOT = (
    "(?:暂时?|尚|均|都|也|还)?(?:无需|无须|不需要?|没有需要?|没需要?|未发现|未遇到|未出现|未发生|未有"
    "|不存在|[无無]|没有?)"
)
_WHICH = (
    "(?:任何|什么|其他|其它|新增|新|重大|重要|明显|突出|特别|实质性|实质|需要|需|须|待|存在|遇到|区里|区级"
    "|上级|提请|帮助|的)*"
)
_DEED = "(?:协调|解决|报告|说明|反映|上报|填报|汇报|补充|报送|反馈)*(?:的)?"
_THING = (
    "(?:问题|困难|难点|障碍|进展|情况|变化|变动|内容|事项|事宜|计划|安排|打算|动态|数据|数值|信息"
    "|意见|建议|诉求|需求|请求|要求|措施|举措|工作|进度|更新|消息)?"
)
_NOTHING = re.compile(f"{_TIME}{_WHO}{_NOT}{_WHICH}{_DEED}{_THING}(?:{_DEED})(?:了|吧)?")
_MORE = re.compile(f"(?:{_TIME}{_WHO}{_NOT})?{_WHICH}{_DEED}{_THING}(?:{_DEED})")
"""What may stand behind an "and": 无问题和困难, 无进展、无变化."""

_SEVERAL = re.compile("(?:和|及|与|或|以及|[、，,/])")
_ALONE = frozenset(
    [
        "无",
        "無",
        "暂无",
        "没有",
        "没",
        "否",
        "空",
        "空白",
        "略",
        "零报告",
        "零上报",
        "零填报",
        "不涉及",
        "不适用",
        "未涉及",
        "无涉及",
        "不详",
        "未填",
        "无填报",
        "none",
        "nil",
        "null",
        "na",
        "n/a",
        "nothing",
        "no",
        "notapplicable",
        "noproblem",
        "noproblems",
        "noissue",
        "noissues",
        "nochange",
        "nonews",
        "nothingnew",
        "noprogress",
        "nothingtoreport",
    ]
)
_ELSEWHERE = re.compile(
    "(?:情况|内容|问题|进展|详情|其余|其他)?"
    "(?:[同如见](?:上|前|左|右|下)(?:述|面|文|列|所述|月|期|季度?|年|栏|格|行|项|条|一[栏格行项条月期])?"
    "|上同|同(?:第?[一二三四五六七八九十0-9.]+[项条行栏]?)|[与和较]上[月期](?:相同|一样|一致|持平|无变化)?)"
    "(?:相同|一样|一致|所述|情况|内容|问题)?"
    "|(?:内容|篇幅)?(?:较[长多])?,?(?:具体|详细)?(?:情况|内容|问题|进展|详情)?(?:[详另请])?见(?:附[件表页后]|另[文附])"
    "|[〃″]|(?:please)?see(?:the)?(?:annex|attachment|attached|appendix)|ditto|sameasabove|asabove|seeabove|sameasbefore|sameaslastmonth"
)
_NO_WORD = re.compile(r"[^\w〃″/、,.·]|_")
_MOST = 40
"""A longer text says something."""


def bare(text: str) -> str:
    """Return a text without blanks, stops and brackets, in one width and case."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    return _NO_WORD.sub("", narrow).strip("/、,.·")


def says_nothing(text: str) -> bool:
    """Return whether a text says that there is nothing, or only that it is like another."""
    plain = text.strip()
    return len(plain) <= _MOST and _says_nothing(plain)


@lru_cache(maxsize=4096)  # a report is read and checked, and checked again once it is changed
def _says_nothing(text: str) -> bool:
    return is_nothing(text) or points_elsewhere(text)


def is_nothing(text: str) -> bool:
    """Return whether a text consists of words or signs that say that there is nothing: 无。, ——."""
    if len(text.strip()) > _MOST:
        return False
    words = bare(text)
    if _is_alone(text, words):
        return True
    first, *rest = [part for part in _SEVERAL.split(words) if part] or [""]
    return _NOTHING.fullmatch(first) is not None and all(map(_MORE.fullmatch, rest))


def points_elsewhere(text: str) -> bool:
    """Return whether a text only says that it is the same as another: 同上, 〃."""
    if len(text.strip()) > _MOST:
        return False
    narrow = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    kept = narrow.strip("()[]。.,，;；!！:：\"'“”‘’")
    return _ELSEWHERE.fullmatch(kept) is not None


def is_bare_nothing(text: str) -> bool:
    """Return whether a text is a lone 无 or a sign: not even that there is no news."""
    return len(text.strip()) <= _MOST and _is_alone(text, bare(text))


def _is_alone(text: str, words: str) -> bool:
    is_alone = not words or words in _ALONE
    return is_alone and bool(text.strip()) and not points_elsewhere(text)
