"""A line taken apart: what is an option, what is its value, what is a word."""

import pytest
from typer.core import TyperOption

from anplan.cli.line import Line, split

PARAMS = [
    TyperOption(param_decls=["text", "--text"]),
    TyperOption(param_decls=["folder", "-C"]),
    TyperOption(param_decls=["yes", "--yes"], is_flag=True),
]


@pytest.mark.parametrize(
    ("typed", "options", "words"),
    [
        ("a b", [], ["a", "b"]),
        ("a --text x b", [("--text", "x")], ["a", "b"]),
        ("--text=x a", [("--text=x",)], ["a"]),
        ("-C . a -Cx", [("-C", "."), ("-Cx",)], ["a"]),
        ("--yes a", [("--yes",)], ["a"]),
        ("--text --yes a", [("--text", "--yes")], ["a"]),
        ("--unknown a", [("--unknown",)], ["a"]),
        ("a -3.2 - -文 --3", [], ["a", "-3.2", "-", "-文", "--3"]),
        ("--yes -- --text a", [("--yes",)], ["--text", "a"]),
    ],
)
def test_options_and_words(typed: str, options: list[tuple[str, ...]], words: list[str]) -> None:
    assert split(typed.split(), PARAMS) == Line(options, words)


def test_an_option_at_the_end_waits_for_its_value() -> None:
    line = split(["a", "--text"], PARAMS)
    assert (line.open, line.names, line.options_first()) == ("--text", {"--text"}, ["--text"])


def test_names_are_those_of_options_with_attached_values() -> None:
    assert split(["--text=x", "-Cx", "--yes"], PARAMS).names == {"--text", "-C", "--yes"}


def test_options_stand_first_and_words_behind_a_mark() -> None:
    line = split(["a", "--text", "x", "-3"], PARAMS)
    assert line.options_first() == ["--text", "x", "--", "a", "-3"]
