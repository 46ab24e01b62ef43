"""Files that a command leaves where the user wants them: beside the workspace, never over its own."""

from collections.abc import Callable, Mapping
from pathlib import Path

from anplan.base.errors import UsageError, WorkspaceError
from anplan.base.message import say
from anplan.files.disk.digests import digest_of, is_list, line_of, listed
from anplan.files.disk.ignored_folders import OWN
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace
from anplan.model.paths import PLAN
from anplan.show.words import Words
from anplan.work.session import Session

SUMS = "SHA256SUMS"
"""The file of a folder by which a file is known that was changed since it was written."""
_TABLES = (".csv", ".parquet")
_OWN = ("plan", "units", "briefs", "templates", OWN)


def deliver(
    session: Session, data: bytes, output: str, *, over: bool = False, dry_run: bool = False
) -> int:
    """Write a file where it is asked for, or with ``-`` to stdout; with ``dry_run`` say what would be.

    Raise UsageError where the file is one of the workspace's own, and, unless ``over``, where one
    is there that may hold what a person wrote.
    """
    if output == "-":
        session.console.write_bytes(data)
        return 0
    path = session.folder / output
    refuse_place(path)
    if not over:
        _refuse_over_words(path, data)
    if dry_run:
        session.console.note(would_write(session.console.words, path, data))
        return 0
    save(path, data)
    session.console.tell_written(str(path), note=True)
    return 0


def told_path(session: Session, path: Path) -> str:
    """Name a file as it is found from where the user stands."""
    try:
        return path.relative_to(session.folder).as_posix()
    except ValueError:
        return str(path)


def deliver_folder(
    session: Session,
    files: Mapping[str, bytes],
    output: str,
    *,
    over: bool = False,
    dry_run: bool = False,
) -> int:
    """Write files into a folder, with their digests in a last one; see :func:`deliver`.

    What else lies in the folder stays as it is.
    """
    folder = session.folder / output
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            say("{file} is a file, and a folder is written", file=folder.name),
            say("Name a folder with -o"),
        )
    refuse_folder(folder, SUMS)
    if not over:
        _refuse_over_changed(folder, files)
    sums = _sums(folder, files)
    if not dry_run:
        _announce(folder, files)
    for name, data in {**files, SUMS: sums}.items():
        path = folder / name
        if dry_run:
            session.console.note(would_write(session.console.words, path, data))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            save(path, data)
    if not dry_run:
        text = session.console.words("written: {path} ({count} files)")
        session.console.note(
            session.console.words.fill(text, path=str(folder), count=len(files) + 1)
        )
    return 0


