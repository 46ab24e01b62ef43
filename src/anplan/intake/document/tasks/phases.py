"""Phases of the work: （一）工作部署阶段（2025年3月）, and the periods that they take."""

import re
from typing import NamedTuple

from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.text.words import Words

_PHASE = re.compile(
    r"(?P<title>[^(:。,;]{2,24}?(?:阶段|期))\s*(?:\((?P<span>[^()]{2,40})\)|[:：,。]|(?P<rest>\d{4}年[^。,;]{1,30})|$)"
)
_HEADING = re.compile(
    r"(?P<title>[^(。,;]{2,24})\((?P<span>(?![^()]*(?:牵头|负责|责任|配合|单位|部门))[^()]*\d{1,2}月[^()]*)\)"
)
"""A heading whose bracket holds a span, not who does it by when."""
_MONTHS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<part>底|末|初|上旬|中旬|下旬))?"
)


class Phase(NamedTuple):
    """A phase, its first and last month as the document says them (``2025-03``, or with a day)."""

    title: Words
    span: Words | None
    first: str = ""
    last: str = ""


def phase(node: Node, year: int | None) -> Phase | None:
    """Return the phase that a heading names; None where it names none."""
    match = _PHASE.match(node.words.folded) or _HEADING.match(node.words.folded)
    if match is None:
        return None
    group = "span" if match["span"] else "rest" if match.groupdict().get("rest") else ""
    if not group:
        return Phase(node.words.part(match.start("title"), match.end("title")), None)
    span = node.words.part(match.start(group), match.end(group))
    first, last = months(span.folded, year)
    return Phase(node.words.part(match.start("title"), match.end("title")), span, first, last)


def months(folded: str, year: int | None) -> tuple[str, str]:
    """Return the first and the last month or day of a span; '' where its year is not known."""
    said: list[str] = []
    for match in _MONTHS.finditer(folded):
        year = int(match["year"]) if match["year"] else year
        if year is None:
            return "", ""
        day = f"-{int(match['day']):02}" if match["day"] else ""
        said.append(f"{year}-{int(match['month']):02}{day}")
    if not said:
        return "", ""
    return said[0], said[-1]
