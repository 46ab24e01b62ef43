"""The manual pages, in both languages, made of the commands themselves."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from anplan import __version__
from anplan.base.message import mark
from anplan.show.words import Words

ENVIRONMENT = (
    ("ANPLAN_LANG", mark("The language: zh_CN or en.")),
    ("ANPLAN_UNIT", mark("The unit that reports, where --unit is left out.")),
    ("ANPLAN_CACHE", mark("The folder of the cache, or off.")),
    (
        "ANPLAN_AMBIGUOUS_WIDTH",
        mark("2, where a terminal draws quotation marks and bars two cells wide."),
    ),
    ("ANPLAN_DEBUG", mark("1, to see the details of an internal error.")),
    ("NO_COLOR", mark("Set, there are no colours.")),
)
HEADINGS = {
    "NAME": mark("NAME"),
    "SYNOPSIS": mark("SYNOPSIS"),
    "DESCRIPTION": mark("DESCRIPTION"),
    "OPTIONS": mark("OPTIONS"),
    "COMMANDS": mark("COMMANDS"),
    "EXIT STATUS": mark("EXIT STATUS"),
    "ENVIRONMENT": mark("ENVIRONMENT"),
    "FILES": mark("FILES"),
}
FILES = (
    ("plan/, units/, briefs/", mark("the files of a workspace, found upwards from the folder")),
    (".anplan/", mark("the lock and answers of a walk that was broken off")),
)


def manual(
    words: Words,
    program: Any,
    commands: Mapping[str, Any],
    exits: Iterable[tuple[str, str]],
) -> str:
    """Return the manual page in a language; ``program`` and ``commands`` are typer's contexts."""
    about = words(program.command.help)
    parts = [
        '.\\" Written by tools/reference.py from the code; do not edit.',
        f'.TH ANPLAN 1 "" "anplan {__version__}"',
        ".ad l",
        _heading(words, "NAME"),
        f"anplan \\- {escaped(about.rstrip('。.'))}",
        _heading(words, "SYNOPSIS"),
        ".B anplan",
        "[OPTIONS] COMMAND [ARGS]...",
        _heading(words, "DESCRIPTION"),
        escaped(about),
        _heading(words, "OPTIONS"),
        *_params(words, program),
        _heading(words, "COMMANDS"),
        *(line for name, context in commands.items() for line in _command(words, name, context)),
        _heading(words, "EXIT STATUS"),
        *_terms((number, text) for number, text in exits),
        _heading(words, "ENVIRONMENT"),
        *_terms((name, words(text)) for name, text in ENVIRONMENT),
        _heading(words, "FILES"),
        *_terms((name, words(text)) for name, text in FILES),
    ]
    return "\n".join(parts) + "\n"


def _heading(words: Words, name: str) -> str:
    return f'.SH "{words(HEADINGS[name])}"'


def _command(words: Words, name: str, context: Any) -> Iterable[str]:
    about, *examples = words(context.command.help).split("\n")
    usage = " ".join((context.command_path, *context.command.collect_usage_pieces(context)))
    yield f'.SS "anplan {escaped(name)}"'
    yield escaped(about)
    yield from (".PP", ".nf", escaped(usage), *(escaped(f"$ {line}") for line in examples), ".fi")
    yield from _params(words, context)


def _params(words: Words, context: Any) -> Iterable[str]:
    return _terms(
        (param.get_help_record(context)[0], words(param.help)) for param in context.command.params
    )


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterable[str]:
    for term, text in pairs:
        yield from (".TP", f"\\fB{escaped(term)}\\fR", escaped(text))


def escaped(text: str) -> str:
    """Return a text that roff prints as it is: no line of it is a request."""
    signs = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return re.sub(r"^([.'])", r"\\&\1", signs, flags=re.MULTILINE)
