"""A language's catalogue, looked into where it lies: a run needs ten of its 1,500 texts.

Its file is gettext's own (.mo), whose texts are sorted. gettext itself reads all of them, which
costs every run half of what starting Python costs.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache, partial
from os.path import dirname
from struct import error, unpack_from

_FOLDER = f"{dirname(dirname(__file__))}/locale"
_LITTLE_ENDIAN = b"\xde\x12\x04\x95"


@lru_cache(maxsize=4)
def catalogue(language: str) -> Callable[[str], str]:
    """Return what translates into a language; English is its own key."""
    try:
        with open(f"{_FOLDER}/{language}/LC_MESSAGES/anplan.mo", "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return str
    return lru_cache(maxsize=None)(partial(translated, data))


def translated(data: bytes, text: str) -> str:
    """Return a text in a catalogue's language; itself where it is not there, or damaged."""
    try:
        return _found(data, text)
    except (error, UnicodeDecodeError):
        return text


def _found(data: bytes, text: str) -> str:
    order = "<" if data.startswith(_LITTLE_ENDIAN) else ">"
    count, originals, translations = unpack_from(f"{order}3I", data, 8)

    def at(table: int, place: int) -> bytes:
        length, start = unpack_from(f"{order}2I", data, table + 8 * place)
        (piece,) = unpack_from(f"{length}s", data, start)
        return bytes(piece)

    wanted = text.encode()
    place = bisect_left(range(count), wanted, key=partial(at, originals))
    is_there = place < count and at(originals, place) == wanted
    return at(translations, place).decode() if is_there else text
