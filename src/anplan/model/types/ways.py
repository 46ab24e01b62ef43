"""Ways to another workspace: which folder a file may name, and how a text that is nearly one is written.

A way comes from a file that anybody may propose. It is relative, begins with the folders around if it
leaves this one, and names no hidden folder, no drive and no home.
"""

import re

from anplan.base.message import Message, say
from anplan.base.spelling import half_width

_BARRED = r'\s/\\:*?"<>|'
_NAME = rf"[^{_BARRED}.~-](?:[^{_BARRED}]*[^{_BARRED}.])?"
WAY_FORM = rf"(?:\.\./)*(?:\.\.|{_NAME}(?:/{_NAME})*)"
MOST_STEPS = 16
MOST_LETTERS = 255
UP = ".."
HERE = "."
_WAY = re.compile(WAY_FORM)
_OWN = ("plan", "units", "briefs", "templates")
"""Folders of a workspace's own: another one in them would be called as its files are."""


def is_way(text: str) -> bool:
    """Return whether a text is a way to a folder as files write it."""
    is_short = len(text) <= MOST_LETTERS and text.count("/") < MOST_STEPS
    is_own = text.partition("/")[0] in _OWN
    return is_short and not is_own and _WAY.fullmatch(text) is not None


def joined(way: str, further: str) -> str:
    """Return the way that two ways make, one after the other, without needless steps."""
    steps: list[str] = []
    for step in (*way.split("/"), *further.split("/")):
        if step == UP and steps and steps[-1] != UP:
            steps.pop()
        elif step not in ("", HERE):
            steps.append(step)
    return "/".join(steps) or HERE


def file_along(way: str, file: str) -> str:
    """Return how a file of a workspace is called from another one that has a way to it."""
    return file if way == HERE else f"{way}/{file}"


def nearly_way(text: str) -> str:
    """Return a text in the spelling of ways; it may still be none."""
    plain = half_width(text.strip()).replace("\\", "/").replace("。", ".")
    is_from_the_top = plain.startswith("/") or plain[1:2] == ":"
    return plain if is_from_the_top else joined(HERE, plain)


def way_hint(text: str) -> Message:
    """Return how a text that is no way is mended."""
    cure = nearly_way(text)
    if cure != text and is_way(cure):
        return say("Write {cure}", cure=cure)
    return say(
        "Write the way from this workspace's folder to the other one, with slashes: ../innovation"
    )
