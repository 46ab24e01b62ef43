"""A workspace that may be read only."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import READERS, Place, Setting
from tests.faults.writers import WRITERS


def read_only(setting: Setting, findings: Findings) -> None:
    """Write where the file system, or else its permissions, let nobody write."""
    trials = [Trial(setting.place(one.name), one, findings) for one in WRITERS]
    for trial in trials:
        arguments = trial.prepare()
        with _closed(trial.place.root):
            done = trial.place.run(arguments)
            trial.judge(done)
            _expect_readers(trial.place, findings)
        findings.expect(done.code != 0, f"{trial.writer.name} exits 0 in a read-only folder")
        trial.end()
    way = "a read-only mount" if os.geteuid() == 0 else "permissions"
    findings.count(f"{way}: {len(trials)} writers refused, {len(READERS)} readers work")


def _expect_readers(place: Place, findings: Findings) -> None:
    if place.root.name != WRITERS[0].name:
        return
    for reader in READERS:
        done = place.run(reader)
        findings.expect(done.code == 0, f"{reader[0]} gives {done.code}: {done.err}")


@contextmanager
def _closed(folder: Path) -> Iterator[None]:
    """Let nobody write below a folder."""
    if os.geteuid() == 0:
        with _mounted_closed(folder):
            yield
        return
    paths = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in paths:
        path.chmod(0o555)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755)


@contextmanager
def _mounted_closed(folder: Path) -> Iterator[None]:
    for options in (["--bind"], ["-o", "remount,bind,ro"]):
        done = subprocess.run(
            ["mount", *options, folder, folder], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise CannotRunError(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
