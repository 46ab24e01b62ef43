"""The program in a fork of a Python that has imported it already, as quick as its own work.

Half of a short run is Python's start and imports. A test of what the program says and writes gains
nothing by them: it asks a server, one for each process of pytest, which forks for every run. What
is about the start, the streams' encoding, a terminal or what lies in the folder that a Python
starts in begins anew: see :func:`tests.program.run_bytes`.
"""

import array
import atexit
import contextlib
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

if TYPE_CHECKING:
    import resource  # Unix alone has it

LONGEST = 60
"""Seconds that a run may take."""
CHECK = (
    "anplan.__main__",
    "anplan.cli.app",
    "anplan.cli.program",
    "anplan.cli.check",
    "anplan.commands.check.check",
    "anplan.files.recall.answer",
    "anplan.files.schema.dropped",
    "anplan.files.yaml.parse",
    "anplan.show.json.state",
)
"""What a check of files imports, and nothing else: a fork has the memory of its server, too."""
SOON = 0.001
"""Seconds: a timer of none would never ring."""
_MOST_BYTES = 1 << 20
_SET_PTRACER, _ANYBODY = 0x59616D61, (1 << 64) - 1
"""What prctl is told where a process may be traced by others than those that started it."""
_TOLD = struct.Struct("=idd")
_MIB = 1024 if sys.platform == "linux" else 1024 * 1024
_LIBRARIES = (
    "jinja2.sandbox",
    "jinja2.ext",
    "yaml",
    "typer.main",
    "rich.table",
    "filelock",
    "git",
    "xlsxwriter",
    "python_calamine",
)
"""What runs load only where they need it, and each fork would load again."""


class Ended(NamedTuple):
    """What a run left behind, and what it used: processor time and the most memory at a time."""

    done: "subprocess.CompletedProcess[bytes]"
    seconds: float
    mib: float


class Server:
    """The Python that forks; it ends with the process that started it."""

    def __init__(self, environment: Mapping[str, str], modules: Sequence[str] = ()) -> None:
        """Start it in an environment such as that of the runs that will be asked of it.

        It imports the modules that are named, else the whole program.
        """
        ours, its = socket.socketpair()
        self._busy = threading.Lock()
        self._socket = ours
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", str(its.fileno()), *modules],
            cwd=Path(__file__).parents[1],
            env=dict(environment),
            pass_fds=(its.fileno(),),
            stdin=subprocess.DEVNULL,
        )
        its.close()
        ours.settimeout(2 * LONGEST)

    def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        seconds: int | None = None,
        killed_after: float | None = None,
        together: bool = False,
        traced: Sequence[str] = (),
    ) -> Ended | None:
        """Run the program; None where another run is under way, which this one is not to await.

        The system kills it after so many seconds of processor time; the server kills it, and all
        that it has started, after so many seconds. ``together``: stderr goes where stdout goes.
        ``traced`` is the line of a strace that is to watch it from its first step on.
        """
        if not self._busy.acquire(blocking=False):
            return None
        asked = {
            "arguments": arguments,
            "folder": os.fspath(folder),
            "environment": environment,
            "seconds": seconds,
            "killed_after": killed_after,
            "traced": traced,
        }
        try:
            return self._run(arguments, asked, together=together)
        finally:
            self._busy.release()

    def run_on(
        self, terminal: int, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> int:
        """Run the program on a terminal, and return its exit number.

        Somebody else has to read meanwhile what it shows.
        """
        asked = {
            "arguments": arguments,
            "folder": os.fspath(folder),
            "environment": environment,
            "seconds": None,
            "killed_after": None,
            "traced": (),
        }
        with self._busy:
            return self._ask(asked, (terminal, terminal, terminal))[0]

    def learn(self, folder: Path) -> None:
        """Read and check a workspace: a run finds what was read of each file and text that is the same.

        So it is for users, whose runs keep what they read for the next one.
        """
        with self._busy:
            self._ask({"learn": os.fspath(folder)}, ())

    def _run(self, arguments: Sequence[str], asked: Mapping[str, Any], *, together: bool) -> Ended:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - no file of a test
                streams = nothing.fileno(), out.fileno(), (out if together else err).fileno()
                code, spent, peak = self._ask(asked, streams)
            if code == -signal.SIGALRM:
                raise subprocess.TimeoutExpired(list(arguments), LONGEST)
            out.seek(0)
            err.seek(0)
            done = subprocess.CompletedProcess(list(arguments), code, out.read(), err.read())
            return Ended(done, spent, peak)

    def _ask(self, asked: Mapping[str, Any], streams: Sequence[int]) -> tuple[int, float, float]:
        data = json.dumps(asked).encode("ascii")
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))]
        self._socket.sendmsg([len(data).to_bytes(4)], rights if streams else [])
        self._socket.sendall(data)
        try:
            told = self._socket.recv(_TOLD.size)
        except TimeoutError:
            self._process.kill()  # a late answer would be taken for the next run's
            raise
        assert len(told) == _TOLD.size, "the server of forked runs is gone"
        code, spent, peak = _TOLD.unpack(told)
        return code, spent, peak


