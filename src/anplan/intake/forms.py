"""What a monthly form and its reader agree on: identity, sections, fields, closed choices."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeGuard

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.words import folded
from anplan.model.paths import SCHEME

FORM_VERSION = 1
FormSection = Literal[
    "readings",
    "tasks",
    "milestones",
    "measures",
    "open",
    "problems",
    "next",
    "nothing",
    "scheme",
    "more",
]
LABELS: Mapping[str, int] = {
    "readings": 0,
    "tasks": 0,
    "milestones": 0,
    "measures": 0,
    "open": 1,
    "scheme": 0,
}
"""Which cell of a section's rows says what the row is about."""

FIELDS: dict[FormSection, tuple[str, ...]] = {
    "readings": ("value", "as_of", "preliminary", "reason"),
    "tasks": ("text", "next"),
    "milestones": ("done",),
    "measures": ("done",),
    "open": ("answer", "solved"),
    "problems": ("task", "text", "ask"),
    "next": ("task", "text"),
    "nothing": ("text",),
    "scheme": ("text", "by", "every"),
    "more": ("task", "text", "by", "every"),
}
IDENTITY_START = '{"anplan"'
HEADER = "#"
SEPARATOR = ":"
PRELIMINARY, FINAL, YES, NO = mark("preliminary"), mark("final"), mark("yes"), mark("no")
PRELIMINARY_WORDS = {
    **dict.fromkeys(("初步", "初步数", "preliminary"), "true"),
    **dict.fromkeys(("最终", "最终数", "final"), ""),
}
YES_WORDS = {
    **dict.fromkeys(("是", "已解决", "yes"), "true"),
    **dict.fromkeys(("否", "未解决", "no"), ""),
}

Level = Literal["ok", "changed", "empty", "unclear", "outside", "error"]


class FormLine(NamedTuple):
    """One remark about a returned form; ``cell`` is an address as 填报表!G7, or empty.

    ok: taken as typed; changed: taken, but not letter for letter; empty: a figure's
    row that nothing was typed into; unclear: taken, but to be asked back; outside: typed where
    nothing is taken, to be asked back; error: not taken.
    """

    level: Level
    cell: str
    message: Message


Content = dict[str, Any]
"""A report as plain texts: sections with their entries, and ``nothing``."""

Origins = dict[tuple[str, int], dict[str, str]]
"""For each entry of a content, by its section and its place, the cell of each of its keys."""


NOTHING_FILLED_IN = say("nothing was filled in")


class ReturnedForm(NamedTuple):
    """A form that came back: whose it is, its content as a report's, and remarks about it.

    ``origins`` says which cells the entries of the content come from.
    """

    file: str
    unit: str
    period: str
    content: Content
    lines: tuple[FormLine, ...]
    origins: Mapping[tuple[str, int], Mapping[str, str]] = {}

    @property
    def is_untouched(self) -> bool:
        """Return whether the form is as it was sent out, as far as a person can write into it."""
        remarks = [line.message for line in self.lines if line.level != "empty"]
        return not self.content and remarks == [NOTHING_FILLED_IN]


class Identity(NamedTuple):
    """What a form is, kept on its hidden sheet; ``texts`` are digests of its own wording.

    ``tasks`` gives the task for each choice of a drop-down, ``titles`` the title of each
    open problem, ``labels`` a digest of what each row is about as the form says it.
    """

    plan: str
    unit: str
    period: str
    rows: tuple[str, ...]
    tasks: dict[str, str]
    titles: dict[str, str]
    texts: tuple[str, ...]
    version: int = FORM_VERSION
    labels: Mapping[str, str] = {}

    def dump(self) -> str:
        """Return it as one line with its checksum."""
        content = self._asdict()
        return json.dumps(
            {"anplan": "form", **content, "checksum": checksum(content)}, ensure_ascii=False
        )

    @classmethod
    def parse(cls, text: str) -> "Identity | None":
        """Read it back; None where the text is no identity or does not fit its checksum."""
        try:
            content = json.loads(text)
            if content.pop("anplan") != "form":
                return None
            expected = content.pop("checksum")
            identity = cls(**content)
            is_sound = identity.is_sound()
            if not identity.is_scheme:
                Period.parse(identity.period)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if expected != checksum(content) or not is_sound:
            return None
        return identity._replace(rows=tuple(identity.rows), texts=tuple(identity.texts))

    @property
    def is_scheme(self) -> bool:
        """Return whether it is the form of a scheme, which is of no period."""
        return self.period == SCHEME

    def is_sound(self) -> bool:
        """Return whether every part consists of texts, as it does in a form of anplan's."""
        parts = (self.plan, self.unit, self.period, *self.rows, *self.texts)
        names = (*self.tasks, *self.tasks.values(), *self.titles, *self.titles.values())
        names += (*self.labels, *self.labels.values())
        return all(isinstance(text, str) for text in (*parts, *names))


def checksum(content: dict[str, Any]) -> str:
    """Return the checksum of a form's identity and rows."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_digest(text: str) -> str:
    """Return a short digest that recognises a form's own wording, whatever its blanks."""
    return hashlib.sha256(folded("".join(text.split())).encode("utf-8", "replace")).hexdigest()[:8]


def is_section(name: str) -> TypeGuard[FormSection]:
    """Return whether a name is that of a section."""
    return name in FIELDS


def row_ref(section: FormSection, ref: str) -> str:
    """Return the mark in the hidden column of a row."""
    return f"{section}{SEPARATOR}{ref}"
