"""Days that headings say for all that stands below them: 完成时限：6月底前; 一、6月底前完成的任务."""

import re
from collections.abc import Iterator

from anplan.intake.document.tasks.outline import Node
from anplan.intake.document.text.deadlines import Deadline, deadlines, stated_deadline
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.fields import fields

_LONGEST, _MOST_BEFORE = 40, 8
_BY_THEN = re.compile(
    r" ?(?:需|须|应|要)?(?:全部|全面)?(?:完成|办结|整改|落实|建成|见效|竣工)?(?:到位)?(?:的)?"
    r"(?:[^,。;:()\d]{0,6}(?:任务|事项|项目|工作|实事|问题|措施|工程))?(?:\([^()]{1,8}\))?[:)。]?"
)
"""All that may stand behind the day in such a heading: 完成的任务（3项）."""


def heading_day(heading: Words) -> Deadline | None:
    """Return the day by which a heading wants all below it done."""
    for field in fields(heading):
        if field.kind == "due":
            return stated_deadline(field.value)
    if len(heading.text) > _LONGEST:
        return None
    for day in deadlines(heading):
        before, after = day.words.start - heading.start, day.words.end - heading.start
        if before <= _MOST_BEFORE and _BY_THEN.fullmatch(heading.folded, after):
            return day
    return None


class HeadingDays:
    """Finds the day that headings say for what stands below them; each is looked at once."""

    def __init__(self) -> None:
        """Begin with no heading looked at."""
        self._known: dict[Node, Deadline | None] = {}

    def of(self, heading: Node) -> Deadline | None:
        """Return the day that a heading, or the nearest one above it, says."""
        return next((day for one in heading.above() if (day := self._own(one))), None)

    def above(self, item: Node) -> Deadline | None:
        """Return the day that the nearest heading above an item says."""
        return None if item.parent is None else self.of(item.parent)

    def _own(self, heading: Node) -> Deadline | None:
        if heading not in self._known:
            days = (heading_day(one) for one in _says(heading))
            self._known[heading] = next((day for day in days if day), None)
        return self._known[heading]


def _says(heading: Node) -> Iterator[Words]:
    """Yield a heading's own words and the labelled lines right below it, before any text."""
    yield heading.words
    for line in heading.lines:
        found = fields(line.words)
        if not found or found[0].whole.start > line.words.start:
            return
        yield line.words
