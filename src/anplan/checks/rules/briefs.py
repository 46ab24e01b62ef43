"""Family B: a period's issued brief that is not, or no longer, what its inputs give."""

from collections.abc import Iterator

from anplan import __version__
from anplan.base.message import Message, mark, say
from anplan.base.problem import Place
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import IssuedBrief
from anplan.model.paths import TEMPLATE_PATH, brief_path


def inputs_changed(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief whose inputs have changed since."""
    if brief.signed_digest is not None and brief.signed_digest != brief.digest:
        yield Finding(
            Place(brief.file),
            say("What this brief was rendered from has changed since it was issued"),
            say(
                "Leave the brief as it is; anplan brief --verify {option} finds the state it was "
                "rendered from",
                option=brief.period.option,
            ),
        )


def edited_by_hand(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief whose text is not the one that its inputs give."""
    if brief.as_rendered is False and brief.is_compared and brief.version is None:
        yield Finding(
            Place(brief.file),
            say("The brief is not what its inputs give: it was edited by hand"),
            _as_it_was_issued(brief),
        )


def _as_it_was_issued(brief: IssuedBrief) -> Message:
    """Say how to get back what was issued: files that have changed since would give another one."""
    if brief.signed_digest == brief.digest:
        return say(
            "Render it again: anplan brief {option} --yes; words of the coordinator's own belong "
            "into {file}",
            option=brief.period.option,
            file=brief_path(brief.period),
        )
    return say(
        "What it was rendered from has changed since, so take it back from its history: "
        "git log -- {file}",
        file=brief.file,
    )


def _of_another_version(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief that names another version and is not what its inputs give."""
    if brief.version is not None and brief.as_rendered is False and brief.is_compared:
        yield Finding(
            Place(brief.file),
            say(
                "The brief is not what its inputs give, and says that version {version} rendered it",
                version=brief.version,
            ),
            say("Verify it with that version; what it says of itself proves nothing"),
        )


def never_issued(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief that says it was issued, of a period that nobody closed."""
    if not brief.is_issued:
        yield Finding(
            Place(brief.file),
            say("The brief says that it was issued, but its period is not closed"),
            say(
                "Write the draft again: anplan brief {option} --yes; then anplan brief {option} "
                "--issue issues it",
                option=brief.period.option,
            ),
        )


def not_borne_out(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief of another version that differs, or one made of files of a moment."""
    yield from _of_another_version(brief)
    yield from _momentary(brief)


def _momentary(brief: IssuedBrief) -> Iterator[Finding]:
    """Find what the files behind a brief said only while it was made."""
    hint = say("Compare: anplan brief --verify {option}", option=brief.period.option)
    for message in brief.momentary:
        text = say("Only while the brief was made: {what}", what=message)
        yield Finding(Place(brief.file), text, hint)
    if brief.is_beside:
        text = say("The files that the brief was made of were on a branch alone")
        yield Finding(Place(brief.file), text, hint)


def own_template(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a brief that was rendered by a template of the workspace's own."""
    if brief.template is not None:
        text = say("The brief was rendered by the workspace's own {file}", file=brief.template)
        yield Finding(Place(brief.file), text, say("A template is code; review it as such"))


def not_written(brief: IssuedBrief) -> Iterator[Finding]:
    """Find a period that is closed without the brief itself."""
    if not brief.is_written:
        yield Finding(
            Place(brief.file),
            say("The period is closed, but its brief is missing"),
            say("Write it: anplan brief {option}", option=brief.period.option),
        )


BRIEF = "briefs/2025-06.md"
DIGEST = "0123456789abcdef"
"""Stands in examples for the digest of their own inputs."""
AS_RENDERED = "(as anplan brief --month 2025-06 writes it)\n"
"""Stands in examples for the brief that their own inputs give."""

_ISSUED = {"briefs/2025-06.yaml": "number: 3\nissued: 2025-07-08\n"}


_RIGHT = {**_ISSUED, BRIEF: AS_RENDERED}
_FOOT = "# 工作简报\n\n---\n\n输入摘要 sha256:{digest};anplan {version}\n"


def _ending(digest: str, version: str = __version__) -> dict[str, str]:
    return {**_ISSUED, BRIEF: _FOOT.format(digest=digest, version=version)}


RULES = (
    Rule(
        "B101",
        "note",
        mark("An issued brief that its inputs no longer give"),
        mark("A brief stands as issued; what was corrected since shows in later briefs."),
        _ending("f" * 16),
        _RIGHT,
        subject=IssuedBrief,
        find=inputs_changed,
    ),
    Rule(
        "B102",
        "error",
        mark("A brief that was edited by hand"),
        mark("Leaders must be able to trust that every figure in it comes from the ledger."),
        _ending(DIGEST),
        _RIGHT,
        subject=IssuedBrief,
        find=edited_by_hand,
    ),
    Rule(
        "B103",
        "warning",
        mark("A closed period without its brief"),
        mark("A period is closed by issuing a brief; the brief itself must be kept."),
        _ISSUED,
        _RIGHT,
        subject=IssuedBrief,
        find=not_written,
    ),
    Rule(
        "B104",
        "warning",
        mark("A brief that the ledger does not bear out"),
        mark(
            "What a brief says of itself is a claim, and figures that were put there for it alone are "
            "in no ledger."
        ),
        _ending(DIGEST, "0.0.1"),
        _RIGHT,
        subject=IssuedBrief,
        find=not_borne_out,
    ),
    Rule(
        "B105",
        "error",
        mark("A brief that nobody issued"),
        mark(
            "Without its number and its day of issue its period is open, whatever the paper says."
        ),
        {BRIEF: _FOOT.format(digest=DIGEST, version=__version__)},
        {BRIEF: "# 工作简报\n\n> 未定稿 · 未印发\n"},
        subject=IssuedBrief,
        find=never_issued,
    ),
    Rule(
        "B106",
        "note",
        mark("A brief rendered by a template of its own"),
        mark("A template may print anything; who reads the brief should know."),
        {**_RIGHT, TEMPLATE_PATH: "{{ brief.title }}\n{{ brief.foot }}\n"},
        _RIGHT,
        subject=IssuedBrief,
        find=own_template,
    ),
)
