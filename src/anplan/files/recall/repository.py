"""What decides in a repository how git answers, read without git: HEAD, names of commits, settings.

What a commit holds never changes, so its name stands for it. A repository that is not of the
plainest form is left to git.
"""

import os
import stat

from anplan.files.recall.workspace import OddError, read_file

_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LARGE = 4 * 1024 * 1024
_MAX_NAMES = 8192
_MOST_INDEX = 16 * 1024 * 1024
_ODD_FILES = ("commondir", "reftable", "info/grafts", "objects/info/alternates")
_ODD_SETTINGS = (b"[include", b"[extensions", b"worktree", b"orderfile", b"promisor")
"""Settings that name other files, or another kind of repository."""


def repository_state(root: str, *, whole: bool) -> bytes:
    """Return what decides what git tells in a folder; raise OSError where that is not plain.

    ``whole``: revisions are named, so that every name and every object counts, not HEAD alone.
    """
    parts = [_settings(path) for path in _settings_of_user()]
    folder = _repository_around(root)
    if folder is None:
        return b"\0".join([*parts, b"no repository"])
    for name in _ODD_FILES:
        if os.path.lexists(f"{folder}/{name}"):
            raise OddError(name)
    parts += (_settings(f"{folder}/config"), _content(f"{folder}/shallow") or b"")
    head = _head(folder)
    parts.append(_content(f"{folder}/index", _MOST_INDEX) or b"")
    parts += (head, *_names(f"{folder}/objects/pack"))
    parts += _names(f"{folder}/objects/{head[:2].decode('ascii', 'replace')}")
    if whole:
        parts += _all_names(folder)
    return b"\0".join(parts)


def _repository_around(root: str) -> str | None:
    """Return the folder ``.git`` around a folder; raise OddError unless it is the user's own."""
    here = root.rstrip("/")
    while True:
        for name in (f"{here}/.git", f"{here}/HEAD"):
            if os.path.lexists(name):
                return _own_repository(here)
        if not here:
            return None
        here = here.rpartition("/")[0]


def _own_repository(folder: str) -> str:
    path = f"{folder}/.git"
    for directory in (folder or "/", path, f"{path}/objects", f"{path}/refs"):
        status = os.lstat(directory)
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
            raise OddError(directory)
    return path


def _settings_of_user() -> tuple[str, ...]:
    home = os.environ.get("HOME", "")
    own = os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config"
    return "/etc/gitconfig", f"{own}/git/config", f"{home}/.gitconfig"


def _settings(path: str) -> bytes:
    """Return what a file of settings says; raise OddError where it leads to other files."""
    try:
        text = read_file(os.open(path, _FLAGS & ~os.O_NOFOLLOW), _LARGE)
    except FileNotFoundError:
        return b""
    plain = text.lower()
    for word in _ODD_SETTINGS:
        if word in plain:
            raise OddError(path)
    return text


def _content(path: str, limit: int = _LARGE) -> bytes | None:
    """Return what a file holds, None where there is none."""
    try:
        return read_file(os.open(path, _FLAGS), limit)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _head(folder: str) -> bytes:
    """Return the name of the last commit, or of the branch that has none yet."""
    content = _content(f"{folder}/HEAD")
    if content is None:
        raise OddError(folder)
    sign, _, branch = content.rstrip(b"\n").partition(b" ")
    if sign != b"ref:":
        return _commit(content)
    if not branch.startswith(b"refs/heads/") or b".." in branch:
        raise OddError(folder)
    loose = _content(f"{folder}/{os.fsdecode(branch)}")
    if loose is not None:
        return _commit(loose)
    packed = b"\n" + (_content(f"{folder}/packed-refs") or b"")
    before, match, _ = packed.partition(b" " + branch + b"\n")
    return _commit(before.rpartition(b"\n")[2]) if match else branch


def _commit(text: bytes) -> bytes:
    """Return a commit's name; raise OddError where a text is none."""
    name = text.rstrip(b"\n")
    if len(name) not in (40, 64) or name.strip(b"0123456789abcdef"):
        raise OddError
    return name


def _names(folder: str) -> list[bytes]:
    """Return what lies in a folder of objects: a new one may make a short name ambiguous."""
    try:
        names = sorted(os.listdir(os.fsencode(folder)))
    except FileNotFoundError:
        return []
    if len(names) > _MAX_NAMES:
        raise OddError(folder)
    return names


def _all_names(folder: str) -> list[bytes]:
    """Return all that may name a commit: branches, tags, what git notes at the top, objects."""
    if os.path.lexists(f"{folder}/worktrees"):
        raise OddError(folder)
    parts = [_content(f"{folder}/packed-refs") or b""]
    for name in _names(folder):
        if name.isupper():
            parts += (name, _content(os.fsdecode(b"%s/%s" % (os.fsencode(folder), name))) or b"")
    for way, folders, files in os.walk(f"{folder}/refs"):
        folders.sort()
        for file in sorted(files):
            parts += (os.fsencode(f"{way}/{file}"), _content(f"{way}/{file}") or b"")
        if len(parts) > _MAX_NAMES:
            raise OddError(way)
    for name in _names(f"{folder}/objects"):
        parts += (name, *_names(os.fsdecode(b"%s/objects/%s" % (os.fsencode(folder), name))))
    return parts
