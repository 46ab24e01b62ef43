"""What was typed is taken, or ends the command."""

from typing import TypeVar

from anplan.base.errors import UsageError
from anplan.base.message import Rejected

T = TypeVar("T")


def accepted(result: T | Rejected) -> T:
    """Return what was understood; raise UsageError where it was rejected."""
    if isinstance(result, Rejected):
        raise UsageError(*result)
    return result
