"""What an examination of the surroundings finds: fine, worth knowing, or wrong."""

from typing import Literal, NamedTuple

from anplan.base.message import Message

Grade = Literal["ok", "hint", "wrong"]


class Diagnosis(NamedTuple):
    """One thing that was looked at. ``key`` stays the same in every language."""

    key: str
    told: Message
    grade: Grade = "ok"
    cure: Message | None = None
