"""A real Chromium, spoken to through a pipe in its own protocol: no driver and no library between.

What a page asks for, complains of and looks like is what a reader's browser does with it.
"""

import base64
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

SILENCE = 30
"""Seconds after which a browser will say nothing more."""
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=zh-CN",
    "--remote-debugging-pipe",
)


def program() -> str:
    """Return the browser; without one the test is skipped, but fails where CI has to have it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium: .ci/packages installs one")
    if found is None:
        pytest.skip("no Chromium")
    return found


class Browser:
    """One tab of a browser; what the page asked for and complained of is kept."""

    def __init__(self, speak: Any, listen: Any) -> None:
        self._speak, self._listen = speak, listen
        self._last, self._session = 0, None
        self._buffer = b""
        self._events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """Ask the browser for something and return its answer."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        self._speak.write(json.dumps(message).encode("utf-8") + b"\0")
        self._speak.flush()
        while True:
            heard = self._hear()
            if heard.get("id") == self._last:
                assert "error" not in heard, (method, heard["error"])
                return heard["result"]
            self._events.append(heard)

    def _hear(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            is_there = select.select([self._listen], [], [], SILENCE)[0]
            assert is_there, "the browser says nothing"
            read = os.read(self._listen.fileno(), 1 << 20)
            assert read, "the browser ended"
            self._buffer += read
        text, _, self._buffer = self._buffer.partition(b"\0")
        heard: dict[str, Any] = json.loads(text)
        return heard

    def wait_for(self, method: str) -> None:
        """Wait until something happened."""
        while not any(event.get("method") == method for event in self._events):
            self._events.append(self._hear())

    def open(self, address: str | Path) -> None:
        """Open a page and wait until it is there."""
        self._events.clear()
        url = address.as_uri() if isinstance(address, Path) else address
        gone = self.call("Page.navigate", url=url)
        assert "errorText" not in gone, gone
        if "loaderId" in gone:
            self.wait_for("Page.loadEventFired")

    def run(self, script: str) -> Any:
        """Return what a script on the page gives; of a promise what it becomes."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def wide(self, width: int, height: int = 900) -> None:
        """Give the page the width of a window."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def scheme(self, name: str) -> None:
        """Ask for light or dark."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.call("Emulation.setEmulatedMedia", media="", features=features)

    def scripts(self, *, on: bool) -> None:
        """Let the page's own script run, or not."""
        self.call("Emulation.setScriptExecutionDisabled", value=not on)

    def picture(self, path: Path, *, whole: bool = True) -> None:
        """Take a picture of the page."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def printed(self) -> bytes:
        """Print the page on the paper that its style asks for."""
        shot = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(shot["data"])

    @property
    def asked_for(self) -> list[str]:
        """What the page asked for since it was opened."""
        return [
            event["params"]["request"]["url"]
            for event in self._events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    @property
    def complaints(self) -> list[str]:
        """What was said in the console since the page was opened."""
        self.run("1")
        said = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        return [json.dumps(event) for event in self._events if event.get("method") in said]


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start a browser that has nothing of anybody's in it, and end it."""
    to_it, from_us = os.pipe()
    to_us, from_it = os.pipe()
    start = f'exec "$0" "$@" 3<&{to_it} 4>&{from_it}'
    command = ["bash", "-c", start, program(), *FLAGS, f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        command, pass_fds=(to_it, from_it), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_it)
    os.close(from_it)
    with os.fdopen(from_us, "wb") as speak, os.fdopen(to_us, "rb") as listen:
        try:
            made = Browser(speak, listen)
            yield made
            made._session = None
            made.call("Browser.close")
        finally:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
