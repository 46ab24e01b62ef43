"""``anplan site --serve``: on this machine alone, following the files, ending on Ctrl-C."""

import http.client
import io
import os
import select
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from anplan.commands.write import site
from anplan.files.disk.marks import marks
from anplan.files.site_server import SiteServer
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.session import Session
from tests.program import PROGRAM, edit, environment, refused

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
    connection.putheader("Host", place if host is None else host.replace("PORT", place[-5:]))
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


def test_it_follows_the_files_and_keeps_the_old_pages_where_they_are_broken(copied: Path) -> None:
    err = io.StringIO()
    session = Session(copied, date(2025, 10, 9), Console(Words("zh_CN"), err=err))
    with SiteServer(0) as server:
        seen = site.follow(session, server, frozenset())
        first = ask(server.address, "/unit-qkx.html").body
        assert "区科协".encode() in first
        assert site.follow(session, server, seen) == seen == marks(copied)
        edit(copied / "units/qkx/unit.yaml", "区科学技术协会", "区科技协会新")
        seen = site.follow(session, server, seen)
        second = ask(server.address, "/unit-qkx.html").body
        assert second != first
        (copied / "plan/plan.yaml").write_text("broken: [", encoding="utf-8")
        seen = site.follow(session, server, seen)
        assert ask(server.address, "/unit-qkx.html").body == second
        assert "plan/plan.yaml" in err.getvalue()


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
