"""Whether a document is a new edition of the plan that a workspace holds, or another plan."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import folded
from anplan.intake.document.head.head import Head
from anplan.model.types.cures import begins_as_placeholder

_ALIKE = 0.6
"""Of their signs: an edition's title may have lost or won a year, or what it revises."""


def refuse_another_plan(document: Path, head: Head, plan: Any) -> None:
    """Raise UsageError where a document bears neither the title nor the number of the plan there.

    Its text and its files would take the place of the other plan's, and lose them.
    """
    known = plan.get("document") if isinstance(plan, Mapping) else None
    if not isinstance(known, Mapping) or head.title is None:
        return
    title, number = str(known.get("title") or ""), str(known.get("number") or "")
    if not title or begins_as_placeholder(title) or _is_alike(title, head.title.words.text):
        return
    if head.number is not None and number and folded(number) == folded(head.number.words.text):
        return
    raise UsageError(
        say(
            "{file} is another plan than the one there: {title}, not {known}",
            file=str(document),
            title=head.title.words.text,
            known=title,
        ),
        say("Import it into a folder of its own; nothing was written"),
    )


def _is_alike(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _ALIKE
