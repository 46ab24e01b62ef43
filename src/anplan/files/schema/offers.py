"""The plan's own ids in a schema: an editor offers them with their titles, and tells them.

They are offered and not demanded. A schema is a file that was written some day; what came into the
plan since is no mistake. What names nothing, ``anplan check`` finds.

An id is offered as a snippet, for that alone is shown with its title in the list, found by it, and
written as it stands in files: ``2.4``, not ``"2.4"``.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from anplan.model.offered import Offer

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*|[\u4e00-\u9fff]+")
_SPECIAL = re.compile(r"[\^$.*+?()\[\]{}|/\\]")
"""What a pattern has a meaning for: JavaScript takes no other sign behind a backslash."""

_SNIPPET = re.compile(r"([\\$}])")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


def offers_schema(offers: Iterable[Offer]) -> dict[str, Any]:
    """Return a schema that takes anything, offers these ids and tells what each is."""
    every = tuple(offers)
    figures = Counter(Decimal(one.id) for one in every if _NUMBER.fullmatch(one.id))
    told = [_told(one) for one in every]
    # 1.1 and 1.10 are one number to an editor, which then tells of neither.
    told += [
        {"type": "number", **_exactly(one.id), "description": one.text}
        for one in every
        if _NUMBER.fullmatch(one.id) and figures[Decimal(one.id)] == 1
    ]
    return {"anyOf": [*told, {}], "defaultSnippets": [_snippet(one) for one in every]}


def with_offers(schema: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return a schema of ids that offers those of some kinds."""
    references = [{"$ref": f"#/$defs/{name}"} for name in names]
    return {**schema, "allOf": references} if references else schema


def _told(offer: Offer) -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": "^" + _SPECIAL.sub(lambda sign: "\\" + sign[0], offer.id) + "$",
        "description": offer.text,
    }


def _exactly(number: str) -> dict[str, Decimal]:
    return {"minimum": Decimal(number), "maximum": Decimal(number)}


def _snippet(offer: Offer) -> dict[str, str]:
    written = offer.id if _PLAIN.fullmatch(offer.id) else json.dumps(offer.id, ensure_ascii=False)
    return {
        "label": f"{offer.id}  {offer.title}" if offer.title != offer.id else offer.id,
        "description": offer.about or offer.title,
        "body": "^" + _SNIPPET.sub(r"\\\1", written),
    }
