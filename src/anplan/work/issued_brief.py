"""Issued briefs as they lie in a workspace, beside what their inputs give."""

import re
from typing import NamedTuple

from anplan import __version__
from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.checks.subjects import IssuedBrief
from anplan.files.disk.workspace import Workspace
from anplan.files.git.checkout import unedited_bytes
from anplan.files.packaged import template_text
from anplan.files.yaml.decode import pointer
from anplan.model.paths import rendered_path
from anplan.show.words import Words
from anplan.state.counting import period_question
from anplan.work.render import TEMPLATE, brief_text, inputs_digest
from anplan.work.session import Opened

MAX_BRIEF = 4 * 1024 * 1024
_FOOT = re.compile(r"sha256:([0-9a-f]{16})\W{1,4}anplan ([0-9][0-9A-Za-z.+!-]*)\s*\Z")


class Foot(NamedTuple):
    """What a brief says of its making: the digest of its inputs, and the version."""

    digest: str
    version: str


def written_brief(opened: Opened, period: Period) -> str | None:
    """Read the brief that lies there; None where there is none that can be read.

    Line ends are those that git stores: a checkout may have turned them (core.autocrlf), and so
    may it have turned the encoding, for which what git stores is read where nothing was edited.
    """
    file = rendered_path(period)
    try:
        data = opened.tree.read(file, MAX_BRIEF)
    except (OSError, ValueError):
        return None
    if problem := pointer(data, file):
        raise FileError(say("{file}: {reason}", file=file, reason=problem.message), problem.hint)
    text = data.decode("utf-8", "replace")
    if foot_of(text) is None and isinstance(opened.tree, Workspace):
        stored = unedited_bytes(opened.tree.root, file)
        text = text if stored is None else stored.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def foot_of(text: str) -> Foot | None:
    """Find the digest and the version at the end of a brief."""
    found = _FOOT.search(text)
    return Foot(found[1], found[2]) if found else None


def digest_now(opened: Opened, period: Period) -> str:
    """Name the inputs that a period's brief would be rendered from."""
    _, template = template_text(opened.tree, TEMPLATE)
    return inputs_digest(opened, period_question(opened.project, period), period, template)


def rendered_again(opened: Opened, period: Period) -> str:
    """Render a brief in the plan's own language, as it was when it was issued."""
    return brief_text(Words(opened.project.plan.language), opened, period)


def issued_brief(opened: Opened, period: Period) -> IssuedBrief:
    """Return an issued brief beside what its inputs give."""
    text = written_brief(opened, period)
    foot = foot_of(text or "")
    is_ours = foot is not None and foot.version == __version__
    return IssuedBrief(
        period,
        rendered_path(period),
        is_written=text is not None,
        signed_digest=foot.digest if foot and is_ours else None,
        digest=digest_now(opened, period),
        as_rendered=rendered_again(opened, period) == text if is_ours else None,
    )
