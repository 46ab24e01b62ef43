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


def without_scale() -> UsageError:
    """Return the refusal to ask the tables of many workspaces."""
    return UsageError(
        say("Questions about tables need the scale extra, which is not installed"),
        say('Install it: pip install "anplan[scale]"'),
    )


def without_spark() -> UsageError:
    """Return the refusal to ask Spark."""
    return UsageError(
        say("Spark needs the spark extra, which is not installed"),
        say('Install it: pip install "anplan[spark]"; --engine duckdb needs none'),
    )


def without_java() -> UsageError:
    """Return the refusal to ask Spark where no Java is found."""
    return UsageError(
        say("Spark needs Java 17 or newer, and none is found"),
        say("Install it, or set JAVA_HOME; --engine duckdb needs none"),
    )


def without_import(what: Message) -> UsageError:
    """Return the refusal of what the import extra does; ``what`` says that it is missing."""
    return UsageError(what, say('Install it: pip install "anplan[import]"'))
