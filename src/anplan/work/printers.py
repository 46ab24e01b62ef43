"""The formats in which a command can print, each with its printer."""

from collections.abc import Mapping
from typing import TypeVar

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.work.session import Session

P = TypeVar("P")


def printer_of(session: Session, printers: Mapping[str, P]) -> P:
    """Return the printer of the format that is asked for; raise UsageError where there is none."""
    if session.format not in printers:
        raise UsageError(
            say("This command has no format {format}", format=session.format),
            say("Use one of: {choices}", choices=tuple(printers)),
        )
    return printers[session.format]
