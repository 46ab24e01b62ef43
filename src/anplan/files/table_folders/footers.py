"""What Parquet files say of themselves: the version of their table, and its columns."""

from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.extras import without_parquet
from anplan.base.message import say


class Footer(NamedTuple):
    """The columns of a file, and the version of its tables where it names one."""

    columns: tuple[str, ...]
    version: int | None


def footer_of(path: Path) -> Footer:
    """Read what a file says of itself; raise FileError where it is no Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise without_parquet() from None
    try:
        schema = parquet.read_schema(path)
        said = (schema.metadata or {}).get(b"anplan.schema")
        return Footer(tuple(schema.names), None if said is None else int(said))
    except (OSError, ValueError, pa.ArrowException) as error:
        raise FileError(
            say("{file} is not a Parquet file that can be read", file=str(path)),
            say("Export this workspace again"),
        ) from error
