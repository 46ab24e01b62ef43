"""The folders that a roll-up reads: all kinds of them give the same answers, and what is amiss is told."""

import io
import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from anplan.base.errors import AnplanError
from anplan.files.shared_tables.places import manifest_path
from anplan.show.words import Words
from anplan.work.rollup import Wanted, rollup
from tests.program import run
from tests.scale.made_up import chosen, rows, session, told, written
from tests.small_plans import small_plan

STATE = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "indicator": "it"}
PLAIN: dict[str, Any] = {
    "indicators": [{"indicator": "it", "kind": "flow", "units": "jxkc"}],
    "states": [STATE | {"light": "red"}],
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans, exported in every form."""
    folder = tmp_path_factory.mktemp("exported")
    small_plan(folder / "water", "供水改造方案", ("swj", "市水务局"))
    small_plan(folder / "school", "校园建设方案", ("jyj", "市教育局"), value=60)
    both = ("-C", "water", "-C", "school", "--on", "2025-07-10")
    for form in ("csv", "parquet"):
        assert run("export", *both, "--to", form, "-o", form, folder=folder).code == 0
    assert run("export", *both, "--append", "-o", "shared", folder=folder).code == 0
    return folder


def refusal(folder: Path, *tables: str, **wanted: Any) -> str:
    """The line that somebody reads who asks in vain."""
    with pytest.raises(AnplanError) as raised:
        told(folder, *tables, **wanted)
    words = Words("en")
    assert raised.value.hint is not None
    return words.sentences(words.tell(raised.value.message), words.tell(raised.value.hint))


def test_every_form_gives_the_same_answers(exported: Path) -> None:
    shared = told(exported, "shared")

    assert told(exported, "parquet/water", "parquet/school") == shared
    assert told(exported, "csv/water", "csv/school") == shared
    assert told(exported, "csv/water", "parquet/school") == shared
    assert (shared.whose.workspaces, shared.whose.plans) == (2, 2)


def test_a_folder_that_is_named_twice_is_one(exported: Path) -> None:
    assert told(exported, "shared", "./shared", "shared/") == told(exported, "shared")


def test_a_workspace_that_stands_in_two_folders_is_not_counted_twice(exported: Path) -> None:
    assert refusal(exported, "shared", "csv/water") == (
        "The workspace water of 供水改造方案 stands there twice. "
        "Name one of its folders, or export one of them with --workspace NAME"
    )


def test_two_plans_under_one_name_are_told(tmp_path: Path) -> None:
    written(tmp_path / "t", plan=[{"plan": "甲"}, {"plan": "乙"}], **PLAIN)

    assert told(tmp_path).whose.same_names == 1


def test_paths_may_have_signs_of_patterns(tmp_path: Path) -> None:
    for name in ("a[1]", "b*", "c?", "d{x,y}", "it's"):
        written(tmp_path / name / "t", **PLAIN)
        assert chosen(rows(tmp_path / name, "lights"), "red") == [(1,)], name


@pytest.mark.parametrize(
    "above", ["month=2099-01", "light=red", "workspace=zz", "year=2024/month=x", "plan=%41"]
)
@pytest.mark.parametrize("form", ["shared", "parquet/water", "csv/water"])
def test_folders_above_the_tables_are_no_columns(
    above: str, form: str, exported: Path, tmp_path: Path
) -> None:
    copied = tmp_path / above / form
    shutil.copytree(exported / form, copied)
    asked: dict[str, Any] = {"questions": ("lights", "papers"), "by": ("workspace", "month")}

    assert told(tmp_path, f"{above}/{form}", **asked) == told(exported, form, **asked)


def test_one_shared_folder_below_a_year_and_another_go_together(
    exported: Path, tmp_path: Path
) -> None:
    shutil.copytree(exported / "shared", tmp_path / "year=2024/t")
    small_plan(tmp_path / "road", "道路养护方案", ("jtj", "市交通局"))
    one = ("export", "--on", "2025-07-10", "--append", "-o", "../other")
    assert run(*one, folder=tmp_path / "road").code == 0

    assert told(tmp_path, "year=2024/t", "other").whose.workspaces == 3


def test_parts_on_their_way_are_read_where_they_are(exported: Path, tmp_path: Path) -> None:
    shared = Path(shutil.copytree(exported / "shared", tmp_path / "t"))
    waiting = shared / "_anplan/staged/water"
    manifest = manifest_path(shared, "water").read_bytes()
    for part in [*shared.glob("states/workspace=water/**/*.parquet")]:
        moved = waiting / sha256(manifest).hexdigest()[:16] / part.relative_to(shared)
        moved.parent.mkdir(parents=True)
        part.rename(moved)
    assert told(tmp_path, "t") == told(exported, "shared")


def test_a_column_that_came_later_is_empty_and_one_to_come_is_left_out(tmp_path: Path) -> None:
    file = written(tmp_path / "t", **PLAIN) / "states.parquet"
    table = parquet.read_table(file)
    metadata = table.schema.metadata
    table = table.drop_columns(["compared", "needed"])
    table = table.append_column("mood", pa.array(["good"])).replace_schema_metadata(metadata)
    parquet.write_table(table, file)
    asking = session(tmp_path)
    [answer] = rollup(asking, Wanted(("t",), ("lights",))).answers
    assert answer.rows[0]["red"] == 1
    assert isinstance(asking.console.err, io.StringIO)
    assert asking.console.err.getvalue().splitlines() == [
        f"{file} lacks columns, empty here: needed, compared",
        f"{file} has columns that this anplan does not know, left out: mood",
    ]


def test_a_csv_file_says_where_it_is_wrong(exported: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(exported / "csv/water", tmp_path / "t"))
    file = folder / "states.csv"
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace(",20,公里", ",zwanzig,公里", 1), encoding="utf-8-sig")

    assert refusal(tmp_path) == (
        f"{file}:2: not a value of its column: zwanzig. Export this workspace again"
    )
    file.write_text(text.rstrip("\r\n") + ",1\r\n", encoding="utf-8-sig")
    assert "the row has another number of cells" in refusal(tmp_path)
    file.write_bytes(text.encode("gbk"))
    assert "this is no CSV in UTF-8" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", "workspace, plan, unit, indicator, month"),
        ("workspace;plan;indicator;unit;month\r\nwater;甲;pipes;;2025-07\r\n", "workspace, plan, unit, indicator, month"),
        ("workspace,plan,month\r\n", "unit, indicator"),
    ],
)  # fmt: skip
def test_a_csv_file_without_its_keys_is_no_table(
    text: str, lacking: str, exported: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(exported / "csv/water", tmp_path / "t"))
    (folder / "states.csv").write_text(text, encoding="utf-8-sig")

    assert refusal(tmp_path) == (
        f"{folder}/states.csv is not the table states: it lacks {lacking}. "
        "Export this workspace again"
    )


def test_a_csv_folder_whose_plan_has_no_row_is_refused(exported: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(exported / "csv/water", tmp_path / "t"))
    file = folder / "plan.csv"
    file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])

    assert refusal(tmp_path) == f"{file} has no row. Export this workspace again"


def remarks(folder: Path) -> list[str]:
    """What is told beside the answers about the tables in ``t``."""
    asking = session(folder)
    rollup(asking, Wanted(("t",)))
    assert isinstance(asking.console.err, io.StringIO)
    return asking.console.err.getvalue().splitlines()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_that_somebody_changed_is_told(form: str, exported: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(exported / form / "water", tmp_path / "t"))
    assert remarks(tmp_path) == []
    sums = folder / "SHA256SUMS"
    lines = sums.read_text(encoding="utf-8").splitlines()
    changed = [f"{'0' * 64}  {one[66:]}" if f"states.{form}" in one else one for one in lines]
    sums.write_text("\n".join(changed) + "\n", encoding="utf-8")

    assert remarks(tmp_path) == [f"{folder}/states.{form} was changed since it was exported"]
    sums.unlink()
    assert remarks(tmp_path) == []


def test_a_shared_folder_without_any_plan_has_no_workspace(exported: Path, tmp_path: Path) -> None:
    shared = Path(shutil.copytree(exported / "shared", tmp_path / "t"))
    for name in ("water", "school"):
        path = manifest_path(shared, name)
        said = json.loads(path.read_bytes())
        said["files"] = {
            part: entry for part, entry in said["files"].items() if not part.startswith("plan/")
        }
        path.write_text(json.dumps(said), encoding="utf-8")

    assert refusal(tmp_path) == (
        "The tables have no workspace. Export one: anplan export --append -o DIR"
    )


def test_a_figure_of_a_csv_file_that_a_decimal_does_not_hold_is_refused(
    exported: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(exported / "csv/water", tmp_path / "t"))
    file = folder / "states.csv"
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace(",20,公里", ",20.0000000000001,公里", 1), encoding="utf-8-sig")

    assert refusal(tmp_path) == (
        "20.0000000000001 in states.value has more digits than a Parquet file holds exactly. "
        "Correct the figure in its workspace, and export it again"
    )


def newer(folder: Path) -> None:
    file = written(folder / "t", **PLAIN) / "states.parquet"
    table = parquet.read_table(file)
    parquet.write_table(table.replace_schema_metadata({"anplan.schema": "2"}), file)


def newer_rows(folder: Path) -> None:
    written(folder / "t", plan=[{"schema": 2}], **PLAIN)


def older_rows(folder: Path) -> None:
    written(folder / "t", plan=[{"schema": 0}], **PLAIN)


def no_table(folder: Path) -> None:
    (written(folder / "t", **PLAIN) / "states.parquet").unlink()


def no_parquet(folder: Path) -> None:
    (written(folder / "t", **PLAIN) / "states.parquet").write_bytes(b"PAR1 but no more")


def empty(folder: Path) -> None:
    (folder / "t").mkdir()


def a_file(folder: Path) -> None:
    (folder / "t").write_bytes(b"")


def nothing(_folder: Path) -> None:
    pass


def one_below(folder: Path) -> None:
    written(folder / "t" / "water", **PLAIN)


def both_forms(folder: Path) -> None:
    (written(folder / "t", **PLAIN) / "plan.csv").write_bytes(b"")


def no_workspace(folder: Path) -> None:
    (folder / "t/_anplan/manifests").mkdir(parents=True)


def no_plan(folder: Path) -> None:
    written(folder / "t", plan=[])


def other_table(folder: Path) -> None:
    file = written(folder / "t", **PLAIN) / "states.parquet"
    (file.with_name("units.parquet")).replace(file)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (newer, "{t}/states.parquet has tables of version 2, newer than this anplan. Update anplan"),
        (newer_rows, "plan has tables of version 2, newer than this anplan. Update anplan"),
        (older_rows, "plan has tables of the old version 0. Export them again with this anplan"),
        (no_table, "{t}/states.parquet is missing. Export this workspace again"),
        (no_parquet, "{t}/states.parquet is not a Parquet file that can be read. Export this workspace again"),
        (empty, "{t} holds no tables. Make them: anplan export --append -o {t}"),
        (a_file, "{t} is a file, and tables are a folder. Export them with --to parquet or --to csv, and name that folder"),
        (nothing, "No such folder: {t}. Make them: anplan export --append -o {t}"),
        (one_below, "{t} holds no tables. Name the folders in it: {t}/*"),
        (both_forms, "{t} holds the tables twice, as csv and as parquet. Keep those that are right in a folder of their own"),
        (no_workspace, "{t} holds no workspace yet. Make them: anplan export --append -o {t}"),
        (no_plan, "{t}/plan.parquet has no row. Export this workspace again"),
        (other_table, "{t}/states.parquet is not the table states: it lacks indicator, month. Export this workspace again"),
    ],
)  # fmt: skip
def test_what_is_no_folder_of_tables_is_told(
    make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    make(tmp_path)

    assert refusal(tmp_path) == said.format(t=tmp_path / "t")


def test_an_address_is_no_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path, "s3://bucket/tables").startswith("s3://bucket/tables is an address")


def test_parts_of_a_newer_version_are_refused(exported: Path, tmp_path: Path) -> None:
    shared = Path(shutil.copytree(exported / "shared", tmp_path / "t"))
    path = manifest_path(shared, "water")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"schema": 1', '"schema": 2'), encoding="utf-8")

    assert refusal(tmp_path) == (
        f"{shared} (water) has tables of version 2, newer than this anplan. Update anplan"
    )


def test_parts_with_other_columns_are_read_by_their_names(exported: Path, tmp_path: Path) -> None:
    shared = Path(shutil.copytree(exported / "shared", tmp_path / "t"))
    path = manifest_path(shared, "water")
    for part in shared.glob("states/workspace=water/**/*.parquet"):
        table = parquet.ParquetFile(part).read()
        order = table.column_names[::-1]
        parquet.write_table(table.select(order).drop_columns(["projected"]), part)
    said = json.loads(path.read_bytes())
    said["columns"] = "of an older program"
    for part, entry in said["files"].items():
        entry["sha256"] = sha256((shared / part).read_bytes()).hexdigest()
    path.write_text(json.dumps(said), encoding="utf-8")

    assert told(tmp_path, "t").answers == told(exported, "shared").answers
