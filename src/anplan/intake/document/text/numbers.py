"""Numbers of headings and items: 一、 （一） 1. （1） ① 第一条 1.1, and words with a number.

A number's kind tells its place in the tree: what is inside what. Two items of one kind stand
side by side.
"""

import re
import string
from typing import NamedTuple

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_CHINESE = "[〇零一二三四五六七八九十百]{1,5}"
_PLAIN = str.maketrans(_FORMAL, "一二三四五六七八九十")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WIDE_ROMAN = "IVXⅡⅢⅣⅥⅦⅧⅨ"
"""Roman numbers as they are folded: those of one sign stay whole."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NAMED = "(?:改革|重点|主要|专项|攻坚|提升)?(?:工作)?(?:任务|事项|项目|工程|行动|专题)|任务|目标|项目|行动|措施|事项|重点|专项|Action|Task|Project|Strategy|Initiative"
_THEMES = "Objective|Goal|Priority|Strand|Theme|Part|Section"
_MEASURED = "[个家名项所处座条件人户次场台套辆株棵元米亩吨倍期篇天℃张部只头间栋位]|公[里斤顷]|平方|立方|千[瓦米克]|百分|分钟|小时"
_NO_MEASURE = "(?![月日年万亿%‰个名家项所座处公平元户倍]|人(?![才大民力事口防社工]))"


class ItemNumber(NamedTuple):
    """An item's number: its kind, its value, how it is written, and where the words begin."""

    kind: str
    value: int
    label: str
    end: int

    @property
    def rank(self) -> float:
        """Return how far inside a document numbers of this kind stand."""
        return RANKS[self.kind]


RANKS = {
    "第部分": 0,
    "第章": 1,
    "第节": 2,
    "I.": 2.4,
    "A.": 2.5,
    "theme": 2.8,
    "甲、": 2.85,
    "壹、": 2.9,
    "一、": 3,
    "(一)": 4,
    "word": 4.5,
    "第件": 4.6,
    "第条": 4.8,
    "1.": 5,
    "A1.": 5.1,
    "甲1": 5.15,
    "1.1": 5.2,
    "1.1.1": 5.4,
    "(1)": 6,
    "1)": 6.5,
    "①": 7,
    "a.": 7.2,
    "(a)": 7.3,
    "bullet": 8,
}
"""The order in which offices nest their numbers; a styled heading without one stands between."""

_FORMS = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("第部分", rf"第({_CHINESE}|\d{{1,2}})(?:部分|编|篇)[:：、.]?"),
        ("第章", rf"第({_CHINESE}|\d{{1,2}})章"),
        ("第节", rf"第({_CHINESE}|\d{{1,2}})节"),
        ("第条", rf"第({_CHINESE}|\d{{1,3}})条"),
        ("第件", rf"第({_CHINESE}|\d{{1,2}})(?:件|项|类|步)(?:[:、.]| +)"),
        ("甲、", rf"([{_STEMS}])[、.]"),
        (
            "甲1",
            rf"(?:[{_STEMS}] ?|[A-Z]-?|[{_WIDE_ROMAN}]{{1,3}}-|\d{{1,2}}-)(\d{{1,2}})(?:[.、:] ?| +)(?![月日年号])(?=[“<《\u3400-\u9fff])",
        ),
        ("壹、", rf"([{_FORMAL}]{{1,3}})[、.]"),
        ("一、", rf"({_CHINESE}) ?[、.](?![、.])"),
        ("(一)", rf"\( ?({_CHINESE}) ?\)[、.]?"),
        ("(1)", r"\( ?(\d{1,3}) ?\)[、.]?"),
        ("1.1.1", r"\d{1,2}\.\d{1,2}\.(\d{1,2})[.、]?(?=[ \u3400-\u9fff])" + _NO_MEASURE),
        ("1.1", r"\d{1,2}\.(\d{1,2})[.、]?(?=[ \u3400-\u9fff“])" + _NO_MEASURE),
        (
            "1.",
            rf"(\d{{1,3}}|1[0-8]\d\d) ?[.、](?:(?!\d)|(?=\d{{4}}年)|(?=\d+(?![\d.%‰万亿余多]|{_MEASURED})))",
        ),
        ("1)", r"(\d{1,3})\)(?![,、])"),
        ("①", f"([{_CIRCLED}])"),
        (
            "word",
            rf"(?:{_NAMED}) ?({_CHINESE}|[A-H]?\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?=[ :、.-])) ?(?:[:、.](?!\d)| +(?=[“<《\u3400-\u9fff])|-(?= )|(?<=\.\d )(?=[A-Z])|(?<=\.\d\d )(?=[A-Z]))",
        ),
        ("theme", rf"(?:{_THEMES}) ?(\d{{1,2}}(?:\.\d{{1,2}})?|[A-H](?=[:.])) ?(?:[:.]|-(?= ))"),
        ("A1.", r"([A-Z]\d{1,2}(?:\.\d{1,2})?)[.:)] +(?=[A-Z])"),
        ("I.", r"([IVX]{1,5})\.(?= +[A-Z])"),
        ("A.", r"([A-H])[.、)](?=[ \u3400-\u9fff])"),
        ("a.", r"([a-h])[.、)](?=[ “<《\u3400-\u9fff])"),
        ("(a)", r"\( ?([a-h]) ?\)(?=[ “<《\u3400-\u9fff])"),
        ("bullet", r"()(?:--+|[•●■◆▪◎○★☆※➢►▲△▶▷◇□➤✓✔]|[-*·] )"),
    )
)


def item_number(folded: str) -> ItemNumber | None:
    """Return the number with which a folded text begins; None where it begins with words."""
    for kind, form in _FORMS:
        match = form.match(folded)
        if match:
            rest = len(folded[match.end() :]) - len(folded[match.end() :].lstrip())
            return ItemNumber(
                kind, _value(match[1]), _label(match[0], kind, match[1]), match.end() + rest
            )
    return None


def _label(written: str, kind: str, value: str) -> str:
    """Return the number as it is told: without the sign behind a digit; a bullet is none."""
    if kind == "bullet":
        return ""
    return value if kind == "1." else written.strip().rstrip("、.:")


def _value(written: str) -> int:
    if not written:
        return 0
    for signs in (_CIRCLED, _STEMS):
        if written in signs:
            return signs.index(written) + 1
    if not written[0].isascii():
        return chinese_value(written.translate(_PLAIN))
    if set(written) <= _ROMAN.keys():
        return _roman_value(written)
    if written.isalpha():
        return ord(written.upper()) - ord("A") + 1
    return int(written.lstrip(string.ascii_uppercase).split(".", maxsplit=1)[0])


def _roman_value(written: str) -> int:
    values = [_ROMAN[sign] for sign in written]
    return sum(
        -own if own < after else own for own, after in zip(values, [*values[1:], 0], strict=True)
    )


def chinese_value(written: str) -> int:
    """Return what a Chinese numeral below a thousand says."""
    total, digit = 0, 0
    for sign in written:
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = digit * 10 + _DIGITS.get(sign, 0) if digit else _DIGITS.get(sign, 0)
    return total + digit
