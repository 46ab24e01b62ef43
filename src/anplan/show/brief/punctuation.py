"""Chinese punctuation in what is rendered; quotes of the document keep their own."""

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_BEFORE = (("\u3000", "\u30ff"), ("\u4e00", "\u9fff"), ("\uff00", "\uffef"), ("”", "”"), ("’", "’"))
_BEHIND = (("\u4e00", "\u9fff"), ("“", "“"), ("‘", "‘"))


def full_width(text: str) -> str:
    """Write half-width marks beside Chinese characters in full width."""
    if _WIDE.keys().isdisjoint(text):
        return text
    signs = list(text)
    for at, sign in enumerate(text):
        if sign in _WIDE and (
            _is_in(_BEFORE, text[at - 1 : at]) or _is_in(_BEHIND, text[at + 1 : at + 2])
        ):
            signs[at] = _WIDE[sign]
    return "".join(signs)


def _is_in(ranges: tuple[tuple[str, str], ...], sign: str) -> bool:
    return any(first <= sign <= last for first, last in ranges)
