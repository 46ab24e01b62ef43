"""What doctor found: one line a diagnosis, with its cure below."""

from collections import Counter
from collections.abc import Sequence

from anplan.base.diagnosis import Diagnosis, Grade
from anplan.base.message import mark
from anplan.show.layout.screen import Screen, Style
from anplan.show.safe import one_line
from anplan.show.words import Words

SCHEMA = 1
GRADES: dict[Grade, str] = {"ok": mark("ok"), "hint": mark("hint"), "wrong": mark("wrong")}
_STYLES: dict[Grade, Style] = {"ok": "plain", "hint": "yellow", "wrong": "red"}


def doctor_screen(words: Words, diagnoses: Sequence[Diagnosis], done: Sequence[str]) -> Screen:
    """Show the diagnoses, what was done, and how many are wrong."""
    screen = Screen()
    for diagnosis in diagnoses:
        text = words("{grade}: {told}").format(
            grade=words(GRADES[diagnosis.grade]), told=words.tell(diagnosis.message)
        )
        screen.line(one_line(text), _STYLES[diagnosis.grade])
        if diagnosis.cure is not None:
            screen.line(one_line(words.tell(diagnosis.cure)), indent=4)
    for text in done:
        screen.line(one_line(text))
    counts = Counter(diagnosis.grade for diagnosis in diagnoses)
    text = words("{all} things checked; wrong: {wrong}, hints: {hints}")
    screen.line(words.fill(text, all=len(diagnoses), wrong=counts["wrong"], hints=counts["hint"]))
    return screen


def doctor_json(words: Words, diagnoses: Sequence[Diagnosis], removed: Sequence[str]) -> object:
    """Return the diagnoses for other programs."""
    return {
        "schema": SCHEMA,
        "findings": [
            {
                "key": diagnosis.key,
                "grade": diagnosis.grade,
                "told": words.tell(diagnosis.message),
                "cure": None if diagnosis.cure is None else words.tell(diagnosis.cure),
            }
            for diagnosis in diagnoses
        ],
        "removed": list(removed),
    }
