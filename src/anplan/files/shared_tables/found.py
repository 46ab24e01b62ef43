"""What a folder of shared tables holds: its workspaces, and where the parts of each lie."""

from collections.abc import Iterator
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import Message, say
from anplan.files.disk.digests import digest_at
from anplan.files.shared_tables.manifest import Entry, Manifest, manifest_at
from anplan.files.shared_tables.places import OWN, STAGED, manifests, staged


def is_shared(folder: Path) -> bool:
    """Return whether a folder is one that workspaces share."""
    return manifests(folder).is_dir()


def workspaces(folder: Path) -> Iterator[tuple[str, Manifest]]:
    """Yield the workspaces of a folder in the order of their names in paths.

    Raise FileError where a manifest is none.
    """
    _follow_none(folder / OWN, manifests(folder))
    for path in sorted(manifests(folder).glob("*.json")):
        manifest = manifest_at(path)
        if manifest is not None:
            yield path.stem, manifest


def parts(folder: Path, name: str, manifest: Manifest, table: str) -> Iterator[Path]:
    """Yield the files of a workspace's rows of a table, wherever they are on their way.

    Raise FileError where one is missing, a link, or not as it was written.
    """
    own = folder / table / f"workspace={name}"
    waiting = staged(folder, name)
    is_waiting = waiting.is_dir()
    _follow_none(folder / table, own, *((folder / STAGED, waiting) if is_waiting else ()))
    for path, entry in manifest.files.items():
        if path.startswith(f"{table}/"):
            place = folder / path
            if place.parent != own:
                _follow_none(place.parent)
            places = (waiting / manifest.id / path, place) if is_waiting else (place,)
            yield _held_against(places, entry, manifest)


def is_whole(folder: Path, name: str, manifest: Manifest) -> bool:
    """Return whether all parts of a workspace lie where they belong, as they were written."""
    if staged(folder, name).is_dir():
        return False
    try:
        return all(
            digest_at(folder / path) == entry.digest for path, entry in manifest.files.items()
        )
    except OSError:
        return False


def _follow_none(*steps: Path) -> None:
    for step in steps:
        if step.is_symlink():
            raise FileError(
                say("{file} is a symbolic link; it is not followed", file=str(step)),
                say("Put what it leads to in its place"),
            )


def _held_against(places: tuple[Path, ...], entry: Entry, manifest: Manifest) -> Path:
    """Return the first of the places where a part lies; raise FileError where it is another one."""
    for place in places:
        try:
            digest = digest_at(place)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            reason = error.strerror or "?"
            raise FileError(
                say("{file} cannot be read: {reason}", file=str(place), reason=reason),
                _again(manifest),
            ) from error
        if digest != entry.digest:
            raise FileError(
                say("{file} is not as it was exported", file=str(place)),
                say(
                    "Export the workspace {name} again with --append --yes", name=manifest.workspace
                ),
            )
        return place
    raise FileError(say("{file} is missing", file=str(places[-1])), _again(manifest))


def _again(manifest: Manifest) -> Message:
    return say("Export the workspace {name} again with --append", name=manifest.workspace)
