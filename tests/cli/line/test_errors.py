"""What typer refuses is told from its errors' fields, in words of the catalogue."""

import typer
from typer.core import TyperArgument
from typer.exceptions import TyperException

from anplan.base.message import say
from anplan.cli.errors import usage_error

HOW = say("{line} --help shows how it is used", line="anplan")


def test_a_sentence_that_is_not_known_is_passed_on() -> None:
    error = usage_error(TyperException("{new} one"))
    assert (error.message, error.hint) == (say("{text}", text="{new} one"), HOW)


def test_a_value_that_is_refused_for_a_reason_of_its_own() -> None:
    word = TyperArgument(param_decls=["count"], metavar="COUNT")
    error = usage_error(typer.BadParameter("too large", param=word))
    assert error.message == say("No value for {word}: {reason}", word="COUNT", reason="too large")


def test_a_refusal_without_a_parameter_is_passed_on() -> None:
    error = usage_error(typer.BadParameter("too large"))
    assert error.message == say("{text}", text="Invalid value: too large")
