"""The title of a document, on one line or several; a notice has its own before the scheme's."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from anplan.intake.document.head.furniture import is_furniture
from anplan.intake.document.layout.barred import CAPTION
from anplan.intake.document.text.blocks import Line
from anplan.intake.document.text.numbers import item_number
from anplan.intake.document.text.words import Words, fold

Lines = Sequence[tuple[int, Line]]
"""The paragraphs of a document, each with its place among the pieces."""

NUMBER = re.compile(
    r"[一-龥]{2,14} ?(?:〔|\[|\(|【)\s*(?:19|20)\d\d\s*(?:〕|\]|\)|】)\s*(?:第)?\s*\d{1,4}\s*号"
)
DAY = re.compile(
    r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)"
)
DAY_AT_END = re.compile(rf"(?:{DAY.pattern}) *(?:印发|发布)?$")
CHINESE_DAY = re.compile(
    r"(二[〇零○OＯ][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
ISSUER = re.compile(
    r"(?!.*的)[一-龥<>()]{2,30}(?:人民政府办公室|人民政府办公厅|人民政府|政府办公室|政府办公厅|办公室|办公厅|"
    r"委员会|局|厅|委|领导小组|指挥部|办|督查室|中心|学校|集团|公司|院|会|党组|街道|镇|处)"
)
_TITLE = re.compile(
    r"(?:方案|计划|分解表|分解|责任表|任务表|一览表|清单|要点|意见|规划|纲要|安排|办法|措施|目标|台账|责任分工|"
    r"分工|工作报告|细则|任务书|行动|情况|明细表|表|通知|通报|报告|决定|实事|折子工程|项目|任务|公示|公告|"
    r"Plan|Programme|Strategy|Scheme|plan|programme|PLAN|PROGRAMME|STRATEGY|SCHEME)"
    r"(?: (?:for )?20\d\d(?:/\d\d)?(?: ?(?:[-/]|to) ?\d{2,4}(?:/\d\d)?)?)?(?: ?\([^()]{1,30}\))*(?: ?[-:] ?[A-Za-z ]{4,30})?$"
)
_VERSION = re.compile(r"\((?:20\d\d[^()]{0,16}|试行|草案|征求意见稿|[^()]{0,8}版)\)")
_REST = re.compile(
    r"(?:实施|工作|行动|推进|落实)?(?:方案|计划|意见|办法|安排|要点|清单|分解表|任务清单|任务分解表)|"
    r"(?:(?:主要|重点|年度)?(?:目标|任务|工作|指标)){1,3}(?:责任|分解|分工|落实|实施){0,3}(?:方案|计划|清单|表)"
)
_IN_FRONT = re.compile(r"(?:文件)?(?:名 ?称|标 ?题|题 ?名) ?: ?")
_ABOUT = re.compile("关于(?!.*的[一-龥]{2,4}$)")
"""How a title begins that is not whole: 关于…重点任务, of which 上半年落实情况的通报 is the rest."""
_WHOLE = re.compile("关于.*的[一-龥]{2,4}$")
_LETTERHEAD = re.compile(r"[一-龥<>()]{2,40}文件(?:\(.{1,12}\))?")
_NUMBER_LINE = re.compile(rf"\(?(?:{NUMBER.pattern})\)?(?:签发人:?[一-龥]{{0,12}})?")
_SENT = re.compile(r"印发|转发|下达|下发|分解|现将|的通知")
_SENT_NAME = re.compile(r"(?:印发|转发|下达|下发)(?:《|<)?(.{4,80}?)(?:》|>)?的通知")
_SENDS_IT = re.compile(
    r"现(?:将|印发)[^《。]{0,4}《([^《》]{4,80})》(?:\((?:以下)?简称[^()]*\))?(?=[^。《]{0,30}(?:印发|下发|转发|发给))"
)
_NAMED = re.compile(r"[《<]([^《》]{4,80})[》>]")
_ANNEX = re.compile(r"附\s*[件表录]\s*(?:[0-9一二三四五六七八九十]{0,3})\s*(?:[:：]|$)")
_FIELD = re.compile(
    r"(?:索\s*引\s*号|发文日期|成文日期|发布日期|成文时间|发布时间|发布机构|发文单位|文\s*号|主题分类|有\s*效\s*性|"
    r"来源|字号|浏览|时间|日期|信息来源|公开方式|点击)\s*[:：]?"
)
_END_MARK = re.compile(r"[。；;,，:：、!?]$")
_LONGEST, _MOST_LINES, _FIRST_LINES, _HEAD_LINES = 60, 4, 400, 80
_LEAST_SENTENCE, _LONGEST_NOTICE = 30, 1500


class Value(NamedTuple):
    """What was read and the words that say it."""

    value: str
    words: Words


class Scheme(NamedTuple):
    """A title, the piece with which it begins and the one with which its text does."""

    title: Value
    first: int
    body: int


def scheme(lines: Lines) -> Scheme | None:
    """Return the title of what the document is about: of the scheme where a notice sends one."""
    sent = _sent_names(lines)
    for begin in range(len(lines)):
        joined = list(_joined(lines, begin))
        for count, title in reversed(list(enumerate(joined, 1))):
            named = _behind_annex(title)
            if _key(named.value) in sent and not named.value.endswith("通知"):
                scheme = _scheme(lines, begin, count, named)
                front = _in_front(lines, scheme)
                return scheme._replace(first=front.first, body=front.body) if front else scheme
    found = list(_titles(lines))
    return _chosen(found, _signature(lines)) if found else _only_sent(lines)


def _in_front(lines: Lines, sent: Scheme) -> Scheme | None:
    """Return another scheme with items of its own that stands between a notice's day and one that it sends."""
    signed = _signature(lines)
    if signed < 0:
        return None
    items = [place for place, line in lines if item_number(line.words.folded) is not None]
    return next(
        (
            one
            for one in _titles(lines)
            if signed < one.first < sent.first
            and any(one.body <= place < sent.first for place in items)
        ),
        None,
    )


