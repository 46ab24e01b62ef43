"""Tidy tables: their dictionary, exact figures in every kind of file, and no formulas."""

import builtins
import csv
import io
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from anplan.base.errors import UsageError
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.show.tidy.all_tables import DICTIONARY, EVERY, TABLES
from anplan.show.tidy.columns import KINDS, Facts
from anplan.show.tidy.csv_files import csv_files
from anplan.show.tidy.figure_tables import READINGS
from anplan.show.tidy.parquet import parquet_bytes
from anplan.show.tidy.sqlite import is_as_made, sqlite_bytes
from anplan.show.words import Words
from tests.builders import MONTHLY, indicator, project, reading, report
from tests.show.ledger_facts import facts_of, small

EXACT = ("12.30", "0.10", "123456789012.3456789", "-0.5", "1000000000000000000000")


def base(facts: Facts, folder: Path) -> sqlite3.Connection:
    path = folder / "t.sqlite"
    path.write_bytes(sqlite_bytes(facts))
    return sqlite3.connect(path)


def csv_rows(facts: Facts, name: str) -> list[dict[str, str]]:
    text = csv_files(EVERY, facts)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def parquet_table(facts: Facts, place: int) -> Any:
    return parquet.read_table(io.BytesIO(parquet_bytes(EVERY[place], facts)))


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_every_column_is_told_in_both_languages(table: Any) -> None:
    chinese = Words("zh_CN")

    for text in (table.meaning, *(column.meaning for column in table.columns)):
        assert chinese(text) != text
    assert {column.kind for column in table.columns} <= set(KINDS)
    assert len({column.name for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_every_table_says_whose_its_rows_are(table: Any) -> None:
    names = [column.name for column in table.columns]

    assert (names[:2], names[-1]) == (["workspace", "plan"], "sample")


def test_keys_and_references_name_columns_there_are() -> None:
    by_name = {table.name: table for table in TABLES}

    for table in EVERY:
        names = {column.name for column in table.columns}
        assert set(table.key) <= names
        for reference in table.references:
            assert set(reference.columns) <= names
            assert by_name[reference.table].key == reference.columns


def test_the_dictionary_has_every_column_in_its_place() -> None:
    rows = list(DICTIONARY.rows(facts_of(small())))

    assert [(row[2], row[4]) for row in rows] == [
        (table.name, column.name) for table in EVERY for column in table.columns
    ]


@pytest.mark.parametrize("figure", EXACT)
def test_a_figure_comes_back_exactly(figure: str, tmp_path: Path) -> None:
    facts = facts_of(small(reading(figure, "2025-06-30", preliminary="true")))
    with base(facts, tmp_path) as connection:
        stored = connection.execute("SELECT value_exact FROM readings").fetchone()

    assert csv_rows(facts, "readings")[0]["value"] == figure
    assert stored == (figure,)
    table = parquet_table(facts, EVERY.index(READINGS))
    assert table.column("value").to_pylist() == [Decimal(figure)]


def test_sqlite_reckons_with_figures_as_numbers(tmp_path: Path) -> None:
    facts = facts_of(small(reading("99.5", "2025-05-31"), reading("120", "2025-06-30")))
    with base(facts, tmp_path) as connection:
        found = connection.execute("SELECT value_exact FROM readings WHERE value > 100").fetchall()

    assert found == [("120",)]


def test_sqlite_has_types_keys_and_references(tmp_path: Path) -> None:
    with base(facts_of(small()), tmp_path) as connection:
        types = {row[1]: row[2] for row in connection.execute("PRAGMA table_xinfo(readings)")}
        wrong = connection.execute("PRAGMA foreign_key_check").fetchall()
        problems = connection.execute("PRAGMA integrity_check").fetchone()
        targets = {row[2] for row in connection.execute("PRAGMA foreign_key_list(readings)")}

    assert types["as_of"] == "DATE"
    assert types["preliminary"] == "BOOLEAN"
    assert types["place"] == "INTEGER"
    assert (wrong, problems, targets) == ([], ("ok",), {"units", "indicators"})


def test_sqlite_counts_what_somebody_else_writes(tmp_path: Path) -> None:
    made = sqlite_bytes(facts_of(small()))
    with base(facts_of(small()), tmp_path) as connection:
        connection.execute("UPDATE units SET short = 'x'")
        connection.commit()

    assert is_as_made(made)
    assert not is_as_made((tmp_path / "t.sqlite").read_bytes())


def test_parquet_has_days_nulls_and_the_version_of_its_columns() -> None:
    said = {"indicator": "it", "unavailable": "尚未发布"}
    table = parquet_table(facts_of(small(said)), EVERY.index(READINGS))

    assert table.schema.field("as_of").type == pa.date32()
    assert table.schema.field("value").type == pa.decimal128(38, 12)
    assert table.column("value").null_count == 1
    assert table.schema.metadata[b"anplan.schema"] == b"1"
    assert table.schema.metadata[b"anplan.workspace"].decode() == "试验区"


def test_a_figure_that_parquet_cannot_hold_is_refused_not_rounded() -> None:
    facts = facts_of(small(reading("0.1234567890123", "2025-06-30")))

    with pytest.raises(UsageError, match="more digits") as raised:
        parquet_bytes(READINGS, facts)
    assert raised.value.message.values["figure"] == "0.1234567890123"


def test_without_pyarrow_parquet_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError) as raised:
        parquet_bytes(READINGS, facts_of(small()))
    assert raised.value.hint is not None
    assert "anplan[parquet]" in raised.value.hint.text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-走访", "@SUM(A1)", "＝1"])
def test_a_text_is_no_formula_in_csv(text: str) -> None:
    said = {"indicator": "it", "unavailable": text}

    assert csv_rows(facts_of(small(said)), "readings")[0]["unavailable"] == f"'{text}"


def test_csv_is_utf_8_with_a_mark_and_ends_its_lines_as_rfc_4180_says() -> None:
    data = csv_files(EVERY, facts_of(small()))["units.csv"]

    assert data.startswith(b"\xef\xbb\xbfworkspace,plan,unit")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_a_figure_of_another_measure_is_told_in_the_indicators_own() -> None:
    facts = facts_of(small(reading("123000万元", "2025-06-30")))
    row = csv_rows(facts, "readings")[0]

    assert (row["value"], row["measure"]) == ("12.3", "亿元")


def test_a_closed_period_stands_as_its_brief_had_it() -> None:
    made = small(briefs={"2025-06": {"issued": "2025-07-08", "number": "1"}})
    rows = csv_rows(facts_of(made), "states")

    assert [(row["asked"], row["period"]) for row in rows] == [
        ("period", "2025-04"),
        ("period", "2025-05"),
        ("issued", "2025-06"),
        ("day", ""),
    ]


def said_of_two_months() -> Project:
    """What June's and July's reports say of a figure, an item and a task."""
    library = {"title": "项目库", "reported_by": ["jxkc"], "stages": [{"title": "入库"}]}

    def month(number: int) -> Report:
        day = f"2025-{number:02}-{29 + number % 2 * 1}"
        item = {"register": "lib", "id": f"p{number}", "title": "甲", "stage": "入库", "on": day}
        return report(
            reading("1", day),
            submitted=f"2025-{number + 1:02}-03",
            items=[item],
            progress=[{"ref": "1.1", "text": f"{number}月"}],
        )

    return project(
        indicators={"it": indicator()},
        tasks={"1.1": {"title": "任务一", "units": ["jxkc"]}},
        registers={"lib": library},
        reports={("jxkc", f"2025-{number:02}"): month(number) for number in (6, 7)},
        obligations=[MONTHLY],
    )


@pytest.mark.parametrize("name", ["readings", "moves", "entries"])
@pytest.mark.parametrize(
    ("day", "periods"),
    [("2025-06-15", []), ("2025-07-10", ["2025-06"]), ("2025-08-10", ["2025-06", "2025-07"])],
)
def test_what_units_told_goes_up_to_the_day_asked_about(
    name: str, day: str, periods: list[str]
) -> None:
    facts = facts_of(said_of_two_months(), day)

    assert [row["period"] for row in csv_rows(facts, name)] == periods


def test_a_figure_of_a_later_report_stands_there_by_its_own_day() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-07"): report(reading("1", "2025-06-30"), submitted="2025-08-03"),
        },
        obligations=[MONTHLY],
    )

    assert [row["as_of"] for row in csv_rows(facts_of(made, "2025-07-10"), "readings")] == [
        "2025-06-30"
    ]
