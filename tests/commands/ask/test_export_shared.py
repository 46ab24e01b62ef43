"""``anplan export --append``: many workspaces' tables in one folder, by workspace and month."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from anplan.files.shared_tables.found import parts, workspaces
from anplan.show.tidy.all_tables import TABLES
from anplan.show.tidy.parts import in_path
from tests.program import PROGRAM, edit, environment, refused, run, shown
from tests.small_plans import takes_figure, water_and_school


def append(workspace: Path, folder: Path, *arguments: str) -> str:
    done = run(
        "export", "--append", "-o", str(folder), "--lang", "en", *arguments, folder=workspace
    )
    assert done.code == 0, done.err
    return done.err


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    """A table as any program reads it that knows Hive's folders."""
    found: list[dict[str, Any]] = parquet.read_table(folder / name).to_pylist()
    return found


@pytest.fixture(scope="module")
def shared(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared") / "tables"
    append(sample, folder)
    append(sample, folder, "--workspace", "试验〔2〕 a/b=%2F.", "--on", "2025-07-15")
    return folder


def test_the_rows_are_those_of_the_tables_of_one_workspace(
    sample: Path, shared: Path, tmp_path: Path
) -> None:
    asked = ("export", "--to", "parquet", "--lang", "en", "-o", str(tmp_path / "one"))
    assert run(*asked, folder=sample).code == 0
    for one in TABLES:
        alone = parquet.read_table(tmp_path / "one" / f"{one.name}.parquet").to_pylist()
        together = [row for row in table(shared, one.name) if row["workspace"] == "sample"]
        assert sorted(map(repr, map(sorted, map(dict.items, together)))) == sorted(
            map(repr, map(sorted, map(dict.items, alone)))
        ), one.name


def test_a_workspace_may_be_called_as_it_likes(shared: Path) -> None:
    names = {row["workspace"] for row in table(shared, "plan")}

    assert names == {"sample", "试验〔2〕 a/b=%2F."}
    assert in_path("试验〔2〕 a/b=%2F.") == "试验〔2〕%20a%2Fb%3D%252F%2E"
    assert in_path("__HIVE_DEFAULT_PARTITION__").startswith("%5F")


def test_figures_are_exact_and_what_is_not_there_is_null(shared: Path) -> None:
    values = [row["value"] for row in table(shared, "states") if row["workspace"] == "sample"]

    assert Decimal("121.3") in values
    assert None in [row["needed"] for row in table(shared, "states")]
    schema = parquet.read_schema(next((shared / "states").rglob("*.parquet")))
    assert str(schema.field("value").type) == "decimal128(38, 12)"
    assert (schema.metadata[b"anplan.schema"], schema.metadata[b"anplan.table"]) == (
        b"1",
        b"states",
    )


def test_the_columns_are_explained_beside_the_tables(shared: Path) -> None:
    told = {(row["table_name"], row["column_name"]) for row in table(shared, "dictionary")}

    assert {(one.name, column.name) for one in TABLES for column in one.columns} <= told


def test_the_same_again_is_not_judged_again(copied: Path, tmp_path: Path) -> None:
    assert "0 as before, 0 gone" in append(copied, tmp_path / "t")
    assert "nothing was written" in append(copied, tmp_path / "t")
    assert "would be written" in append(copied, tmp_path / "t", "--on", "2025-08-15", "--dry-run")

    later = append(copied, tmp_path / "t", "--on", "2025-08-15")
    assert "in the place of the rows of 20" in later
    assert "0 as before" not in later
    assert "nothing was written" in append(copied, tmp_path / "t", "--on", "2025-08-15")


def test_a_changed_file_changes_the_months_that_it_is_about(copied: Path, tmp_path: Path) -> None:
    append(copied, tmp_path / "t")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "t").rglob("*.parquet")}
    report = copied / "units/jxkc/2025-09.yaml"
    report.write_text(
        report.read_text(encoding="utf-8") + "next:\n  - {ref: 2.4, text: 第四期培训}\n"
        if "next:" not in report.read_text(encoding="utf-8")
        else report.read_text(encoding="utf-8").replace(
            "next:", "next:\n  - {ref: 2.4, text: 第四期培训}", 1
        ),
        encoding="utf-8",
    )
    append(copied, tmp_path / "t")

    changed = {
        path.relative_to(tmp_path / "t").parts[0]
        for path, time in before.items()
        if path.stat().st_mtime_ns != time
    }
    assert changed == {"entries"}


