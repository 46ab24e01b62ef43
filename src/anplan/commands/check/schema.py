"""``anplan schema [KIND]``: the JSON Schema of a kind of file, for editors."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import did_you_mean, nearest
from anplan.model.kinds import BY_NAME
from anplan.show.json.text import dump
from anplan.work.session import Session


def schema(session: Session, kind: str) -> int:
    """Print the schema of a kind of file."""
    if kind not in BY_NAME:
        rest = say("Use one of: {choices}", choices=tuple(BY_NAME))
        raise UsageError(
            say("There is no kind of file {word}", word=kind),
            did_you_mean(nearest(kind, BY_NAME), rest),
        )
    session.console.write(schema_text(kind))
    return 0


def schema_text(kind: str) -> str:
    """Return the text of a kind's schema."""
    from anplan.files.schema.json_schema import json_schema

    return dump(json_schema(BY_NAME[kind].record))
