"""JSON with exact numbers: a Decimal is written as it stands, never as a float."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring

from anplan.base.period import Period


def dump(value: object) -> str:
    """Write a document of mappings, lists, texts, numbers, days and None."""
    return "".join(_written(value, 0)) + "\n"


def _written(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield _text(value)
    elif value is None or isinstance(value, bool | int):
        yield json.dumps(value)
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    elif isinstance(value, date | Period):
        yield json.dumps(str(value))
    elif isinstance(value, Mapping):
        pairs = [
            f"{_text(str(key))}: {''.join(_written(part, depth + 1))}"
            for key, part in value.items()
        ]
        yield from _enclosed("{", pairs, "}", depth)
    elif isinstance(value, Sequence):
        yield from _enclosed(
            "[", ["".join(_written(part, depth + 1)) for part in value], "]", depth
        )
    else:
        raise TypeError(type(value).__name__)


def _text(value: str) -> str:
    """Write a text so that a log that shows it has no command to a workflow's runner."""
    return encode_basestring(value).replace("##[", r"#\u0023[")


def _enclosed(opening: str, parts: list[str], closing: str, depth: int) -> Iterator[str]:
    if not parts:
        yield opening + closing
        return
    inner, outer = "  " * (depth + 1), "  " * depth
    yield f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{outer}{closing}"
