"""Completion of a word in a shell, without typer: what may stand there is known from a table.

A shell's script sets ``_ANPLAN_COMPLETE`` and what was typed, as typer's own scripts do. Whatever
goes wrong, nothing is said: a shell would print it into the line that somebody is writing.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from anplan.cli.completion_table import COMMANDS, Command, Option
from anplan.cli.locale_language import locale_language
from anplan.files.disk.completion import Names, Offered
from anplan.files.disk.language import language_of
from anplan.show.catalogue import catalogue

_QUIET = re.compile(r"[^\w\u3000-\u303f\uff00-\uffef .,/=()%-]")
"""What the title of a thing may not bring into a line that a shell may read as its own words."""


class Line(NamedTuple):
    """A line before the word that is completed: the command it names and what stands behind it.

    ``open`` is the option whose value the word is.
    """

    command: str
    words: list[str]
    folder: str
    open: Option | None
    only_words: bool


def print_offers(shell: str) -> int:
    """Print what a shell may offer, in its own way; 1 where fish is to offer files."""
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        typed, incomplete = _typed(shell)
        offers = _once(_offers(typed, incomplete, titled=shell != "bash"))
        answer, code = _answer(shell, offers)
        sys.stdout.write(answer)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - no word of ours belongs in somebody's line
        return 1
    return code


def _typed(shell: str) -> tuple[list[str], str]:
    """Return the words behind the program's name, and the one that is being typed."""
    if shell == "bash":
        words = _split(os.environ["COMP_WORDS"])
        count = int(os.environ["COMP_CWORD"])
        return words[1:count], words[count] if count < len(words) else ""
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if shell in ("powershell", "pwsh"):
        last = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (words[:-1], last) if last else (words, "")
    return (words[:-1], words[-1]) if words and not line[-1:].isspace() else (words, "")


def _split(line: str) -> list[str]:
    """Take a line apart as a shell does; a quote that is open ends with the line."""
    import shlex

    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:
        words.append(lexer.token)
    return words


def _offers(typed: list[str], incomplete: str, *, titled: bool) -> Iterator[Offered]:
    typed, incomplete, shown = _unglued(typed, incomplete)
    line = _line(typed)
    command = COMMANDS[line.command]
    words = catalogue(_language(line)) if titled else str
    if line.open is not None:
        for word, title in _values(line, line.open[1], incomplete, titled=titled):
            yield shown + word, title
    elif incomplete.startswith("-") and not line.only_words:
        yield from _option_names(command, incomplete, words, titled=titled)
    elif _inner(line.command) and not line.words:
        for name in _inner(line.command):
            last = name.rpartition(" ")[2]
            if last.startswith(incomplete):
                yield last, words(COMMANDS[name][2]).partition("\n")[0] if titled else ""
    else:
        places = command[1]
        place = min(len(line.words), len(places) - 1)
        if place >= 0:
            yield from _values(line, places[place], incomplete, titled=titled)


def _unglued(typed: list[str], incomplete: str) -> tuple[list[str], str, str]:
    """Take an option's value from behind its sign: ``--format=c`` is two words to every command.

    Bash has three of it already, and replaces the last alone; to the others it is one word, all of
    which what is offered has to be.
    """
    if incomplete == "=":
        incomplete = ""
    elif typed and typed[-1] == "=":
        typed = typed[:-1]
    flat = []
    for word in typed:
        name, sign, value = word.partition("=")
        flat += [name, value] if sign and name.startswith("--") else [word] if word != "=" else []
    name, sign, value = incomplete.partition("=")
    if sign and name.startswith("--"):
        return [*flat, name], value, f"{name}="
    return flat, incomplete, ""


def _line(typed: list[str]) -> Line:
    """Read the words before the one that is completed."""
    command, folder = "", "."
    words: list[str] = []
    rest = iter(typed)
    for word in rest:
        if word == "--":
            return Line(command, [*words, *rest], folder, None, only_words=True)
        option = _option(command, word)
        if option is not None and option[1]:
            value = next(rest, None)
            if value is None:
                return Line(command, words, folder, option, only_words=False)
            folder = value if word == "-C" else folder
        elif word.startswith("-C") and len(word) > len("-C"):
            folder = word[2:]
        elif not words and f"{command} {word}".strip() in COMMANDS and _inner(command):
            command = f"{command} {word}".strip()
        elif option is None and not re.match("--?[A-Za-z]", word):
            words.append(word)
    return Line(command, words, folder, None, only_words=False)


def _inner(command: str) -> list[str]:
    """Return the commands of a group, or of the program."""
    return [
        name for name in COMMANDS if name and name.rpartition(" ")[0] == command and name != command
    ]


def _option(command: str, word: str) -> Option | None:
    """Return the option of a command that a word is; of a group, those of its kinds, too."""
    for name in (command, *_inner(command)) if command else ("",):
        for option in COMMANDS[name][0]:
            if word in option[0]:
                return option
    return None


def _option_names(
    command: Command, incomplete: str, words: Callable[[str], str], *, titled: bool
) -> Iterator[Offered]:
    for names, _, about in command[0]:
        for name in names:
            if name.startswith(incomplete):
                yield name, words(about) if titled else ""


def _values(line: Line, place: str, incomplete: str, *, titled: bool) -> Iterator[Offered]:
    kind, _, choices = place.partition(":")
    if kind == "choices":
        yield from ((one, "") for one in choices.split("|") if one.startswith(incomplete))
    elif kind == "offers":
        names = Names(_folder(line), titled=titled)
        yield from names.offered(choices, line.words, incomplete)


def _folder(line: Line) -> str:
    return os.path.expandvars(os.path.expanduser(line.folder))


def _language(line: Line) -> str:
    asked = os.environ.get("ANPLAN_LANG", "")
    if asked:
        return "en" if asked.lower().startswith("en") else "zh_CN"
    return language_of(_folder(line)) or locale_language()


def _once(offers: Iterator[Offered]) -> list[Offered]:
    """Return each word once: an indicator and its register may share an id."""
    known: dict[str, str] = {}
    for word, title in offers:
        known.setdefault(word, title)
    return list(known.items())


# What each shell reads --------------------------------------------------------------------


def _answer(shell: str, offers: list[Offered]) -> tuple[str, int]:
    if shell == "zsh":
        return _for_zsh(offers), 0
    if shell == "fish":
        if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            return "", int(not offers)
        return _lines(offers, "\t"), 0
    if shell in ("powershell", "pwsh"):
        return "".join(f"{word}:::{_quiet(title) or ' '}\n" for word, title in offers), 0
    return "".join(f"{word}\n" for word, _ in offers), 0


def _lines(offers: list[Offered], sign: str) -> str:
    return "".join(
        f"{word}{sign}{_quiet(title)}\n" if title else f"{word}\n" for word, title in offers
    )


def _for_zsh(offers: list[Offered]) -> str:
    """Return a line that zsh reads as its own: nothing of a file stands in it but letters."""
    if not offers:
        return "_files"
    parts = (f'"{word}":"{_quiet(title)}"' if title else f'"{word}"' for word, title in offers)
    return "_arguments '*: :((" + "\n".join(parts) + "))'"


def _quiet(title: str) -> str:
    return " ".join(_QUIET.sub(" ", title).split())
