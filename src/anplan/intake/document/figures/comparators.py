"""How a figure is compared, by the words on both sides of it: 不少于…, …以上, 突破, 左右."""

import re
from typing import Literal, NamedTuple

from anplan.intake.document.text.measures import ABOUT

Comparator = Literal[">=", ">", "<=", "<", "="]

_MOST = (
    "不超过|不高于|不大于|不多于|不超|最多|控制在|限制在|压降至|≤|<=|"
    "at most|no more than|up to|not exceed(?:ing)?|within"
)
_LEAST = (
    "不少于|不低于|不小于|不得少于|不得低于|不弱于|至少|最少|不下于|不落后于|≥|>=|"
    "at least|no fewer than|no less than|not less than|minimum of"
)
_SIGNS: tuple[tuple[Comparator, str], ...] = (
    ("<=", _MOST),
    (">=", _LEAST),
    (">", r"超过|突破|高于|大于|多于|超|逾|>|优于|\b(?:more than|over|above|exceed(?:ing)?)"),
    (">=", r"(?:至少|最少|at least)[^\d,。;、]{1,10}|(?:不少于|不低于)[^\d,。;、]{1,16}的"),
    ("<", r"低于|小于|少于|<|\b(?:below|under|less than|fewer than)"),
)
_BEFORE: tuple[tuple[Comparator, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(rf"(?:{words})(?:了|到|至|在|于|为)? ?$", re.IGNORECASE))
    for comparator, words in _SIGNS
)
_AT_LEAST = re.compile(r" ?(?:及|或)?(?:以上|之上)|\+| or (?:more|above)|(?: [a-z]+){0,2} or more")
_AT_MOST = re.compile(
    r" ?(?:及|或)?(?:以内|以下|之内|内(?=[,。;、)]|办结|完成|$))| or (?:fewer|less)"
)
_ABOUT = re.compile(r" ?(?:左右|上下)")
_ABOUT_BEFORE = re.compile(rf"(?:{ABOUT}|近|approximately|around|about) ?$")
_FIGURE = r"\d+(?:\.\d+)?[^\d,。;和、]{0,5}"
_RESPECTIVELY = re.compile(rf"分别(?P<how>[^\d,。;]{{0,10}})(?P<others>(?:{_FIGURE}[和、及])*)$")
_OTHERS = re.compile(rf"(?:[和、及]{_FIGURE}?)+(?P<how>以上|以内|以下)")
_LAST_OF_KIND = re.compile(
    r"(?:、[^,。;、\d]{2,12}\d[\d.]*[^,。;、\d]{1,3})?、[^,。;、\d]{2,12}\d[\d.]*(?P<measure>[^,。;、\d]{1,3}?)(?P<how>以上|以内)"
)
_LOOK_BACK = 24


class Comparison(NamedTuple):
    """A comparator, whether the figure is a rough one, and how many signs behind it say so."""

    comparator: Comparator
    is_rough: bool
    length: int


def comparison(before: str, after: str) -> Comparison:
    """Return how a figure is compared; both sides are folded."""
    if about := _ABOUT.match(after):
        return Comparison("=", is_rough=True, length=about.end())
    is_rough = bool(_ABOUT_BEFORE.search(before[-_LOOK_BACK:]))
    prefix = _prefix(before[-_LOOK_BACK:])
    if match := _AT_LEAST.match(after):
        sign: Comparator = "<=" if prefix == "<=" else ">="
        return Comparison(sign, is_rough, match.end())
    if match := _AT_MOST.match(after):
        return Comparison("<=", is_rough, match.end())
    return Comparison(prefix or "=", is_rough, 0)


def shared(before: str, after: str) -> Comparator | None:
    """Return how one of several figures is compared that share a word: 分别不低于22%和30%, 分别为5%和8%以上."""
    match = _RESPECTIVELY.search(before)
    if match is None:
        return None
    if others := _OTHERS.match(after):
        return ">=" if others["how"] == "以上" else "<="
    return _prefix(match["how"]) if match["others"] else None


def of_the_last(measure: str, after: str) -> Comparator | None:
    """Return how the last of several things of one measure is compared, which holds for all: 5户、…10户以上."""
    match = _LAST_OF_KIND.match(after)
    if match is None or "达到" in match[0] or not measure or match["measure"] != measure:
        return None
    return ">=" if match["how"] == "以上" else "<="


def _prefix(before: str) -> Comparator | None:
    return next((sign for sign, form in _BEFORE if form.search(before)), None)
