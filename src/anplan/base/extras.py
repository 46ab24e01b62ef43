"""What is refused where a part of anplan was not installed."""

from anplan.base.errors import UsageError
from anplan.base.message import Message, say


def without_office(what: Message) -> UsageError:
    """Return the refusal of what the office extra does; ``what`` says that it is missing."""
    return UsageError(what, say('Install it: pip install "anplan[office]"'))
