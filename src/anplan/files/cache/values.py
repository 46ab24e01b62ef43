"""Small values that cost much to find out: kept by a key that names all they depend on."""

from anplan.files.cache.folder import cache_folder, digest, read_entry
from anplan.files.cache.program import program_digest
from anplan.files.cache.store import thin_out, write_entry

MAX_VALUE_BYTES = 4 * 1024 * 1024


def kept(key: bytes) -> bytes | None:
    """Return the value that this very program kept by a key; None where there is none."""
    name = _name_of(key)
    return None if name is None else read_entry(name, MAX_VALUE_BYTES)


def keep(key: bytes, value: bytes) -> None:
    """Keep a value for later runs, where it is small enough and there is a place for it.

    It comes back as bytes: who reads it must not trust that they make sense.
    """
    name = _name_of(key)
    if name is not None and len(value) <= MAX_VALUE_BYTES and write_entry(name, value):
        thin_out("value")


def _name_of(key: bytes) -> str | None:
    if cache_folder()[0] is None:
        return None
    try:
        return f"value-{digest(program_digest() + key, 16).hex()}.bin"
    except OSError:
        return None
