"""Shows a site on this machine alone: pages out of memory, on the loopback address.

A page of anywhere else that names this machine by a name of its own (DNS rebinding) is refused by
the ``Host`` that its browser sends.
"""

import hashlib
import os
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from anplan.base.errors import UsageError
from anplan.base.message import say

ADDRESS = "127.0.0.1"
VERSION = "/.version"
_NAMES = (ADDRESS, "localhost")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class SiteServer:
    """A server whose pages may be replaced while it runs; to be used in a ``with`` block."""

    def __init__(self, port: int) -> None:
        """Take the port; raise UsageError where another program has it."""
        try:
            self._server = _Server((ADDRESS, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "0–65535"
            raise UsageError(
                say("Port {port} cannot be taken: {reason}", port=port, reason=reason),
                say("Name another one with --port; --port 0 takes any that is free"),
            ) from error
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), daemon=True
        )

    @property
    def address(self) -> str:
        """Return where the first page is."""
        return f"http://{ADDRESS}:{self._server.server_port}/"

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Show these pages from now on."""
        digest = hashlib.sha256()
        for name, data in sorted(pages.items()):
            digest.update(name.encode("ascii") + b"\0" + data)
        self._server.pages = {
            **{f"/{name}": (data, "text/html; charset=utf-8") for name, data in pages.items()},
            "/": (pages["index.html"], "text/html; charset=utf-8"),
            VERSION: (digest.hexdigest().encode("ascii"), "text/plain; charset=utf-8"),
        }

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Answer no longer."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"
    """Windows would let a second program take the port while this one has it."""
    pages: Mapping[str, tuple[bytes, str]] = {}


class _Handler(BaseHTTPRequestHandler):
    server_version = "anplan"
    sys_version = ""
    server: _Server

    def do_GET(self) -> None:
        """Answer with a page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with what a page's answer begins with."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        status, found = HTTPStatus.OK, None
        if self.headers.get("Host", "") not in self._hosts():
            status = HTTPStatus.MISDIRECTED_REQUEST
        else:
            found = self.server.pages.get(self.path.partition("?")[0])
            status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        data, kind = found or (f"{status.value} {status.phrase}\n".encode("ascii"), "text/plain")
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def _hosts(self) -> frozenset[str]:
        return frozenset(f"{name}:{self.server.server_port}" for name in _NAMES)

    def log_message(self, *_: Any) -> None:
        """Say nothing of what was asked for."""
