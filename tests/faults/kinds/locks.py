"""A lock whose holder was killed, and a clock that runs wrong."""

import os
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Place, Setting, surroundings
from tests.faults.writers import FOUR

AT_ONCE = 4.0
HOLD = """
import fcntl, os, sys
lock = open(".anplan/lock", "w")
fcntl.flock(lock, fcntl.LOCK_EX)
open(".anplan/holder", "w").write(str(os.getpid()))
print("held", flush=True)
sys.stdin.read()
"""
CLOCK = """
import os, time
time.time = lambda: float(os.environ["FAULTS_CLOCK"])
"""
ASK = "import datetime; print(datetime.date.today())"
CLOCKS = {"1970-01-01": 3600.0, "2001-09-09": 1_000_000_000.0}
FUTURE = 4_102_444_800


def stale(setting: Setting, findings: Findings) -> None:
    """Kill whoever holds the lock: the next write goes at once."""
    longest = 0.0
    for writer in FOUR:
        trial = Trial(setting.place(writer.name), writer, findings)
        _leave_a_lock(trial.place)
        taken, usual = _timed(trial), _timed(trial)
        told = f"{writer.name} took {taken:.1f} s, and {usual:.1f} s the next time"
        findings.expect(taken < AT_ONCE * usual + AT_ONCE, told)
        longest = max(longest, taken / usual)
        trial.end()
    findings.count(
        f"{len(FOUR)} writers after a killed holder, "
        f"the slowest in {longest:.1f} times what its next write takes"
    )


def _timed(trial: Trial) -> float:
    """Write once; give the seconds it took."""
    begun = time.monotonic()
    done = trial.attempt()
    told = f"{trial.writer.name} gives {done.code}: {done.err}"
    trial.findings.expect(done.code == 0, told)
    return time.monotonic() - begun


def _leave_a_lock(place: Place) -> None:
    place.root.joinpath(".anplan").mkdir()
    place.write(".anplan/.gitignore", "*\n")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=place.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()


def clock_back(setting: Setting, findings: Findings) -> None:
    """Set the clock back to long before the files were written."""
    shim = setting.folder / "shim"
    shim.mkdir()
    shim.joinpath("sitecustomize.py").write_text(CLOCK, "utf-8")
    for writer, day in zip(FOUR, cycle(CLOCKS), strict=False):
        settings = {"PYTHONPATH": str(shim), "FAULTS_CLOCK": str(CLOCKS[day])}
        _expect_clock(settings, day)
        trial = Trial(setting.place(writer.name), writer, findings)
        for file in trial.place.root.rglob("*.yaml"):
            os.utime(file, (FUTURE, FUTURE))
        done = trial.attempt(settings=settings)
        findings.expect(done.code == 0, f"{writer.name} gives {done.code}: {done.err}")
        trial.end()
    _expect_today(setting, findings, settings)
    findings.count(f"{len(FOUR)} writers at {' and '.join(CLOCKS)}, files from 2100")


def _expect_today(setting: Setting, findings: Findings, settings: dict[str, str]) -> None:
    """Ask a plan with no day of its own, which is then judged on the clock's day."""
    place = setting.place("today")
    plan = place.root / "plan/plan.yaml"
    lines = plan.read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(("sample:", "sample_day:")))
    plan.write_text("".join(kept), "utf-8")
    for reader in ("status", "due"):
        done = place.run([reader], settings=settings)
        findings.expect("Traceback" not in done.err, f"{reader}: a traceback")
        findings.expect(done.code in (0, 2), f"{reader} gives {done.code}: {done.err}")


def _expect_clock(settings: dict[str, str], day: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=surroundings(settings),
        cwd=Path(settings["PYTHONPATH"]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.strip() != day:
        raise CannotRunError("this Python does not let its clock be set")
