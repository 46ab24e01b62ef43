"""The mark of each light, which tells it apart on a black and white copy, and its colour."""

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Mark(NamedTuple):
    """A sign that stands before the light's word, and the colour of both."""

    sign: str
    colour: str


MARKS: Mapping[str, Mark] = {
    "red": Mark("■", "C00000"),
    "yellow": Mark("▲", "9C6500"),
    "green": Mark("●", "1E7B34"),
    "blue": Mark("◆", "1F4E9E"),
    "grey": Mark("○", "595959"),
}


def marks_by_word(light: Callable[[str], str]) -> Mapping[str, Mark]:
    """Return the mark of each light by its word; ``light`` translates a light's name."""
    return {light(name): mark for name, mark in MARKS.items()}
