"""A command line taken apart: options with their values, and the words between them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from typer.core import TyperOption

_OPTION = re.compile("--?[A-Za-z]")
"""What looks like an option; ``-3.2`` is a figure, ``- first`` the beginning of a text."""


class Line(NamedTuple):
    """A line's options, each with its value, and its words, both in their order.

    ``open`` is an option at the line's end whose value is missing.
    """

    options: list[tuple[str, ...]]
    words: list[str]
    open: str | None = None

    @property
    def names(self) -> set[str]:
        """Return the options' names, without values that are attached to them."""
        names = {_name(option[0]) for option in self.options}
        return names if self.open is None else names | {self.open}

    def options_first(self) -> list[str]:
        """Return the line with its options first, so that none of its words is taken for one.

        An open option is left without anything to take for its value.
        """
        parts = [part for option in self.options for part in option]
        return [*parts, "--", *self.words] if self.open is None else [*parts, self.open]


def split(arguments: Iterable[str], params: Iterable[object]) -> Line:
    """Take a line apart; ``params`` tell which options are followed by a value."""
    valued = {
        name
        for param in params
        if isinstance(param, TyperOption) and not param.is_flag
        for name in param.opts
    }
    line = Line([], [])
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            line.words.extend(rest)
        elif not _OPTION.match(argument):
            line.words.append(argument)
        elif argument not in valued:
            line.options.append((argument,))
        else:
            value = next(rest, None)
            if value is None:
                return line._replace(open=argument)
            line.options.append((argument, value))
    return line


def option_names(params: Iterable[object]) -> set[str]:
    """Return all names of options."""
    return {name for param in params if isinstance(param, TyperOption) for name in param.opts}


def _name(argument: str) -> str:
    """Return the option's name of an argument that may hold its value: --on=DAY, -CDIR."""
    return argument.partition("=")[0] if argument.startswith("--") else argument[:2]
