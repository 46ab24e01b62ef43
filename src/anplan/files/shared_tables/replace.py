"""Replaces the rows of one workspace in a folder of shared tables, whole or not at all."""

import glob
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.disk.digests import digest_at
from anplan.files.disk.folder import open_folder, refuse_link
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import write_error
from anplan.files.shared_tables.manifest import Manifest, read_manifest
from anplan.files.shared_tables.own_files import (
    files_there,
    move_file,
    put_file,
    refuse_links,
    remove_file,
)
from anplan.files.shared_tables.places import (
    BEFORE,
    LOCKS,
    MANIFESTS,
    lock_name,
    manifest_name,
    manifest_path,
    manifests,
    staged,
    staged_name,
)

WAIT = 60.0
_MOST = 8 * 1024 * 1024


class Changes(NamedTuple):
    """How many parts of a workspace were written, stayed as they were, and were taken out.

    ``strange`` are files that lie beside them and are no parts: nothing became of these.
    """

    written: int
    same: int
    removed: int
    strange: tuple[str, ...] = ()


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
    ``over``, where it is another plan's or somebody changed a part since; FileError at a link.
    """
    try:
        with _writing(folder, name, manifest.workspace, dry_run=dry_run):
            old = read_manifest(folder, name)
            _refuse_another(folder, old, manifest, over=over)
            refuse_links(folder, [*manifest.files, *(old.files if old else ())])
            if old is not None and not dry_run:
                _go_on(folder, name, old, over=over)
            there = _digests(folder, name, old)
            new = [
                path for path, entry in manifest.files.items() if there.get(path) != entry.digest
            ]
            gone = [path for path in there if path not in manifest.files]
            if not over:
                _refuse_changed(folder, old, there, [*new, *gone])
            if not dry_run:
                _put(folder, name, manifest, {path: parts[path] for path in new}, there)
            strange = files_there(folder, name).strange
            return Changes(len(new), len(manifest.files) - len(new), len(gone), strange)
    except OSError as error:
        raise write_error(folder, error) from error


def remove_rows(folder: Path, name: str, workspace: str, *, dry_run: bool = False) -> int | None:
    """Take out the rows of a workspace, called ``name`` in paths, and its manifest; return how many parts.

    Return None where the folder has no such workspace. The manifest goes first: from then on nobody
    who goes by it counts the rows.
    """
    try:
        with _writing(folder, name, workspace, dry_run=dry_run):
            old = read_manifest(folder, name)
            if old is None:
                return None
            refuse_links(folder, old.files)
            there = files_there(folder, name).parts
            if not dry_run:
                remove_file(folder, manifest_name(name))
                for path in there:
                    _remove(folder, path)
                _clear(folder, name)
            return len(there)
    except OSError as error:
        raise write_error(folder, error) from error


def save_shared(folder: Path, path: str, data: bytes) -> None:
    """Write a file that is no workspace's own, unless it holds just that: several may write at once."""
    refuse_links(folder, (path,))
    file = folder / path
    if not file.is_file() or file.read_bytes() != data:
        put_file(folder, path, data)


@contextmanager
def _writing(folder: Path, name: str, workspace: str, *, dry_run: bool) -> Iterator[None]:
    """Hold what has to be held while a workspace's parts are replaced; refuse links on the way there."""
    refuse_link(folder)
    refuse_links(folder, (MANIFESTS, lock_name(name), staged_name(name)))
    with nullcontext() if dry_run else _locked(folder, name, workspace):
        yield


@contextmanager
def _locked(folder: Path, name: str, workspace: str) -> Iterator[None]:
    """Hold the lock of one workspace: the others are written meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_folder(folder, LOCKS.split("/"), make=True):
        lock = FileLock(folder / lock_name(name), timeout=WAIT)
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
    """Return the digests of all parts that a workspace has among the tables, by their paths."""
    there = {path: digest_at(folder / path) for path in files_there(folder, name).parts}
    if manifest is not None:
        waiting = staged(folder, name) / manifest.id
        there |= {
            path: digest_at(waiting / path) for path in manifest.files if (waiting / path).is_file()
        }
    return there


def _refuse_changed(
    folder: Path, old: Manifest | None, there: Mapping[str, str], paths: Iterable[str]
) -> None:
    known = old.files if old else {}
    for path in paths:
        if path in there and (path not in known or known[path].digest != there[path]):
            raise _changed(folder, path)


def _changed(folder: Path, path: str) -> UsageError:
    return UsageError(
        say("{file} was not written by the last export", file=str(folder / path)),
        say("Name another folder with -o; --yes replaces it"),
    )


def _put(
    folder: Path,
    name: str,
    manifest: Manifest,
    parts: Mapping[str, bytes],
    there: Mapping[str, str],
) -> None:
    """Write parts apart, replace the manifest, and move them; the second step decides."""
    _clear(folder, name)
    waiting = f"{staged_name(name)}/{manifest.id}"
    try:
        put_file(folder, f"{waiting}/{BEFORE}", json.dumps(there).encode())
        for path, data in parts.items():
            put_file(folder, f"{waiting}/{path}", data)
        put_file(folder, manifest_name(name), manifest.data())
    except (FileError, OSError):
        _clear_what_failed(folder, name, manifest)
        raise
    _finish(folder, name, manifest)


def _clear_what_failed(folder: Path, name: str, manifest: Manifest) -> None:
    """Give back the room that parts took which cannot be written whole; the old rows hold.

    Where the manifest did arrive, and only the disk does not confirm it, they are kept.
    """
    if read_manifest(folder, name) != manifest:
        _clear(folder, name)


def _go_on(folder: Path, name: str, old: Manifest, *, over: bool) -> None:
    """Finish what a broken run began; what somebody changed since is replaced with ``over`` alone."""
    waiting = staged(folder, name) / old.id
    if not over and (waiting / BEFORE).is_file():
        before = _digests_before(waiting / BEFORE)
        for path in files_there(folder, name).parts:
            made = old.files.get(path)
            known = {before.get(path), made and made.digest}
            if digest_at(folder / path) not in known:
                raise _changed(folder, path)
    _finish(folder, name, old)


def _digests_before(file: Path) -> Mapping[str, str]:
    """Return the digests of the parts that a broken run found; none where they cannot be read."""
    try:
        found = json.loads(read_bytes(file, _MOST))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _finish(folder: Path, name: str, manifest: Manifest) -> None:
    """Move the parts of a manifest that are on their way, and take out those that it does not name."""
    waiting = staged(folder, name) / manifest.id
    if waiting.is_dir():
        for path in manifest.files:
            _move(folder, f"{staged_name(name)}/{manifest.id}/{path}", path)
        for path in files_there(folder, name).parts:
            if path not in manifest.files:
                _remove(folder, path)
    _clear(folder, name)


def _move(folder: Path, source: str, target: str) -> None:
    if (folder / source).is_file():
        move_file(folder, source, target)


def _remove(folder: Path, path: str) -> None:
    remove_file(folder, path)


def _clear(folder: Path, name: str) -> None:
    """Take out what broken runs left on its way."""
    if staged(folder, name).is_dir():
        shutil.rmtree(staged(folder, name))
    file = glob.escape(manifest_path(folder, name).name)
    for half in manifests(folder).glob(f".{file}.*.tmp"):
        half.unlink(missing_ok=True)