class Known:
    """What was read before, by the bytes: as the program's own cache, and nowhere on a disk."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._models: dict[tuple[str, bytes], Any] = {}

    def find(self, kind: str, content_digest: bytes) -> Any:
        """Return what was made of the bytes with this digest, read as a kind of file."""
        return self._models.get((kind, content_digest))

    def add(self, kind: str, content_digest: bytes, model: Any) -> None:
        """Keep what was read without any problem."""
        self._models[kind, content_digest] = model

    def save(self) -> None:
        """Keep nothing longer than this process lasts."""


def _serve(asking: socket.socket, modules: Sequence[str]) -> None:
    """Fork for each run until whoever asks is gone."""
    _get_ready(modules)
    known = Known()
    _let_runs_find(known)
    while True:
        head, rights, _, _ = asking.recvmsg(4, socket.CMSG_SPACE(3 * array.array("i").itemsize))
        if not head:
            return
        streams = array.array("i")
        for _, _, data in rights:
            streams.frombytes(data)
        asked = json.loads(_read(asking, int.from_bytes(head)))
        if "learn" in asked:
            _learn(Path(asked["learn"]), known)
            asking.sendall(_TOLD.pack(0, 0, 0))
            continue
        gate = os.pipe() if asked["traced"] else None
        child = os.fork()
        if child == 0:
            asking.close()
            _be_the_program(asked, streams, gate)
        _close(streams)
        tracer = None
        if gate is not None:
            tracer = _tracing(asked["traced"], child)
            os.write(gate[1], b"\n")
            _close(gate)
        status, used = _awaited(child, asked["killed_after"])
        if tracer is not None:
            tracer.wait(LONGEST)
        code, spent = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        asking.sendall(_TOLD.pack(code, spent, used.ru_maxrss / _MIB))


def _tracing(line: Sequence[str], child: int) -> "subprocess.Popen[bytes]":
    """Let a strace watch a child, and return once it does, or has ended because it cannot."""
    tracer = subprocess.Popen([*line, "-p", str(child)], stdin=subprocess.DEVNULL)
    state = Path(f"/proc/{child}/status")
    while "\nTracerPid:\t0\n" in state.read_text() and tracer.poll() is None:
        time.sleep(SOON)
    return tracer


def _awaited(child: int, killed_after: float | None) -> "tuple[int, resource.struct_rusage]":
    """Wait for the end of a run, perhaps after it was killed with all that it has started."""

    def kill(*_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)

    if killed_after is not None:
        with contextlib.suppress(OSError):  # it has done so itself, and perhaps ended
            os.setpgid(child, child)
        signal.signal(signal.SIGALRM, kill)
        signal.setitimer(signal.ITIMER_REAL, max(killed_after, SOON))
    _, status, used = os.wait4(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return status, used


def _read(asking: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        read = asking.recv(min(length - len(data), _MOST_BYTES))
        if not read:
            sys.exit("whoever asked is gone")
        data += read
    return data


def _get_ready(modules: Sequence[str]) -> None:
    """Import what runs import, and make what each of them would make of the models first."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for name in modules or (*_every_module(), *_LIBRARIES):
        importlib.import_module(name)
    kinds = importlib.import_module("anplan.model.kinds")
    validate = importlib.import_module("anplan.files.schema.validate")
    for kind in kinds.KINDS:
        validate.validator_of(kind.record)
    sys.path[:] = [folder for folder in sys.path if folder != str(Path(__file__).parents[1])]
    gc.collect()
    gc.freeze()


def _let_runs_find(known: Known) -> None:
    """Give what is known to a run that has no cache of its own."""
    cache = importlib.import_module("anplan.files.cache.models").Cache
    usual = cache.of
    cache.of = lambda root: usual(root) or known


def _learn(folder: Path, known: Known) -> None:
    load = importlib.import_module("anplan.files.load").load
    workspace = importlib.import_module("anplan.files.disk.workspace").Workspace
    importlib.import_module("anplan.checks.all_rules").problems_of(
        load(workspace(folder), cache=known).project
    )
    gc.freeze()


def _every_module() -> Iterator[str]:
    import anplan  # noqa: PLC0415 - the server alone has it in its process

    for module in pkgutil.walk_packages(anplan.__path__, "anplan."):
        if not module.name.endswith("__main__"):
            yield module.name


def _be_the_program(
    asked: Mapping[str, Any], streams: Sequence[int], gate: tuple[int, int] | None
) -> NoReturn:
    """Become a run of the program, and end as it ends."""
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST)
        if asked["killed_after"] is not None:
            os.setpgid(0, 0)
        _limit(asked["seconds"])
        os.chdir(asked["folder"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        time.tzset()
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        _close(streams)
        if os.isatty(1):
            _open_terminal()
        if gate is not None:
            _await_tracer(gate)
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


def _open_terminal() -> None:
    """Open the streams as Python does where it starts on a terminal."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        old = getattr(sys, name)
        setattr(sys, name, open(old.fileno(), mode, encoding=old.encoding, errors=old.errors))  # noqa: PTH123, SIM115 - a stream, for as long as it runs


def _await_tracer(gate: tuple[int, int]) -> None:
    """Let anybody watch this process, and wait until somebody does."""
    ctypes.CDLL(None).prctl(_SET_PTRACER, ctypes.c_ulong(_ANYBODY), 0, 0, 0)
    os.read(gate[0], 1)
    _close(gate)


def _close(handles: Iterable[int]) -> None:
    for handle in handles:
        os.close(handle)


def _limit(seconds: int | None) -> None:
    if seconds is not None:
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _code_of(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else int(end.code is not None)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as asking:
        _serve(asking, sys.argv[2:])
