"""A named tuple of options stands for its fields: typer sees them, the command gets the tuple."""

from inspect import signature
from typing import Annotated, NamedTuple

import typer

from anplan.cli.bundles import spread

Name = Annotated[str | None, typer.Option("--name", help="A name.")]


class Options(NamedTuple):
    """Options of many commands."""

    name: Name = None
    times: int = 1


def greet(word: str, *, options: Options, loud: bool = False) -> str:
    return f"{word} {options.name} {options.times} {loud}"


def test_the_fields_take_the_place_of_the_tuple() -> None:
    parameters = signature(spread(greet)).parameters
    assert list(parameters) == ["word", "name", "times", "loud", "lang"]
    assert parameters["name"].annotation == Name
    assert parameters["name"].default is None


def test_the_command_is_given_the_tuple() -> None:
    call = spread(greet)
    assert call(word="a", name="b", times=2, loud=True, lang="en") == "a b 2 True"


def test_a_command_without_a_tuple_only_gains_the_language() -> None:
    def plain(word: str) -> str:
        return word

    assert list(signature(spread(plain)).parameters) == ["word", "lang"]
