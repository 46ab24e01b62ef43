"""Text made harmless for the place it is printed to."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LINE_START = re.compile(r"(?m)^(\s*\d*)([-+=.)])(?=\s|$|[-=]+\s*$)")
_LAST_BYTE = 0xFF
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")


def printable(text: str) -> str:
    """Show control and direction characters by their number, for a terminal or a log."""
    return _CONTROL.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= _LAST_BYTE else f"\\u{code:04x}"


def file_name(text: str) -> str:
    """Show a file's name on one line, whatever it is made of."""
    return printable(text).replace("\n", "\\x0a").replace("\t", "\\x09")


def one_line(text: str) -> str:
    """Fold a text's lines into one."""
    return " ".join(printable(text).split())


def markdown(text: str) -> str:
    """Let a text stand in Markdown as it was written, wherever its lines begin."""
    return _LINE_START.sub(r"\1\\\2", _inline(printable(text).replace("\r", "")))


def _inline(text: str) -> str:
    kept = text.replace("&", "&amp;")
    return _MARKDOWN.sub(r"\\\1", kept).replace("://", ":&#47;&#47;")


def markdown_cell(text: str) -> str:
    """Let a text stand within a line of Markdown: in a cell, in a heading."""
    return _inline(one_line(text))


def csv_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    risky = text.startswith("\t") or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text
