"""Replaces the rows of one workspace in a folder of shared tables, whole or not at all."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.disk.digests import digest_of
from anplan.files.disk.folder import open_folder, refuse_link
from anplan.files.disk.save import save, write_error
from anplan.files.shared_tables.manifest import Manifest, read_manifest
from anplan.files.shared_tables.places import lock_path, manifest_path, staged

WAIT = 60.0


class Changes(NamedTuple):
    """How many parts of a workspace were written, stayed as they were, and were taken out."""

    written: int
    same: int
    removed: int


def replace_rows(
    folder: Path,
    name: str,
    manifest: Manifest,
    parts: Mapping[str, bytes],
    *,
    over: bool = False,
    dry_run: bool = False,
) -> Changes:
    """Let the parts of a workspace, called ``name`` in paths, be these and no others.

    Raise UsageError, before anything is changed, where the name is another workspace's, and, unless
    ``over``, where it is another plan's or somebody changed a part since.
    """
    refuse_link(folder)
    try:
        with nullcontext() if dry_run else _locked(folder, name, manifest.workspace):
            old = read_manifest(folder, name)
            _refuse_another(folder, old, manifest, over=over)
            if old is not None and not dry_run:
                _finish(folder, name, old)
            there = _digests(folder, name, old)
            new = [
                path for path, entry in manifest.files.items() if there.get(path) != entry.digest
            ]
            gone = [path for path in there if path not in manifest.files]
            if not over:
                _refuse_changed(folder, old, there, [*new, *gone])
            if not dry_run:
                _put(folder, name, manifest, {path: parts[path] for path in new})
            return Changes(len(new), len(manifest.files) - len(new), len(gone))
    except OSError as error:
        raise write_error(folder, error) from error


def save_shared(path: Path, data: bytes) -> None:
    """Write a file that is no workspace's own, unless it holds just that: several may write at once."""
    if not path.is_file() or path.read_bytes() != data:
        save(path, data)


@contextmanager
def _locked(folder: Path, name: str, workspace: str) -> Iterator[None]:
    """Hold the lock of one workspace: the others are written meanwhile."""
    path = lock_path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    refuse_link(path)
    lock = FileLock(path, timeout=WAIT)
    try:
        lock.acquire()
    except Timeout:
        raise FileError(
            say("Another anplan is writing the tables of {workspace}", workspace=workspace),
            say("Wait until it has ended and try again; nothing was changed"),
        ) from None
    try:
        yield
    finally:
        lock.release()


def _refuse_another(folder: Path, old: Manifest | None, new: Manifest, *, over: bool) -> None:
    if old is None:
        return
    if old.schema > new.schema:
        raise UsageError(
            say(
                "{folder} holds tables of a newer anplan (version {number})",
                folder=str(folder),
                number=old.schema,
            ),
            say("Update anplan, or name another folder with -o"),
        )
    if old.workspace != new.workspace:
        raise UsageError(
            say(
                "{folder} has a workspace {name}, and this disk takes {other} for the same name",
                folder=str(folder),
                name=old.workspace,
                other=new.workspace,
            ),
            say("Name this one otherwise: --workspace NAME"),
        )
    if old.plan != new.plan and not over:
        raise UsageError(
            say(
                "The workspace {name} in {folder} is one of another plan: {plan}",
                name=old.workspace,
                folder=str(folder),
                plan=old.plan,
            ),
            say("Name this one otherwise: --workspace NAME; --yes replaces those rows"),
        )


def _digests(folder: Path, name: str, manifest: Manifest | None) -> dict[str, str]:
    """Return the digests of all files that a workspace has among the tables, by their paths."""
    there = {path: digest_of((folder / path).read_bytes()) for path in _listed(folder, name)}
    if manifest is not None:
        waiting = staged(folder, name) / manifest.id
        there |= {
            path: digest_of((waiting / path).read_bytes())
            for path in manifest.files
            if (waiting / path).is_file()
        }
    return there


def _listed(folder: Path, name: str) -> Iterator[str]:
    tables = sorted(folder.iterdir()) if folder.is_dir() else []
    for table in tables:
        own = table / f"workspace={name}"
        if table.name.startswith(("_", ".")) or not own.is_dir():
            continue
        for path in sorted(own.rglob("*")):
            if path.is_file() and not path.name.startswith(("_", ".")):
                yield path.relative_to(folder).as_posix()


def _refuse_changed(
    folder: Path, old: Manifest | None, there: Mapping[str, str], paths: list[str]
) -> None:
    known = old.files if old else {}
    for path in paths:
        if path in there and (path not in known or known[path].digest != there[path]):
            raise UsageError(
                say("{file} was not written by the last export", file=str(folder / path)),
                say("Name another folder with -o; --yes replaces it"),
            )


def _put(folder: Path, name: str, manifest: Manifest, parts: Mapping[str, bytes]) -> None:
    """Write parts apart, replace the manifest, and move them; the second step decides."""
    _clear(folder, name)
    waiting = staged(folder, name) / manifest.id
    waiting.mkdir(parents=True, exist_ok=True)
    for path, data in parts.items():
        save(waiting / path, data)
    save(manifest_path(folder, name), manifest.data())
    _finish(folder, name, manifest)


def _finish(folder: Path, name: str, manifest: Manifest) -> None:
    """Move the parts of a manifest that are on their way, and take out what it does not name."""
    waiting = staged(folder, name) / manifest.id
    if waiting.is_dir():
        for path in manifest.files:
            _move(waiting / path, folder / path)
        for path in list(_listed(folder, name)):
            if path not in manifest.files:
                _remove(folder, path)
    _clear(folder, name)


def _move(source: Path, target: Path) -> None:
    if not source.is_file():
        return
    refuse_link(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    with open_folder(target.parent) as opened:
        opened.sync()


def _remove(folder: Path, path: str) -> None:
    file = folder / path
    file.unlink()
    for above in file.parents:
        if above.parent == folder:
            return
        with suppress(OSError):
            above.rmdir()


def _clear(folder: Path, name: str) -> None:
    """Take out what broken runs left on its way."""
    if staged(folder, name).is_dir():
        shutil.rmtree(staged(folder, name))
