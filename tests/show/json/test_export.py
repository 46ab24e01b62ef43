"""The whole project as JSON: what the files say, nothing that they do not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.model.kinds import KINDS, FileKind, kind_of
from anplan.model.project import Project
from anplan.show.json.export import export_json
from anplan.show.json.text import dump
from tests.builders import indicator, project, reading, report
from tests.safety.laying import write
from tests.safety.ledger import FILES
from tests.show.example import example


def written(made: Project) -> Any:
    """Return a project as another program reads it."""
    return json.loads(dump(export_json(made)), parse_float=Decimal)


@pytest.fixture(scope="module")
def whole() -> Any:
    decisions = [
        {
            "on": "2025-07-01",
            "kind": "close",
            "ref": "1.1/opening",
            "by": "办公室主任",
            "reason": "已揭牌",
        }
    ]
    return written(example(decisions=decisions))


def test_keys(whole: Any) -> None:
    assert list(whole) == [
        "schema",
        "plan",
        "units",
        "schemes",
        "reports",
        "decisions",
        "carried",
        "registers",
        "maps",
        "briefs",
        "source",
    ]
    assert whole["schema"] == 1
    assert set(whole["plan"]) >= {
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
    assert whole["units"][1] == {
        "id": "sfj",
        "name": "sfj",
        "aliases": [],
        "group": None,
        "order": 1,
    }
    assert whole["schemes"] == [
        {
            "unit": "jxkc",
            "submitted": "2025-04-28",
            "measures": [{"ref": "1.1", "text": "每周会商"}],
        }
    ]
    assert whole["decisions"] == [
        {
            "on": "2025-07-01",
            "kind": "close",
            "ref": "1.1/opening",
            "by": "办公室主任",
            "reason": "已揭牌",
        }
    ]


def test_a_task_names_each_unit_s_part(whole: Any) -> None:
    task = whole["plan"]["tasks"][0]
    assert list(task) == ["id", "section", "title", "quote", "units", "actions", "lead", "public"]
    assert task["lead"] == ["jxkc"]
    assert task["units"] == [{"id": "jxkc", "part": "lead"}, {"id": "sfj", "part": "responsible"}]
    assert task["actions"][1] == {
        "id": "opening",
        "title": "揭牌",
        "kind": "milestone",
        "due": "2025-06-10",
        "by": "any",
    }


def test_months_are_texts(whole: Any) -> None:
    assert whole["plan"]["obligations"][1] == {
        "id": "monthly",
        "title": "月报",
        "paper": "report",
        "owed_by": "units",
        "every": "month",
        "start": "2025-04",
        "end": "2025-10",
        "due": {"days_after": 5},
        "counted": True,
    }


def test_a_report_says_what_its_file_says(whole: Any) -> None:
    may, june = whole["reports"]
    assert (may["unit"], may["period"], may["submitted"]) == ("jxkc", "2025-05", "2025-06-05")
    assert list(june) == [
        "unit",
        "period",
        "submitted",
        "readings",
        "progress",
        "milestones",
        "problems",
    ]
    assert june["readings"] == [
        {
            "indicator": "it",
            "value": 44,
            "as_of": "2025-05-31",
            "preliminary": False,
            "reason": "复核",
        },
        {"indicator": "it", "value": 50, "as_of": "2025-06-30", "preliminary": False},
        {"indicator": "growth", "preliminary": False, "unavailable": "尚未发布"},
    ]
    assert june["problems"] == [{"ref": "1.1", "title": "缺人手", "solved": "2025-06-20"}]


def test_a_typed_amount_keeps_its_measure_and_an_item_its_register() -> None:
    item = {"register": "library", "id": "P-1", "stage": "入库", "on": "2025-06-20"}
    june = report(reading("1.50万元", "2025-06-30"), items=[item])
    (exported_report,) = written(project(reports={("jxkc", "2025-06"): june}))["reports"]
    assert exported_report["readings"][0]["value"] == "1.50万元"
    assert exported_report["items"] == [item]


@pytest.mark.parametrize(
    ("changes", "trajectory"),
    [
        ({}, {"shape": "linear", "points": []}),
        ({"trajectory": "end"}, {"shape": "end", "points": []}),
        ({"kind": "rate"}, None),
        (
            {"trajectory": {"curve": {"2025-06-30": "90.5"}}},
            {"shape": "curve", "points": [{"day": "2025-06-30", "value": Decimal("90.5")}]},
        ),
        (
            {"trajectory": {"steps": {"2025-06-30": "20"}}},
            {"shape": "steps", "points": [{"day": "2025-06-30", "value": 20}]},
        ),
    ],
)
def test_trajectories(changes: dict[str, Any], trajectory: Any) -> None:
    made = project(indicators={"it": indicator(**changes)})
    (exported_indicator,) = written(made)["plan"]["indicators"]
    assert exported_indicator["trajectory"] == trajectory


def test_a_changed_target_has_its_day_and_its_document() -> None:
    amended = [
        {"on": "2025-07-01", "target": {"at_least": "100"}, "document": "2号", "reason": "口径调整"}
    ]
    made = project(indicators={"it": indicator(amended=amended)})
    (exported_indicator,) = written(made)["plan"]["indicators"]
    assert exported_indicator["amended"] == [
        {
            "on": "2025-07-01",
            "target": {"comparator": "at_least", "value": 100, "by": "2025-12-31"},
            "document": "2号",
            "reason": "口径调整",
        }
    ]


RESHAPED = ("owed_by", "target", "trajectory", "units")
"""Keys whose value is exported in another shape, each with a test of its own."""


def lost(content: Any, exported: Any, path: str = "") -> Iterator[str]:
    """Yield the keys of a file that its export does not have."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in exported:
                yield f"{path}.{key}"
            elif key not in RESHAPED:
                yield from lost(value, exported[key], f"{path}.{key}")
    elif isinstance(content, list):
        for place, (part, exported_part) in enumerate(zip(content, exported, strict=True)):
            yield from lost(part, exported_part, f"{path}[{place}]")


