"""A workspace that may be read only."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
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
        with _closed(trial.place.root) as before:
            done = trial.place.run(arguments, before)
            trial.judge(done)
            _expect_readers(trial.place, before, findings)
        findings.expect(done.code != 0, f"{trial.writer.name} exits 0 in a read-only folder")
        trial.end()
        way = "permissions" if before or os.geteuid() else "a read-only mount"
    findings.count(f"{way}: {len(trials)} writers refused, {len(READERS)} readers work")


def _expect_readers(place: Place, before: Sequence[str], findings: Findings) -> None:
    if place.root.name != WRITERS[0].name:
        return
    for reader in READERS:
        done = place.run(reader, before)
        findings.expect(done.code == 0, f"{reader[0]} gives {done.code}: {done.err}")


@contextmanager
def _closed(folder: Path) -> Iterator[Sequence[str]]:
    """Let nobody write below a folder; give the words that take root's own right to."""
    if os.geteuid() == 0 and _mounted_closed(folder):
        try:
            yield ()
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    before = _without_rights() if os.geteuid() == 0 else ()
    paths = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in paths:
        path.chmod(0o555)
    try:
        yield before
    finally:
        for path in paths:
            path.chmod(0o755)


def _mounted_closed(folder: Path) -> bool:
    for options in (("--bind",), ("-o", "remount,bind,ro")):
        command = ["mount", *options, str(folder), str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            return False
    return True


def _without_rights() -> Sequence[str]:
    found = shutil.which("setpriv")
    if found is None:
        raise CannotRunError("nothing can be mounted here, and setpriv is not installed")
    return (found, "--bounding-set=-dac_override", "--inh-caps=-dac_override")
