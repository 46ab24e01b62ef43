"""Whether tables are still as they were when they were found: nobody wrote while they were read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from anplan.files.shared_tables.places import staged
from anplan.files.table_folders.found import Flat, Source


def as_they_stand(sources: Iterable[Source], tables: Sequence[str]) -> object:
    """Return what is the same again as long as nobody writes any of these tables."""
    return [tuple(_of(source, tables)) for source in sources]


def _of(source: Source, tables: Sequence[str]) -> Iterator[object]:
    if isinstance(source, Flat):
        yield from (_mark(source.folder / f"{name}{source.ending}") for name in ("plan", *tables))
        return
    begins = tuple(f"{name}/" for name in tables)
    for name, manifest in source.manifests.items():
        yield name, manifest, staged(source.folder, name).is_dir()
        for path in manifest.files:
            if path.startswith(begins):
                yield _mark(source.folder / path)


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Return what becomes another where a file is replaced or written; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - one of millions
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
