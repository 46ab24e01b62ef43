"""The encoding of a text that somebody saved: UTF-8, UTF-16, GBK or Big5, by what it reads like."""

import codecs
import re

from anplan.files.yaml.decode import ENCODINGS, wide_encoding_of

_COMMON = frozenset(
    "的一是在和年月日单位责任工作项目完成建设实施推进市区县局人民政府部门发展各委办为以不上下中"
    "單責務實進縣發會開關於與個區業國經產機構學"
)
_DECLARED = re.compile(rb"(?i)charset\s*=\s*[\"']?([a-z0-9_-]{3,20})")
_LEAST_COMMON = 0.03
_HEAD = 100_000


def decoded(data: bytes) -> str | None:
    """Return a file's bytes as text; None where no encoding makes sense of them."""
    body = data.removeprefix(codecs.BOM_UTF8)
    wide = wide_encoding_of(body)
    if wide is not None:
        return _tried(body, ENCODINGS[wide])
    if b"\0" not in body and (text := _tried(body, "utf-8")) is not None:
        return text
    texts = [text for name in _candidates(body) if (text := _tried(body, name)) is not None]
    best = max(texts, key=_likeness, default=None)
    return best if best is not None and _likeness(best) >= _LEAST_COMMON else None


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return None


def _candidates(data: bytes) -> list[str]:
    """Return the encodings to try: the one a page declares, then the usual ones."""
    if b"\0" in data:
        return ["utf-16-le", "utf-16-be"]
    declared = _DECLARED.search(data[:4_000])
    names = ["gb18030", "big5"]
    if declared and declared[1].lower() in (b"big5", b"big5-hkscs"):
        names.reverse()
    return names


def _likeness(text: str) -> float:
    """Return how much a text reads like a plan: the share of its characters that plans are full of."""
    head = [sign for sign in text[:_HEAD] if sign > "\u2e7f"]
    return sum(sign in _COMMON for sign in head) / len(head) if head else 0.0
