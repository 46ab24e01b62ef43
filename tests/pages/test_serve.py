"""``anplan site --serve``: on this machine alone, following the files, ending on Ctrl-C."""

import http.client
import io
import os
import select
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from anplan.commands.write import site
from anplan.files import site_server
from anplan.files.site_server import SiteServer
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.session import Session
from tests.program import PROGRAM, edit, environment, refused
from tests.repositories import git, moved_down
from tests.sharing import CITY_JUNE, two

PAGES = {"index.html": b"<p>first</p>", "map.html": b"<p>map</p>"}


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(address: str, path: str = "/", host: str | None = None, method: str = "GET") -> Answer:
    place = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(place, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", place if host is None else host)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, answer.headers, body)


@pytest.fixture
def server() -> Iterator[SiteServer]:
    with SiteServer(0) as one:
        one.show(PAGES)
        yield one


def test_it_listens_on_the_loopback_address(server: SiteServer) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    assert ask(server.address).body == PAGES["index.html"]
    assert ask(server.address, "/map.html?x=1").body == PAGES["map.html"]


def test_other_names_of_this_machine_are_refused(server: SiteServer) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", "", f"127.0.0.1.evil:{port}"):
        answer = ask(server.address, host=host)
        assert (answer.status, b"first" in answer.body) == (421, False), host
    assert ask(server.address, host=f"localhost:{port}").status == 200


@pytest.mark.parametrize("path", ["/x.html", "/../plan/plan.yaml", "//etc/passwd", "/%2e%2e/x"])
def test_nothing_else_is_there(path: str, server: SiteServer) -> None:
    assert ask(server.address, path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading_is_answered(method: str, server: SiteServer) -> None:
    assert ask(server.address, method=method).status == 501


def test_answers_are_kept_nowhere_and_framed_nowhere(server: SiteServer) -> None:
    headers = ask(server.address).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert ask(server.address, method="HEAD").body == b""


def test_new_pages_have_another_version(server: SiteServer) -> None:
    before = ask(server.address, "/.version").body
    server.show({**PAGES, "index.html": b"<p>second</p>"})
    assert ask(server.address).body == b"<p>second</p>"
    assert ask(server.address, "/.version").body != before


def test_a_port_that_is_taken_is_told(server: SiteServer, sample: Path) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    told = refused("site", "--serve", "--port", port, folder=sample)
    assert told.startswith(f"anplan：端口 {port} 不能使用：")
    assert told.endswith("--port 0 任取一个空闲端口")


class Following(NamedTuple):
    """A site that is shown of a workspace, and what is told meanwhile."""

    shown: site.Shown
    address: str
    err: io.StringIO

    def told(self) -> str:
        """Follow the files, and return what was told of it."""
        before = len(self.err.getvalue())
        self.shown.follow()
        return self.err.getvalue()[before:]

    def page(self) -> bytes:
        """Return a page that names a unit and the last commit."""
        return ask(self.address, "/unit-qkx.html").body


@contextmanager
def following(workspace: Path) -> Iterator[Following]:
    err = io.StringIO()
    session = Session(workspace, date(2025, 10, 9), Console(Words("zh_CN"), err=err))
    with SiteServer(0) as server:
        shown = site.Shown(session, server)
        shown.make()
        yield Following(shown, server.address, err)


def test_it_follows_the_files_and_keeps_the_old_pages_where_they_are_broken(copied: Path) -> None:
    with following(copied) as one:
        first = one.page()
        assert "区科协".encode() in first
        edit(copied / "units/qkx/unit.yaml", "区科学技术协会", "区科技协会新")
        assert one.told() == ""
        second = one.page()
        assert second != first
        (copied / "plan/plan.yaml").write_text("broken: [", encoding="utf-8")
        assert "plan/plan.yaml" in one.told()
        assert one.page() == second


def test_it_makes_nothing_anew_where_nothing_changed(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with following(copied) as one:
        monkeypatch.setattr(site, "judge_workspace", lambda _: pytest.fail("made anew"))
        assert one.told() == ""


def test_a_plan_that_is_gone_for_a_moment_ends_nothing(copied: Path) -> None:
    plan = copied / "plan/plan.yaml"
    text = plan.read_bytes()
    with following(copied) as one:
        first = one.page()
        plan.unlink()
        assert one.told().startswith("anplan：")
        assert one.told() == ""
        assert one.page() == first
        plan.write_bytes(text)
        edit(copied / "units/qkx/unit.yaml", "区科学技术协会", "区科技协会新")
        assert one.told() == ""
        assert one.page() != first


def test_what_changes_while_it_is_made_is_seen_the_next_time(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited_behind(session: Session) -> Judged:
        judged = judge_workspace(session)
        edit(copied / "units/qkx/unit.yaml", "区科学技术协会", "区科技协会新")
        return judged

    with monkeypatch.context() as patch:
        patch.setattr(site, "judge_workspace", edited_behind)
        session = Session(copied, date(2025, 10, 9), Console(Words("zh_CN")))
        with SiteServer(0) as server:
            shown = site.Shown(session, server)
            shown.make()
            first = ask(server.address, "/unit-qkx.html").body
            patch.undo()
            shown.follow()
            assert ask(server.address, "/unit-qkx.html").body != first


def below(copied: Path, _: Path) -> Path:
    return moved_down(copied, "科创/2025")


def linked(copied: Path, folder: Path) -> Path:
    git("worktree", "add", "-q", str(folder / "linked"), folder=copied)
    return folder / "linked"


def without_reflog(copied: Path, _: Path) -> Path:
    git("config", "core.logAllRefUpdates", "false", folder=copied)
    (copied / ".git/logs/HEAD").unlink(missing_ok=True)
    return copied


@pytest.mark.parametrize("laid", [below, linked, without_reflog])
def test_a_commit_is_followed_wherever_git_keeps_it(
    laid: Callable[[Path, Path], Path], copied: Path, tmp_path: Path
) -> None:
    workspace = laid(copied, tmp_path)
    with following(workspace) as one:
        first = one.page()
        assert git("rev-parse", "--short=7", "HEAD", folder=workspace).encode() in first
        git("commit", "-q", "--allow-empty", "-m", "next", folder=workspace)
        assert one.told() == ""
        assert git("rev-parse", "--short=7", "HEAD", folder=workspace).encode() in one.page()


def test_on_windows_no_second_program_takes_the_port() -> None:
    assert site_server._Server.allow_reuse_address is (os.name != "nt")


@contextmanager
def served(workspace: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*PROGRAM, "site", "--serve", "--port", "0"],
        cwd=workspace,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise")
def test_ctrl_c_ends_it(sample: Path) -> None:
    with served(sample) as process:
        assert process.stderr is not None
        assert select.select([process.stderr], [], [], 60)[0]
        line = process.stderr.readline().decode("utf-8")
        address = line.removeprefix("请打开 ").partition("；")[0]
        assert b"fetch(" in ask(address).body
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err.decode("utf-8").strip()) == (0, b"", "已中止")


def test_it_follows_the_plan_from_which_a_figure_is_taken(tmp_path: Path) -> None:
    with following(two(tmp_path)) as one:
        one.told()
        first = ask(one.address, "/indicator-contracts.html").body
        assert b"260" in first
        edit(tmp_path / "city" / CITY_JUNE, "value: 260", "value: 255")
        assert one.told() == ""
        assert b"255" in ask(one.address, "/indicator-contracts.html").body
