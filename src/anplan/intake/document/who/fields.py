"""Labelled facts in running text: （责任单位：…；完成时限：…）, 牵头单位：… on a line of its own.

A label may be closed by no bracket, opened by none, or stand alone with its list on the lines
below; a list ends at the next label, at the bracket that closes its own, or at a full stop.
"""

import re
from typing import Literal, NamedTuple

from anplan.intake.document.text.words import Words
from anplan.intake.document.who.offices import is_list_of_bodies

FieldKind = Literal["lead", "units", "support", "leader", "due", "result", "watch"]

_LEADERS = (
    "副?组 *长(?= *:)|责任领导|分管领导|牵头领导|责任人|负责人|牵头人|"
    "(?:(?!各|有关|相关)[一-龥]){0,6}(?:领导|责任人|负责人)(?= *[:\\]】])|(?:有事)?找谁问?|Sponsor"
)
_OF_LEVEL = "(?:[省市县区州镇乡]级|总)?"
_OF_THIS = "(?:该|此|本)(?:项目|目标|项|任务|工作){0,2}的?"
_LEADS = (
    _OF_THIS
    + "牵头(?:单位|部门)|由?谁(?:来)?牵头|"
    + _OF_LEVEL
    + "牵头(?:责任)?(?:(?!领导|人)[一-龥]){0,3}|主办(?:单位|部门|机关)?|总牵头(?:单位)?|主责(?:单位|部门|科室|处室)|主要责任单位|"
    "第一责任单位|首要责任单位|Led by|Owner|"
    "Lead(?: (?:department|officer|body|agency|organisation|organization|team|unit))?"
)
_SUPPORTS = (
    _OF_LEVEL + "(?:配合|协办|协同配合|协同|参与|协作)(?:责任)?(?:(?!人)[一-龥]){0,3}|"
    "支持单位|参加单位|成员单位|协助(?:单位|部门|机构)|会办单位|[Pp]artners?|With|"
    "(?:[Aa]ssist|[Cc]ooperat)ing (?:units?|departments?)|Synerg(?:y|istic) units?|"
    "[Ss]upport(?:ing|ed by)?(?: (?:[Dd]epartments?|bodies|units?|teams?|[Aa]genc(?:y|ies)))?"
)
_UNITS = (
    "责任(?:单位|部门)(?:及|和|与)?(?:职责|任务)?分工|责任(?:单位|部门|主体|处室|科室|分工|机关)|(?:主管|执行|办理|负责|权责)机关|落实(?:单位|部门)|承办(?:单位|部门)?|实施(?:单位|主体|部门)|完成单位|"
    "(?:(?!各|有关|下列|以下)[一-龥]){0,4}(?:单位|部门|科室|处室|站所)|负责(?:单位|部门)|责任(?:牵头)?单位|主管(?:单位|部门)|建设单位|业主单位|项目单位|责任|"
    + _OF_THIS
    + "(?:责任|承办)(?:单位|部门)|由?谁(?:来|去)?(?:办|做|干|管|负责|落实)(?= *:)|"
    + "Responsible(?: (?:[Dd]epartment|body|unit|team|[Pp]arty|[Oo]fficer|[Aa]gency)s?)?"
)
_DUES = (
    "完成(?:时限|时间|期限|日期|时间节点)|(?:办理|执行|完成|推动)?期 {0,4}程|(?:时限|时间|期限|进度)要求|时 {0,4}限|期 {0,4}限|时间节点|(?:时间|进度)安排|办结(?:时限|时间)|"
    "(?:办|做|干|完)(?:完|成|结)?时间|(?:什么|啥)时候?(?:[办做干]完|完成|办好)|工作时限|时间(?=:[^,;。:]{2,24}(?:[,;。)]|$))|(?:计划|拟)?完成时间|落实时限|整改时限|Deadline|Due(?: date)?|Time ?(?:line|frame)|By when|By(?= ?:)|Timescale|"
    "Completion(?: date)?|Complete by|End(?: date)?|Target (?:[Cc]ompletion )?[Dd]ate"
)
_RESULTS = (
    "(?:目前|当前|实际)进度|(?:目前|工作|最新|当前|截至目前|落实)?进展(?:情况)?|(?:目前|实际)?(?:完成|落实|办理|推进|进度)(?:进度)?情况|工作成效|目前状态|"
    "(?:存在|反馈)(?:的|具体)*问题|问题(?:描述|表现|内容)|Progress|Update|Status"
)
_LABELS: tuple[tuple[FieldKind, str], ...] = (
    ("leader", _LEADERS),
    ("lead", _LEADS),
    ("support", _SUPPORTS),
    ("due", _DUES),
    ("result", _RESULTS),
    ("watch", "(?:督办|督导|督查|监督|考核|验收)(?:单位|部门|责任单位)"),
    ("units", _UNITS),
)
_LABEL = re.compile(
    r"(?P<open>[\[【〔(]?)(?P<head>"
    + "|".join(f"(?P<{kind}>{labels})" for kind, labels in _LABELS)
    + r")(?: ?\([^()]{1,12}\))?(?: *[\]】] *:?| *: *|(?:(?<=单位)|(?<=部门)|(?<=科室)|(?<=处室)|(?<=时限)|(?<=时间)|(?<=期限)) +(?=[^ ]{2,30}(?: |$))|(?<=单位) +|(?:(?<=责任单位)|(?<=责任部门)|(?<=承办单位)|(?<=[的标项务作目]牵头单位))(?P<is>(?:均|都|分别)?[为是]) *| *$)"
)
_BEFORE = frozenset(" (,;。、】]）|\n\t!?.”・>")
_LONGEST_LIST = 160
_SENTENCE_END = re.compile("[。;)]|$")
_LATIN_STOP = re.compile(r"[a-z)]\.(?: |$)")
_OPEN, _CLOSE = "([【〔<{", ")]】〕>}"


