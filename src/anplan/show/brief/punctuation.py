"""Chinese punctuation in what is rendered; quotes of the document keep their own."""

import re

_PAIRS = str.maketrans(
    {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
)
_MARKS = frozenset(",;:?!()")
_NARROW = (
    r"(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef”’])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff“‘])"
)


def full_width(text: str) -> str:
    """Write half-width marks beside Chinese characters in full width."""
    if _MARKS.isdisjoint(text):
        return text
    return re.sub(_NARROW, lambda mark: mark[0].translate(_PAIRS), text)
