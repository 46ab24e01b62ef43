"""Explains what libyaml cannot read: where the cause lies, in plain words, and the cure."""

import re
from typing import Any

from yaml import YAMLError

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem, Spot
from anplan.base.spelling import shown
from anplan.files.yaml.decode import Lines

_TAB = re.compile(r" *(?:- *)*(\t)")
_WIDE_BLANK = re.compile(r" *([\u3000\u00a0])")
_WIDE_DASH = re.compile(r" *([－—–−‐·•])[ \u3000]*[a-z_]+ *[:：]")
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANK_BEHIND = re.compile(rf" *(?:- +)*(?:[a-z_]+:|-)([{_BLANKS}])")
_COMMENT = re.compile(r"[^'\"]*[ \t](#.*)")
_KEY_COLON = re.compile(r" *(?:- +)*[a-z_]+ *(：|:(?=[^\s/]))")
_DASH = re.compile(r" *(-)(?=[a-z_]+:)")
_OPENS_BADLY = re.compile(r"""[:-] +(["'@%*&!`|>\[{])|: +([-?:](?= |$)|[,\]}])""")
_BEGUN = re.compile(r"simple key|quoted scalar|anchor|alias|tag|block scalar|flow (?:seq|map)")
_SIGN = re.compile(r"mapping keys|any token|alphabetic|line break|equal to 0|tag|URI|'[!>]'")
_ESCAPE = re.compile(r"escape char|Unicode char|hexdecimal")
MAX_DEPTH = 16


def syntax_problem(lines: Lines, error: YAMLError) -> Problem:
    """Return the problem behind an error of libyaml's; the commonest causes are tried first."""
    return (
        _nested(lines, error)
        or _tab(lines, error)
        or _directive(lines, error)
        or _slip(lines, error)
        or _other(lines, error)
    )


def colon_hint(text: str) -> Message | None:
    """Return how a key is written whose colon is full-width or has no space behind it."""
    match = _KEY_COLON.match(text)
    if match is None:
        return None
    if match[1] == "：":
        return say("Write a half-width colon and a space: key: value")
    return say("Write a space after the colon: key: value")


def too_deep(where: Place) -> Problem:
    """Return the problem of what is nested too deep."""
    return Problem(
        "Y110",
        "error",
        where,
        say("Nested deeper than {limit} levels", limit=MAX_DEPTH),
        say("No file of a workspace needs that; look for a stray bracket"),
    )


def _nested(lines: Lines, error: YAMLError) -> Problem | None:
    """Recognise the limit of libyaml's own, from 0.2.6 on, which it reports before any event."""
    if "maximum nesting depth" not in (getattr(error, "problem", None) or ""):
        return None
    return too_deep(lines.place(*_mark(error, "problem")))


def _tab(lines: Lines, error: YAMLError) -> Problem | None:
    line, _ = _mark(error, "problem")
    match = _TAB.match(lines.row(line))
    if match is None:
        return None
    where = lines.place(line, match.start(1))
    return Problem(
        "Y108", "error", where, say("A tab is used for indentation"), say("Indent with spaces")
    )


def _directive(lines: Lines, error: YAMLError) -> Problem | None:
    line, _ = _mark(error, "problem")
    if not lines.row(line).startswith("%"):
        return None
    return directive(lines.place(line, 0))


def directive(where: Place) -> Problem:
    """Return the problem of a line with YAML's own settings."""
    return Problem(
        "Y105",
        "error",
        where,
        say("Directives are not allowed"),
        say("Remove the line that begins with %"),
    )


def _slip(lines: Lines, error: YAMLError) -> Problem | None:
    """Find a colon or a dash that YAML does not take for such; libyaml stumbles a line later."""
    line, _ = _mark(error, "problem")
    begun, _ = _mark(error, "context")
    for near in dict.fromkeys((begun, line, max(0, line - 1))):
        row = lines.row(near)
        if match := _BLANK_BEHIND.match(row):
            return _no_plain_space(lines.place(near, match.start(1)), match[1])
        if match := _KEY_COLON.match(row):
            cause, hint = say("a key without a colon"), colon_hint(row)
        elif match := _DASH.match(row):
            cause, hint = say("an entry without a dash"), say("Write a space after the dash")
        elif match := _WIDE_DASH.match(row):
            cause = say("an entry without a dash")
            hint = say("Write a half-width dash and a space: - key: value")
        elif match := _WIDE_BLANK.match(row):
            return not_spaces(lines.place(near, match.start(1)))
        else:
            continue
        message = say("This is not YAML: {problem}", problem=cause)
        return Problem("Y102", "error", lines.place(near, match.start(1)), message, hint)
    return None


