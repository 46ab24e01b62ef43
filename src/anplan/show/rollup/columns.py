"""The columns of an answer: what each is called, and how its values are written for people."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.message import mark
from anplan.scale.answers import Answer, Name, Rollup, Row
from anplan.scale.questions import KEYS
from anplan.show.layout.screen import Style
from anplan.show.values import signed
from anplan.show.words import LIGHTS, Words
from anplan.state.figures import rounded

Names = Mapping[str, Mapping[str, Name]]
LIGHT_STYLES: Mapping[str, Style] = {
    "red": "red",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "grey": "grey",
    "closed": "closed",
}
GAPS = ("gap", "least_gap")
DIVIDED = ("rate", *GAPS)
"""Columns that are shown with one decimal."""
_LATE: Mapping[str, Style] = {"late": "yellow", "missing": "red"}
HEADS: Mapping[str, str] = {
    **LIGHTS,
    "count": mark("no. of indicators"),
    "value": mark("value"),
    "target": mark("target"),
    "measure": mark("unit of measure"),
    "rate": mark("done %"),
    "gap": mark("mean gap"),
    "least_gap": mark("worst gap"),
    "due": mark("due"),
    "on_time": mark("on time"),
    "late": mark("late"),
    "missing": mark("missing"),
    "not_due": mark("not due"),
    "returned": mark("returned"),
}
_OWN_HEADS: Mapping[tuple[str, str], str] = {
    ("papers", "rate"): mark("on time %"),
    ("indicators", "missing"): mark("no figure"),
    ("tasks", "count"): mark("no. of tasks"),
    ("papers", "month"): mark("Due in month"),
}


_TWO = 2
_WORST: Mapping[str, Callable[[Row], tuple[Decimal | int, ...]]] = {
    "lights": lambda row: (-row["red"], -row["yellow"]),
    "tasks": lambda row: (-row["red"], -row["yellow"]),
    "papers": lambda row: (-row["missing"], -row["late"]),
    "indicators": lambda row: (row["least_gap"] is None, row["least_gap"] or 0),
}
"""By what rows are put in their order: what is worst stands first."""


class Shown(NamedTuple):
    """A value as it is shown: its text, its style, and the number that it is, if any."""

    text: str
    style: Style = "plain"
    number: Decimal | int | None = None


def rows_shown(answer: Answer) -> Sequence[Row]:
    """Return the rows as people read them: the worst first; where months are told, by their keys."""
    if "month" in answer.by:
        return answer.rows
    return sorted(answer.rows, key=_WORST[answer.question.name])


def total_shown(words: Words, told: Rollup, answer: Answer) -> Sequence[Shown]:
    """Return the row of all rows together; none where they cannot be added up."""
    if answer.total is None:
        return ()
    others = answer.columns[1:]
    row = {name: answer.total.get(name) for name in others}
    cells = (
        Shown("") if name in KEYS else shown(words, told, answer, row, name) for name in others
    )
    return (Shown(words("Total")), *cells)


def head(words: Words, answer: Answer, column: str) -> str:
    """Return what a column is called."""
    usual = KEYS.get(column, HEADS.get(column, column))
    return words(_OWN_HEADS.get((answer.question.name, column), usual))


def title(words: Words, answer: Answer) -> str:
    """Return what an answer is about, and by what it is asked."""
    by = words.listed(tuple(head(words, answer, key).lower() for key in answer.by))
    return words("{title}, by {keys}").format(title=words(answer.question.title), keys=by)


def is_number(column: str) -> bool:
    """Return whether a column has figures."""
    return column not in KEYS and column != "measure"


def shown(words: Words, told: Rollup, answer: Answer, row: Row, column: str) -> Shown:
    """Write a value of a row for people."""
    value = row[column]
    if column in KEYS:
        return Shown(key_text(words, told.names, column, value))
    if value is None:
        return Shown("")
    if not isinstance(value, int | Decimal):
        return Shown(str(value))
    style = _style(answer, column) if value else "plain"
    return Shown(_figure(column, value), style, value)


def _figure(column: str, value: Decimal | int) -> str:
    """Write a figure: nothing for a light that nothing has, one decimal of what was divided."""
    if column in LIGHTS:
        return str(value) if value else ""
    if column in GAPS:
        return signed(rounded(Fraction(value), 1))
    return f"{rounded(Fraction(value), 1) if column == 'rate' else Decimal(value):f}"


def key_text(words: Words, names: Names, key: str, value: str | None) -> str:
    """Write an id by its name, and by another that plans have; with the id where two ids are called so."""
    if value is None:
        return words("(none)")
    name = names.get(key, {}).get(value)
    if name is None or name.text is None:
        return value
    text = name.text
    if name.other is not None:
        also = (
            words("{name}, also {other}")
            if name.names == _TWO
            else words("{name}, also {other}, …")
        )
        text = also.format(name=name.text, other=name.other)
    return words("{title} ({reason})").format(title=text, reason=value) if name.is_shared else text


def _style(answer: Answer, column: str) -> Style:
    if column in LIGHT_STYLES:
        return LIGHT_STYLES[column]
    return _LATE.get(column, "plain") if answer.question.name == "papers" else "plain"
