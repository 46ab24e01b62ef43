"""A disk with no space left but so much."""

import shutil
import subprocess
from pathlib import Path

from tests.faults.kinds.errors import each_fails
from tests.faults.outcome import Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Setting
from tests.faults.writers import WRITERS, Writer

DISK = "16m"
BLOCK = 4096


def full(setting: Setting, findings: Findings) -> None:
    """Nothing is free."""
    _with_free(setting, findings, 0)


def one_block_free(setting: Setting, findings: Findings) -> None:
    """One block of 4 KiB is free."""
    _with_free(setting, findings, 1)


def two_blocks_free(setting: Setting, findings: Findings) -> None:
    """Two blocks of 4 KiB are free."""
    _with_free(setting, findings, 2)


def _with_free(setting: Setting, findings: Findings, blocks: int) -> None:
    disk = setting.folder / "disk"
    disk.mkdir()
    if not _mounted(str(disk)):
        each_fails(setting, findings, "write", "ENOSPC")
        findings.count("no disk can be mounted here")
        return
    stored = 0
    try:
        for writer in WRITERS:
            stored += _on_full_disk(setting._replace(folder=disk), findings, writer, blocks)
    finally:
        subprocess.run(["umount", disk], check=False)
    findings.count(f"a full tmpfs with {blocks * 4} KiB free: {stored} of {len(WRITERS)} stored")


def _mounted(folder: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "faults", folder]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _on_full_disk(setting: Setting, findings: Findings, writer: Writer, blocks: int) -> bool:
    """Write, write again on a full disk, and once more after there is space again."""
    trial = Trial(setting.place(writer.name), writer, findings)
    trial.attempt()
    arguments = trial.prepare()
    filling = setting.folder / "filling"
    filling.write_bytes(b"\0" * (_free(setting.folder) - blocks * BLOCK))
    left = _free(setting.folder)
    findings.expect(left == blocks * BLOCK, f"{left} bytes are free")
    trial.judge(trial.place.run(arguments))
    stored = trial.is_stored
    filling.unlink()
    trial.end()
    shutil.rmtree(trial.place.root)
    return stored


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