def _no_plain_space(where: Place, sign: str) -> Problem:
    message = say(
        "{name} stands behind a colon or a dash, which is no plain space", name=f"U+{ord(sign):04X}"
    )
    return Problem("Y108", "error", where, message, say("Write a half-width space in its place"))


def not_spaces(where: Place) -> Problem:
    """Return the problem of a full-width or no-break space in front of a key."""
    message = say("A full-width or no-break space is used for indentation")
    return Problem("Y108", "error", where, message, say("Indent with spaces"))


def _other(lines: Lines, error: YAMLError) -> Problem:
    sentence = getattr(error, "problem", None) or str(error).splitlines()[0]
    if "expected ',' or" in sentence and (dropped := _dropped(lines, error)):
        return dropped
    where = _cause(lines, error, sentence)
    message = say("This is not YAML: {problem}", problem=_in_plain_words(sentence))
    row = lines.row(where.line - 1)
    hint = _sign_hint(row, where.column) or _hint(sentence) or _block_hint()
    return Problem("Y102", "error", where, message, hint)


def _dropped(lines: Lines, error: YAMLError) -> Problem | None:
    """Find words within brackets that were taken for a comment, the closing bracket among them."""
    first, last = _mark(error, "context")[0], _mark(error, "problem")[0]
    for line in range(first, last + 1):
        match = _COMMENT.match(lines.row(line))
        if match:
            lost = match[1].rstrip()
            return words_lost(lines.place(line, match.start(1), len(lost)), lost)
    return None


def words_lost(where: Place | Spot, lost: str) -> Problem:
    """Return the problem of words that YAML would take for a comment."""
    message = say("These words would be lost: {text}", text=shown(lost))
    hint = say("Write the text as a block: |- and the text indented on the next line")
    return Problem("Y113", "error", where, message, hint)


def _mark(error: YAMLError, which: str) -> tuple[int, int]:
    mark: Any = getattr(error, f"{which}_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)


def _cause(lines: Lines, error: YAMLError, sentence: str) -> Place:
    """Return the place where what is wrong began; at the end of the text, its last sign."""
    context = getattr(error, "context", None) or ""
    begun = _BEGUN.search(context) and not _ESCAPE.search(sentence)
    line, column = _mark(error, "context" if begun else "problem")
    if lines.row(line).strip():
        return lines.place(line, column)
    while line and not lines.row(line).strip():
        line -= 1
    return lines.place(line, max(0, len(lines.row(line).rstrip()) - 1))


def _in_plain_words(sentence: str) -> Message | str:
    """Return libyaml's own sentence in words that can be translated."""
    sentences = {
        "mapping values are not allowed": say("a colon in the middle of a value"),
        "block sequence entries are not allowed": say("a list begins in the middle of a line"),
        "could not find expected ':'": say("a key without a colon"),
        "expected key": say("the indentation is off, or a value continues"),
        "expected '-' indicator": say("the indentation of a list is off"),
        "expected ',' or": say("a bracket is not closed"),
        "expected node content": say("a value is missing, or a bracket is not closed"),
        "unexpected end of stream": say("a quotation mark is not closed"),
        "unexpected document indicator": say("a quotation mark is not closed"),
        "<document start>": say("there is more after the end"),
    }
    if _ESCAPE.search(sentence):
        return say("a backslash within quotation marks that means nothing")
    if _SIGN.search(sentence):
        return say("a value begins with a special sign")
    return next((words for part, words in sentences.items() if part in sentence), sentence)


def _hint(sentence: str) -> Message | None:
    if "<document start>" in sentence:
        return say("Remove it, and the bracket or the line ... that ends the content above it")
    if "mapping values are not allowed" in sentence:
        return say(
            "Put a value with a colon in it into quotes, or write it as a block: |- and the text "
            "indented on the next line; if no value was meant, check the indentation"
        )
    if "could not find expected ':'" in sentence:
        return say("Write key: value; indent a line that continues")
    return None


def _sign_hint(row: str, column: int) -> Message | None:
    """Return how a text is written that begins with a sign of YAML's own."""
    openings = _OPENS_BADLY.finditer(row)
    signs = [opening[1] or opening[2] for opening in openings if opening.end() <= column]
    if not signs:
        return None
    return say(
        "A text that begins with {sign} is written as a block: |- and the text indented "
        "on the next line",
        sign=signs[-1],
    )


def _block_hint() -> Message:
    return say(
        "Check the indentation; write a longer text as a block: |- and the text indented "
        "on the next line"
    )
