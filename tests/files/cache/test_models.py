"""What an earlier run read: it changes what a run costs, never what it says."""

import io
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from anplan.files.cache import models as cache_module
from anplan.files.cache import program
from anplan.files.cache.folder import cache_folder
from anplan.files.cache.models import MAX_SMALL_PARTS, Cache
from anplan.files.cache.store import LIMITS, Limit, write_entry
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from tests.program import PROGRAM, add, environment, run

REPORT = "units/dz/2025-06.yaml"
READING = (
    ("status",),
    ("status", "--format", "json"),
    ("status", "2025-06"),
    ("check",),
    ("check", "--format", "json"),
    ("due",),
    ("why", "tech-contracts"),
    ("show", "2.4"),
    ("source",),
    ("export",),
    ("brief", "--month", "2025-06", "-o", "-"),
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is on."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ANPLAN_CACHE", str(folder))
    return folder


def files_in(folder: Path) -> list[Path]:
    """Return what of a cache is read models."""
    return sorted(folder.glob("read-*"))


def filled(root: Path) -> Path:
    """Read a workspace once and return the newest file of its cache."""
    cache = Cache.of(root)
    assert cache is not None
    load(Workspace(root), cache=cache)
    folder, _ = cache_folder()
    assert folder is not None
    return max(files_in(Path(folder)), key=lambda path: path.stat().st_mtime_ns)


def misses(root: Path) -> int:
    """Count the files that a run finds nothing kept of."""
    cache = Cache.of(root)
    assert cache is not None
    load(Workspace(root), cache=cache)
    return len(cache._new)


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_says_the_same_as_without(arguments: tuple[str, ...], sample: Path, kept: Path) -> None:
    cold = run(*arguments, folder=sample)
    first = run(*arguments, folder=sample, ANPLAN_CACHE=str(kept))
    assert files_in(kept)
    second = run(*arguments, folder=sample, ANPLAN_CACHE=str(kept), ANPLAN_TURN="2")
    assert cold == first == second


@pytest.mark.usefixtures("kept")
def test_reads_every_file_once(sample: Path) -> None:
    assert misses(sample) > 200
    assert misses(sample) == 0


@pytest.mark.usefixtures("kept")
def test_gives_the_same_project(sample: Path) -> None:
    cold = load(Workspace(sample))
    filled(sample)
    warm = load(Workspace(sample), cache=Cache.of(sample))
    assert repr(warm.project) == repr(cold.project)
    assert warm.project == cold.project
    assert dict(warm.texts) == dict(cold.texts)
    assert [warm.texts.digest(file) for file in warm.texts] == [
        cold.texts.digest(file) for file in cold.texts
    ]


