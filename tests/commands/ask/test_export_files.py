"""``anplan export --to``: whole files of a workspace, whose figures are those of the other commands."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.save import save
from anplan.show.words import Words
from anplan.work import deliver
from anplan.work.console import Console
from anplan.work.deliver import deliver_folder
from anplan.work.session import Session
from tests.program import refused, run, shown

FORMS = ("xlsx", "csv", "parquet", "sqlite")


def asked(*arguments: str, folder: Path) -> Any:
    return json.loads(shown(*arguments, folder=folder), parse_float=Decimal, parse_int=Decimal)


@pytest.fixture(scope="module")
def tables(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    assert run("export", "--to", "csv", "-o", str(folder / "t"), folder=sample).code == 0
    return folder / "t"


def rows(tables: Path, name: str) -> list[dict[str, str]]:
    text = (tables / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def same(told: Any, cell: str) -> bool:
    """Return whether a cell says what JSON does."""
    return (
        cell == "" if told is None else cell == (str(told) if isinstance(told, bool) else f"{told}")
    )


SAME = (
    *("value", "as_of", "preliminary", "change", "completion", "pace", "expected", "gap"),
    *("light", "rule", "reason"),
)


def held_together(told: list[dict[str, Any]], states: list[dict[str, str]]) -> None:
    whole = [row for row in states if not row["unit"]]
    assert [one["id"] for one in told] == [row["indicator"] for row in whole]
    for one, row in zip(told, whole, strict=True):
        for key in SAME:
            assert same(one[key], row[key]), (one["id"], key, one[key], row[key])
        assert Decimal(row["target"]) == one["target"]["value"]
        shares = [row for row in states if row["unit"] and row["indicator"] == one["id"]]
        for share, own in zip(one["shares"], shares, strict=True):
            assert all(same(share[key], own[key]) for key in SAME)


def test_the_states_of_the_day_are_those_of_status(sample: Path, tables: Path) -> None:
    told = asked("status", "--format", "json", folder=sample)["indicators"]
    states = [row for row in rows(tables, "states") if row["asked"] == "day"]

    held_together(told, states)
    for one, row in zip(told, (row for row in states if not row["unit"]), strict=True):
        ahead = one["outlook"] or {"needed": None, "projected": None}
        assert same(ahead["needed"], row["needed"])
        assert same(ahead["projected"], row["projected"])


@pytest.mark.parametrize("period", ["2025-04", "2025-06", "2025-09"])
def test_the_states_of_a_period_are_those_of_its_status(
    period: str, sample: Path, tables: Path
) -> None:
    told = asked("status", period, "--format", "json", folder=sample)["indicators"]

    held_together(told, [row for row in rows(tables, "states") if row["period"] == period])


def test_tasks_and_measures_are_those_of_status(sample: Path, tables: Path) -> None:
    told = asked("status", "--format", "json", folder=sample)

    assert [(row["task"], row["light"], row["reason"]) for row in rows(tables, "tasks")] == [
        (one["id"], one["light"], one["reason"]) for one in told["tasks"]
    ]
    assert [
        (f"{row['unit']}/scheme/{row['measure_id']}", row["due"], row["light"])
        for row in rows(tables, "measures")
    ] == [(one["ref"], one["due"] or "", one["light"]) for one in told["measures"]]


def test_papers_are_those_of_due(sample: Path, tables: Path) -> None:
    told = asked("due", "--format", "json", folder=sample)["papers"]

    keys = ("obligation", "unit", "period", "due", "state", "done_on")
    assert [tuple(row[key] for key in keys) for row in rows(tables, "papers")] == [
        tuple(one[key] or "" for key in keys) for one in told
    ]


def test_items_are_those_of_their_register(sample: Path, tables: Path) -> None:
    text = shown("show", "project-library", "--format", "csv", folder=sample).removeprefix("\ufeff")
    told = list(csv.DictReader(io.StringIO(text)))
    own = [row for row in rows(tables, "items") if row["register"] == "project-library"]

    keys = ("title", "unit", "stage", "since", "left", "still", "fields")
    assert sorted(tuple(row[key] for key in keys) for row in own) == sorted(
        tuple(one[key] for key in keys) for one in told
    )


def test_readings_are_all_that_export_prints(sample: Path, tables: Path) -> None:
    text = shown("export", "--format", "csv", folder=sample).removeprefix("\ufeff")
    told = list(csv.DictReader(io.StringIO(text)))

    keys = ("unit", "period", "indicator", "as_of", "unavailable")
    assert [tuple(row[key] for key in keys) for row in rows(tables, "readings")] == [
        tuple(one[key] for key in keys) for one in told
    ]


def test_entries_are_all_that_the_reports_say(sample: Path, tables: Path) -> None:
    reports = asked("export", folder=sample)["reports"]
    sections = ("progress", "milestones", "problems", "answers", "requests", "next", "at_risk")
    count = sum(len(report.get(section, ())) for report in reports for section in sections)

    assert len(rows(tables, "entries")) == count > 0


def test_the_ledger_has_the_figures_and_lights_of_status(sample: Path, tmp_path: Path) -> None:
    shown_path = tmp_path / "a.xlsx"
    assert run("export", "-o", str(shown_path), folder=sample).code == 0
    told = asked("status", "--format", "json", folder=sample)
    book = openpyxl.load_workbook(shown_path)
    sheet = book["指标台账"]
    heads = {cell.value: cell.column for cell in sheet[3]}

    for one, row in zip(told["indicators"], range(4, sheet.max_row + 1), strict=True):
        value = sheet.cell(row, heads["完成"]).value
        assert (None if value is None else Decimal(str(value))) == one["value"]
        assert sheet.cell(row, heads["亮灯原因"]).value == one["reason"]
    assert len(book["报送台账"]["A"]) - 3 == len(rows_of_due(sample))


def rows_of_due(sample: Path) -> list[Any]:
    papers: list[Any] = asked("due", "--format", "json", folder=sample)["papers"]
    return papers


@pytest.mark.parametrize("form", FORMS)
def test_the_same_files_give_the_same_bytes(form: str, sample: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        ending = f".{form}" if form in ("xlsx", "sqlite") else ""
        path = tmp_path / (name + ending)
        assert run("export", "--to", form, "-o", str(path), folder=sample).code == 0
        files = [path] if path.is_file() else sorted(path.iterdir())
        made.append([file.read_bytes() for file in files])

    assert made[0] == made[1]


def test_without_a_name_a_file_is_called_after_what_it_is_and_its_day(copied: Path) -> None:
    done = run("export", "--to", "xlsx", "--on", "2025-06-30", folder=copied)

    assert done.err.endswith("台账-2025-06-30-示例数据.xlsx\n")
    assert (copied / "台账-2025-06-30-示例数据.xlsx").is_file()


def test_a_folder_has_the_digests_of_its_files(tables: Path) -> None:
    names = sorted(path.name for path in tables.iterdir())
    lines = (tables / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    assert sorted(line.partition("  ")[2] for line in lines) == [
        name for name in names if name != "SHA256SUMS"
    ]


def test_what_somebody_wrote_into_a_folder_is_not_written_over(copied: Path) -> None:
    shown_once = run("export", "--to", "csv", "-o", "t", folder=copied)
    changed = copied / "t/units.csv"
    changed.write_bytes(changed.read_bytes() + b"x")
    (copied / "t/mine.txt").write_text("mine", encoding="utf-8")

    assert shown_once.code == 0
    assert "units.csv 可能有手工改动" in refused(
        "export", "--to", "csv", "-o", "t", "--on", "2025-08-31", folder=copied
    )
    assert run("export", "--to", "csv", "-o", "t", "--yes", folder=copied).code == 0
    assert (copied / "t/mine.txt").read_text(encoding="utf-8") == "mine"
    assert run("export", "--to", "csv", "-o", "t", "--on", "2025-08-31", folder=copied).code == 0


@pytest.mark.parametrize("mine", ["mine\n", f"{'0' * 64}  photos.zip\n"])
def test_a_list_of_somebody_s_own_files_is_not_written_over(mine: str, copied: Path) -> None:
    (copied / "t").mkdir()
    (copied / "t/SHA256SUMS").write_text(mine, encoding="utf-8")

    told = refused("export", "--to", "csv", "-o", "t", folder=copied)
    assert "SHA256SUMS 可能有手工改动" in told
    assert [path.name for path in (copied / "t").iterdir()] == ["SHA256SUMS"]
    assert (copied / "t/SHA256SUMS").read_text(encoding="utf-8") == mine


def test_both_forms_of_tables_stand_in_one_list(copied: Path) -> None:
    for form in ("csv", "parquet", "csv"):
        done = run("export", "--to", form, "-o", "t", "--on", "2025-08-31", folder=copied)
        assert done.code == 0, done.err

    lines = (copied / "t/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    names = sorted(path.name for path in (copied / "t").iterdir() if path.name != "SHA256SUMS")
    assert sorted(line.partition("  ")[2] for line in lines) == names
    assert {name.rpartition(".")[2] for name in names} == {"csv", "parquet"}


@pytest.mark.parametrize("there", [{}, {"a.csv": b"1", "b.csv": b"2"}])
@pytest.mark.parametrize("name", ["a.csv", "b.csv", "SHA256SUMS"])
def test_a_run_that_broke_off_is_no_obstacle(
    name: str, there: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(tmp_path, date(2025, 10, 9), Console(Words("zh_CN"), err=io.StringIO()))
    if there:
        deliver_folder(session, there, "t")
    announced: list[Path] = []

    def broken(path: Path, data: bytes) -> None:
        if path.name == name and (name != "SHA256SUMS" or announced):
            raise FileError(say("No"))
        announced.append(path)
        save(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(deliver, "save", broken)
        with pytest.raises(FileError):
            deliver_folder(session, {"a.csv": b"3", "b.csv": b"4"}, "t")
    last = {"a.csv": b"5", "b.csv": b"6"}

    assert deliver_folder(session, last, "t") == 0
    assert {file: (tmp_path / "t" / file).read_bytes() for file in last} == last
    assert len((tmp_path / "t/SHA256SUMS").read_bytes().splitlines()) == len(last)


def test_a_ledger_that_somebody_saved_is_not_written_over(copied: Path) -> None:
    assert run("export", "-o", "a.xlsx", folder=copied).code == 0
    book = openpyxl.load_workbook(copied / "a.xlsx")
    book.worksheets[0]["E4"] = "改"
    book.save(copied / "a.xlsx")

    assert "a.xlsx 可能有手工改动" in refused("export", "-o", "a.xlsx", folder=copied)
    assert run("export", "-o", "a.xlsx", "--yes", folder=copied).code == 0
    assert run("export", "-o", "a.xlsx", "--on", "2025-08-31", folder=copied).code == 0


def test_a_database_that_somebody_changed_is_not_written_over(copied: Path) -> None:
    assert run("export", "-o", "a.db", folder=copied).code == 0
    with closing(sqlite3.connect(copied / "a.db")) as base:
        base.execute("DELETE FROM papers")
        base.commit()

    assert "a.db 可能有手工改动" in refused("export", "-o", "a.db", folder=copied)


@pytest.mark.parametrize("where", ["plan/t", "units/t.xlsx", "briefs/t.sqlite"])
def test_nothing_is_written_among_the_workspaces_own_files(where: str, copied: Path) -> None:
    to = ("--to", "csv") if where == "plan/t" else ()

    assert "工作区自己的文件" in refused("export", *to, "-o", where, folder=copied)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "a.csv"), "csv 数据表写成文件夹，一表一个文件。请写 --to csv -o a"),
        (("-o", "a.docx"), "不能写成以 .docx 结尾的文件。"),
        (("--to", "xlsx", "-o", "a.db"), "--to xlsx 与扩展名 .db 不一致"),
        (("--to", "csv", "-o", "-"), "csv 数据表写成文件夹，一表一个文件。请写 --to csv -o DIR"),
        (("-o", "-"), "缺少 --to"),
        (("--on", "2025-06-30"), "直接输出的是文件原有内容，不针对某一天。请加 --to"),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_cure(
    arguments: tuple[str, ...], said: str, sample: Path
) -> None:
    assert said in refused("export", *arguments, folder=sample)


def test_a_dry_run_writes_nothing(copied: Path) -> None:
    done = run("export", "--to", "csv", "-o", "t", "--dry-run", folder=copied)

    assert done.code == 0
    assert not (copied / "t").exists()


def test_a_workspace_is_called_as_its_folder_or_as_one_says(sample: Path, tmp_path: Path) -> None:
    assert run("export", "-o", str(tmp_path / "a.db"), folder=sample).code == 0
    line = ("export", "-o", str(tmp_path / "b.db"), "--workspace", "江岸区")
    assert run(*line, folder=sample).code == 0

    names = []
    for file in ("a.db", "b.db"):
        with closing(sqlite3.connect(tmp_path / file)) as base:
            names.append(base.execute("SELECT DISTINCT workspace FROM papers").fetchall())
    assert names == [[("sample",)], [("江岸区",)]]
