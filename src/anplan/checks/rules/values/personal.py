"""Family V, people: telephone and identity numbers have no place in a report."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.base.spelling import half_width
from anplan.checks.examples.registers import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.told import told_files
from anplan.model.types.records import RecordClass, is_record, others_of

_MAYBE = re.compile("[0-9０-９]{3}")
_APART = r"[\s\-.·—]{0,2}"
_ALONE = r"(?<![0-9A-Za-z.,])(?<![0-9A-Za-z][-_/〔])"
_END = (
    r"(?![0-9A-Za-z])(?![.,][0-9])(?!\s*(?:[亿万千百]?元|[亿万千%‰]|号(?!码)|[家个项件台套吨亩户]))"
)
_TELEPHONE = re.compile(
    rf"{_ALONE}(?:\+?86{_APART})?(?:"
    rf"1[3-9][0-9]{_APART}[0-9]{{4}}{_APART}[0-9]{{4}}"
    rf"|1[3-9][0-9]{{2}}{_APART}[0-9]{{3}}{_APART}[0-9]{{4}}"
    rf"|1[3-9][0-9]{{2}}{_APART}[0-9]{{4}}{_APART}[0-9]{{3}}){_END}"
)
_IDENTITY = re.compile(
    rf"(?<![0-9A-Za-z])([1-9][0-9]{{5}}){_APART}((?:19|20)[0-9]{{6}}){_APART}([0-9]{{3}}[0-9Xx])"
    r"(?![0-9A-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"
_NO_TEXT = frozenset({"sha256"})
_HOLDS_TEXTS = (str, tuple, dict)

Path = tuple[str | int, ...]


def people(facts: Facts) -> Iterator[Finding]:
    """Find telephone and identity numbers in any text of a unit's reports and carried items."""
    for _, _, file, said in told_files(facts.project):
        for path, text in _with_digits(said, ()):
            found = _personal(text)
            if found is not None:
                yield Finding(
                    Spot(file, path),
                    found,
                    say("Take it out: reports name posts and organisations, not people"),
                )


def _with_digits(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text below a value in which a number may stand, with its place."""
    if isinstance(value, str):
        if _MAYBE.search(value):
            yield path, value
    elif is_record(value):
        kind: RecordClass = type(value)
        for place, steps in _fields(kind):
            if value[place] and isinstance(value[place], _HOLDS_TEXTS):
                yield from _with_digits(value[place], (*path, *steps))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _with_digits(inner, (*path, place))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _with_digits(inner, (*path, key))


@cache
def _fields(kind: RecordClass) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return where a record's fields are, and the steps to each in the file.

    Gathered keys stand there beside the others.
    """
    gathered = others_of(kind)
    return tuple(
        (place, () if gathered is not None and gathered[0] == name else (name,))
        for place, name in enumerate(kind._fields)
        if name not in _NO_TEXT
    )


def _personal(text: str) -> Message | None:
    """Return what is said of a text that has such a number; the number itself is not repeated."""
    plain = half_width(text)
    if any(_is_identity(*match.groups()) for match in _IDENTITY.finditer(plain)):
        return say("This looks like an identity number")
    if _TELEPHONE.search(plain):
        return say("This looks like a personal telephone number")
    return None


def _is_identity(*parts: str) -> bool:
    number = "".join(parts).upper()
    total = sum(weight * int(sign) for weight, sign in zip(_WEIGHTS, number, strict=False))
    return _SIGNS[total % 11] == number[-1]


RULES = (
    Rule(
        "V125",
        "warning",
        mark("A personal number in a report"),
        mark(
            "Reports are read by many and kept for ever; git does not forget what was once in it."
        ),
        *EXAMPLES["V125"],
        Facts,
        people,
    ),
)
