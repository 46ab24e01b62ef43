"""The program in a fork of a Python that has imported it already, as quick as its own work.

Half of a short run is Python's start and imports. A test of what the program says and writes gains
nothing by them: it asks a server, one for each process of pytest, which forks for every run. What
is about the start, the streams' encoding, a terminal or what lies in the folder that a Python
starts in begins anew: see :func:`tests.program.run_bytes`.
"""

import array
import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

LONGEST = 60
"""Seconds that a run may take."""
_MOST_BYTES = 1 << 20
_LIBRARIES = ("jinja2.sandbox", "jinja2.ext", "yaml", "typer.main", "rich.table", "filelock")


class Server:
    """The Python that forks; it ends with the process that started it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it in an environment such as that of the runs that will be asked of it."""
        ours, its = socket.socketpair()
        self._busy = threading.Lock()
        self._socket = ours
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", str(its.fileno())],
            cwd=Path(__file__).parents[1],
            env=dict(environment),
            pass_fds=(its.fileno(),),
            stdin=subprocess.DEVNULL,
        )
        its.close()
        ours.settimeout(2 * LONGEST)

    def run(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[bytes] | None":
        """Run the program; None where another run is under way, which this one is not to await."""
        if not self._busy.acquire(blocking=False):
            return None
        try:
            return self._run(arguments, folder, environment)
        finally:
            self._busy.release()

    def _run(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[bytes]":
        asked = {"arguments": arguments, "folder": os.fspath(folder), "environment": environment}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            data = json.dumps(asked).encode("ascii")
            streams = array.array("i", [out.fileno(), err.fileno()])
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, streams)]
            self._socket.sendmsg([len(data).to_bytes(4)], rights)
            self._socket.sendall(data)
            try:
                told = self._socket.recv(4)
            except TimeoutError:
                self._process.kill()  # a late answer would be taken for the next run's
                raise
            assert len(told) == 4, "the server of forked runs is gone"
            code = int.from_bytes(told, signed=True)
            if code == -signal.SIGALRM:
                raise subprocess.TimeoutExpired(list(arguments), LONGEST)
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(list(arguments), code, out.read(), err.read())


def _serve(asking: socket.socket) -> None:
    """Fork for each run until whoever asks is gone."""
    _import_everything()
    while True:
        head, rights, _, _ = asking.recvmsg(4, socket.CMSG_SPACE(2 * array.array("i").itemsize))
        if not head:
            return
        streams = array.array("i")
        for _, _, data in rights:
            streams.frombytes(data)
        asked = json.loads(_read(asking, int.from_bytes(head)))
        child = os.fork()
        if child == 0:
            asking.close()
            _be_the_program(asked, streams)
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        asking.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, signed=True))


def _read(asking: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        read = asking.recv(min(length - len(data), _MOST_BYTES))
        if not read:
            sys.exit("whoever asked is gone")
        data += read
    return data


def _import_everything() -> None:
    import anplan  # noqa: PLC0415 - the server alone has it in its process

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for module in pkgutil.walk_packages(anplan.__path__, "anplan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _LIBRARIES:
        importlib.import_module(name)
    sys.path[:] = [folder for folder in sys.path if folder != str(Path(__file__).parents[1])]
    gc.collect()
    gc.freeze()


def _be_the_program(asked: Mapping[str, Any], streams: Sequence[int]) -> NoReturn:
    """Become a run of the program, and end as it ends."""
    code = 1
    try:
        signal.alarm(LONGEST)
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        time.tzset()
        for number, stream in enumerate(streams, 1):
            os.dup2(stream, number)
            os.close(stream)
        main = importlib.import_module("anplan.__main__")
        sys.argv = [str(main.__file__), *asked["arguments"]]
        main.program()
    except SystemExit as end:
        code = _code_of(end)
    except BaseException:  # noqa: BLE001 - Python itself would print it, and end so
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        for written in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                written.flush()
        os._exit(code)


def _code_of(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else int(end.code is not None)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        _serve(asking)
