"""What is answered before any command is made: the program's page, its version, a wrong word."""

from collections.abc import Sequence

from anplan import __version__
from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.cli.menu import ANPLAN, COMMANDS, HELP_NAMES, OPTIONS, PROGRAM
from anplan.cli.page import command_rows, page
from anplan.show.words import Words


def answer(arguments: Sequence[str], words: Words) -> str | None:
    """Return what a line asks for where that needs no command; None where typer has to read it.

    Raise UsageError where its first word is no command.
    """
    beginning = _beginning(arguments)
    if beginning is None:
        return None
    flags, word = beginning
    if any(name in flags for name in HELP_NAMES):
        return program_page(words)
    if word is None:
        return version_line() if "--version" in flags else program_page(words)
    if word not in COMMANDS:
        raise no_command(word)
    return None


def _beginning(arguments: Sequence[str]) -> tuple[set[str], str | None] | None:
    """Return the flags before the first word, and the word; None where something is odd."""
    flags = set()
    rest = iter(arguments)
    for argument in rest:
        if argument in (*HELP_NAMES, "--version"):
            flags.add(argument)
        elif argument in ("-C", "--lang"):
            if next(rest, None) is None:
                return None
        elif argument == "-" or not argument.startswith("-"):
            return flags, argument
        elif not argument.startswith(("-C", "--lang=")):
            return None
    return flags, None


def version_line() -> str:
    """Return the line that tells the version."""
    return f"{PROGRAM} {__version__}\n"


def program_page(words: Words) -> str:
    """Return the page of all commands."""
    sections = [
        (words("Commands:"), command_rows(COMMANDS, words)),
        (words("Options:"), [(name, words(text)) for name, text in OPTIONS]),
    ]
    return page(words, f"{PROGRAM} [OPTIONS] {ANPLAN.usage}", ANPLAN.help, sections) + "\n"


def no_command(word: str) -> UsageError:
    """Return the refusal of a first word that is no command, with those that are nearly it."""
    from difflib import get_close_matches

    close = tuple(get_close_matches(word, list(COMMANDS)))
    message = (
        say("There is no command {word}. Did you mean {close}?", word=word, close=close)
        if close
        else say("There is no command {word}", word=word)
    )
    return UsageError(message, how_to_use(PROGRAM))


def how_to_use(line: str) -> Message:
    """Return where it is told how a command is used; ``line`` names it."""
    return say("{line} --help shows how it is used", line=line)
