"""The head of a document: title, number, issuer, day; a notice stands before the scheme it sends.

The body begins below the title of the scheme. What the notice itself asks for is kept apart.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from anplan.intake.document.blocks import Grid, Line, Piece
from anplan.intake.document.numbers import chinese_value, item_number
from anplan.intake.document.words import Words

_NUMBER = re.compile(r"[一-龥]{2,14}(?:〔|\[|\(|【)\s*(?:19|20)\d\d\s*(?:〕|\]|\)|】)\s*(?:第)?\s*\d{1,4}\s*号")
_DAY = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_CHINESE_DAY = re.compile(r"(二[〇零○OＯ][〇零○一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_LATIN_DAY = re.compile(
    r"(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December),? (20\d\d)"
)
_MONTHS = "January February March April May June July August September October November December".split()
_TITLE_WORDS = re.compile(
    r"(?:方案|计划|分解表|分解|责任表|任务表|一览表|清单|要点|意见|规划|纲要|安排|办法|措施|目标|台账|责任分工|分工|工作报告|细则|任务书|行动|"
    r"情况|明细表|表|通知|通报|报告|决定|实事|项目|任务|公示|公告|Plan|Programme|Strategy|Scheme|plan|programme)(?: (?:for )?20\d\d(?:[-/]\d{2,4})?)?(?: ?\([^()]{1,30}\))?$"
)
_ISSUER = re.compile(
    r"[一-龥<>()]{2,30}(?:人民政府办公室|人民政府办公厅|人民政府|政府办公室|政府办公厅|办公室|办公厅|委员会|局|厅|委|领导小组|指挥部|办|中心|学校|集团|公司|院|会|党组|街道|镇|处)$"
)
_ADDRESSEES = re.compile(r"(?:各|[市县区省]直|有关)[^。]{0,120}[:：]$")
_SENT = re.compile(r"印发|转发|下达|下发|分解|现将|的通知")
_NAMED = re.compile(r"[《<]([^《》]{4,80})[》>]")
_ANNEX = re.compile(r"附\s*(?:件|表|录)\s*(?:[0-9一二三四五六七八九十]{0,3})\s*[:：]?\s*$")
_ANNEX_LIST = re.compile(r"附\s*(?:件|表)\s*\d{0,2}\s*[:：]\s*\S|^\d{1,2}[.、]\s*[^。]{4,60}$")
_FIELD = re.compile(
    r"(?:索\s*引\s*号|发文日期|成文日期|发布日期|成文时间|发布时间|发布机构|发文单位|文\s*号|主题分类|有\s*效\s*性|来源|字号|浏览|时间|日期|信息来源|公开方式|点击)\s*[:：]?"
)
_VERSION = re.compile(r"\((?:20\d\d[^()]{0,16}|试行|草案|征求意见稿|[^()]{0,8}版)\)")
_END_MARK = re.compile(r"[。；;,，:：、!?]$")
_LONGEST_TITLE, _MOST_TITLE_LINES, _LEAST_SENTENCE = 60, 4, 30


class Value(NamedTuple):
    """What was read and the words that say it."""

    value: str
    words: Words


class Head(NamedTuple):
    """The head of a document, and the index of the piece with which its body begins."""

    title: Value | None = None
    number: Value | None = None
    issuer: Value | None = None
    issued: Value | None = None
    body: int = 0
    notice: tuple[int, int] = (0, 0)


def read_head(pieces: Sequence[Piece]) -> Head:
    """Read the head of a document."""
    lines = [(place, piece) for place, piece in enumerate(pieces) if isinstance(piece, Line)]
    scheme = _scheme(pieces, lines)
    first = scheme[0] if scheme else _first_of_body(pieces)
    body = scheme[1] if scheme else first
    above = [(place, line) for place, line in lines if place < max(body, 1)]
    title = scheme[2] if scheme else None
    end = [line for place, line in lines if place >= body][-6:]
    below = [line for place, line in lines if body <= place < body + 3 and len(line.words.text) <= 40]
    front = [line for _, line in above] + below or [line for _, line in lines[:12]]
    issued = _issued(front) or _issued(end)
    return Head(
        title,
        _first_value(front, _NUMBER),
        _issuer(front) or _issuer(end),
        issued,
        body,
        (0, first),
    )


def _first_of_body(pieces: Sequence[Piece]) -> int:
    return 0


def _scheme(
    pieces: Sequence[Piece], lines: Sequence[tuple[int, Line]]
) -> tuple[int, int, Value] | None:
    """Return where the scheme's title begins, where its body begins, and the title."""
    names = _sent_names(lines)
    for begin in range(len(lines)):
        joined = _title_at(lines, begin)
        for count in range(len(joined), 0, -1):
            title = joined[count - 1]
            if _key(title.value) in names and not _is_in_notice(title):
                return lines[begin][0], lines[begin + count - 1][0] + 1, title
    candidates = _titles(pieces, lines)
    if not candidates:
        return None
    signed = _signature(lines)
    after = [candidate for candidate in candidates if candidate[0] > signed]
    chosen = after[0] if after and signed >= 0 else candidates[0]
    if chosen[2].value.endswith("通知") and len(candidates) > 1 and not after:
        rest = [one for one in candidates[1:] if not one[2].value.endswith("通知")]
        chosen = rest[0] if rest and rest[0][0] < chosen[0] + 30 else chosen
    return chosen


