"""What is refused where a part of anplan was not installed."""

from anplan.base.errors import UsageError
from anplan.base.message import Message, say


def without_office(what: Message) -> UsageError:
    """Return the refusal of what the office extra does; ``what`` says that it is missing."""
    return UsageError(what, say('Install it: pip install "anplan[office]"'))


def without_parquet() -> UsageError:
    """Return the refusal to write Parquet files."""
    return UsageError(
        say("Parquet files need the parquet extra, which is not installed"),
        say('Install it: pip install "anplan[parquet]"'),
    )


def without_import(what: Message) -> UsageError:
    """Return the refusal of what the import extra does; ``what`` says that it is missing."""
    return UsageError(what, say('Install it: pip install "anplan[import]"'))
