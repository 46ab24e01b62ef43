"""How the document words a target: with a comparison, about, in a range, or the bare figure."""

import re
import unicodedata
from decimal import Decimal

_COMPARED = (
    r"(?i)不(?:得|能|应)?(?:少于|低于|高于|多于|大于|小于|超过|突破)|至少|至多|最多|最低|最高|"
    r"以上|以下|以内|之内|突破|超过|高于|低于|少于|多于|大于|小于|[≥≤<>]|"
    r"\b(?:at least|at most|(?:no |not )?(?:more|less|fewer) than|up to|over|under|below|above)\b"
)
_GROUPED = r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))"
_CLAUSE = r"[,，;；。、\n]"
_BEFORE = r"(?:稳定在|保持在|维持在|控制在|大约|约|大致|大概|about |around )?"
_DASH = r"[-—–−~～至到]{1,2}"
_ABOUT = r"(?:左右|上下|前后)"
_RANK = r"前[一二三四五六七八九十0-9]+(?:名|位|强)?"


def own_words(quote: str, figure: Decimal, measure: str) -> str | None:
    """Return the document's words for a figure; None where it compares, or has not the figure."""
    text = re.sub(_GROUPED, "", unicodedata.normalize("NFKC", quote))
    number, unit = re.escape(f"{figure:f}"), re.escape(unicodedata.normalize("NFKC", measure))
    wording = re.compile(
        rf"{_BEFORE}(?:[0-9.]+{_DASH})?(?<![0-9.]){number}(?!\.?[0-9])(?:{_DASH}[0-9.]+)?"
        rf"(?P<more>[余多]?)(?P<unit>(?: ?{unit})?)(?P<about>{_ABOUT}?)"
    )
    for clause in re.split(_CLAUSE, text):
        match = wording.search(clause)
        if match is not None:
            if re.search(_COMPARED, clause):
                return None
            rank = re.search(_RANK, clause)
            if rank is not None:
                return rank[0]
            space = " " if measure.isascii() and measure.isalpha() else ""
            bare = match[0].removesuffix(match["about"]).removesuffix(match["unit"])
            return f"{bare}{match['unit'] or space + measure}{match['about']}"
    rank = re.search(_RANK, text)
    return rank[0] if rank else None


def compared_words(quote: str, other: str) -> str | None:
    """Return the document's words for a comparison with another figure: 高于全市平均水平."""
    match = re.search(rf"(?:[不高低优好大小快慢于超过]*){re.escape(other)}", quote)
    return match[0] if match and match[0] != other else None
