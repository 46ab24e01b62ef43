"""Text made harmless for the place it is printed to."""

import re

# Patterns are texts: the few that a run needs are compiled when they are used.
_CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Blanks of one line alone: else every empty line would be looked through from all before it.
_LINE_START = r"(?m)^([^\S\n]*\d*)([-+=.)])(?=\s|$|[-=]+[^\S\n]*$)|^([^\S\n]*)(:)(?=[-:])"
_LAST_BYTE, _LAST_OF_FOUR_DIGITS = 0xFF, 0xFFFF
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_MARKDOWN = r"([\\`*_\[\]<>|#~$])"
_BARE_LINK = r"(?i)(www)\."
_HOLD_APART = "\u200b"
_MEANT_FOR_HOSTS = (
    r"(?<=@)|(?<=#)(?=[0-9])|(?<=(?<!\w)[!&$])(?=[0-9])|(?<=(?<!\w)[%~])(?=[0-9A-Za-z\"'])"
    r"|(?<=(?<!\w)(?i:GH)-)(?=[0-9])|(?<=:)(?=[A-Za-z0-9_+-]+:)"
    r"|(?<=[{\[])(?=[+-])|(?<=[+-])(?=[}\]])"
)
"""Where hosts of Markdown make something of plain text once it is laid out: a person's name or
an address (@), the number of an issue or of a change (#1, !1, GH-1), a label, a picture
(:smile:), a mark of what is new ({+ +}). An escape does not hold them back, a sign between does."""


def printable(text: str) -> str:
    """Show control and direction characters by their number, for a terminal or a log."""
    return text if text.isprintable() else re.sub(_CONTROL, _escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= _LAST_BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


def file_name(text: str) -> str:
    """Write a file's name on one line, whatever characters it has."""
    return printable(text).replace("\n", "\\x0a").replace("\t", "\\x09")


def no_command(line: str) -> str:
    """Keep GitHub's runner from taking a line of a log for a command, old form or new."""
    line = line.replace("##[", "## [")
    return f"\\{line}" if line.lstrip().startswith("::") else line


def log_line(text: str) -> str:
    """Write a text as one line of a log that is no command."""
    return no_command(file_name(text))


def one_line(text: str) -> str:
    """Fold a text's lines into one."""
    return " ".join(printable(text).split())


def markdown(text: str) -> str:
    """Escape a text, so that Markdown shows it as it was written."""
    return re.sub(_LINE_START, r"\1\3\\\2\4", _inline(printable(text).replace("\r", "")))


def _inline(text: str) -> str:
    apart = re.sub(_MEANT_FOR_HOSTS, _HOLD_APART, text)
    escaped = re.sub(_MARKDOWN, r"\\\1", apart.replace("&", "&amp;"))
    linkless = re.sub(_BARE_LINK, r"\1&#46;", escaped)
    return linkless.replace("://", ":&#47;&#47;").replace(_HOLD_APART, "&#8203;")


def markdown_cell(text: str) -> str:
    """Escape a text for a place within a line of Markdown: a cell, a heading."""
    return _inline(one_line(text))


def csv_cell(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, and a runner its lines for commands."""
    risky = text.startswith("\t") or text.lstrip().startswith(_FORMULA)
    text = "\n".join(map(no_command, text.split("\n")))
    return f"'{text}" if risky else text
