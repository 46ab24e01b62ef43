"""Fonts, number formats and styles of a workbook of the older kind."""

import struct

from anplan.files.form.formats.look import BLACK, WHITE, Colour, Look, is_unseen
from anplan.files.form.formats.raised import PLAIN
from anplan.files.form.formats.xlsx_styles import built_in_format

_FONT, _FORMAT, _STYLE, _PALETTE = 0x31, 0x41E, 0xE0, 0x92
_FIRST_OF_PALETTE = 8
_SKIPPED_FONT = 4


class Styles:
    """Collects the records of styles, and says what the number of a style makes of a cell."""

    def __init__(self) -> None:
        """Begin with the colours that need no palette."""
        self._fonts: list[tuple[bool, int, int]] = []
        self._formats: dict[int, str] = {}
        self._styles: list[tuple[int, int, int]] = []
        self._palette: dict[int, Colour] = {0: BLACK, 1: WHITE, 8: BLACK, 9: WHITE, 64: BLACK}
        self._palette |= {65: WHITE, 0x7FFF: BLACK}

    def take(self, kind: int, content: bytes) -> None:
        """Take a record, where it is about styles."""
        if kind == _FONT:
            switches, colour, place = struct.unpack_from("<2xHH2xH", content)
            self._fonts.append((bool(switches & 8), colour, place))
        elif kind == _FORMAT:
            number, count, wide = struct.unpack_from("<HHB", content)
            text = content[5 : 5 + (2 * count if wide & 1 else count)]
            self._formats[number] = text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")
        elif kind == _STYLE:
            font, number = struct.unpack_from("<HH", content)
            pattern, colours = struct.unpack_from("<14xIH", content)
            ground = colours & 0x7F if pattern >> 26 else 65
            self._styles.append((font, number, ground))
        elif kind == _PALETTE:
            count = struct.unpack_from("<H", content)[0]
            for place in range(count):
                red, green, blue = struct.unpack_from("<3B", content, 2 + 4 * place)
                self._palette[_FIRST_OF_PALETTE + place] = (red, green, blue)

    def look(self, style: int) -> Look:
        """Return how a style shows a cell."""
        if style >= len(self._styles):
            return Look()
        font, number, ground = self._styles[style]
        text = self.font_look(font, ground)
        shown = self._formats.get(number, built_in_format(number))
        return Look("" if shown == "General" else shown, text.struck, text.unseen)

    def font_look(self, font: int, ground: int = 65) -> Look:
        """Return how a font shows a text; the fifth font has no number."""
        place = font - (font > _SKIPPED_FONT)
        is_known = place < len(self._fonts)
        struck, colour, raised = self._fonts[place] if is_known else (False, 8, PLAIN)
        unseen = is_unseen(self._palette.get(colour), self._palette.get(ground))
        return Look("", struck, unseen, raised)
