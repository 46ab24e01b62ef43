"""Family B: a month's issued brief that is not, or no longer, what its inputs give."""

from collections.abc import Iterator

from anplan import __version__
from anplan.base.message import mark, say
from anplan.base.problem import Place
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import IssuedBrief


def inputs_changed(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief whose inputs have changed since."""
    if brief.signed_digest is not None and brief.signed_digest != brief.digest:
        yield Finding(
            Place(brief.file),
            say("What this brief was rendered from has changed since it was issued"),
            say(
                "Leave the brief as it is; anplan brief --verify --month {month} finds the "
                "state it was rendered from",
                month=brief.period,
            ),
        )


def edited_by_hand(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief whose text is not the one that its inputs give."""
    if brief.as_rendered is False and brief.signed_digest == brief.digest:
        yield Finding(
            Place(brief.file),
            say("The brief is not what its inputs give: it was edited by hand"),
            say(
                "Render it again: anplan brief --month {month}; words of the coordinator's "
                "own belong into briefs/{month}.yaml",
                month=brief.period,
            ),
        )


def not_written(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a month that is closed without the brief itself."""
    if not brief.is_written:
        yield Finding(
            Place(brief.file),
            say("The month is closed, but its brief is missing"),
            say("Write it: anplan brief --month {month}", month=brief.period),
        )


BRIEF = "briefs/2025-06.md"
DIGEST = "0123456789abcdef"
"""Stands in examples for the digest of their own inputs."""

_ISSUED = {"briefs/2025-06.yaml": "number: 3\nissued: 2025-07-08\n"}


def _ending(digest: str, version: str = __version__) -> dict[str, str]:
    foot = f"# 办理工作简报\n\n---\n\n输入摘要 sha256:{digest};anplan {version}\n"
    return {**_ISSUED, BRIEF: foot}


RULES = (
    Rule(
        "B101",
        "note",
        mark("An issued brief that its inputs no longer give"),
        mark("A brief stands as issued; what was corrected since shows in later briefs."),
        _ending("f" * 16),
        _ending("f" * 16, "0.0.1"),
        subject=IssuedBrief,
        find=inputs_changed,
    ),
    Rule(
        "B102",
        "error",
        mark("A brief that was edited by hand"),
        mark("Leaders must be able to trust that every figure in it comes from the ledger."),
        _ending(DIGEST),
        _ending(DIGEST, "0.0.1"),
        subject=IssuedBrief,
        find=edited_by_hand,
    ),
    Rule(
        "B103",
        "warning",
        mark("A closed month without its brief"),
        mark("The month is closed by issuing a brief; the brief itself must be kept."),
        _ISSUED,
        _ending("f" * 16, "0.0.1"),
        subject=IssuedBrief,
        find=not_written,
    ),
)
