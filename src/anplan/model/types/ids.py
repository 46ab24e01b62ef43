"""Ids: their form, and how a text that is nearly one is written."""

import re

from anplan.base.message import Message, say
from anplan.base.spelling import half_width
from anplan.model.types.cures import latin, look_alike_hint, several, several_hint

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
TASK_FORM = r"[1-9][0-9]?\.[1-9][0-9]?"
WINDOWS_NAMES = frozenset({"con", "nul", "aux", "prn"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
_ID = re.compile(ID_FORM)
_HYPHENS = r"[\s_\u2010-\u2015\u2212-]+"


def is_id(text: str) -> bool:
    """Return whether a text can be an id, and so a file's name on every system."""
    return _ID.fullmatch(text) is not None and text not in WINDOWS_NAMES


def nearly_id(text: str) -> str:
    """Return a text in the spelling of ids; it may still be none."""
    return re.sub(_HYPHENS, "-", latin(half_width(text)).lower())


def id_hint(text: str) -> Message:
    """Return how a text that cannot be an id is mended."""
    if text.lower() in WINDOWS_NAMES:
        return say("Windows allows no file of this name; choose another id")
    parts = several(text)
    if parts and all(map(is_id, parts)):
        return several_hint(parts)
    cure = nearly_id(text)
    if is_id(cure):
        return look_alike_hint(text, cure) or say("Write {cure}", cure=cure)
    if not cure.isascii():
        return say(
            "Ids are lower-case ASCII letters, digits and hyphens: of a unit the name of its folder "
            "below units/, of a group its id in plan/plan.yaml, of anything else its file's name"
        )
    return say("Ids are lower-case ASCII letters, digits and hyphens")
