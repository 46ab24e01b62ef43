"""What Parquet files say of themselves: the version of their table, and its columns."""

from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.extras import without_parquet
from anplan.base.message import say


class Footer(NamedTuple):
    """The columns of a file, the version of its tables where it names one, and how many rows it has."""

    columns: tuple[str, ...]
    version: int | None
    rows: int


def footer_of(path: Path) -> Footer:
    """Read what a file says of itself; raise FileError where it is no Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise without_parquet() from None
    try:
        metadata = parquet.read_metadata(path)
        schema = metadata.schema.to_arrow_schema()
        said = (schema.metadata or {}).get(b"anplan.schema")
        return Footer(tuple(schema.names), None if said is None else int(said), metadata.num_rows)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise FileError(
            say("{file} is not a Parquet file that can be read", file=str(path)),
            say("Export this workspace again"),
        ) from error
