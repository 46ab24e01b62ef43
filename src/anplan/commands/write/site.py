"""``anplan site``: the whole plan as pages, in a folder, in one file, or shown on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplan.base.errors import AnplanError, UsageError
from anplan.base.message import say
from anplan.files.disk.ignored_folders import site_folder
from anplan.files.disk.marks import marks
from anplan.files.disk.site_folder import Changes, site_place, write_site
from anplan.files.disk.workspace import Workspace
from anplan.show.site.given import Given
from anplan.work.deliver import deliver, refuse_place, told_path
from anplan.work.file_names import in_name
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.site import pages_of, single_page, site_given

if TYPE_CHECKING:
    import threading

    from anplan.files.site_server import SiteServer

PORT = 8421
EVERY = 1.0
"""Seconds after which a site that is shown is held against the files again."""


class SiteManner(NamedTuple):
    """How a site is made: in one file, for outside, over what somebody changed, only told."""

    single: bool = False
    public: bool = False
    yes: bool = False
    dry_run: bool = False


def site(session: Session, output: str | None, manner: SiteManner) -> int:
    """Write the site into a folder, the workspace's own ``site`` unless one is named, or into a file."""
    _refuse_ending(output, single=manner.single)
    judged = judge_workspace(session)
    given = site_given(session.console, judged)
    if manner.single:
        name = output or _file_name(session, judged)
        data = single_page(given, public=manner.public)
        _tell_left_out(session, given, manner)
        return deliver(session, data, name, over=manner.yes, dry_run=manner.dry_run)
    if output == "-":
        raise UsageError(
            say("A folder of pages cannot go to stdout"),
            say("Add --single: one file can"),
        )
    path = _folder(session, judged, output, dry_run=manner.dry_run)
    refuse_place(path / "index.html")
    changes = write_site(
        path, pages_of(given, public=manner.public), over=manner.yes, dry_run=manner.dry_run
    )
    _tell_left_out(session, given, manner)
    _tell(session, path, changes, dry_run=manner.dry_run)
    return 0


def _refuse_ending(output: str | None, *, single: bool) -> None:
    """Refuse a folder that is called like a page, and a page that is not."""
    is_page = output is not None and Path(output).suffix.lower() in (".html", ".htm")
    if is_page and not single:
        raise UsageError(
            say("{file} is the name of a page, not of a folder", file=str(output)),
            say("Add --single: all pages in one file"),
        )
    if single and output not in (None, "-") and not is_page:
        raise UsageError(
            say("{file} is not the name of a page", file=str(output)),
            say("Write -o {file}", file=f"{output}.html"),
        )


def _file_name(session: Session, judged: Judged) -> str:
    document = judged.project.plan.document
    return f"{in_name(document.short or document.title)}-{session.console.words('site')}.html"


def _folder(session: Session, judged: Judged, output: str | None, *, dry_run: bool) -> Path:
    if output is not None:
        return site_place(session.folder / output)
    tree = judged.opened.tree
    if not isinstance(tree, Workspace):
        raise UsageError(
            say("What a commit holds has no folder for a site"), say("Name one with -o")
        )
    return tree.root / "site" if dry_run else site_folder(tree)


def _tell_left_out(session: Session, given: Given, manner: SiteManner) -> None:
    if manner.public:
        from anplan.show.site.public import left_out

        session.console.note(left_out(given))


def _tell(session: Session, path: Path, changes: Changes, *, dry_run: bool) -> None:
    words = session.console.words
    text = words("{path}: {written} pages written, {same} as they were, {removed} taken out")
    if dry_run:
        text = words("{path}: {written} pages would be written, {same} stay, {removed} go")
    session.console.note(words.fill(text, path=told_path(session, path), **changes._asdict()))
    if not dry_run:
        session.console.note(
            words("Begin with {path}").format(path=told_path(session, path / "index.html"))
        )


def serve(session: Session, port: int, stop: "threading.Event", *, public: bool = False) -> int:
    """Show the site on this machine until it is stopped; it follows the files."""
    from anplan.files.site_server import SiteServer

    words = session.console.words
    with SiteServer(port) as server:
        try:
            seen = _shown(session, server, public=public)
            text = words("Shown at {address}; Ctrl-C ends it")
            session.console.note(text.format(address=server.address))
            while not stop.wait(EVERY):
                seen = follow(session, server, seen, public=public)
        except KeyboardInterrupt:
            session.console.note(words("stopped"))
    return 0


Seen = frozenset[tuple[str, int, int]]


def _shown(session: Session, server: "SiteServer", *, public: bool) -> Seen:
    judged = judge_workspace(session)
    tree = judged.opened.tree
    seen = marks(tree.root) if isinstance(tree, Workspace) else frozenset()
    server.show(dict(pages_of(site_given(session.console, judged), public=public, live=True)))
    return seen


def follow(session: Session, server: "SiteServer", seen: Seen, *, public: bool = False) -> Seen:
    """Make the site anew where files changed; where they cannot be read, the old one stays."""
    if session.rev is not None or session.known is not None:
        return seen
    now = marks(Workspace.find(session.folder).root)
    if now == seen:
        return seen
    try:
        return _shown(session, server, public=public)
    except AnplanError as error:
        words = session.console.words
        session.console.note(words("anplan: {text}").format(text=words.tell(error.message)))
        return now
