"""What the doctor reports about one thing it examined: fine, worth knowing, or wrong."""

from typing import Literal, NamedTuple

from anplan.base.message import Message

Grade = Literal["ok", "hint", "wrong"]


class Diagnosis(NamedTuple):
    """The state of one thing. ``key`` names it and is the same in every language."""

    key: str
    message: Message
    grade: Grade = "ok"
    cure: Message | None = None
