"""What a monthly form and its reader agree on: identity, sections, fields, closed choices."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, NamedTuple, TypeGuard

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.words import folded
from anplan.model.paths import SCHEME

FORM_VERSION = 1
FormSection = Literal[
    "readings",
    "compared",
    "tasks",
    "milestones",
    "measures",
    "open",
    "asked",
    "problems",
    "next",
    "nothing",
    "scheme",
    "more",
    "items",
    "new_items",
]
LABELS: Mapping[str, tuple[int, ...]] = {
    "readings": (0,),
    "compared": (0,),
    "tasks": (0,),
    "milestones": (0,),
    "measures": (0,),
    "open": (1,),
    "asked": (1,),
    "scheme": (0,),
    "items": (0, 1),
}
"""Which cells of a section's rows say what the row is about."""

MORE = tuple(f"more{place}" for place in range(1, 25))
"""The cells for what an item says beside its stage: the fields of its register, then its roles."""

ROLE = "roles/"
"""What stands before the name of a role where a form tells it from a field."""

FIELDS: dict[FormSection, tuple[str, ...]] = {
    "readings": ("value", "as_of", "preliminary", "reason"),
    "compared": ("value",),
    "tasks": ("text", "next"),
    "milestones": ("done",),
    "measures": ("done",),
    "open": ("answer", "solved"),
    "asked": ("text",),
    "problems": ("task", "text", "ask", "of"),
    "next": ("task", "text"),
    "nothing": ("text",),
    "scheme": ("text", "by", "every"),
    "more": ("task", "text", "by", "every"),
    "items": ("stage", "on", "reason", *MORE),
    "new_items": ("id", "title", "stage", "on", *MORE),
}
IDENTITY_START = '{"anplan"'
CONTINUED = "…anplan "
"""The beginning of a cell that goes on where the identity's one above it had no more room."""

HEADER = "#"
OF_PLAN = "@"
"""Stands before the plan of a sheet, where a form has sheets of several plans."""
SEPARATOR = ":"
PRELIMINARY, FINAL, YES, NO = mark("preliminary"), mark("final"), mark("yes"), mark("no")
RECEIVED = mark("received")
RECEIPT = "received"
"""The row below that for no news: a tick in it says that the form came, and nothing else."""

SAYS_RECEIVED = dict.fromkeys(("已收", "已阅", "已收到", "收到", "received", "seen"), "true")
"""What can mean nothing else, in whatever row for no news it stands."""

RECEIVED_WORDS = {
    **SAYS_RECEIVED,
    **dict.fromkeys(("是", "√", "✓", "☑", "yes"), "true"),
    **dict.fromkeys(("未收", "否", "no"), ""),
}
LEAVES = mark("leaves")
LEAVES_WORDS = dict.fromkeys(("退出", "退出清单", "退库", "leaves", "left"), LEAVES)
"""What stands in the place of a stage where an item leaves its register."""

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

    ``origins`` says which cells the entries of the content come from, ``sha256`` names the file's
    bytes; ``is_received``: the cell for having received it is ticked; ``is_table``: it is what a
    table has of the unit's figures, by a map; ``of_file``: remarks about the whole of a table that
    several units' figures stand in, told once; ``begins_file``: it is the first of these;
    ``other_plans``: the file has forms of these plans beside it.
    """

    file: str
    unit: str
    period: str
    content: Content
    lines: tuple[FormLine, ...]
    origins: Mapping[tuple[str, int], Mapping[str, str]] = {}
    sha256: str = ""
    is_received: bool = False
    is_table: bool = False
    of_file: tuple[FormLine, ...] = ()
    begins_file: bool = False
    other_plans: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[FormLine, ...]:
        """Return what is said of it and of the whole file."""
        return (*self.of_file, *self.lines)

    @property
    def levels(self) -> frozenset[Level]:
        """Return how weighty its remarks are."""
        return frozenset(line.level for line in self.remarks)

    @property
    def is_acknowledgement(self) -> bool:
        """Return whether it only says that it came: nothing else was filled in, nothing is wrong."""
        return (
            self.is_received
            and not self.content
            and all(line.level != "error" for line in self.lines)
        )

    @property
    def is_untouched(self) -> bool:
        """Return whether the form is as it was sent out, as far as a person can write into it."""
        remarks = [line.message for line in self.lines if line.level != "empty"]
        return not self.content and remarks == [NOTHING_FILLED_IN]


class ItemRow(NamedTuple):
    """What a row about an item stands for: its register and, of one that is known, itself.

    ``stage`` and ``since`` are where it stood when the form was sent out.
    """

    register: str
    id: str = ""
    stage: str = ""
    since: str = ""


class Identity(NamedTuple):
    """What a form is, kept on its hidden sheet; ``texts`` are digests of its own wording.

    ``tasks`` gives the task for each choice of a drop-down, ``titles`` the title of each
    open problem and of each thing asked (beside it, under ``/ref`` and ``/unit``, where it stands
    and which unit asks), ``labels`` a digest of what each row is about as the form says it. ``items`` says
    what the rows of registers stand for, ``columns`` what each register's further cells hold.
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
    items: Mapping[str, ItemRow] = {}
    columns: Mapping[str, tuple[str, ...]] = {}

    def dump(self) -> str:
        """Return it as one line with its checksum."""
        content = self._asdict()
        for name in ("items", "columns"):
            if not content[name]:
                del content[name]
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
            items = {mark: ItemRow(*row) for mark, row in identity.items.items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        if expected != checksum(content) or not is_sound:
            return None
        columns = {name: tuple(keys) for name, keys in identity.columns.items()}
        return identity._replace(
            rows=tuple(identity.rows), texts=tuple(identity.texts), items=items, columns=columns
        )

    @property
    def is_scheme(self) -> bool:
        """Return whether it is the form of a scheme, which is of no period."""
        return self.period == SCHEME

    def is_sound(self) -> bool:
        """Return whether every part consists of texts, as it does in a form of anplan's."""
        parts = (self.plan, self.unit, self.period, *self.rows, *self.texts)
        names = (*self.tasks, *self.tasks.values(), *self.titles, *self.titles.values())
        names += (*self.labels, *self.labels.values(), *self.items, *self.columns)
        lists = (*self.items.values(), *self.columns.values())
        listed = (text for texts in lists for text in texts)
        return all(isinstance(text, str) for text in (*parts, *names, *listed))


def checksum(content: dict[str, Any]) -> str:
    """Return the checksum of a form's identity and rows."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=8_192)
def text_digest(text: str) -> str:
    """Return a short digest that recognises a form's own wording, whatever its blanks."""
    return hashlib.sha256(folded("".join(text.split())).encode("utf-8", "replace")).hexdigest()[:8]


def is_section(name: str) -> TypeGuard[FormSection]:
    """Return whether a name is that of a section."""
    return name in FIELDS


def row_ref(section: FormSection, ref: str) -> str:
    """Return the mark in the hidden column of a row."""
    return f"{section}{SEPARATOR}{ref}"
