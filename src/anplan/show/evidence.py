"""Evidence as a text, the same on every screen and in every brief."""

from collections.abc import Callable, Iterable
from datetime import date

from anplan.model.reports import Evidence
from anplan.show.safe import one_line
from anplan.show.words import Words


def evidence_text(
    words: Words, evidence: Evidence, day_text: Callable[[date], str] = date.isoformat
) -> str:
    """Name a paper: its title, its kind, its day, who issued it, where it is kept."""
    day = day_text(evidence.date) if evidence.date else None
    parts = (evidence.title, evidence.kind, day, evidence.issuer, evidence.place)
    return words(", ").join(one_line(part) for part in parts if part)


def evidence_line(
    words: Words, papers: Iterable[Evidence], day_text: Callable[[date], str] = date.isoformat
) -> str:
    """Name the papers that prove something; '' where there are none."""
    texts = evidence_list(words, papers, day_text)
    return words("Evidence: {papers}").format(papers=texts) if texts else ""


def evidence_list(
    words: Words, papers: Iterable[Evidence], day_text: Callable[[date], str] = date.isoformat
) -> str:
    """Name papers alone, without a word of what they are; '' where there are none."""
    return words("; ").join(evidence_text(words, evidence, day_text) for evidence in papers)
