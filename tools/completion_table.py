"""The table by which words are completed, made of the commands themselves."""

import json
from collections.abc import Mapping
from inspect import signature
from typing import Any, get_args

from typer.core import TyperArgument
from typer.models import ParameterInfo

Option = tuple[tuple[str, ...], str, str]
_HEAD = '''\
"""What may stand behind each command, for completion. Written by tools/reference.py; do not edit.

Of each command its options (names, what value follows, help), what its words are, and its help.
"""

Option = tuple[tuple[str, ...], str, str]
Command = tuple[tuple[Option, ...], tuple[str, ...], str]

# fmt: off
COMMANDS: dict[str, Command] = {
'''


def completion_table(contexts: Mapping[str, Any]) -> str:
    """Write the table of all commands, each with a context of its own."""
    rows = "".join(_row(name, context) for name, context in contexts.items())
    return f"{_HEAD}{rows}}}\n"


def _row(name: str, context: Any) -> str:
    command = context.command
    offers = _offers(command.callback)
    options, words = [], []
    for param in command.get_params(context):
        if isinstance(param, TyperArgument):
            words.append(_value(param, offers))
        else:
            value = "" if param.is_flag else _value(param, offers)
            names = tuple(sorted(param.opts, key=len))
            options.append((names, value, param.help or ""))
    about = command.help or ""
    lines = "".join(f"        {_code(option)},\n" for option in options)
    return f"    {_code(name)}: ((\n{lines}    ), {_code(tuple(words))}, {_code(about)}),\n"


def _code(value: str | tuple[Any, ...]) -> str:
    """Return texts, and tuples of them, as they stand in a module."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    inside = "".join(f"{_code(part)}, " for part in value)
    return f"({inside.rstrip() if len(value) == 1 else inside.removesuffix(', ')})"


def _value(param: Any, offers: dict[str, str]) -> str:
    """Return what may be typed there: choices, something of a kind, files, or any text."""
    if param.name in offers:
        return f"offers:{offers[param.name]}"
    choices = getattr(param.type, "choices", None)
    if choices:
        return "choices:" + "|".join(map(str, choices))
    return "files" if "path" in type(param.type).__name__.lower() else "text"


def _offers(callback: Any) -> dict[str, str]:
    """Return which parameters of a command offer what."""
    made = signature(callback).parameters
    return {
        name: mark.autocompletion.__name__
        for name, parameter in made.items()
        for mark in get_args(parameter.annotation)
        if isinstance(mark, ParameterInfo) and mark.autocompletion is not None
    }
