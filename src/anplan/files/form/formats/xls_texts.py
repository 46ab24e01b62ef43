"""The shared texts of a workbook of the older kind: which of them have parts that look otherwise."""

import contextlib
import struct
from collections.abc import Mapping, Sequence

from anplan.files.form.formats.look import Look
from anplan.files.form.formats.raised import PLAIN, mixed
from anplan.files.form.formats.xls_styles import Styles

_WIDE, _FAR_EAST, _RICH = 1, 4, 8


class _Bytes:
    """Bytes that go on in further records; a text that does begins there with its width anew."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces, self._piece, self._place = pieces, 0, 0

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            taken += self._some(count - len(taken))
        return taken

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "little")

    def text(self, count: int, *, wide: bool) -> str:
        text = ""
        while len(text) < count:
            if self._is_at_end():
                self._go_on()
                wide = bool(self._some(1)[0] & _WIDE)
            size = 2 if wide else 1
            rest = len(self._pieces[self._piece]) - self._place
            some = self._some(min((count - len(text)) * size, rest))
            new = some.decode("utf-16-le" if wide else "latin-1", "replace")
            text += new or "?"
        return text

    def _some(self, count: int) -> bytes:
        if self._is_at_end():
            self._go_on()
        piece = self._pieces[self._piece][self._place : self._place + count]
        self._place += len(piece)
        return piece

    def _is_at_end(self) -> bool:
        return self._place >= len(self._pieces[self._piece])

    def _go_on(self) -> None:
        self._piece, self._place = self._piece + 1, 0
        if self._is_at_end():  # IndexError where there is no further piece
            raise ValueError(self._piece)


def rich_texts(pieces: Sequence[bytes], styles: Styles) -> Mapping[int, Look]:
    """Return the looks of the texts that are not plain, by their numbers.

    What cannot be followed ends it: the library that reads the texts refuses a damaged file.
    """
    looks: dict[int, Look] = {}
    with contextlib.suppress(IndexError, ValueError, struct.error):
        data = _Bytes(pieces)
        data.take(4)
        for place in range(data.number(4)):
            look = _look(data, styles)
            if look != Look():
                looks[place] = look
    return looks


def _look(data: _Bytes, styles: Styles) -> Look:
    """Read the next text, and return how its runs look that have words."""
    count, switches = data.number(2), data.number(1)
    runs = data.number(2) if switches & _RICH else 0
    extra = data.number(4) if switches & _FAR_EAST else 0
    text = data.text(count, wide=bool(switches & _WIDE))
    fonts = [struct.unpack("<HH", data.take(4)) for _ in range(runs)]
    data.take(extra)
    starts = [*(start for start, _ in fonts), count]
    parts = [
        (text[start : starts[place + 1]], styles.font_look(font))
        for place, (start, font) in enumerate(fonts)
    ]
    shown = [look for part, look in parts if part.strip()]
    return Look(
        "",
        any(look.struck for look in shown),
        any(look.unseen for look in shown),
        pieces=mixed([(text[: starts[0]], PLAIN), *((part, look.place) for part, look in parts)]),
    )