def _key(text: str) -> str:
    return re.sub(r"[\s《》<>〈〉“”\"()（）]", "", Words(text, 0).folded)


def _sent_names(lines: Sequence[tuple[int, Line]]) -> set[str]:
    """Return what a notice says that it sends: 现将《…》印发给你们, 关于印发…的通知."""
    names: set[str] = set()
    for _, line in lines[:60]:
        folded = line.words.folded
        if _SENT.search(folded) and len(folded) < 1500:
            names |= {_key(match[1]) for match in _NAMED.finditer(folded)}
            sent = re.search(r"(?:印发|转发|下达|下发)(?:《|<)?(.{4,80}?)(?:》|>)?的通知", folded)
            if sent:
                names.add(_key(sent[1]))
    return names


def _is_in_notice(title: Value) -> bool:
    return title.value.endswith("通知")


def _title_at(lines: Sequence[tuple[int, Line]], begin: int) -> list[Value]:
    """Return the titles that one, two or more lines from here on make."""
    found: list[Value] = []
    text, place = "", lines[begin][0]
    first = lines[begin][1].words
    for count in range(_MOST_TITLE_LINES):
        if begin + count >= len(lines) or lines[begin + count][0] != place + count:
            break
        words = lines[begin + count][1].words
        if len(words.text) > _LONGEST_TITLE or _END_MARK.search(words.text):
            break
        text += words.condensed
        found.append(Value(text, first if count == 0 else Words(_span(lines, begin, count), first.start)))
    return found


def _span(lines: Sequence[tuple[int, Line]], begin: int, count: int) -> str:
    return "\n".join(lines[begin + step][1].words.text for step in range(count + 1))


def _titles(
    pieces: Sequence[Piece], lines: Sequence[tuple[int, Line]]
) -> list[tuple[int, int, Value]]:
    """Return the lines that look like titles, joined where one is broken."""
    found: list[tuple[int, int, Value]] = []
    skip = -1
    for begin, (place, line) in enumerate(lines[:400]):
        folded = line.words.folded
        if place <= skip or _is_no_title(folded, line, begin):
            continue
        for count, title in enumerate(_title_at(lines, begin), 1):
            plain = Words(title.value, 0).folded
            if count > 1 and lines[begin][1].words.text.isascii():
                break
            if count > 1 and _is_no_title(lines[begin + count - 1][1].words.folded, line, begin):
                break
            if (_TITLE_WORDS.search(plain) or line.level == 1) and len(plain) <= 90:
                title = _without_number(_without_mark(title))
                after = begin + count
                if after < len(lines) and _VERSION.fullmatch(lines[after][1].words.folded.replace(" ", "")):
                    title = _title_at(lines, begin)[count] if len(_title_at(lines, begin)) > count else title
                    count += 1
                found.append((place, lines[begin + count - 1][0] + 1, title))
                skip = lines[begin + count - 1][0]
                break
    return found


def _without_mark(title: Value) -> Value:
    """Leave out what a page puts in front of a title: 【落实情况】."""
    match = re.match(r"\s*【[^】]{1,10}】", title.words.text)
    if match is None:
        return title
    return Value(re.sub(r"^【[^】]{1,10}】", "", title.value), title.words.part(match.end()))


