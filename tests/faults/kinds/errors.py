"""The n-th call of one sort fails, for n = 1, 2, 3 … until a run meets no fault."""

import shutil
from pathlib import Path

from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Setting
from tests.faults.writers import WRITERS

RENAMES = "rename,renameat,renameat2"
MOST = 40


def fail_write(setting: Setting, findings: Findings) -> None:
    """Let the n-th write fail."""
    each_fails(setting, findings, "write", "EIO")


def fail_fsync(setting: Setting, findings: Findings) -> None:
    """Let the n-th fsync fail."""
    each_fails(setting, findings, "fsync", "EIO")


def fail_rename(setting: Setting, findings: Findings) -> None:
    """Let the n-th rename fail."""
    each_fails(setting, findings, RENAMES, "EIO")


def strace() -> str:
    """Find the program that lets calls fail."""
    found = shutil.which("strace")
    if found is None:
        raise CannotRunError("strace is not installed")
    return found


def injected(log: Path, calls: str, error: str, when: str) -> list[str]:
    """Return the words that let a program's calls fail; what happened is in the log."""
    how = f"inject={calls}:error={error}:when={when}"
    return [strace(), "-q", "-o", str(log), "-e", f"trace={calls}", "-e", how]


def each_fails(setting: Setting, findings: Findings, calls: str, error: str) -> None:
    """Let each call of a sort fail, one in a run, until a run makes no more of them."""
    told = []
    for writer in WRITERS:
        trial = Trial(setting.place(writer.name), writer, findings)
        log = setting.folder / f"{writer.name}.log"
        faults = 0
        for number in range(1, MOST):
            done = trial.attempt(traced=injected(log, calls, error, str(number)))
            if "INJECTED" not in log.read_text("utf-8", "replace"):
                findings.expect(done.code == 0, f"{writer.name}: no fault, yet {done.err}")
                break
            faults += 1
        findings.expect(faults, f"{writer.name} makes no call of {calls}")
        trial.end()
        told.append(f"{writer.name} {faults}")
    findings.count(f"{error} at each call of {', '.join(told)}")
