"""Arguments whose bytes are no text in the locale's encoding: refused, and the encoding named."""

import os
from collections.abc import Iterator, Sequence

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.spelling import shown
from anplan.stop import locale_lacks

_PATHS_BEHIND = frozenset({"check", "collect"})
"""Commands whose words are paths, which may be any bytes."""


def refuse_undecoded(arguments: Sequence[str]) -> None:
    """Raise UsageError for an argument that is no text; the path of what is there may be any bytes."""
    paths = set(_paths(arguments))
    for argument in (*arguments, os.environ.get("ANPLAN_UNIT", "")):
        if not _is_text(argument) and not (argument in paths and os.path.lexists(argument)):
            raise _refusal(_bytes_of(argument))


def _paths(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the arguments that stand where a path is read."""
    behind = arguments[:1] and arguments[0] in _PATHS_BEHIND
    for before, argument in zip(("", *arguments), arguments, strict=False):
        if behind or before == "-C":
            yield argument


def _is_text(argument: str) -> bool:
    """Return whether Python could decode all of an argument: what it could not is a surrogate."""
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _bytes_of(argument: str) -> bytes:
    try:
        return os.fsencode(argument)
    except UnicodeEncodeError:
        return argument.encode("utf-8", "surrogatepass")


def _refusal(data: bytes) -> UsageError:
    from anplan.files.yaml.decode import ENCODINGS, encoding_of

    text = _decoded(data, "utf-8")
    if text is not None:
        return locale_lacks(text)
    again = say("Set the terminal and the locale to UTF-8, and type it again")
    wrong = _first_wrong(data)
    if encoding_of(data, data[:wrong].decode("utf-8")) == "GBK":
        text = data.decode(ENCODINGS["GBK"])
        refusal = say("What was given is GBK, not UTF-8: {text}", text=shown(text))
        return UsageError(refusal, again)
    return UsageError(
        say(
            "What was given is not UTF-8: the byte {byte} does not belong",
            byte=f"0x{data[wrong]:02x}",
        ),
        again,
    )


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first_wrong(data: bytes) -> int:
    """Return the place of the first byte that UTF-8 cannot have there."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)
