"""Issued briefs as they lie in a workspace, beside what their inputs give."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple, TypeGuard

from anplan import __version__
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.checks.subjects import IssuedBrief
from anplan.files.disk.workspace import Workspace
from anplan.files.git.checkout import unedited_bytes
from anplan.files.tree import Tree
from anplan.files.yaml.decode import pointer
from anplan.model.paths import brief_path, period_of, rendered_path
from anplan.show.departures import departed, standing
from anplan.show.words import LANGUAGES, Words
from anplan.work.brief_edition import digest_now, edition_of
from anplan.work.made_from import MadeFrom, made_from_today
from anplan.work.render import brief_text
from anplan.work.session import Opened

_HEAD = 20
"""So many lines stand at least before the text of a brief."""
MAX_BRIEF = 4 * 1024 * 1024
_FOOT = re.compile(r"sha256:([0-9a-f]{16})\W{1,4}anplan ([0-9][0-9A-Za-z.+!-]*)\s*\Z")


class Foot(NamedTuple):
    """What a brief says of its making: the digest of its inputs, and the version."""

    digest: str
    version: str


def written_brief(opened: Opened, period: Period) -> str | None:
    """Read the brief that lies there; None where there is none that can be read, or a pointer.

    Line ends are those that git stores: a checkout may have turned them (core.autocrlf), and so
    may it have turned the encoding, for which what git stores is read where nothing was edited.
    """
    file = rendered_path(period)
    try:
        data = opened.tree.read(file, MAX_BRIEF)
    except (OSError, ValueError):
        return None
    if pointer(data, file):
        return None
    text = data.decode("utf-8", "replace")
    if foot_of(text) is None and isinstance(opened.tree, Workspace):
        stored = unedited_bytes(opened.tree.root, file)
        text = text if stored is None else stored.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def brief_pointers(tree: Tree) -> dict[Period, Problem]:
    """Return the problem of each rendered brief that only stands for one that was not fetched."""
    pointers = ((period, brief_pointer(tree, period)) for period in rendered_periods(tree))
    return {period: problem for period, problem in pointers if problem is not None}


def brief_pointer(tree: Tree, period: Period) -> Problem | None:
    """Return the problem of a month's rendered brief where it only stands for one."""
    file = rendered_path(period)
    try:
        return pointer(tree.read(file, MAX_BRIEF), file)
    except (OSError, ValueError):
        return None


def foot_of(text: str) -> Foot | None:
    """Find the digest and the version at the end of a brief."""
    match = _FOOT.search(text)
    return Foot(match[1], match[2]) if match else None


def rendered_again(opened: Opened, period: Period, digest: str | None = None) -> str:
    """Render a brief in the plan's own language, as it was when it was issued.

    ``digest`` is the one at its end, which tells its edition.
    """
    edition = None if digest is None else edition_of(opened, period, digest)
    words = Words(opened.project.plan.language)
    return brief_text(words, opened, period, edition=edition)


def is_rendered_again(opened: Opened, period: Period, text: str) -> bool:
    """Return whether a brief is what its inputs give, whichever version it says rendered it."""
    match = _FOOT.search(text)
    if match is None:
        return rendered_again(opened, period) == text
    claimed = text[: match.start(2)] + __version__ + text[match.end(2) :]
    return rendered_again(opened, period, match[1]) == claimed


def unissued_briefs(opened: Opened) -> tuple[Period, ...]:
    """Return the months whose rendered brief says that it was issued, though nobody issued it."""
    project = opened.project
    return tuple(
        period
        for period in rendered_periods(opened.tree)
        if period not in project.months_closed
        and brief_path(period) not in project.broken
        and brief_pointer(opened.tree, period) is None
        and not _may_be_draft(written_brief(opened, period) or "")
    )


def _may_be_draft(text: str) -> bool:
    """Return whether a brief of whatever template says near its head that it is none yet."""
    return _says_draft(text.splitlines()[:_HEAD])


def is_draft(text: str) -> bool:
    """Return whether a brief says before its first chapter that it is none yet.

    Behind that stand words of people, which may say anything.
    """
    return _says_draft(takewhile(lambda line: not line.startswith("## "), text.splitlines()))


def _says_draft(lines: Iterable[str]) -> bool:
    """Return whether lines say in either language that a brief is not issued."""
    head = "\n".join(lines)
    return any(Words(name)(word) in head for name in LANGUAGES for word in ("draft", "not issued"))


def rendered_periods(tree: Tree) -> Iterator[Period]:
    """Yield the months that have a rendered brief."""
    for file in tree.files():
        period = period_of(f"{file[:-3]}.yaml") if _is_rendered(file) else None
        if period is not None and rendered_path(period) == file:
            yield period


def _is_rendered(file: object) -> TypeGuard[str]:
    return isinstance(file, str) and file.startswith("briefs/") and file.endswith(".md")


def unissued_brief(period: Period) -> IssuedBrief:
    """Return a brief that says it was issued, of a month that nobody closed."""
    return IssuedBrief(
        period,
        rendered_path(period),
        is_issued=False,
        is_written=True,
        signed_digest=None,
        digest="",
    )


def issued_brief(opened: Opened, period: Period, origin: MadeFrom | None = None) -> IssuedBrief:
    """Return an issued brief beside what its inputs give, and the files that it was made of."""
    text = written_brief(opened, period)
    foot = foot_of(text or "")
    brief = IssuedBrief(
        period,
        rendered_path(period),
        is_written=text is not None,
        signed_digest=foot.digest if foot else None,
        digest=digest_now(opened, period, foot and foot.digest),
        as_rendered=is_rendered_again(opened, period, text) if foot and text else None,
        version=foot.version if foot and foot.version != __version__ else None,
    )
    if origin is None and foot is not None:
        origin = made_from_today(opened, period, foot.digest)
    if origin is None or text is None:
        return brief
    return brief._replace(
        as_rendered=is_rendered_again(origin.opened, period, text),
        is_found=True,
        is_beside=origin.beside,
        momentary=tuple(momentary_messages(origin)),
        template=origin.template,
    )


def momentary_messages(origin: MadeFrom) -> Iterator[Message]:
    """Yield what the files behind a brief said only while it was made."""
    for departure in origin.departures:
        if departure.momentary:
            yield say(
                "{what} was {old} there, and {new} before it and now",
                what=departed(departure),
                old=standing(departure, 0),
                new=standing(departure, 1),
            )
    if not origin.template_stays:
        yield say("its template was another one before it and is another one now")