CHANGES = {
    "value": lambda text: text.replace("submitted: 2025-07-0", "submitted: 2025-07-1"),
    "comment": lambda text: f"{text}# mended\n",
    "broken": lambda text: f"{text}  : [\n",
    "unknown key": lambda text: f"{text}unknown: 1\n",
    "dropped words": lambda text: f"{text}nothing: words #lost\n",
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "mark": lambda text: f"\ufeff{text}",
    "empty": lambda _text: "",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_between_runs_is_seen(change: Any, copied: Path, kept: Path) -> None:
    path = next(copied.glob("units/*/2025-06.yaml"))
    filled(copied)
    path.write_bytes(change(path.read_text("utf-8")).encode())
    for _ in range(2):
        for arguments in (("check",), ("status", "--format", "json")):
            warm = run(*arguments, folder=copied, ANPLAN_CACHE=str(kept))
            assert warm == run(*arguments, folder=copied)


def test_a_removed_and_a_renamed_file_are_seen(copied: Path, kept: Path) -> None:
    filled(copied)
    first, second = sorted(copied.glob("units/*/2025-06.yaml"))[:2]
    first.unlink()
    second.rename(second.with_name("2025-10.yaml"))
    warm = run("status", "--format", "json", folder=copied, ANPLAN_CACHE=str(kept))
    assert warm == run("status", "--format", "json", folder=copied)


def test_the_same_bytes_as_another_kind_are_read_anew(copied: Path, kept: Path) -> None:
    filled(copied)
    unit = next(copied.glob("units/*/unit.yaml"))
    shutil.copy(unit, unit.with_name("2025-10.yaml"))
    warm = run("check", folder=copied, ANPLAN_CACHE=str(kept))
    assert warm.code == 1
    assert warm == run("check", folder=copied)


def test_one_changed_report_is_added_beside_the_others(copied: Path, kept: Path) -> None:
    first = filled(copied)
    before = first.read_bytes()
    add(next(copied.glob("units/*/2025-06.yaml")), "# mended\n")
    second = filled(copied)
    assert first.read_bytes() == before
    assert 0 < second.stat().st_size < 10_000
    assert files_in(kept) == sorted([first, second])
    assert misses(copied) == 0


def test_what_is_used_no_more_goes(copied: Path, kept: Path) -> None:
    sizes = set()
    filled(copied)
    for turn in range(3 * MAX_SMALL_PARTS):
        add(next(copied.glob("units/*/2025-06.yaml")), f"# {turn}\n")
        assert misses(copied) == 1
        assert len(files_in(kept)) <= MAX_SMALL_PARTS + 1
        sizes.add(sum(path.stat().st_size for path in files_in(kept)))
    assert max(sizes) < 1.2 * min(sizes)


@pytest.mark.usefixtures("kept")
def test_what_another_state_needs_stays_while_it_is_no_burden(copied: Path) -> None:
    reports = list(copied.glob("units/*/2025-06.yaml"))
    texts = {path: path.read_bytes() for path in reports}
    filled(copied)
    for path in reports:
        add(path, "# mended\n")
    assert misses(copied) == len(reports)
    for path, text in texts.items():
        path.write_bytes(text)
    assert misses(copied) == 0


def test_what_is_mostly_used_no_more_is_written_anew(copied: Path, kept: Path) -> None:
    filled(copied)
    (before,) = files_in(kept)
    for path in copied.glob("units/*/2025-*.yaml"):
        add(path, "# mended\n")
    for path in copied.glob("units/*/2025-*.yaml"):
        add(path, "# again\n")
    misses(copied)
    misses(copied)
    assert misses(copied) == 0
    assert before.exists()
    for path in list(copied.glob("units/*/2025-*.yaml"))[10:]:
        path.unlink()
    add(next(copied.glob("units/*/2025-*.yaml")), "# last\n")
    misses(copied)
    assert not before.exists()
    assert misses(copied) == 0


def test_many_models_lie_in_several_parts(
    sample: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "PART", 50)
    filled(sample)
    assert len(files_in(kept)) == 6
    assert misses(sample) == 0
    files_in(kept)[2].unlink()
    assert 0 < misses(sample) <= 50
    assert misses(sample) == 0


def test_what_does_not_fit_is_left_out(
    sample: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "PART", 50)
    monkeypatch.setitem(LIMITS, "read", Limit(100, 100_000))
    first = misses(sample)
    files = files_in(kept)
    assert 0 < sum(path.stat().st_size for path in files) <= 100_000 + 32 * len(files)
    assert 0 < misses(sample) < first
    assert files_in(kept) == files


DAMAGES = {
    "empty": lambda _data: b"",
    "garbage": lambda _data: b"garbage" * 1000,
    "cut": lambda data: data[: len(data) // 2],
    "head alone": lambda data: data[:20],
    "one bit": lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
    "more behind": lambda data: data + b"\0" * 100,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_cache_is_none_and_is_made_anew(damage: Any, sample: Path, kept: Path) -> None:
    path = filled(sample)
    path.write_bytes(damage(path.read_bytes()))
    warm = run("status", folder=sample, ANPLAN_CACHE=str(kept))
    assert warm == run("status", folder=sample)
    assert misses(sample) == 0


class _Planted:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.marker),)


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.usefixtures("kept")
def test_a_planted_cache_runs_nothing(inside: bool, sample: Path, tmp_path: Path) -> None:
    path, marker = filled(sample), tmp_path / "ran"
    planted: Any = _Planted(marker)
    stream = io.BytesIO()
    pickle.Pickler(stream, 5).dump({b"key": planted} if inside else planted)
    assert write_entry(path.name, stream.getvalue())
    assert misses(sample) > 200
    assert not marker.exists()
    assert misses(sample) == 0


def test_another_version_does_not_look_into_it(
    sample: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(sample)
    monkeypatch.setattr(program, "__version__", "99")
    monkeypatch.setattr(program, "_computed", [])
    assert misses(sample) > 200
    assert len(files_in(kept)) == 2


def test_twelve_workspaces_in_turn_stay_known(sample: Path, kept: Path) -> None:
    roots = [kept / str(number) for number in range(12)]
    for _ in range(2):
        caches = [Cache.of(root) for root in roots]
        for cache in caches:
            assert cache is not None
            load(Workspace(sample), cache=cache)
    assert [len(cache._new) for cache in caches if cache is not None] == [0] * 12


def test_a_folder_that_cannot_be_made_does_no_harm(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("status", folder=sample, ANPLAN_CACHE=str(tmp_path / "file" / "cache"))
    assert done == run("status", folder=sample)


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions and links there")
def test_a_folder_that_is_not_the_users_own_is_not_used(tmp_path: Path, kept: Path) -> None:
    real = tmp_path / "real"
    real.mkdir(mode=0o700)
    kept.symlink_to(real)
    assert cache_folder() == (str(kept), "link")
    assert Cache.of(tmp_path) is None
    kept.unlink()
    kept.mkdir()
    kept.chmod(0o777)
    assert cache_folder() == (str(kept), "writable")
    kept.rmdir()
    kept.write_text("", encoding="utf-8")
    assert cache_folder() == (str(kept), "file")


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
@pytest.mark.usefixtures("kept")
def test_the_folder_is_the_users_alone(sample: Path) -> None:
    path = filled(sample)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_off_writes_nothing(sample: Path, tmp_path: Path) -> None:
    run("status", folder=sample, ANPLAN_CACHE="off", XDG_CACHE_HOME=str(tmp_path / "x"))
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="its place there is another one")
def test_lies_where_the_system_keeps_caches(sample: Path, tmp_path: Path) -> None:
    run("status", folder=sample, ANPLAN_CACHE="", XDG_CACHE_HOME=str(tmp_path / "x"))
    assert len(files_in(tmp_path / "x" / "anplan")) == 1
    run("status", folder=sample, ANPLAN_CACHE="", XDG_CACHE_HOME="here", HOME=str(tmp_path / "h"))
    assert len(files_in(tmp_path / "h" / ".cache" / "anplan")) == 1


def test_a_small_workspace_has_none(tmp_path: Path, kept: Path) -> None:
    assert run("init", "new", folder=tmp_path).code == 0
    run("check", folder=tmp_path / "new", ANPLAN_CACHE=str(kept))
    assert files_in(kept) == []


def test_two_at_once_do_no_harm(sample: Path, kept: Path) -> None:
    expected = run("status", folder=sample).out
    started = [
        subprocess.Popen(
            [*PROGRAM, "status"],
            cwd=sample,
            stdout=subprocess.PIPE,
            env=environment(ANPLAN_CACHE=str(kept)),
        )
        for _ in range(3)
    ]
    assert {process.communicate(timeout=60)[0].decode() for process in started} == {expected}
    assert len(files_in(kept)) == 1
    assert misses(sample) == 0


def test_a_commit_shares_what_the_folder_holds(copied: Path, kept: Path) -> None:
    add(next(copied.glob("units/*/2025-06.yaml")), "# mended\n")
    cold = run("status", "--rev", "HEAD", folder=copied)
    for _ in range(2):
        assert run("status", "--rev", "HEAD", folder=copied, ANPLAN_CACHE=str(kept)) == cold
    assert misses(copied) == 1
