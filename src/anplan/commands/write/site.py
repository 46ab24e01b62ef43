"""``anplan site``: the whole plan as pages, in a folder, in one file, or shown on this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplan.base.errors import AnplanError, UsageError
from anplan.base.message import say
from anplan.files.disk.ignored_folders import site_folder
from anplan.files.disk.marks import Marks, marks
from anplan.files.disk.site_folder import FIRST, Changes, site_place, write_site
from anplan.files.disk.workspace import Workspace
from anplan.files.git.kept import changed_by_commits
from anplan.show.site.given import Given
from anplan.work.console import Console
from anplan.work.deliver import deliver, refuse_empty, refuse_folder, told_path
from anplan.work.file_names import in_name
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from anplan.work.site import pages_of, single_page, site_given

if TYPE_CHECKING:
    import threading

    from anplan.files.site_server import SiteServer

PORT = 8421
PUBLIC_MARK = b'<meta name="generator" content="anplan public">'
_HEAD = 4096
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
    refuse_empty(output)
    _refuse_ending(output, single=manner.single)
    judged = judge_workspace(session)
    given = site_given(session.console, judged)
    if manner.single:
        name = output or _file_name(session, judged)
        refuse_over_public(session, session.folder / name, manner)
        data = single_page(given, public=manner.public)
        _tell_left_out(session, given, manner)
        return deliver(session, data, name, over=manner.yes, dry_run=manner.dry_run)
    if output == "-":
        raise UsageError(
            say("A folder of pages cannot go to stdout"),
            say("Add --single: one file can"),
        )
    path = _folder(session, judged, output, dry_run=manner.dry_run)
    refuse_folder(path, FIRST)
    refuse_over_public(session, path / FIRST, manner)
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


def refuse_over_public(session: Session, page: Path, manner: SiteManner) -> None:
    """Refuse to write the whole plan where pages for outside lie: somebody may be publishing them."""
    if manner.public or manner.yes or not page.is_file():
        return
    with page.open("rb") as file:
        is_public = PUBLIC_MARK in file.read(_HEAD)
    if is_public:
        raise UsageError(
            say("{path} is a page for outside", path=told_path(session, page)),
            say("Name another place with -o; --yes writes the whole plan over it"),
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


def tell_changes(console: Console, path: str, changes: Changes, *, dry_run: bool) -> None:
    """Say how many pages were written, or would be."""
    words = console.words
    text = words("{path}: {written} pages written, {same} as they were, {removed} taken out")
    if dry_run:
        text = words("{path}: {written} pages would be written, {same} stay, {removed} go")
    console.note(words.fill(text, path=path, **changes._asdict()))


def _tell(session: Session, path: Path, changes: Changes, *, dry_run: bool) -> None:
    words = session.console.words
    tell_changes(session.console, told_path(session, path), changes, dry_run=dry_run)
    if not dry_run:
        session.console.note(
            words("Begin with {path}").format(path=told_path(session, path / FIRST))
        )


def serve(session: Session, port: int, stop: "threading.Event", *, public: bool = False) -> int:
    """Show the site on this machine until it is stopped; it follows the files."""
    from anplan.files.site_server import SiteServer

    words = session.console.words
    with SiteServer(port) as server:
        shown = Shown(session, server, public=public)
        try:
            shown.make()
            text = words("Shown at {address}; Ctrl-C ends it")
            session.console.note(text.format(address=server.address))
            while not stop.wait(EVERY):
                shown.follow()
        except KeyboardInterrupt:
            session.console.note(words("stopped"))
    return 0


class Shown:
    """A site that is shown, and the marks of the files that it was made of."""

    def __init__(self, session: Session, server: "SiteServer", *, public: bool = False) -> None:
        """Show nothing yet."""
        self._session, self._server, self._public = session, server, public
        self._seen: Marks = frozenset()
        self._of_git: tuple[Path, ...] | None = None
        self._beside: tuple[Path, ...] = ()

    def make(self) -> None:
        """Make the site; what changes while the files are read is seen the next time."""
        self._make(self._marks())

    def follow(self) -> None:
        """Make the site anew where files changed; where they cannot be read, the old one stays."""
        now: Marks = frozenset()
        try:
            now = self._marks()
            if now != self._seen:
                self._make(now)
        except AnplanError as error:
            if now != self._seen:
                console = self._session.console
                text = console.words.tell(error.message)
                console.note(console.words("anplan: {text}").format(text=text))
            self._seen = now

    def _make(self, now: Marks) -> None:
        judged = judge_workspace(self._session)
        given = site_given(self._session.console, judged)
        self._server.show(dict(pages_of(given, public=self._public, live=True)))
        others = judged.opened.loaded.beside.values()
        beside = tuple(sorted({other.tree.standpoint.folder for other in others}))
        self._seen = now if beside == self._beside else frozenset()
        self._beside = beside

    def _marks(self) -> Marks:
        """Return the marks of the workspace's files; none where a commit is asked, which stays."""
        if self._session.rev is not None or self._session.known is not None:
            return frozenset()
        root = Workspace.find(self._session.folder).root
        if self._of_git is None:
            self._of_git = changed_by_commits(root)
        others = frozenset[tuple[str, int, int]]().union(*map(marks, self._beside))
        return marks(root, self._of_git) | others
