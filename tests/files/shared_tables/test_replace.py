"""Rows of a workspace in a shared folder: replaced whole, wherever a run breaks off."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.shared_tables import replace
from anplan.files.shared_tables.found import is_whole, parts, workspaces
from anplan.files.shared_tables.manifest import Entry, Manifest, read_manifest
from anplan.files.shared_tables.own_files import put_file
from anplan.files.shared_tables.places import BEFORE, manifest_path, staged
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

    for name in ("put_file", "_move", "_remove", "_clear"):
        monkeypatch.setattr(replace, name, counted(getattr(replace, name)))
    yield done
    monkeypatch.undo()


def broken_run(folder: Path, monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    """Put new rows in the place of the old ones, and kill the run at its step ``last``."""
    put(folder, OLD)
    killing = steps(monkeypatch, last)
    next(killing)
    with pytest.raises(Killed):
        put(folder, NEW)
    next(killing, None)


@pytest.mark.parametrize("last", range(12))
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
    assert killed is (last < 11)
    assert rows(tmp_path)["qa"] == [data for file, data in old_or_new.items() if "states" in file]
    assert put(tmp_path, NEW).removed in (0, 1)
    assert seen(tmp_path) == [b"june", b"JULY", b"august"]
    assert not staged(tmp_path, "qa").exists()


def test_what_a_killed_run_brought_half_is_taken_out_by_whatever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_run(tmp_path, monkeypatch, 7)

    assert put(tmp_path, OLD).written >= 1
    assert (rows(tmp_path)["qa"], seen(tmp_path)) == ([b"june", b"july"], [b"june", b"july"])


def test_a_manifest_that_a_killed_run_wrote_half_is_taken_out(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    own, other = (
        tmp_path / f"_anplan/manifests/.{name}.json.0a1b2c3d.tmp" for name in ("qa", "qb")
    )
    for half in (own, other):
        half.write_bytes(b"{")
    put(tmp_path, NEW)
    assert (own.exists(), other.exists()) == (False, True), "that of another workspace is its own"


def test_a_part_that_somebody_changed_is_not_written_over(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / path(JULY)).write_bytes(b"by hand")

    with pytest.raises(UsageError) as raised:
        put(tmp_path, NEW)
    assert raised.value.message.values["file"] == str(tmp_path / path(JULY))
    assert seen(tmp_path) == [b"june", b"by hand"]
    assert put(tmp_path, NEW, over=True).written == 2


def test_files_that_are_no_parts_stay_as_they_are(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    own = tmp_path / "states/workspace=qa"
    strange = ["month=2025-07/packed.parquet", "month=2025/part-0.parquet", "notes/july.txt"]
    for name in strange:
        (own / name).parent.mkdir(exist_ok=True)
        (own / name).write_bytes(b"somebody's")
    (own / "month=2025-07/_SUCCESS").write_bytes(b"")

    changes = put(tmp_path, {path(JUNE): b"june"}, over=True)

    assert changes.strange == (
        "states/workspace=qa/month=2025",
        "states/workspace=qa/month=2025-07/packed.parquet",
        "states/workspace=qa/notes",
    )
    assert [(own / name).read_bytes() for name in strange] == [b"somebody's"] * 3
    assert rows(tmp_path)["qa"] == [b"june"]


LINKED = (
    "states",
    "states/workspace=qa",
    "states/workspace=qa/month=2025-06",
    "states/workspace=qa/month=2025-06/part-0.parquet",
    "_anplan",
    "_anplan/manifests",
    "_anplan/locks",
    "_anplan/staged",
    "_anplan/staged/qa",
)


def linked(folder: Path, place: str) -> Path:
    """Move what lies at a place elsewhere, and leave a link to it; return where it is now."""
    elsewhere = folder.parent / "elsewhere"
    if (folder / place).exists():
        (folder / place).rename(elsewhere)
    else:
        elsewhere.mkdir()
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).symlink_to(elsewhere)
    return elsewhere


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; the file itself where it is one."""
    files = [folder] if folder.is_file() else [one for one in folder.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files}


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("place", LINKED)
def test_no_link_below_the_folder_is_written_through(
    place: str, over: bool, tmp_path: Path
) -> None:
    shared = tmp_path / "t"
    put(shared, OLD)
    elsewhere = linked(shared, place)
    before = contents(elsewhere)

    with pytest.raises(FileError, match="is a symbolic link; it is not") as raised:
        put(shared, NEW, over=over)
    assert raised.value.message.values["file"] == str(shared / place)
    assert contents(elsewhere) == before


@pytest.mark.parametrize("place", ["states", "states/workspace=qa", "_anplan"])
def test_no_link_below_the_folder_is_read_through(place: str, tmp_path: Path) -> None:
    put(tmp_path / "t", OLD)
    linked(tmp_path / "t", place)

    with pytest.raises(FileError, match="is a symbolic link"):
        rows(tmp_path / "t")