def _behind_annex(title: Value) -> Value:
    """Return a title without the word in front of it that says it is an annex: 附件：…分工表."""
    match = _ANNEX.match(fold(title.value))
    within = _ANNEX.match(title.words.folded)
    if not match or not within or match.end() == len(title.value):
        return title
    return Value(title.value[match.end() :], title.words.part(within.end()))


def _only_sent(lines: Lines) -> Scheme | None:
    """Return the title of a scheme that a notice sends and that goes on below without it."""
    for place, line in lines[:_HEAD_LINES]:
        match = _SENDS_IT.search(line.words.folded)
        if match is not None:
            words = line.words.part(match.start(1), match.end(1))
            return Scheme(Value(words.condensed, words), place, place + 1)
    return None


def _chosen(found: Sequence[Scheme], signed: int) -> Scheme:
    """Return the first title behind the notice's day; else the first that is no notice's."""
    after = [one for one in found if one.first > signed]
    if after and signed >= 0:
        return after[0]
    if found[0].title.value.endswith("通知"):
        near = [one for one in found[1:] if one.first < found[0].first + _LEAST_SENTENCE]
        return next((one for one in near if not one.title.value.endswith("通知")), found[0])
    return found[0]


def _scheme(lines: Lines, begin: int, count: int, title: Value) -> Scheme:
    return Scheme(title, lines[begin][0], lines[begin + count - 1][0] + 1)


def _key(text: str) -> str:
    return re.sub(r"[\s《》<>〈〉“”\"()（）]", "", fold(text))


def _sent_names(lines: Lines) -> set[str]:
    """Return what a notice says that it sends: 现将《…》印发给你们, 关于印发…的通知."""
    names: set[str] = set()
    for _, line in lines[:_HEAD_LINES]:
        folded = line.words.folded
        if len(folded) < _LONGEST_NOTICE and _SENT.search(folded):
            names |= {_key(match[1]) for match in _NAMED.finditer(folded)}
            names |= {_key(match[1]) for match in _SENT_NAME.finditer(folded)}
    return names


def _joined(lines: Lines, begin: int) -> Iterator[Value]:
    """Yield the titles that one, two or more lines from here on make."""
    text, place, first = "", lines[begin][0], lines[begin][1].words
    for count in range(min(_MOST_LINES, len(lines) - begin)):
        words = lines[begin + count][1].words
        is_next = lines[begin + count][0] == place + count
        if not is_next or len(words.text) > _longest(words.text) or _END_MARK.search(words.text):
            return
        if is_letterhead(words.folded):
            return
        text += words.condensed
        span = "\n".join(lines[begin + step][1].words.text for step in range(count + 1))
        yield Value(text, Words(span, first.start))


