"""``anplan schema [KIND]``: the JSON Schema of a kind of file, for editors."""

from typing import Any

from pydantic import BaseModel

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.words import nearest
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decisions
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.registers import Register
from anplan.model.reports import Report
from anplan.model.tasks import Task
from anplan.model.units import Scheme, Unit
from anplan.show.json.text import dump
from anplan.work.session import Session

KINDS: dict[str, type[BaseModel]] = {
    "report": Report,
    "scheme": Scheme,
    "unit": Unit,
    "indicator": Indicator,
    "task": Task,
    "register": Register,
    "decisions": Decisions,
    "brief": BriefNotes,
    "plan": Plan,
}


def schema(session: Session, kind: str) -> int:
    """Print the schema of a kind of file."""
    if kind not in KINDS:
        close = nearest(kind, KINDS)
        raise UsageError(
            say("There is no kind of file {word}", word=kind),
            say("Did you mean {word}?", word=close)
            if close
            else say("Use one of: {choices}", choices=tuple(KINDS)),
        )
    session.write(schema_text(kind))
    return 0


def schema_text(kind: str) -> str:
    """Write a kind's schema; what a default is made of is told by the description alone."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        content: dict[str, Any] = KINDS[kind].model_json_schema()
    return dump({"$schema": "https://json-schema.org/draft/2020-12/schema", **content})