def exported(whole: Any, kind: FileKind, key: Any) -> Any:
    """Return what is exported of a file, by its kind and key."""
    if kind.name == "plan":
        return whole["plan"]
    if kind.name == "decisions":
        return {"decisions": whole["decisions"]}
    shelf = (whole if kind.shelf in whole else whole["plan"])[kind.shelf]
    parts = {str(part) for part in (key if isinstance(key, tuple) else (key,))}
    names = ("id",) if kind.name == "map" else ("id", "unit", "period")
    return next(
        record for record in shelf if parts == {record[name] for name in names if name in record}
    )


def test_nothing_that_a_file_says_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "文字")
    project_ = load(Workspace(tmp_path)).project
    assert project_ is not None
    whole = written(project_)
    kinds = {file: kind_of(file) for file in FILES}
    assert {known[0].name for known in kinds.values() if known} == {kind.name for kind in KINDS}
    assert [
        (file, path)
        for file, known in kinds.items()
        if known
        for path in lost(FILES[file], exported(whole, *known))
    ] == []
    assert whole["source"] == project_.source


def test_one_that_owes_stands_alone_and_several_are_a_list(tmp_path: Path) -> None:
    write(tmp_path, "文字")
    project_ = load(Workspace(tmp_path)).project
    assert project_ is not None
    plan = project_.plan
    both = replace(
        project_,
        plan=plan._replace(
            obligations=(
                plan.obligations[0]._replace(owed_by=("units", "jdb")),
                *plan.obligations[1:],
            )
        ),
    )
    assert [written(one)["plan"]["obligations"][0]["owed_by"] for one in (project_, both)] == [
        "units",
        ["units", "jdb"],
    ]