def renamed(folder: Path) -> str:
    """Export a plan, call its folder otherwise, and export it again; return what is said then."""
    water_and_school(folder)
    append(folder / "water", folder / "t", "--on", "2025-07-10")
    append(folder / "school", folder / "t", "--on", "2025-07-10")
    (folder / "water").rename(folder / "lake")
    return append(folder / "lake", Path("../t"), "--on", "2025-07-10")


def test_a_plan_that_is_there_under_another_name_is_told(tmp_path: Path) -> None:
    assert renamed(tmp_path).splitlines()[1:] == [
        (
            "../t: lake has the same plan as water, which is counted, too. "
            "To take it out: anplan export --append -o ../t --remove water"
        )
    ]
    assert len(append(tmp_path / "school", tmp_path / "t", "--on", "2025-07-11").splitlines()) == 1


def test_a_plan_of_the_same_name_and_another_document_is_another(tmp_path: Path) -> None:
    water_and_school(tmp_path)
    append(tmp_path / "water", tmp_path / "t")
    (tmp_path / "water").rename(tmp_path / "lake")
    (tmp_path / "lake/plan/source.txt").write_text("供水改造方案（修订）\n", encoding="utf-8")

    assert "has the same plan" not in append(tmp_path / "lake", tmp_path / "t")


def test_without_a_documents_digest_the_plans_name_decides(tmp_path: Path) -> None:
    water_and_school(tmp_path)
    append(tmp_path / "water", tmp_path / "t")
    path = tmp_path / "t/_anplan/manifests/water.json"
    said = json.loads(path.read_bytes())
    del said["source"]
    path.write_text(json.dumps(said), encoding="utf-8")

    told = append(tmp_path / "water", tmp_path / "t", "--workspace", "lake")
    assert "lake has the same plan as water" in told


def test_a_batch_tells_of_plans_that_are_there_twice(tmp_path: Path) -> None:
    renamed(tmp_path)
    asked = ("export", "-C", "lake", "-C", "school", "--append", "-o", "t", "--on", "2025-08-10")

    told = run(*asked, "--lang", "en", folder=tmp_path).err
    assert told.count("has the same plan as") == 1
    assert "--remove water" in told


def test_a_workspace_is_taken_out_with_all_that_it_has(tmp_path: Path) -> None:
    renamed(tmp_path)
    out = ("export", "--append", "-o", "t", "--remove", "water", "--lang", "en")

    assert "has several names" not in run("rollup", "t", "--lang", "en", folder=tmp_path).err
    assert "供水改造方案 stands there under several names" in shown(
        "rollup", "t", "--lang", "en", folder=tmp_path
    )
    planned = run(*out, "--dry-run", folder=tmp_path).err
    done = run(*out, folder=tmp_path).err

    assert planned == done.replace("taken out", "would be taken out")
    assert done.startswith("taken out: t: water (")
    assert sorted(name for name, _ in workspaces(tmp_path / "t")) == ["lake", "school"]
    assert not list((tmp_path / "t").rglob("*workspace=water*"))
    assert "under several names" not in shown("rollup", "t", "--lang", "en", folder=tmp_path)


def test_who_is_not_there_is_not_taken_out(tmp_path: Path) -> None:
    renamed(tmp_path)
    out = ("export", "--lang", "en", "--remove")

    assert refused(*out, "watre", "--append", "-o", "t", folder=tmp_path) == (
        "anplan: t has no workspace watre. Did you mean water?"
    )
    assert "t has no workspace x. It has: lake, school, water" in refused(
        *out, "x", "--append", "-o", "t", folder=tmp_path
    )
    assert "gone has no workspace x" in refused(
        *out, "x", "--append", "-o", "gone", folder=tmp_path
    )
    assert "--append needs the folder" in refused(*out, "water", "-o", "t", folder=tmp_path)


