"""What typer refuses, in words of the catalogue: the only module that knows its errors.

They are told from the errors' fields; a sentence is looked at only where there is no field.
"""

import re
from typing import Any

from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
)
from typer._types import TyperChoice
from typer.core import TyperOption
from typer.exceptions import TyperException

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.words import did_you_mean, nearest
from anplan.cli.front import how_to_use
from anplan.cli.menu import PROGRAM

_FORMATS = {"--json": "json", "--csv": "csv"}
"""Options that other programs have for a format, and its name here."""
_OF_A_PERIOD = {
    "show": "status {option} 2025-06",
    "why": "status {option} 2025-06",
    "log": "status {option} 2025-06",
    "export": "status {option} 2025-06",
    "calendar": "due {option} 2025-06",
    "diff": "diff 2025-06",
}
"""Commands that are asked about no period, and what tells of one in their place."""
_WORDS = {
    word.text: word
    for word in (
        say("CODE"),
        say("ID"),
        say("INDICATOR"),
        say("KIND"),
        say("PERIOD"),
        say("REF"),
        say("REGISTER"),
        say("SHELL"),
        say("TEXT"),
        say("TITLE"),
        say("UNIT"),
        say("VALUE"),
    )
}
"""What the place holders of help stand for, in the reader's language."""
_NO_VALUE = "does not take a value."
_EXTRA = r"(?s)Got unexpected extra argument\(s\) \((.*)\)"
_CHOICE = "(?s)'(.*)' is not one of .*"


def usage_error(error: TyperException, ctx: Any = None) -> UsageError:
    """Return what typer refuses as an error of our own, with what to do.

    ``ctx``: of the command that reads the line, for errors that know none.
    """
    ctx = getattr(error, "ctx", None) or ctx
    match error:
        case NoSuchOption():
            return _no_such_option(error, ctx)
        case MissingParameter(param=param) if param is not None:
            return missing(ctx, param)
        case BadOptionUsage(option_name=name, message=message):
            text = (
                say("{word} takes no value", word=name)
                if message.endswith(_NO_VALUE)
                else say("{word} needs a value", word=name)
            )
            return UsageError(text, _how_to_use(ctx))
        case BadParameter(param=param) if param is not None:
            return UsageError(_bad_value(error.message, param), _how_to_use(ctx))
    extra = re.fullmatch(_EXTRA, error.message)
    if extra is None:
        return UsageError(say("{text}", text=error.format_message()), _how_to_use(ctx))
    hint = say("Put a text of several words into quotes") if _is_kind(ctx) else _how_to_use(ctx)
    return UsageError(say("Too much was given: {word}", word=extra[1]), hint)


def missing(ctx: Any, param: Any) -> UsageError:
    """Return the refusal of a line that lacks a word or an option, with how it is written."""
    text = is_missing(_name(param))
    if _is_kind(ctx):
        return UsageError(text, _usage(ctx))
    if isinstance(param.type, TyperChoice):
        return UsageError(text, say("Use one of: {choices}", choices=param.type.choices))
    return UsageError(text, _how_to_use(ctx))


def _usage(ctx: Any) -> Message:
    """Return how a kind's line is written."""
    usage = " ".join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])
    return say("Write: {line}", line=usage)


def is_missing(name: str) -> Message:
    """Say that a word is missing, by the name that help has for it."""
    return say("{word} is missing", word=_WORDS.get(name, name))


def _no_such_option(error: NoSuchOption, ctx: Any) -> UsageError:
    word, possible = error.option_name, error.possibilities or ()
    if _is_kind(ctx):
        if word.lstrip("-").upper() in map(_name, ctx.command.params):
            return UsageError(
                say("{kind} takes no {option}", kind=ctx.info_name, option=word), _usage(ctx)
            )
        near = nearest(word, possible)
        return UsageError(
            say("{kind} takes no {option}", kind=ctx.info_name, option=word),
            did_you_mean(near, _how_to_use(ctx)),
        )
    text = say("There is no option {word}", word=word)
    line = _otherwise(word, ctx)
    if line is not None:
        return UsageError(text, say("Write {line}", line=line))
    close = None if word in _FORMATS else nearest(word, possible)
    if close:
        text = say("There is no option {word}. Did you mean {close}?", word=word, close=close)
    return UsageError(text, _how_to_use(ctx))


def _otherwise(word: str, ctx: Any) -> str | None:
    """Return the line that does what an option of other programs, or other commands, is to do.

    None where this command cannot do it: a line that is copied has to work.
    """
    if ctx is None:
        return None
    if word in ("--month", "--period") and ctx.info_name in _OF_A_PERIOD:
        return f"{PROGRAM} {_OF_A_PERIOD[ctx.info_name].format(option=word)}"
    formats = (param for param in ctx.command.params if "--format" in param.opts)
    choices = next((getattr(param.type, "choices", ()) for param in formats), ())
    if _FORMATS.get(word) not in choices:
        return None
    needed = (param.make_metavar(ctx) for param in ctx.command.params if _is_needed(param))
    return " ".join([ctx.command_path, *needed, "--format", _FORMATS[word]])


def _is_needed(param: Any) -> bool:
    return bool(param.required) and not isinstance(param, TyperOption)


def _bad_value(message: str, param: Any) -> Message:
    choice = re.fullmatch(_CHOICE, message)
    if choice is None or not isinstance(param.type, TyperChoice):
        return say("No value for {word}: {reason}", word=_name(param), reason=message)
    return say(
        "{value} is no value for {word}; use one of {choices}",
        value=choice[1],
        word=_name(param),
        choices=param.type.choices,
    )


def _name(param: Any) -> str:
    """Return a parameter as it is typed: an option's names, an argument's place holder."""
    return " / ".join(param.opts) if isinstance(param, TyperOption) else param.human_readable_name


def _is_kind(ctx: Any) -> bool:
    """Return whether a context is that of one kind of a group: record reading."""
    return ctx is not None and ctx.parent is not None and ctx.parent.parent is not None


def _how_to_use(ctx: Any) -> Message:
    """Return where it is told how to write a line: the command's own page, or the program's."""
    return how_to_use(PROGRAM if ctx is None else ctx.command_path)
