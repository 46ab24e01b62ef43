"""The language server of YAML that editors use, asked as an editor asks it: over stdin and stdout."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
HOME = CACHE / "anplan-tests/yaml-language-server"
"""Where .ci/packages puts it, and no other program is bothered."""


def server() -> Path:
    """Return its program; without it the test is skipped, but not where everything is checked."""
    path = HOME / "node_modules/yaml-language-server/bin/yaml-language-server"
    if shutil.which("node") is None or not path.is_file():
        missing = "yaml-language-server is missing: .ci/packages installs it"
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(missing)
        pytest.skip(missing)
    return path


class Mark(NamedTuple):
    """What an editor marks: a line, counted from 1, and what it says there."""

    line: int
    text: str


class Editor:
    """An editor with a folder open."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        """Start the server and open the folder."""
        self._folder = folder
        self._settings = settings
        self._number = 0
        self._marks: dict[str, list[Mark]] = {}
        self._process = subprocess.Popen(
            ["node", str(server()), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        uri = folder.as_uri()
        markdown = {"contentFormat": ["markdown"], "dynamicRegistration": False}
        item = {"documentationFormat": ["markdown"], "snippetSupport": True}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "plan"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {"hover": markdown, "completion": {"completionItem": item}},
                },
            },
        )
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {}}})

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def opened(self, file: str, text: str) -> list[Mark]:
        """Open a file with a text, and return what is marked in it; ``#`` in its name is any word."""
        return self._open(file, text)[1]

    def _open(self, file: str, text: str) -> tuple[str, list[Mark]]:
        """Open a file under a name of its own, for each has its marks but once."""
        self._number += 1
        uri = (self._folder / file.replace("#", f"n{self._number}")).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self._marks:
            self._read()
        return uri, self._marks[uri]

    def completed(self, file: str, text: str) -> dict[str, Any]:
        """Return what is offered where ``|`` stands in a text, by its label."""
        place = self._placed(file, text)
        told = self._ask("textDocument/completion", place)
        items = told["items"] if isinstance(told, dict) else told
        return {item["label"]: item for item in items}

    def hovered(self, file: str, text: str) -> str:
        """Return what is told where ``|`` stands in a text."""
        told = self._ask("textDocument/hover", self._placed(file, text))
        return str(told["contents"]["value"]) if told else ""

    def _placed(self, file: str, text: str) -> dict[str, Any]:
        before, _, after = text.partition("|")
        uri, _ = self._open(file, before + after)
        lines = before.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        return {"textDocument": {"uri": uri}, "position": position}

    def _ask(self, method: str, params: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """Read a message; answer what the server asks, keep what it marks."""
        stream = self._process.stdout
        assert stream is not None
        size = 0
        while (line := stream.readline()) != b"\r\n":
            assert line, "the language server ended"
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                size = int(value)
        message: dict[str, Any] = json.loads(stream.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            self._marks[params["uri"]] = [
                Mark(mark["range"]["start"]["line"] + 1, mark["message"])
                for mark in params["diagnostics"]
            ]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        yaml = {name.removeprefix("yaml."): value for name, value in self._settings.items()}
        return [
            yaml if item.get("section") == "yaml" else {} for item in message["params"]["items"]
        ]
