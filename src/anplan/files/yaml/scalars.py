"""How single values are written: plain where YAML reads them back as they are, else quoted."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from anplan.files.yaml.parse import parse

FREE_TEXT = frozenset({"text", "ask", "reason", "unavailable", "nothing", "overview"})
"""Keys whose text is always written as a block, where it may grow and no sign means anything."""

_PLAIN_IN_FLOW = re.compile(r"[0-9A-Za-z][0-9A-Za-z./_-]*")


@lru_cache(maxsize=8192)  # the same few values stand in thousands of files
def inline(key: str, value: str) -> str:
    """Return a value plain where YAML reads it back as it is, else in double quotes."""
    if _PLAIN_IN_FLOW.fullmatch(value):
        return value
    line = f"{inline_key(key)}: {value}"
    parsed = parse(line, "")
    plain = parsed.whole and not parsed.problems and parsed.content == {key: value}
    return value if plain and "#" not in value and value[:1] not in "'\"|>" else _quoted(value)


def inline_key(key: str) -> str:
    """Return a key plain where YAML reads it back as it is, else in double quotes."""
    is_plain = key.isalnum() or _PLAIN_IN_FLOW.fullmatch(key)
    return key if is_plain else _quoted(key)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def flow(value: Any) -> str:
    """Return a value as it stands within braces or brackets."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{inline_key(key)}: {flow(inner)}" for key, inner in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value if _PLAIN_IN_FLOW.fullmatch(value) else _quoted(value)
