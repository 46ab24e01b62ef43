"""``anplan rollup``: what is counted over many workspaces is what each of them says of itself."""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.program import refused, run, run_without, shown
from tests.small_plans import small_plan, takes_figure, water_and_school


@pytest.fixture(scope="module")
def of_sample(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's tables."""
    folder = tmp_path_factory.mktemp("of_sample")
    assert run("export", "--append", "-o", str(folder / "t"), folder=sample).code == 0
    return folder


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of two small plans."""
    folder = tmp_path_factory.mktemp("two")
    small_plan(folder / "water", "供水改造方案", ("swj", "市水务局"))
    small_plan(folder / "school", "校园建设方案", ("jyj", "市教育局"), value=60)
    asked = ("export", "-C", "water", "-C", "school", "--on", "2025-07-10", "--append", "-o", "t")
    assert run(*asked, folder=folder).code == 0
    return folder


def asked(folder: Path, *arguments: str) -> Any:
    text = shown("rollup", "t", *arguments, "--format", "json", folder=folder)
    return json.loads(text, parse_float=Decimal)


def rows(folder: Path, question: str, *by: str, only: str = "") -> list[dict[str, Any]]:
    keys = [word for key in by for word in ("--by", key)]
    where = ("--where", only) if only else ()
    [answer] = asked(folder, "--question", question, *keys, *where)["answers"]
    found: list[dict[str, Any]] = answer["rows"]
    return found


LIGHTS = ("red", "yellow", "green", "blue", "grey", "closed")


def counted(states: list[dict[str, Any]]) -> list[int]:
    lights = Counter(state["light"] for state in states)
    return [lights[light] for light in LIGHTS]


def test_lights_are_those_of_status(sample: Path, of_sample: Path) -> None:
    status = json.loads(shown("status", "--format", "json", folder=sample))

    [row] = rows(of_sample, "lights")
    assert [row[light] for light in LIGHTS] == counted(status["indicators"])
    [row] = rows(of_sample, "tasks")
    assert [row[light] for light in LIGHTS] == counted(status["tasks"])


@pytest.mark.parametrize("month", ["2025-04", "2025-06", "2025-09"])
def test_lights_of_a_month_are_those_of_its_status(
    month: str, sample: Path, of_sample: Path
) -> None:
    status = json.loads(shown("status", month, "--format", "json", folder=sample))

    [row] = rows(of_sample, "lights", "month", only=f"month={month}")
    assert [row[light] for light in LIGHTS] == counted(status["indicators"])


@pytest.mark.parametrize("unit", ["jxkc", "bgs", "jd-dazhi"])
def test_a_units_lights_are_those_of_its_status(unit: str, sample: Path, of_sample: Path) -> None:
    status = json.loads(shown("status", "--unit", unit, "--format", "json", folder=sample))

    [row] = rows(of_sample, "tasks", "unit", only=f"unit={unit}")
    assert [row[light] for light in LIGHTS] == counted(status["tasks"])


def test_papers_are_those_of_due(sample: Path, of_sample: Path) -> None:
    due = json.loads(shown("due", "--format", "json", folder=sample))["papers"]

    states = {"on_time": "done", "late": "late", "missing": "missing", "not_due": "open"}
    for row in rows(of_sample, "papers"):
        own = Counter(paper["state"] for paper in due if paper["unit"] == row["unit"])
        assert {key: row[key] for key in states} == {
            key: own[state] for key, state in states.items()
        }


def test_figures_are_those_of_status(sample: Path, of_sample: Path) -> None:
    text = shown("status", "--format", "json", folder=sample)
    told = {one["id"]: one for one in json.loads(text, parse_float=Decimal)["indicators"]}

    for row in rows(of_sample, "indicators"):
        one = told[row["indicator"]]
        assert (row["value"], row["target"], row["measure"], row["least_gap"]) == (
            one["value"],
            one["target"]["value"],
            one["measure"],
            one["gap"],
        )


SCREEN = """\
2 workspaces, 2 plans, as of 2025-07-10

Lights of indicators, by workspace
Workspace  no. of indicators  red  yellow  green  blue  grey  closed
water                      1    1
school                     1                   1
Total                      2    1              1

Lights of tasks, by workspace
Workspace  no. of tasks  red  yellow  green  blue  grey  closed
water                 1    1
school                1                   1
Total                 2    1              1

Indicators against their targets, by indicator
Indicator  no. of indicators  no figure  value  target  unit of measure  done %  mean gap  worst gap
新建管网                   2          0     80     200  公里               40.0     -10.0      -30.0

Papers, by unit
Unit      due  on time  late  missing  not due  returned  on time %
市住建局    2        0     0        2       12         0        0.0
市教育局    1        1     0        0        6         0      100.0
市水务局    1        1     0        0        6         0      100.0
Total       4        2     0        2       24         0       50.0
"""


def test_without_words_every_question_is_answered(two: Path) -> None:
    assert shown("rollup", "t", "--lang", "en", folder=two) == SCREEN


def test_the_answer_is_in_chinese_first(two: Path) -> None:
    text = shown("rollup", "t", "--question", "papers", "--by", "workspace", folder=two)

    assert text.splitlines() == [
        "2个工作区，2个方案，截至2025-07-10",
        "",
        "应报材料，按工作区",
        "工作区  应报  按时  逾期  未报  未到期  退回  按时率%",
        "school     2     1     0     1      12     0     50.0",
        "water      2     1     0     1      12     0     50.0",
        "合计       4     2     0     2      24     0     50.0",
    ]


def test_one_answer_is_a_table_for_other_programs(two: Path) -> None:
    asked = ("rollup", "t", "--question", "papers", "--format", "csv")
    text = shown(*asked, folder=two).removeprefix("\ufeff")

    [first, *_] = csv.DictReader(io.StringIO(text))
    assert first == {
        "unit": "jyj",
        "unit_name": "市教育局",
        "due": "1",
        "on_time": "1",
        "late": "0",
        "missing": "0",
        "not_due": "6",
        "returned": "0",
        "rate": "100",
    }


def test_a_question_that_is_named_twice_is_answered_once(two: Path, tmp_path: Path) -> None:
    twice = ("--question", "lights", "--question", "lights")
    done = run("rollup", "t", *twice, "-o", str(tmp_path / "x.xlsx"), folder=two)
    assert done.code == 0
    assert len(openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames) == 1


def test_answers_are_a_workbook_of_numbers(two: Path, tmp_path: Path) -> None:
    asked = ("rollup", "t", "-o", str(tmp_path / "x.xlsx"), "--lang", "en")
    assert run(*asked, folder=two).err == f"written: {tmp_path / 'x.xlsx'}\n"
    made = (tmp_path / "x.xlsx").read_bytes()
    assert run(*asked, folder=two).code == 0
    assert (tmp_path / "x.xlsx").read_bytes() == made

    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == [
        "Lights of indicators",
        "Lights of tasks",
        "Indicators against their targets"[:31],
        "Papers",
    ]
    cells = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows(min_row=3)]
    assert cells[0][:5] == ["Indicator", "no. of indicators", "no figure", "value", "target"]
    assert cells[1] == ["新建管网", 2, 0, 80, 200, "公里", 40, -10, -30]
    assert book.worksheets[0]["A1"].value == "Lights of indicators, by workspace"
    assert book.worksheets[0]["A2"].value == "2 workspaces, 2 plans, as of 2025-07-10"


def test_answers_are_a_page_that_asks_nothing_of_anywhere(two: Path, tmp_path: Path) -> None:
    asked = ("rollup", "t", "--question", "papers", "-o", str(tmp_path / "x.html"))
    assert run(*asked, folder=two).code == 0

    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "应报材料，按单位" in page
    assert "市住建局" in page
    assert not re.search(r"(src|href)=|<script|://(?!www\.w3)", page)


def test_what_somebody_changed_is_not_written_over(two: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    asked = ("rollup", "t", "--question", "papers", "-o", str(file), "--lang", "en")
    assert run(*asked, folder=two).code == 0
    assert run(*asked, folder=two).code == 0
    file.write_bytes(file.read_bytes() + b"more")

    assert "was not written over" in refused(*asked, folder=two)
    assert run(*asked, "--yes", folder=two).code == 0


def test_questions_that_cannot_be_asked_so_are_left_out_aloud(two: Path) -> None:
    done = run("rollup", "t", "--by", "month", "--lang", "en", folder=two)

    assert done.err == "tasks cannot be asked by month. It is left out\n"
    assert "Lights of indicators, by month" in done.out
    assert run("rollup", "t", "--by", "month", folder=two).err == (
        "任务亮灯（tasks）不能按月份（month）问。已略去\n"
    )


def test_words_that_have_to_be_typed_are_explained_in_chinese(two: Path) -> None:
    assert refused("rollup", "t", "--question", "tasks", "--by", "month", folder=two) == (
        "anplan：任务亮灯（tasks）不能按月份（month）问。可用：工作区（workspace）、方案（plan）、单位（unit）"
    )
    assert refused("rollup", "t", "--where", "colour=red", folder=two).endswith(
        "请写 项=值，项为其中之一：工作区（workspace）、方案（plan）、单位（unit）、指标（indicator）、月份（month）"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--question", "papers", "--by", "indicator"), "papers cannot be asked by indicator"),
        (("--where", "unit"), "--where needs a key and a value: unit"),
        (("--where", "colour=red"), "--where needs a key and a value: colour=red"),
        (("--format", "csv"), "A table in csv is the answer to one question"),
        (("--engine", "abacus"), "There is no engine abacus"),
        (("-o", "x.docx"), "No answers are written into a file that ends in .docx"),
        (("-o", "x"), "No answers are written into a file that ends in ''"),
        (
            ("-o", "x.csv", "--format", "json"),
            "--format json and a file that ends in .csv contradict",
        ),
        (("--by", "colour"), "colour"),
        (("--by", "month", "--by", "indicator", "--question", "tasks"), "tasks cannot be asked by"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: tuple[str, ...], told: str, two: Path) -> None:
    assert told in refused("rollup", "t", *arguments, "--lang", "en", folder=two)


def test_of_which_rows_alone_the_answer_is_stands_above_it(two: Path) -> None:
    only = ("--where", "unit=市住建局", "--where", "month=三季度", "--where", "month=2025-11")
    asked = ("rollup", "t", "--question", "papers", *only)

    text = shown(*asked, "--lang", "en", folder=two)
    assert text.splitlines()[:5] == [
        "2 workspaces, 2 plans, as of 2025-07-10",
        "Only unit 市住建局; month 2025-07 to 2025-09, 2025-11",
        "",
        "Papers, by unit",
        "Unit      due  on time  late  missing  not due  returned  on time %",
    ]
    assert "仅限：单位 市住建局；月份 2025-07至2025-09、2025-11" in shown(*asked, folder=two)
    told = json.loads(shown(*asked, "--format", "json", folder=two))
    assert told["where"] == {
        "unit": ["zjj"],
        "month": ["2025-07", "2025-08", "2025-09", "2025-11"],
    }
    table = run(*asked, "--format", "csv", "--lang", "en", folder=two)
    assert table.err == "Only unit 市住建局; month 2025-07 to 2025-09, 2025-11\n"


def test_a_key_may_be_typed_as_it_is_called(two: Path) -> None:
    asked = ("rollup", "t", "--question", "papers", "--where")
    assert shown(*asked, "单位＝市住建局", folder=two) == shown(*asked, "unit=市住建局", folder=two)


def test_what_is_not_among_the_tables_is_no_empty_answer(two: Path) -> None:
    asked = ("rollup", "t", "--lang", "en", "--where")

    assert refused(*asked, "workspace=watre", folder=two) == (
        "anplan: The tables have no workspace watre. Did you mean water?"
    )


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of two small plans, of which one takes its figure from the other."""
    folder = tmp_path_factory.mktemp("taken")
    water_and_school(folder)
    takes_figure(folder / "school", "../water", "pipes")
    asked = ("export", "-C", "water", "-C", "school", "--on", "2025-07-10", "--append", "-o", "t")
    assert run(*asked, folder=folder).code == 0
    return folder


LEFT_OUT = (
    "Figures that several of these plans have, and that are counted once: 1; "
    "how far each is from its own target is told here"
)


def test_a_figure_that_two_plans_have_is_counted_once_aloud(taken: Path, tmp_path: Path) -> None:
    asked = ("rollup", "t", "--question", "indicators", "--lang", "en")

    assert shown(*asked, folder=taken) == (
        "2 workspaces, 2 plans, as of 2025-07-10\n"
        "\n"
        "Indicators against their targets, by indicator\n"
        "Indicator  no. of indicators  no figure  value  target  unit of measure  done %  mean gap  worst gap\n"
        "新建管网                   1          0     20     100  公里               20.0     -30.0      -30.0\n"
        f"{LEFT_OUT}\n"
    )
    assert run(*asked, "--format", "csv", folder=taken).err == f"{LEFT_OUT}\n"
    [answer] = json.loads(shown(*asked, "--format", "json", folder=taken))["answers"]
    assert (answer["left_out"], [row["count"] for row in answer["rows"]]) == (1, [1])
    assert run(*asked, "-o", str(tmp_path / "x.xlsx"), folder=taken).code == 0
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert LEFT_OUT in book.worksheets[0]["A2"].value
    said = "几份方案共用、只计一次的数：1个；与各自目标的差距仍按各方案计"
    assert said in shown(*asked[:-2], folder=taken)


def test_samples_among_real_workspaces_are_told(two: Path, of_sample: Path) -> None:
    asked = ("rollup", "t", str(of_sample / "t"), "--question", "tasks", "--lang", "en")
    text = shown(*asked, folder=two)

    assert "Fictional rows of samples are among them: 1 workspace\n" in text
    assert "3 workspaces, 3 plans, as of 2025-07-10 to 2025-10-09" in text


def without(module: str, folder: Path, *arguments: str) -> str:
    """What somebody reads who has not installed a package."""
    done = run_without(module, "rollup", "t", *arguments, folder=folder)
    assert (done.code, done.out) == (2, "")
    return done.err


@pytest.mark.parametrize("module", ["ibis", "duckdb"])
def test_without_the_extra_it_says_how_to_install_it(module: str, two: Path) -> None:
    assert without(module, two) == (
        "anplan: Questions about tables need the scale extra, which is not installed. "
        'Install it: pip install "anplan[scale]"\n'
    )


def test_without_spark_it_says_how_to_install_it(two: Path) -> None:
    for engine in ("local", "spark://h:7077"):
        assert 'pip install "anplan[spark]"' in without("pyspark", two, "--engine", engine)