def _without_number(title: Value) -> Value:
    match = _NUMBER.match(Words(title.value, 0).folded)
    if match is None or len(title.value) - match.end() < 4:
        return title
    words = title.words
    inner = _NUMBER.match(words.folded)
    return Value(
        title.value[match.end() :].lstrip(")）"),
        words.part(inner.end()) if inner else words,
    )


def _is_no_title(folded: str, line: Line, begin: int) -> bool:
    if len(folded) > _LONGEST_TITLE or _END_MARK.search(folded) or "|" in folded:
        return True
    if is_furniture(folded) or " > " in folded or folded.startswith("(") or re.fullmatch(r"《[^》]*》", folded):
        return True
    if _ANNEX.match(folded) or _FIELD.match(folded) or re.match(r"附[件表]\s*\d*\s*[:：]", folded):
        return True
    if _DAY.fullmatch(folded) or _ISSUER.fullmatch(folded.replace(" ", "")):
        return True
    return item_number(folded) is not None or len(folded) < 4


def _signature(lines: Sequence[tuple[int, Line]]) -> int:
    """Return the place of the day below a notice; -1 where there is none near the beginning."""
    for index, (place, line) in enumerate(lines[:80]):
        folded = line.words.folded.replace(" ", "")
        is_day = _DAY.fullmatch(folded) or _CHINESE_DAY.fullmatch(folded)
        before = lines[index - 1][1].words.folded.replace(" ", "") if index else ""
        if is_day and (_ISSUER.fullmatch(before) or len(before) > _LEAST_SENTENCE):
            return place
    return -1


def _first_value(lines: Sequence[Line], form: re.Pattern[str]) -> Value | None:
    for line in lines:
        match = form.search(line.words.folded)
        if match:
            words = line.words.part(match.start(), match.end())
            return Value(words.condensed, words)
    return None


def _issued(lines: Sequence[Line]) -> Value | None:
    """Return the day below the notice; else the one that the page's own fields say."""
    alone = [line for line in lines if len(line.words.text.replace(" ", "")) <= 14]
    for line in [*reversed(alone), *lines]:
        if re.search(r"发布(?:日期|时间)|浏览|更新|截至|截止", line.words.folded) and "成文" not in line.words.folded:
            continue
        found = _day_in(line.words)
        if found:
            return found
    return None


def _day_in(words: Words) -> Value | None:
    folded = words.folded
    if len(folded) > 200:
        return None
    if match := _DAY.search(folded):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _CHINESE_DAY.search(folded):
        digits = "".join(str(chinese_value(sign) if sign not in "○OＯ" else 0) for sign in match[1])
        year, month, day = int(digits), chinese_value(match[2]), chinese_value(match[3])
    elif match := _LATIN_DAY.search(folded):
        year, month, day = int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])
    else:
        return None
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return Value(value, words.part(match.start(), match.end()))


def _issuer(lines: Sequence[Line]) -> Value | None:
    for line in reversed(lines):
        folded = line.words.folded.replace(" ", "")
        if len(folded) <= 34 and _ISSUER.fullmatch(folded) and item_number(folded) is None:
            return Value(line.words.condensed, line.words)
    for line in lines:
        match = re.search(r"(?:发布机构|发文单位|发布单位|来源)\s*[:：]?\s*([一-龥]{3,30})", line.words.folded)
        if match:
            words = line.words.part(match.start(1), match.end(1))
            return Value(words.condensed, words)
    return None


def is_furniture(folded: str) -> bool:
    """Return whether a line is the page's own, not the document's."""
    return bool(_FURNITURE.match(folded))


_FURNITURE = re.compile(
    r"\[?(?:下载|打印|关闭|收藏|分享)\]?(?:\s|$)|分享到|扫一扫|关联(?:解读|稿件|文件)|相关(?:解读|链接|附件|信息|文章)|上一[篇条]|下一[篇条]|责任编辑|"
    r"字号\s*[:：]|您(?:当前)?的?(?:位置|所在)|当前位置|首页|版权所有|主办单位\s*[:：].*(?:网|ICP)|网站(?:地图|标识码)|.{0,10}ICP备|浏览次数|"
    r"(?:- ?)?\d{1,4}(?: ?-)?$|第 ?\d+ ?页|\(此件(?:公开|主动|依申请)|抄送\s*[:：]|主动公开|\(联系人"
)


def tables_of(pieces: Sequence[Piece]) -> list[Grid]:
    """Return the tables among pieces."""
    return [piece for piece in pieces if isinstance(piece, Grid)]
