"""Rows of a workspace in a shared folder: replaced whole, wherever a run breaks off."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import FileError, UsageError
from anplan.files.shared_tables import replace
from anplan.files.shared_tables.found import parts, workspaces
from anplan.files.shared_tables.manifest import Entry, Manifest, read_manifest
from anplan.files.shared_tables.places import manifest_path, staged
from anplan.files.shared_tables.replace import Changes, replace_rows

JUNE, JULY = "month=2025-06/", "month=2025-07/"


class Killed(BaseException):
    """A run that was stopped where it stood."""


def path(month: str = "", table: str = "states", name: str = "qa") -> str:
    return f"{table}/workspace={name}/{month}part-0.parquet"


def manifest(files: Mapping[str, bytes], **changes: Any) -> Manifest:
    entries = {file: Entry(1, hashlib.sha256(data).hexdigest()) for file, data in files.items()}
    said: dict[str, Any] = {"schema": 1, "columns": "c", "anplan": "1", "workspace": "qa"}
    said |= {"plan": "甲", "sample": False, "day": "2025-07-10", "rev": None, "known": None}
    said |= {"made_from": str(sorted(files))}
    return Manifest(files=entries, **(said | changes))


def put(folder: Path, files: Mapping[str, bytes], *, over: bool = False, **said: Any) -> Changes:
    made = manifest(files, **said)
    return replace_rows(folder, made.workspace, made, files, over=over)


def rows(folder: Path, table: str = "states") -> dict[str, list[bytes]]:
    """What readers who go by the manifests find, by workspace."""
    return {
        name: [file.read_bytes() for file in parts(folder, name, made, table)]
        for name, made in workspaces(folder)
    }


def seen(folder: Path) -> list[bytes]:
    """What a program finds that knows of no manifest."""
    return [file.read_bytes() for file in sorted(folder.glob("states/**/*.parquet"))]


OLD = {path(JUNE): b"june", path(JULY): b"july", path("", "plan"): b"plan"}
NEW = {path(JUNE): b"june", path(JULY): b"JULY", path("month=2025-08/"): b"august"}


def test_a_workspace_has_the_parts_of_its_last_export_alone(tmp_path: Path) -> None:
    assert put(tmp_path, OLD) == Changes(3, 0, 0)
    assert put(tmp_path, NEW) == Changes(2, 1, 1)

    assert rows(tmp_path) == {"qa": [b"june", b"JULY", b"august"]}
    assert seen(tmp_path) == [b"june", b"JULY", b"august"]
    assert not (tmp_path / "plan").exists() or not list((tmp_path / "plan").iterdir())


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    before = (tmp_path / path(JUNE)).stat().st_mtime_ns

    assert put(tmp_path, OLD) == Changes(0, 3, 0)
    assert (tmp_path / path(JUNE)).stat().st_mtime_ns == before


def test_other_workspaces_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, {path(JUNE, name="qb"): b"of another"}, workspace="qb")
    put(tmp_path, OLD)
    put(tmp_path, NEW)

    assert rows(tmp_path)["qb"] == [b"of another"]


def steps(monkeypatch: pytest.MonkeyPatch, last: int) -> Iterator[int]:
    """Kill the run at its step ``last``: a file written, moved or removed, a folder taken out."""
    done = 0

    def counted(step: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            if done == last:
                raise Killed
            done += 1
            return step(*arguments, **options)

        return call

    for name in ("save", "_move", "_remove", "_clear"):
        monkeypatch.setattr(replace, name, counted(getattr(replace, name)))
    yield done
    monkeypatch.undo()


@pytest.mark.parametrize("last", range(11))
def test_a_run_that_is_killed_leaves_the_old_rows_or_the_new_ones(
    last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD)
    killing = steps(monkeypatch, last)
    next(killing)
    killed = False
    try:
        put(tmp_path, NEW)
    except Killed:
        killed = True
    next(killing, None)
    made = read_manifest(tmp_path, "qa")

    assert made is not None
    old_or_new = OLD if made.files.keys() == OLD.keys() else NEW
    assert killed is (last < 10)
    assert rows(tmp_path)["qa"] == [data for file, data in old_or_new.items() if "states" in file]
    assert put(tmp_path, NEW).removed in (0, 1)
    assert seen(tmp_path) == [b"june", b"JULY", b"august"]
    assert not staged(tmp_path, "qa").exists()


def test_what_a_killed_run_brought_half_is_taken_out_by_whatever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD)
    killing = steps(monkeypatch, 7)
    next(killing)
    with pytest.raises(Killed):
        put(tmp_path, NEW)
    next(killing, None)

    assert put(tmp_path, OLD).written >= 1
    assert (rows(tmp_path)["qa"], seen(tmp_path)) == ([b"june", b"july"], [b"june", b"july"])


def test_a_part_that_somebody_changed_is_not_written_over(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / path(JULY)).write_bytes(b"by hand")

    with pytest.raises(UsageError) as raised:
        put(tmp_path, NEW)
    assert raised.value.message.values["file"] == str(tmp_path / path(JULY))
    assert rows(tmp_path)["qa"] == [b"june", b"by hand"]
    assert put(tmp_path, NEW, over=True).written == 2


def test_a_file_among_the_parts_that_is_none_is_not_taken_out(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    strange = (tmp_path / path(JULY)).with_name("packed.parquet")
    strange.write_bytes(b"packed")
    strange.with_name("_SUCCESS").write_bytes(b"")

    with pytest.raises(UsageError, match="was not written by the last export"):
        put(tmp_path, NEW)
    put(tmp_path, NEW, over=True)
    assert not strange.exists()


def test_a_name_that_is_another_plans_is_refused(tmp_path: Path) -> None:
    put(tmp_path, OLD)

    with pytest.raises(UsageError) as raised:
        put(tmp_path, NEW, plan="乙")
    assert raised.value.message.values["plan"] == "甲"
    put(tmp_path, NEW, plan="乙", over=True)
    assert rows(tmp_path)["qa"][1] == b"JULY"


def test_a_name_that_the_disk_takes_for_another_one_is_refused(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    other = manifest(NEW, workspace="QA")

    with pytest.raises(UsageError, match="takes"):
        replace_rows(tmp_path, "qa", other, NEW, over=True)


def test_tables_of_a_newer_version_are_not_written_over(tmp_path: Path) -> None:
    put(tmp_path, OLD, schema=2)

    with pytest.raises(UsageError, match="newer anplan"):
        put(tmp_path, NEW, over=True)


def test_a_missing_part_is_told_and_mended_by_the_next_export(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / path(JULY)).unlink()

    with pytest.raises(FileError, match="is missing"):
        rows(tmp_path)
    assert put(tmp_path, OLD) == Changes(1, 2, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": {"../../etc/passwd": {"rows": 1, "sha256": "' + "0" * 64 + '"}}}',
        '{"files": 3}',
    ],
)
def test_a_manifest_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    put(tmp_path, OLD)
    manifest_path(tmp_path, "qa").write_text(text, encoding="utf-8")

    with pytest.raises(FileError, match="is not a list of a workspace's tables"):
        put(tmp_path, NEW)


def test_only_one_run_writes_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replace, "WAIT", 0.0)
    put(tmp_path, OLD)

    with replace._locked(tmp_path, "qa", "qa"):
        with pytest.raises(FileError, match="Another anplan is writing the tables of"):
            put(tmp_path, NEW)
        put(tmp_path, {path(JUNE, name="qb"): b"1"}, workspace="qb")
    assert rows(tmp_path)["qa"] == [b"june", b"july"]
