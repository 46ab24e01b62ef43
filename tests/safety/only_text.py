"""What a terminal, a log or a pasted text may hold: characters that are seen, and no command."""

import re

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
UNPRINTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)


def squeezed(text: str) -> str:
    """Return a text without its blanks and line ends."""
    return "".join(text.split())


def assert_only_text(printed_text: str) -> None:
    """No control, direction or unseen character, and no line that a runner takes for a command."""
    assert UNPRINTED.findall(printed_text) == []
    assert "##[" not in printed_text
    assert [one for one in printed_text.split("\n") if one.lstrip().startswith("::")] == []
