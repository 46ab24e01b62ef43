"""What doctor found: one line a thing, what is wrong with its cure below."""

from collections import Counter
from collections.abc import Sequence

from anplan.base.diagnosis import Diagnosis, Grade
from anplan.base.message import mark
from anplan.show.layout.screen import Screen, Style
from anplan.show.safe import one_line
from anplan.show.words import Words

SCHEMA = 1
GRADES: dict[Grade, str] = {"ok": mark("fine"), "hint": mark("hint"), "wrong": mark("wrong")}
_STYLES: dict[Grade, Style] = {"ok": "plain", "hint": "yellow", "wrong": "red"}


def doctor_screen(words: Words, findings: Sequence[Diagnosis], done: Sequence[str]) -> Screen:
    """Write the findings, what was done, and how many are wrong."""
    screen = Screen()
    for one in findings:
        text = words("{grade}: {told}").format(
            grade=words(GRADES[one.grade]), told=words.tell(one.message)
        )
        screen.line(one_line(text), _STYLES[one.grade])
        if one.cure is not None:
            screen.line(one_line(words.tell(one.cure)), indent=4)
    for text in done:
        screen.line(one_line(text))
    counts = Counter(one.grade for one in findings)
    told = words("{all} things looked at; wrong: {wrong}, hints: {hints}")
    screen.line(told.format(all=len(findings), wrong=counts["wrong"], hints=counts["hint"]))
    return screen


def doctor_json(words: Words, findings: Sequence[Diagnosis], removed: Sequence[str]) -> object:
    """Return the findings for other programs."""
    return {
        "schema": SCHEMA,
        "findings": [
            {
                "key": one.key,
                "grade": one.grade,
                "told": words.tell(one.message),
                "cure": None if one.cure is None else words.tell(one.cure),
            }
            for one in findings
        ],
        "removed": list(removed),
    }
