"""What doctor found: one line a finding, and below what is wrong its cure."""

from collections import Counter
from collections.abc import Sequence

from anplan.base.diagnosis import Finding, Grade
from anplan.base.message import mark
from anplan.show.layout.screen import Screen, Style
from anplan.show.safe import one_line
from anplan.show.words import Words

SCHEMA = 1
GRADES: dict[Grade, str] = {"ok": mark("ok"), "hint": mark("hint"), "wrong": mark("wrong")}
_STYLES: dict[Grade, Style] = {"ok": "plain", "hint": "yellow", "wrong": "red"}


def doctor_screen(words: Words, findings: Sequence[Finding], done: Sequence[str]) -> Screen:
    """Show the findings, what was done, and how many findings are wrong."""
    screen = Screen()
    for finding in findings:
        text = words("{grade}: {told}").format(
            grade=words(GRADES[finding.grade]), told=words.tell(finding.told)
        )
        screen.line(one_line(text), _STYLES[finding.grade])
        if finding.cure is not None:
            screen.line(one_line(words.tell(finding.cure)), indent=4)
    for text in done:
        screen.line(one_line(text))
    counts = Counter(finding.grade for finding in findings)
    text = words("{all} things checked; wrong: {wrong}, hints: {hints}")
    screen.line(text.format(all=len(findings), wrong=counts["wrong"], hints=counts["hint"]))
    return screen


def doctor_json(words: Words, findings: Sequence[Finding], removed: Sequence[str]) -> object:
    """Return the findings for other programs."""
    return {
        "schema": SCHEMA,
        "findings": [
            {
                "key": finding.key,
                "grade": finding.grade,
                "told": words.tell(finding.told),
                "cure": None if finding.cure is None else words.tell(finding.cure),
            }
            for finding in findings
        ],
        "removed": list(removed),
    }