class Field(NamedTuple):
    """A labelled fact: its kind, what was said, and all that it takes of its line."""

    kind: FieldKind
    value: Words
    whole: Words


def fields(words: Words) -> tuple[Field, ...]:
    """Return the labelled facts of a line in order."""
    folded = words.folded
    labels = [match for match in _LABEL.finditer(folded) if _begins_here(folded, match)]
    labels = [match for match in labels if not match["is"] or _names_bodies(words, match)]
    found: list[Field] = []
    for place, match in enumerate(labels):
        after = labels[place + 1].start() if place + 1 < len(labels) else len(folded)
        end = _end_of_value(folded, match.end(), after)
        kind: FieldKind = next(kind for kind, _ in _LABELS if match[kind] is not None)
        if kind == "result":
            end = min(len(folded), after)
        value = words.part(match.end(), end).stripped(";,。、-–—")
        found.append(Field(kind, value, words.part(_start(folded, match.start()), end + 1)))
    return tuple(found)


def _names_bodies(words: Words, match: re.Match[str]) -> bool:
    """Return whether a label within a sentence has nothing but names behind it: 该目标责任单位为市经委."""
    end = _SENTENCE_END.search(words.folded, match.end(), match.end() + _LONGEST_LIST)
    return end is not None and is_list_of_bodies(words.part(match.end(), end.start()))


def _begins_here(folded: str, match: re.Match[str]) -> bool:
    """Return whether a label begins where words begin, not within some."""
    start = match.start()
    if match["open"]:
        return True
    if match[0].endswith(" ") and not re.search("[:\\]】]|[为是] *$", match[0]):
        return not folded[:start].strip()
    if match.end() == len(folded) and ":" not in match[0]:
        return start == 0 and len(folded) > 2
    return start == 0 or folded[start - 1] in _BEFORE


def _start(folded: str, start: int) -> int:
    return start - 1 if start and folded[start - 1] in _OPEN else start


def _end_of_value(folded: str, start: int, limit: int) -> int:
    """Return where a list ends: at a closing bracket of its own, a full stop or the next label."""
    depth = 0
    for place in range(start, limit):
        sign = folded[place]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            if depth == 0:
                return place
            depth -= 1
        elif depth == 0 and (
            sign == "。" or (sign == "." and _LATIN_STOP.match(folded, place - 1))
        ):
            return place
    return limit