def _refuse_over_changed(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise UsageError where a file is there that is not as it was written the last time."""
    there = _read(folder / SUMS)
    if there is not None and not is_list(there, _own_names(files)):
        raise _edited(folder / SUMS)
    known = listed(there)
    for name, data in files.items():
        old = _read(folder / name)
        if old not in (None, data) and digest_of(old) not in known.get(name, ()):
            raise _edited(folder / name)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _own_names(files: Mapping[str, bytes]) -> frozenset[str]:
    """Return the files' names, and those that they have in the other forms of tables."""
    return frozenset(str(Path(name).with_suffix(end)) for name in files for end in _TABLES) | {
        *files
    }


def _sums(folder: Path, files: Mapping[str, bytes]) -> bytes:
    """Return the list of a folder: the files, and what else it named and is there."""
    others = {
        name: digests
        for name, digests in listed(_read(folder / SUMS)).items()
        if name not in files and (folder / name).is_file()
    }
    lines = [line_of(name, digest_of(data)) for name, data in files.items()]
    lines += [line_of(name, one) for name, digests in others.items() for one in sorted(digests)]
    return "".join(lines).encode()


def _announce(folder: Path, files: Mapping[str, bytes]) -> None:
    """Add files to the list of a folder before they are written; see the list's own module."""
    there = listed(_read(folder / SUMS))
    lines = [line_of(name, one) for name, digests in there.items() for one in sorted(digests)]
    lines += [line_of(name, digest_of(data)) for name, data in files.items()]
    folder.mkdir(parents=True, exist_ok=True)
    save(folder / SUMS, "".join(lines).encode())


def would_write(words: Words, path: Path, data: bytes) -> str:
    """Say what would become of a file."""
    if not path.is_file():
        return words("would be written: {path}").format(path=path)
    if path.read_bytes() == data:
        return words("would stay as it is: {path}").format(path=path)
    return words("would be changed: {path}").format(path=path)


def refuse_empty(output: str | None) -> None:
    """Raise UsageError where a file or a folder is asked for by no name at all."""
    if output is not None and not output.strip():
        raise UsageError(
            say("{option} has no name behind it", option="-o"),
            say("Name a file or a folder"),
        )


def refuse_folder(folder: Path, first: str) -> None:
    """Raise UsageError where a folder of many files would be a workspace itself, or lie in it among its own.

    ``first`` is what one of the files is called.
    """
    refuse_place(folder / first)
    if (folder / PLAN).is_file():
        raise UsageError(
            say("{folder} is a workspace, and these files go beside it", folder=str(folder)),
            say("Name another folder with -o"),
        )


def refuse_place(path: Path) -> None:
    """Raise UsageError where a file would lie among those that a workspace is made of, or git's own."""
    if ".git" in path.resolve().parts:
        raise UsageError(
            say("{folder}/ holds git's own files: {file}", folder=".git", file=path.name),
            say("Name a file elsewhere"),
        )
    try:
        root = Workspace.find(_folder(path)).root.resolve()
        inside = path.resolve().relative_to(root)
    except (WorkspaceError, ValueError, OSError):
        return
    if inside.parts and inside.parts[0] in _OWN:
        raise UsageError(
            say(
                "{folder}/ holds the workspace's own files: {file}",
                folder=inside.parts[0],
                file=path.name,
            ),
            say("Name a file elsewhere"),
        )


def _folder(path: Path) -> Path:
    """Return the folder of a file, or where that is to be made the next one above it."""
    return next((folder for folder in path.absolute().parents if folder.is_dir()), path)


def _refuse_over_words(path: Path, data: bytes) -> None:
    """Raise UsageError where a file is there that is not as anplan wrote one."""
    if _read(path) != data:
        refuse_edited(path)


def refuse_edited(path: Path) -> None:
    """Raise UsageError where a file is there that anplan did not write."""
    there = _read(path)
    is_made = _AS_MADE.get(path.suffix.lower(), _has_foot)
    if there is not None and not is_made(there):
        raise _edited(path)


def _edited(path: Path) -> UsageError:
    return UsageError(
        say("{file} may have been edited by hand and was not written over", file=path.name),
        say("-o FILE writes elsewhere; --yes writes over it"),
    )


def _has_foot(data: bytes) -> bool:
    """Return whether a text ends as a brief does."""
    from anplan.work.issued_brief import foot_of

    return foot_of(data.decode("utf-8", "replace")) is not None


def _docx(data: bytes) -> bool:
    from anplan.show.paper.as_made import is_as_made

    return is_as_made(data)


def _workbook(data: bytes) -> bool:
    from anplan.show.paper.as_made import is_workbook_as_made

    return is_workbook_as_made(data)


def _database(data: bytes) -> bool:
    from anplan.show.tidy.sqlite import is_as_made

    return is_as_made(data)


def _html(data: bytes) -> bool:
    from anplan.show.paper.as_made import is_page_as_made

    return is_page_as_made(data)


def _calendar(data: bytes) -> bool:
    """Return whether a calendar has nothing but what one from here has: no event of a person's."""
    uids = [line for line in data.splitlines() if line.startswith(b"UID:")]
    own = all(line.endswith(b"@anplan") for line in uids)
    return b"PRODID:-//anplan//" in data[:200] and own and data.count(b"BEGIN:VEVENT") == len(uids)


_AS_MADE: Mapping[str, Callable[[bytes], bool]] = {
    ".docx": _docx,
    ".html": _html,
    ".htm": _html,
    ".pdf": lambda data: b"/CreationDate(D:20000101000000" in data,
    ".json": lambda data: b'"$schema": "https://json-schema.org/' in data[:200],
    ".xlsx": _workbook,
    ".sqlite": _database,
    ".sqlite3": _database,
    ".db": _database,
    ".ics": _calendar,
}
