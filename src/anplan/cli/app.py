"""One run of the command line: its language, then an answer at once or a command."""

import io
import os
import sys
from collections.abc import Callable, Sequence

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.cli.encoding import refuse_undecoded
from anplan.cli.front import answer
from anplan.cli.locale_language import locale_language, shows_chinese
from anplan.files.disk.language import language_of
from anplan.files.disk.streams import buffered
from anplan.show.words import LANGUAGES, Words
from anplan.stop import guarded


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments and return the exit number."""
    return _guarded(arguments, lambda words: _call(arguments, words))


def print_bytes(arguments: Sequence[str], code: int, output: bytes) -> int:
    """Print what a run with these arguments has to print, and return its exit number."""

    def write(_words: Words) -> int:
        sys.stdout.buffer.write(output)
        return code

    return _guarded(arguments, write)


def _guarded(arguments: Sequence[str], act: Callable[[Words], int]) -> int:
    """Act in the language of the arguments; what goes wrong is told in it."""

    def in_language() -> int:
        _prepare_streams()
        words = Words(_language(arguments))
        # A complaint that is all question marks helps nobody.
        complaints = words if shows_chinese() else Words("en")
        return guarded(lambda: act(words), complaints)

    return guarded(in_language, Words(locale_language()))


def _call(arguments: Sequence[str], words: Words) -> int:
    refuse_undecoded(arguments)
    text = answer(arguments, words)
    if text is not None:
        sys.stdout.write(text)
        return 0
    from anplan.cli.program import call

    return call(arguments, words)


def _prepare_streams() -> None:
    """Let a console that lacks a character show a question mark instead of failing.

    What was closed by whoever started the program swallows what is written. An unbuffered stream
    gets a buffer: Python drops what the system does not take of it at once.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
            setattr(sys, name, nowhere)
        stream = getattr(sys, name)
        if isinstance(getattr(stream, "buffer", None), io.RawIOBase):
            setattr(sys, name, buffered(stream, stream.buffer))
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _language(arguments: Sequence[str]) -> str:
    """Return the language: --lang, ANPLAN_LANG, the plan's, the locale's; Chinese else.

    Where a next plan is made, the plan is the one before.
    """
    name = _option(arguments, "--lang") or os.environ.get("ANPLAN_LANG")
    if name:
        language = {"zh": "zh_CN", "zh_cn": "zh_CN", "en": "en"}.get(name.replace("-", "_").lower())
        if language is None:
            raise UsageError(
                say("There is no language {language}", language=name),
                say("Use one of: {choices}", choices=LANGUAGES),
            )
        return language
    parts = _option(arguments, "-C") or ".", _option(arguments, "--from") or ""
    folder = os.path.join(*parts)  # noqa: PTH118 - pathlib costs more
    return language_of(folder) or locale_language()


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Return an option's value; the last one counts."""
    attached = f"{name}=" if name.startswith("--") else name
    value = None
    for place, argument in enumerate(arguments):
        if argument == name:
            value = arguments[place + 1] if place + 1 < len(arguments) else value
        elif argument.startswith(attached):
            value = argument.removeprefix(attached)
    return value
