"""One run of the command line: its language, then an answer at once or a command."""

import os
import sys
from collections.abc import Sequence

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.cli.encoding import refuse_undecoded
from anplan.cli.front import answer
from anplan.cli.menu import COMPLETE
from anplan.files.disk.language import language_of
from anplan.show.words import LANGUAGES, Words
from anplan.stop import guarded


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments and return the exit number."""

    def in_language() -> int:
        _prepare_streams()
        words = Words(_language(arguments))
        # A complaint that is all question marks helps nobody.
        complaints = words if _shows_chinese() else Words("en")
        return guarded(lambda: _call(arguments, words), complaints)

    return guarded(in_language, Words(_locale_language()))


def _call(arguments: Sequence[str], words: Words) -> int:
    if os.environ.get(COMPLETE):
        from anplan.cli.program import complete

        return complete(COMPLETE)
    refuse_undecoded(arguments)
    text = answer(arguments, words)
    if text is not None:
        sys.stdout.write(text)
        return 0
    from anplan.cli.program import call

    return call(arguments, words)


def _prepare_streams() -> None:
    """Let a console that lacks a character show a question mark instead of failing.

    What was closed by whoever started the program swallows what is written.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
            setattr(sys, name, nowhere)
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _language(arguments: Sequence[str]) -> str:
    """Return the language: --lang, ANPLAN_LANG, the plan's, the locale's; Chinese else."""
    name = _option(arguments, "--lang") or os.environ.get("ANPLAN_LANG")
    if name:
        language = {"zh": "zh_CN", "zh_cn": "zh_CN", "en": "en"}.get(name.replace("-", "_").lower())
        if language is None:
            raise UsageError(
                say("There is no language {language}", language=name),
                say("Use one of: {choices}", choices=LANGUAGES),
            )
        return language
    return language_of(_option(arguments, "-C") or ".") or _locale_language()


def _locale_language() -> str:
    """Return the language of the environment; Chinese where it says nothing and can be shown."""
    settings = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    setting = next((value for value in settings if value), None) or _system_locale()
    name = setting.partition(".")[0].lower()
    if name in ("", "c", "posix"):
        return "zh_CN" if _shows_chinese() else "en"
    return "zh_CN" if name.startswith(("zh", "chinese")) else "en"


def _shows_chinese() -> bool:
    """Return whether what is complained of in Chinese is more than question marks."""
    try:
        "中文".encode(getattr(sys.stderr, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _system_locale() -> str:
    import locale

    return locale.getlocale()[0] or ""


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