def is_letterhead(folded: str) -> bool:
    """Return whether a line is a red head's: 某县人民政府办公室文件, 某政办发〔2026〕15号."""
    plain = folded.replace(" ", "")
    return bool(_LETTERHEAD.fullmatch(plain) or _NUMBER_LINE.fullmatch(plain))


def _longest(text: str) -> int:
    return _LONGEST * (1 + text.isascii())


def _titles(lines: Lines) -> Iterator[Scheme]:
    """Yield the lines that look like titles, joined where one is broken."""
    skip = -1
    for begin, (place, _) in enumerate(lines[:_FIRST_LINES]):
        found = _title_at(lines, begin) if place > skip else None
        if found is not None:
            skip = found.body - 1
            yield found


def _title_at(lines: Lines, begin: int) -> Scheme | None:
    first = lines[begin][1]
    if _is_no_title(first.words.folded):
        return None
    joined = list(_joined(lines, begin))
    for count, title in enumerate(joined, 1):
        if count > 1 and (first.words.text.isascii() or _is_no_title(_line(lines, begin, count))):
            return None
        if first.level == 1 or _TITLE.search(fold(title.value)):
            last = _last_of_about(joined, count)
            while last < len(joined) and _belongs(_line(lines, begin, last + 1)):
                last += 1
            return _scheme(lines, begin, last, _bare(joined[last - 1]))
    return None


def _last_of_about(joined: Sequence[Value], count: int) -> int:
    """Return with which line a title about something ends, of which so many would do for another."""
    if not _ABOUT.match(fold(joined[count - 1].value)):
        return count
    longer = enumerate(joined[count:], count + 1)
    return next((more for more, one in longer if _WHOLE.fullmatch(fold(one.value))), count)


def _belongs(plain: str) -> bool:
    """Return whether a line belongs to the title above it: 实施方案, （2021—2023年）, （试行）; a day does not."""
    if _REST.fullmatch(plain):
        return True
    return _VERSION.fullmatch(plain) is not None and DAY.search(plain) is None


def _line(lines: Lines, begin: int, count: int) -> str:
    """Return the last of some lines as it is compared."""
    return lines[begin + count - 1][1].words.folded.replace(" ", "")


def _bare(title: Value) -> Value:
    """Return a title without the mark or the document's number that a page puts in front of it."""
    for form in (
        _IN_FRONT,
        re.compile(r"\s*【[^】]{1,10}】"),
        re.compile(rf"\(?{NUMBER.pattern}\)?"),
    ):
        match, within = form.match(fold(title.value)), form.match(title.words.folded)
        if match and within and len(title.value) - match.end() >= 4:
            title = Value(title.value[match.end() :], title.words.part(within.end()))
    return title


def _is_no_title(folded: str) -> bool:
    if len(folded) > _longest(folded) or len(folded) < 4 or _END_MARK.search(folded):
        return True
    if (
        "|" in folded
        or " > " in folded
        or CAPTION.match(folded)
        or re.match(r"\((?!.*号\))|《[^》]*》$", folded)
    ):
        return True
    if (
        is_letterhead(folded)
        or is_furniture(folded)
        or _ANNEX.match(folded)
        or _FIELD.match(folded)
    ):
        return True
    plain = DAY_AT_END.sub("", folded).replace(" ", "")
    is_signed = not plain or ISSUER.fullmatch(plain)
    return bool(is_signed) or item_number(folded) is not None


def _signature(lines: Lines) -> int:
    """Return the place of the day below a notice; -1 where there is none near the beginning."""
    before = ""
    for place, line in lines[:_HEAD_LINES]:
        plain = line.words.folded.replace(" ", "")
        is_day = DAY.fullmatch(plain) or CHINESE_DAY.fullmatch(plain)
        if is_day and (ISSUER.fullmatch(before) or len(before) > _LEAST_SENTENCE):
            return place
        before = plain
    return -1