def judged(folder: Path, workspace: str) -> list[tuple[str, Decimal | None, str]]:
    """The indicators of a workspace on the day asked about: each with its value and light."""
    return [
        (row["indicator"], row["value"], row["light"])
        for row in table(folder, "states")
        if (row["workspace"], row["asked"], row["unit"]) == (workspace, "day", None)
    ]


def test_a_figure_that_another_plan_collects_is_that_of_its_files_now(tmp_path: Path) -> None:
    water_and_school(tmp_path)
    takes_figure(tmp_path / "school", "../water", "pipes")
    append(tmp_path / "school", tmp_path / "t", "--on", "2025-07-10")
    assert judged(tmp_path / "t", "school") == [("pipes", Decimal(20), "red")]

    edit(tmp_path / "water/units/swj/2025-06.yaml", "value: 20", "value: 90")
    append(tmp_path / "school", tmp_path / "t", "--on", "2025-07-10")

    assert judged(tmp_path / "t", "school") == [("pipes", Decimal(90), "green")]


def test_workspaces_are_written_at_once_into_one_folder(sample: Path, tmp_path: Path) -> None:
    names = [f"w{number}" for number in range(4)]
    runs = [
        subprocess.Popen(
            [*PROGRAM, "export", "--append", "-o", str(tmp_path / "t"), "--workspace", name],
            cwd=sample,
            env=environment(),
            stderr=subprocess.DEVNULL,
        )
        for name in names
    ]
    assert [one.wait() for one in runs] == [0] * 4

    found = dict(workspaces(tmp_path / "t"))
    assert sorted(found) == names
    assert {row["workspace"] for row in table(tmp_path / "t", "states")} == set(names)
    for name, manifest in found.items():
        assert all(list(parts(tmp_path / "t", name, manifest, one.name)) for one in TABLES)


def test_the_manifest_says_what_the_rows_were_made_of(shared: Path) -> None:
    said = json.loads((shared / "_anplan/manifests/sample.json").read_text(encoding="utf-8"))

    assert (said["schema"], said["workspace"], said["sample"]) == (1, "sample", True)
    assert said["files"]["plan/workspace=sample/part-0.parquet"]["rows"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "csv", "-o", "t"), "--append writes Parquet alone"),
        (("-o", "-"), "--append needs the folder that the workspaces share"),
        ((), "--append needs the folder that the workspaces share"),
        (("-o", "plan/t"), "plan/ holds the workspace's own files"),
        (("-o", ".anplan"), ".anplan/ holds the workspace's own files"),
        (("-o", "."), "is a workspace, and these files go beside it"),
        (("-o", ""), "-o has no name behind it"),
        (("-o", " "), "-o has no name behind it"),
        (("-o", "t", "--workspace", "x" * 201), "No folder can be called after the workspace"),
    ],
)
def test_what_makes_no_shared_folder_is_refused(
    arguments: tuple[str, ...], told: str, sample: Path
) -> None:
    line = refused("export", "--append", *arguments, "--lang", "en", folder=sample)

    assert told in line


def test_a_folder_of_one_workspace_and_a_shared_one_are_not_mixed(
    sample: Path, shared: Path, tmp_path: Path
) -> None:
    assert run("export", "--to", "parquet", "-o", str(tmp_path / "one"), folder=sample).code == 0
    into_one = ("export", "--append", "-o", str(tmp_path / "one"), "--lang", "en")
    into_shared = ("export", "--to", "parquet", "-o", str(shared), "--lang", "en")

    assert "holds the tables of one workspace: plan.parquet" in refused(*into_one, folder=sample)
    assert "holds the tables of many workspaces" in refused(*into_shared, folder=sample)


def test_without_pyarrow_it_says_how_to_install_it(sample: Path, tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['pyarrow'] = None; sys.argv[0] = 'anplan'; from anplan.__main__ import program; sys.exit(program())"
    done = subprocess.run(
        [sys.executable, "-c", hidden, "export", "--append", "-o", str(tmp_path / "t")],
        cwd=sample,
        env=environment(ANPLAN_LANG="en"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "anplan[parquet]" in done.stderr) == (2, True)
    assert shown("--version", folder=sample)
