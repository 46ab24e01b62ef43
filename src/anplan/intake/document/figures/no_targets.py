"""Whether a number is one to be reached: days, ages, grants, limits, names and results are not."""

import re

from anplan.base.month_names import ANY_MONTH
from anplan.intake.document.figures.found import Found
from anplan.intake.document.figures.limits import (
    is_class_limit,
    is_frequency,
    is_grant,
    is_score_or_ratio,
)
from anplan.intake.document.figures.names import is_day_or_span, is_name
from anplan.intake.document.figures.norms import is_norm
from anplan.intake.document.figures.objects import is_object
from anplan.intake.document.figures.results import is_base, is_past

_SCALES = ("万", "亿", "百", "千", "千万", "百万", "十万", "万亿")
_PEOPLE = re.compile(
    r"(?:余|多)?(?:名|贫困|群众|人口|农|居民|学生|职工|妇女|老|儿童|劳动|市民|企业|"
    r"[^\d,。;、以左]{2,6}(?:人口|群众))"
)
_OF_PEOPLE = re.compile(r"(?:人口|群众|用户|人数|数量|总数|总量|户数)$")
_LATIN_SPAN = re.compile(
    r" ?(?:to|and|of|(?:working |calendar )?(?:years?|months?|days?|weeks?|hours?|minutes?)|"
    r"January|st|nd|rd|th|per(?! ?cent))\b"
)
_LATIN_DAYS = re.compile(r" (?:working )?(?:days?|weeks?|months?|hours?|minutes?)\b")
_LATIN_SHORTENED = re.compile(r"\b(?:reduc|cut|shorten|lower)[^.;]{0,80} to $")
"""A span is an aim where it is cut to so much: reduce void time from 41 days to 28 days."""
_LATIN_THINGS = re.compile(
    rf" (?!(?:{ANY_MONTH})\b)"
    r"[A-Z][a-z]+ (?:[a-z-]+ )?[a-z-]*s\b"
)
"""12 Council buildings: a name in front of what is counted."""
_EXTENT = re.compile(r"\d[^\d]{0,60} across (?:all |the )?$")
"""Where so many are: 2,000 trees across 14 wards."""
_REACHED = re.compile(
    r"(?:不少于|不低于|不超过|达到?|提高到|控制在|超过|突破|降至|稳定在)[至到在于为]? ?$"
)
_LATIN_REACHED = re.compile(r"(?:fewer than|less than|at least|more than|below|above|under) $")
_ENDS = re.compile(r" ?(?:以上|以内|以下|左右|余)?(?:$|[,。;、).]|的目标)")
_CHECKS = (
    is_day_or_span,
    is_name,
    is_grant,
    is_class_limit,
    is_base,
    is_score_or_ratio,
    is_frequency,
    is_norm,
    is_object,
    lambda found: not found.measure and _EXTENT.search(found.before) is not None,
)


def is_no_target(found: Found, year: int | None) -> bool:
    """Return whether a number is none to be reached; ``year`` is the plan's own."""
    return any(check(found) for check in _CHECKS) or is_past(found, year) or _is_bare(found)


def _is_bare(found: Found) -> bool:
    """Return whether a number without a measure is just a number."""
    if found.measure and found.measure not in _SCALES:
        return False
    if found.measure and (_PEOPLE.match(found.after) or _OF_PEOPLE.search(found.before)):
        return False
    is_year = re.fullmatch(r"(?:19|20)\d\d", found.number)
    if re.match(r" ?[a-z]", found.after) and not is_year:
        is_shortened = _LATIN_DAYS.match(found.after) and _LATIN_SHORTENED.search(found.before)
        return bool(_LATIN_SPAN.match(found.after)) and not is_shortened
    if _LATIN_THINGS.match(found.after) and not is_year:
        return False
    if _LATIN_REACHED.search(found.before) and not is_year:
        return not _ENDS.match(found.after)
    is_reached = _REACHED.search(found.before)
    return not (is_reached and (found.measure or _ENDS.match(found.after)))
