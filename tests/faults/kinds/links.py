"""Symbolic links in the place of what is written, there from the start or swapped in."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.outcome import Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Setting
from tests.faults.writers import FOUR, Writer

SWAPPED_RUNS = 1
MOMENT = 0.0005
OWN = (".anplan", ".anplan/lock", ".anplan/holder", ".anplan/.gitignore")


def file_link(setting: Setting, findings: Findings) -> None:
    """Put a link in the place of the file."""
    _each_linked(setting, findings, lambda writer: writer.file)
    _own_linked(setting, findings)


def folder_link(setting: Setting, findings: Findings) -> None:
    """Put a link in the place of the file's folder."""
    _each_linked(setting, findings, lambda writer: writer.file.rpartition("/")[0])


def _each_linked(setting: Setting, findings: Findings, part: Callable[[Writer], str]) -> None:
    runs = 0
    for writer in FOUR:
        trial = Trial(setting.place(writer.name), writer, findings)
        trial.attempt()
        path = trial.place.root / part(writer)
        outside = _outside(setting, writer.name, path)
        _linked(trial, path, outside)
        for _ in range(SWAPPED_RUNS):
            before = _contents(outside)
            arguments = trial.prepare()
            with _swapping(path, outside):
                trial.place.run(arguments)
            findings.expect(_contents(outside) == before, f"{writer.name} wrote outside")
            runs += 1
        trial.end()
    findings.count(
        f"{len(FOUR)} writers refused a link, {runs} runs while one was swapped in and out: "
        "nothing outside touched"
    )


def _outside(setting: Setting, name: str, path: Path) -> Path:
    """Make what a link leads to: a copy of what it takes the place of."""
    outside = setting.folder / f"{name}-outside"
    if path.is_dir():
        outside.mkdir()
        for one in path.iterdir():
            if one.is_file():
                outside.joinpath(one.name).write_bytes(one.read_bytes())
    else:
        outside.write_bytes(path.read_bytes())
    return outside


def _linked(trial: Trial, path: Path, outside: Path) -> None:
    """Run a writer at a link: it is refused in one line and touches nothing outside."""
    arguments = trial.prepare()
    before = _contents(outside)
    kept = path.with_name(f"{path.name}.kept")
    path.rename(kept)
    path.symlink_to(outside)
    done = trial.place.run(arguments)
    trial.findings.expect(done.code != 0, f"{trial.writer.name} wrote through a link")
    trial.findings.expect("Traceback" not in done.err, f"{trial.writer.name}: a traceback")
    trial.findings.expect(done.err.strip(), f"{trial.writer.name}: exit without a word")
    trial.findings.expect(_contents(outside) == before, f"{trial.writer.name} wrote outside")
    path.unlink()
    kept.rename(path)


def _own_linked(setting: Setting, findings: Findings) -> None:
    """Put links in the place of the program's own folder and of the files in it."""
    for number, own in enumerate(OWN):
        trial = Trial(setting.place(f"own-{number}"), FOUR[0], findings)
        outside = setting.folder / f"own-{number}-outside"
        path = trial.place.root / own
        path.parent.mkdir(exist_ok=True)
        if own == OWN[0]:
            outside.mkdir()
        else:
            outside.write_bytes(b"kept\n")
        path.symlink_to(outside)
        before = _contents(outside)
        trial.attempt()
        findings.expect(_contents(outside) == before, f"wrote outside through {own}")
        path.unlink()
        trial.end()


def _contents(path: Path) -> dict[str, bytes]:
    """Return every name and byte of what must not be touched."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {one.name: one.read_bytes() for one in path.iterdir()}


@contextmanager
def _swapping(path: Path, outside: Path) -> Iterator[None]:
    """Swap a link in and out, a thousand times a second, for as long as this lasts."""
    kept = path.with_name(f"{path.name}.kept")
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            with suppress(OSError):
                path.rename(kept)
                path.symlink_to(outside)
                stop.wait(MOMENT)
                path.unlink()
                kept.rename(path)
                stop.wait(MOMENT)

    thread = threading.Thread(target=swap)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
        _put_back(path, kept)


def _put_back(path: Path, kept: Path) -> None:
    """Leave what was there, whatever the swapping was in the middle of."""
    if not kept.exists():
        return
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    kept.rename(path)
