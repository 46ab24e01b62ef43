"""JSON and CSV: the documented shapes, exact figures, one document."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.program import add, edit, run, run_bytes, shown

STATUS = {
    "schema": {},
    "plan": {"title", "number", "sample"},
    "on": {},
    "rev": {},
    "rev_day": {},
    "known": {},
    "pace": {"base", "share"},
    "indicators": {},
    "tasks": {},
    "papers": {"owed", "done", "late", "missing", "open"},
}
INDICATOR = {
    "id",
    "title",
    "measure",
    "kind",
    "every",
    "target",
    "value",
    "as_of",
    "preliminary",
    "change",
    "completion",
    "pace",
    "expected",
    "gap",
    "light",
    "rule",
    "reason",
    "file",
    "line",
}
TASK = {"id", "section", "title", "units", "light", "reason", "actions"}
PAPER = {"obligation", "unit", "period", "due", "state", "done_on"}
FINDING = {"code", "level", "message", "hint", "file", "line", "column"}
SUMMARY = {"errors", "warnings", "notes", "allowed", "files_found", "files_read"}
EXPORT = {
    "document",
    "goals",
    "indicators",
    "sections",
    "tasks",
    "phases",
    "obligations",
    "duties",
    "defects",
}


def read(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def document(*arguments: str, folder: Path) -> Any:
    return read(shown(*arguments, "--format", "json", folder=folder))


def table(*arguments: str, folder: Path) -> list[dict[str, str]]:
    """Read a CSV output as a spreadsheet does."""
    data = run_bytes(*arguments, "--format", "csv", folder=folder).stdout
    text = data.decode("utf-8-sig")
    assert data.startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def status(sample: Path) -> Any:
    return document("status", folder=sample)


def test_status_has_its_shape(status: Any) -> None:
    assert status["schema"] == 1
    assert status.keys() >= STATUS.keys()
    for key, inner in STATUS.items():
        if inner:
            assert status[key].keys() >= inner
    assert all(one.keys() >= INDICATOR for one in status["indicators"])
    assert all(
        one["target"].keys() >= {"comparator", "value", "by"} for one in status["indicators"]
    )
    assert all(one.keys() >= TASK for one in status["tasks"])
    assert all(one["actions"].keys() >= {"total", "judged", "done"} for one in status["tasks"])
    assert (len(status["indicators"]), len(status["tasks"])) == (10, 14)


def test_status_says_what_is_true_of_the_sample(status: Any) -> None:
    assert status["plan"] == {
        "title": "江岸区关于市十五届人大五次会议1号议案办理工作方案",
        "number": "岸政办〔2025〕5号",
        "sample": True,
    }
    assert status["on"] == "2025-10-09"
    assert status["pace"] == {"base": "year", "share": Decimal("0.75")}
    assert status["papers"] == {"owed": 216, "done": 205, "late": 6, "missing": 5, "open": 55}
    (contracts,) = [one for one in status["indicators"] if one["id"] == "tech-contracts"]
    assert contracts["target"] == {"comparator": "at_least", "value": 235, "by": "2025-12-31"}
    figures = {key: contracts[key] for key in ("value", "change", "completion", "pace", "gap")}
    assert figures == {
        "value": Decimal("168.3"),
        "change": Decimal("26.8"),
        "completion": Decimal("71.6170"),
        "pace": Decimal("66.6667"),
        "gap": Decimal("4.9504"),
    }
    assert (contracts["preliminary"], contracts["light"], contracts["rule"]) == (True, "green", "i")
    assert contracts["file"] == "units/jxkc/2025-09.yaml"
    line = contracts["line"]
    assert isinstance(line, int)


def test_status_has_null_where_there_is_no_figure(status: Any) -> None:
    by_name = {one["id"]: one for one in status["indicators"]}
    rate, stock = by_name["hightech-growth"], by_name["tech-loans"]
    assert (rate["completion"], rate["pace"]) == (None, None)
    assert (rate["gap"], stock["gap"], stock["pace"]) == (Decimal("-0.4"), None, None)


def test_the_place_of_a_figure_is_its_line(sample: Path, status: Any) -> None:
    counted = dict[str, str]()
    for one in status["indicators"]:
        lines = sample.joinpath(one["file"]).read_text("utf-8").splitlines()
        plan = sample.joinpath(f"plan/indicators/{one['id']}.yaml").read_text("utf-8")
        source = re.search(r"(?m)^counted_from: \{register: (\S+), stage: (\w+)", plan)
        if source is None:
            assert str(one["value"]) in " ".join(lines[one["line"] - 1 : one["line"] + 2])
        else:
            counted[one["id"]] = source[1]
            item = "\n".join(lines[: one["line"]]).rpartition("  - register: ")[2]
            assert item.startswith(f"{source[1]}\n")
            assert item.splitlines()[-1] == f"    stage: {source[2]}"
    assert len(counted) == 5


def test_numbers_are_literal(sample: Path) -> None:
    def exact(text: str) -> str:
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        return text

    for command in ("status", "export", "due"):
        text = shown(command, "--format", "json", folder=sample)
        json.loads(text, parse_constant=exact, parse_float=exact, parse_int=exact)


def test_status_of_one_thing_has_only_it(sample: Path, status: Any) -> None:
    one = document("status", "2.4", folder=sample)
    assert [task["id"] for task in one["tasks"]] == ["2.4"]
    assert {entry["id"] for entry in one["indicators"]} == {"tech-managers", "tech-contracts"}
    loans = document("status", "科技型企业贷款余额", folder=sample)
    assert loans["indicators"] == [
        entry for entry in status["indicators"] if entry["id"] == "tech-loans"
    ]
    assert loans["tasks"] == []
    unit = document("status", "--unit", "区科学技术协会", folder=sample)
    assert ([task["id"] for task in unit["tasks"]], unit["indicators"]) == (["1.1"], [])
    assert unit["papers"] == {"owed": 8, "done": 6, "late": 0, "missing": 2, "open": 2}
    papers = document("status", "half-year", folder=sample)["papers"]
    assert papers == {"owed": 27, "done": 26, "late": 0, "missing": 1, "open": 0}
    assert [row["id"] for row in table("status", "2.4", folder=sample)] == [
        "tech-managers",
        "tech-contracts",
    ]


def test_status_of_a_month_is_as_its_brief_saw_it(sample: Path) -> None:
    june = document("status", "2025-06", folder=sample)
    assert june["on"] == "2025-06-30"
    lights = {one["id"]: one["light"] for one in june["indicators"]}
    assert (lights["tech-contracts"], lights["grant-to-equity"]) == ("yellow", "red")


def test_check_has_its_shape(sample: Path, copied: Path) -> None:
    assert document("check", folder=sample) == {
        "schema": 1,
        "findings": [],
        "allowed": [],
        "summary": {
            "errors": 0,
            "warnings": 0,
            "notes": 0,
            "allowed": 0,
            "files_found": 280,
            "files_read": 280,
        },
    }
    edit(copied / "units/qkx/2025-05.yaml", "ref: 1.1/results-collection", "ref: 1.11")
    copied.joinpath("units/qkx/2025-06.yaml").write_text("submitted: [\n", encoding="utf-8")
    done = run("check", "--format", "json", folder=copied)
    assert (done.code, done.err) == (1, "")
    told = read(done.out)
    assert all(one.keys() >= FINDING for one in told["findings"])
    assert told["summary"].keys() >= SUMMARY
    assert told["summary"]["errors"] == len(told["findings"]) == 2
    assert (told["summary"]["files_found"], told["summary"]["files_read"]) == (281, 280)
    first, second = told["findings"]
    assert (first["code"], first["level"], first["file"]) == (
        "R103",
        "error",
        "units/qkx/2025-05.yaml",
    )
    assert first["line"] > 0
    assert first["message"] == "没有任务 1.11"
    assert second["file"] == "units/qkx/2025-06.yaml"


def test_due_has_its_shape(sample: Path) -> None:
    told = document("due", folder=sample)
    assert (told["schema"], told["on"], told["sample"]) == (1, "2025-10-09", True)
    assert all(one.keys() >= PAPER for one in told["papers"])
    assert len(told["papers"]) == 271
    assert {one["state"] for one in told["papers"]} == {"done", "late", "missing", "open"}
    late = document("due", "--unit", "花桥街", folder=sample)["papers"]
    assert {
        "obligation": "monthly-brief",
        "unit": "jd-huaqiao",
        "period": "2025-06",
        "due": "2025-07-05",
        "moved_from": None,
        "state": "late",
        "done_on": "2025-07-08",
        "returned": None,
        "early": False,
    } in late


def test_export_has_its_shape(sample: Path) -> None:
    told = document("export", folder=sample)
    assert told == read(shown("export", folder=sample))
    assert told["schema"] == 1
    plan = told["plan"]
    assert plan.keys() >= EXPORT
    assert plan["sample"] is True
    assert (len(plan["tasks"]), len(plan["indicators"]), len(told["units"])) == (14, 10, 27)
    for task in plan["tasks"]:
        assert task.keys() >= {"id", "section", "title", "units", "actions"}
        assert all(unit.keys() == {"id", "part"} for unit in task["units"])
        assert all(action.keys() >= {"id", "kind", "title", "quote"} for action in task["actions"])
    assert all(unit.keys() >= {"id", "name", "aliases", "group"} for unit in told["units"])
    assert len(told["reports"]) == len(list(sample.glob("units/*/2025*.yaml")))
    assert {obligation["id"]: obligation.get("start") for obligation in plan["obligations"]}[
        "monthly-brief"
    ] == "2025-04"


def test_export_gives_values_as_they_were_typed(copied: Path) -> None:
    file = copied / "units/act/2025-09.yaml"
    edit(file, "value: 20.5", "value: 205000.0万元")
    (act,) = [
        one
        for one in document("export", folder=copied)["reports"]
        if (one["unit"], one["period"]) == ("act", "2025-09")
    ]
    assert [one["value"] for one in act["readings"]] == ["205000.0万元"]
    (row,) = [
        one
        for one in table("export", folder=copied)
        if (one["unit"], one["period"]) == ("act", "2025-09")
    ]
    assert (row["value"], row["measure"]) == ("205000.0", "万元")
    assert [
        one["value"] for one in document("status", "fund-size", folder=copied)["indicators"]
    ] == [Decimal("20.5")]


def test_export_as_csv_has_one_row_a_reading(sample: Path) -> None:
    rows = table("export", folder=sample)
    reports = document("export", folder=sample)["reports"]
    assert len(rows) == sum(len(one.get("readings", ())) for one in reports)
    row = next(one for one in rows if one["reason"].startswith("合同登记机构复核"))
    assert (row["unit"], row["period"], row["value"], row["measure"], row["as_of"]) == (
        "jxkc",
        "2025-07",
        "98.2",
        "亿元",
        "2025-05-31",
    )
    assert {one["sample"] for one in rows} == {"示例数据"}


def test_status_and_due_as_csv(sample: Path) -> None:
    rows = {one["id"]: one for one in table("status", folder=sample)}
    assert len(rows) == 10
    assert rows["tech-loans"]["target"] == "more_than 400"
    assert (rows["tech-loans"]["change"], rows["tech-loans"]["gap"]) == ("-3.2", "")
    papers = table("due", folder=sample)
    assert len(papers) == 271
    assert sum(one["state"] == "late" for one in papers) == 6
    assert {one["days_late"] for one in papers if one["unit"] == "jd-huaqiao"} >= {"3"}


def test_a_formula_from_a_report_is_no_formula(copied: Path) -> None:
    edit(
        copied / "units/jxkc/2025-07.yaml",
        "合同登记机构复核，补录5月下旬登记的合同，1—5月数据相应调增。",
        '=HYPERLINK("http://a.example")',
    )
    reasons = [one["reason"] for one in table("export", folder=copied)]
    assert '\'=HYPERLINK("http://a.example")' in reasons
    told = [
        one.get("reason")
        for report in document("export", folder=copied)["reports"]
        for one in report.get("readings", ())
    ]
    assert '=HYPERLINK("http://a.example")' in told


def test_without_git_the_revision_is_null(sample: Path) -> None:
    told = read(shown("status", "--format", "json", folder=sample, PATH="/nowhere"))
    assert told["rev"] is None


def test_a_text_s_signs_survive_in_json(copied: Path) -> None:
    add(
        copied / "units/qkx/2025-09.yaml",
        'submitted: 2025-09-30\nnothing: |-\n  “引号” \\ " {x} [red] \U0001f4c8\n',
    )
    told = [
        one["nothing"] for one in document("export", folder=copied)["reports"] if "nothing" in one
    ]
    assert '“引号” \\ " {x} [red] \U0001f4c8' in told