def test_after_a_broken_run_a_link_is_not_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "t"
    broken_run(shared, monkeypatch, 5)
    elsewhere = linked(shared, "states/workspace=qa")
    before = contents(elsewhere)

    with pytest.raises(FileError, match="is a symbolic link"):
        put(shared, NEW)
    assert contents(elsewhere) == before


def test_after_a_broken_run_a_part_that_somebody_changed_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_run(tmp_path, monkeypatch, 6)
    (tmp_path / path(JULY)).write_bytes(b"by hand")

    with pytest.raises(UsageError, match="was not written by the last export"):
        put(tmp_path, NEW)
    assert (tmp_path / path(JULY)).read_bytes() == b"by hand"
    put(tmp_path, NEW, over=True)
    assert rows(tmp_path)["qa"] == [b"june", b"JULY", b"august"]


@pytest.mark.parametrize("text", ["", "[]", "[" * 100_000])
def test_what_a_broken_run_wrote_of_itself_may_be_broken_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    broken_run(tmp_path, monkeypatch, 6)
    [before] = tmp_path.rglob(BEFORE)
    before.write_text(text, encoding="utf-8")

    put(tmp_path, NEW, over=True)
    assert rows(tmp_path)["qa"] == [b"june", b"JULY", b"august"]


@pytest.mark.parametrize("failing", ["part", "manifest"])
def test_a_write_that_fails_leaves_nothing_on_its_way(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, OLD)
    write = put_file

    def full(folder: Path, name: str, data: bytes) -> None:
        if data == b"august" if failing == "part" else name.endswith("qa.json"):
            raise FileError(say("No space left on device"))
        write(folder, name, data)

    monkeypatch.setattr(replace, "put_file", full)
    with pytest.raises(FileError, match="No space left"):
        put(tmp_path, NEW)

    assert not staged(tmp_path, "qa").exists()
    assert rows(tmp_path)["qa"] == [b"june", b"july"]


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


def said(schema: str = "1", rows: str = "1", source: str = "null") -> str:
    """The text of a manifest whose figures are these words."""
    made = json.loads(manifest({path(JUNE): b"june"}).data())
    made |= {"schema": "SCHEMA", "source": "SOURCE"}
    made["files"][path(JUNE)]["rows"] = "ROWS"
    text = json.dumps(made).replace('"SCHEMA"', schema).replace('"SOURCE"', source)
    return text.replace('"ROWS"', rows)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": {"../../etc/passwd": {"rows": 1, "sha256": "' + "0" * 64 + '"}}}',
        '{"files": 3}',
        "[" * 100_000,
        said(schema="1e400"),
        said(schema="true"),
        said(schema="-1"),
        said(rows="Infinity"),
        said(rows="1.5"),
        said(source='"short"'),
    ],
    ids=str,
)
def test_a_manifest_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    put(tmp_path, OLD)
    manifest_path(tmp_path, "qa").write_text(text, encoding="utf-8")

    with pytest.raises(FileError, match="is not a list of a workspace's tables"):
        put(tmp_path, NEW)


def test_a_manifest_of_an_older_program_is_read(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    old = json.loads(manifest_path(tmp_path, "qa").read_bytes())

    assert "source" not in old
    assert put(tmp_path, OLD) == Changes(0, 3, 0)


def test_a_manifest_that_names_rows_of_another_workspace_is_refused(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    shutil.copy(manifest_path(tmp_path, "qa"), manifest_path(tmp_path, "qb"))

    with pytest.raises(FileError, match="names rows of another workspace"):
        rows(tmp_path)


def test_parts_that_changed_places_are_told(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / path(JUNE)).write_bytes(b"july")
    (tmp_path / path(JULY)).write_bytes(b"june")

    with pytest.raises(FileError, match="is not as it was exported") as raised:
        rows(tmp_path)
    assert raised.value.message.values["file"] == str(tmp_path / path(JUNE))


def test_a_damaged_part_is_not_whole(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    made = read_manifest(tmp_path, "qa")
    assert made is not None
    assert is_whole(tmp_path, "qa", made)
    (tmp_path / path(JULY)).write_bytes(b"")

    assert not is_whole(tmp_path, "qa", made)


def test_only_one_run_writes_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replace, "WAIT", 0.0)
    put(tmp_path, OLD)

    with replace._locked(tmp_path, "qa", "qa"):
        with pytest.raises(FileError, match="Another anplan is writing the tables of"):
            put(tmp_path, NEW)
        put(tmp_path, {path(JUNE, name="qb"): b"1"}, workspace="qb")
    assert rows(tmp_path)["qa"] == [b"june", b"july"]
