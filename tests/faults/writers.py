"""The writers: what each is told to store, and what of it a file then holds."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.period import Period
from anplan.files.yaml.parse import parse
from tests.faults.workspace import OTHER, OTHER_UNIT, UNIT, WHO, Place
from tests.forms import Filled, form_of, sample_project

REPORT = f"units/{UNIT}/2025-10.yaml"
OTHER_REPORT = f"units/{OTHER_UNIT}/2025-10.yaml"
SCHEME = f"units/{UNIT}/scheme.yaml"
DECISIONS = "plan/decisions/2025-10.yaml"
NOTES = "briefs/2025-09.yaml"
BRIEF = "briefs/2025-09.md"
FORM = "form.xlsx"


class Writer(NamedTuple):
    """A writing command.

    ``arguments`` prepares what the command needs to store a text and gives its words; ``texts``
    gives the texts that a file's bytes hold, None where they are not whole; ``adds`` where a
    new text stands beside the old ones instead of in their place; ``notes``: so many lines at
    most are said on stderr once it is stored.
    """

    name: str
    file: str
    adds: bool
    arguments: Callable[[Place, str], list[str]]
    texts: Callable[[bytes], list[str] | None]
    notes: int = 1

    def stored(self, place: Place) -> list[str] | None:
        """Return the texts that a workspace holds."""
        data = place.read(self.file)
        return [] if data is None else self.texts(data)

    def after(self, before: list[str], text: str) -> list[str]:
        """Return the texts that must be there once a text is stored."""
        return [*before, text] if self.adds else [text]


def record_arguments(_place: Place, text: str) -> list[str]:
    """Record progress in the month's report."""
    return ["record", "progress", "1.1", text, "--month", "2025-10"]


def _other_arguments(_place: Place, text: str) -> list[str]:
    return ["record", "progress", "2.4", text, "--month", "2025-10", "--unit", OTHER]


def _item(_place: Place, text: str) -> list[str]:
    number = int("".join(re.findall(r"\d", text)))
    step = ["--title", text, "--stage", "征集", "--on", "2025-10-09", "--month", "2025-10"]
    return ["record", "item", "project-library", f"F-{number:03}", *step, "--unit", OTHER]


def _measure(_place: Place, text: str) -> list[str]:
    return ["record", "measure", "1.1", text, "--by", "2025-12-20"]


def _decide(_place: Place, text: str) -> list[str]:
    return ["decide", "ask", "1.1", text, "--unit", WHO]


def _collect(place: Place, text: str) -> list[str]:
    path = place.root.parent / FORM
    _form(place.root).put("tasks:1.1", text=text).save(path)
    return ["collect", str(path)]


@lru_cache(maxsize=4)
def _form(root: Path) -> Filled:
    return Filled(form_of(sample_project(root), UNIT, Period.parse("2025-10")))


def _brief(place: Place, text: str) -> list[str]:
    place.write(NOTES, f"overview: {text}\n")
    return ["brief", "--month", "2025-09"]


def _issue(place: Place, text: str) -> list[str]:
    place.root.joinpath(BRIEF).unlink(missing_ok=True)
    place.write(NOTES, f"overview: {text}\n")
    return ["brief", "--month", "2025-09", "--issue"]


def _content(data: bytes) -> dict[str, Any] | None:
    parsed = parse(data.decode("utf-8", "replace"), "file.yaml")
    return parsed.content if parsed.whole and data.endswith(b"\n") else None


def _report_texts(data: bytes) -> list[str] | None:
    content = _content(data)
    return None if content is None else [entry["text"] for entry in content.get("progress", ())]


def _item_texts(data: bytes) -> list[str] | None:
    content = _content(data)
    return None if content is None else [entry["title"] for entry in content.get("items", ())]


def _measure_texts(data: bytes) -> list[str] | None:
    content = _content(data)
    return None if content is None else [entry["text"] for entry in content["measures"]]


def _decision_texts(data: bytes) -> list[str] | None:
    content = _content(data)
    return None if content is None else [entry["reason"] for entry in content["decisions"]]


def _brief_texts(data: bytes) -> list[str] | None:
    text = data.decode("utf-8", "replace")
    whole = re.search(r"sha256:[0-9a-f]{16}；anplan \S+\n\Z", text)
    return re.findall(r"第\d+次", text)[:1] if whole else None


def _issued_texts(data: bytes) -> list[str] | None:
    content = _content(data)
    if content is None:
        return None
    return [content["overview"]] if "issued" in content else []


RECORD = Writer("record", REPORT, True, record_arguments, _report_texts)
OF_THE_OTHER = Writer("other", OTHER_REPORT, True, _other_arguments, _report_texts)
ITEM = Writer("item", OTHER_REPORT, True, _item, _item_texts)
MEASURE = Writer("measure", SCHEME, True, _measure, _measure_texts)
COLLECT = Writer("collect", REPORT, False, _collect, _report_texts)
DECIDE = Writer("decide", DECISIONS, True, _decide, _decision_texts)
BRIEFS = Writer("brief", BRIEF, False, _brief, _brief_texts)
ISSUE = Writer("issue", NOTES, False, _issue, _issued_texts, notes=2)
FOUR = (RECORD, COLLECT, DECIDE, BRIEFS)
WRITERS = (*FOUR, ISSUE, ITEM, MEASURE)
