"""What an editor tells while a file is written: by the real language server, without any network."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editors.language_server import HOME, Editor, Mark, server
from tests.program import run, shown

ROOT = Path(__file__).parents[2]
REPORT = "units/#/2025-10.yaml"
INDICATOR = "plan/indicators/#.yaml"


@pytest.fixture(scope="module")
def editor(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Open the sample with its schemas, and the settings that were printed for them."""
    server()
    folder = Path(shutil.copytree(sample, tmp_path_factory.mktemp("editor") / "plan"))
    settings = json.loads(run("schema", "--all", "schema", folder=folder).out)
    opened = Editor(folder, settings)
    yield opened
    opened.close()


def test_the_version_is_the_one_that_is_installed_for_the_tests() -> None:
    server()
    package = HOME / "node_modules/yaml-language-server/package.json"
    version = json.loads(package.read_text("utf-8"))["version"]
    assert f"yaml-language-server@{version}" in (ROOT / ".ci/packages").read_text("utf-8")


def test_a_report_of_the_sample_is_right(editor: Editor, sample: Path) -> None:
    for file in ("2025-09.yaml", "2025-H1.yaml"):
        text = sample.joinpath("units/jxkc", file).read_text("utf-8")
        assert editor.opened(f"units/#/{file}", text) == []


def test_what_is_wrong_is_marked_on_its_line(editor: Editor) -> None:
    marks = editor.opened(
        REPORT,
        "submited: 2025-07-03\n"
        "readings:\n"
        "  - indicator: 技术合同\n"
        "    value: 三十\n"
        "    as_of: 2025-5-31\n"
        "progress:\n"
        "  - ref: 2.4/manager-base\n"
        "    text:\n"
        "milestones:\n"
        "  - ref: 2.4/manager-base\n",
    )
    assert sorted(marks) == [
        Mark(1, "Property submited is not allowed."),
        Mark(3, "写成 tech-contracts 这样"),
        Mark(4, "写成 121.3 这样"),
        Mark(5, "写成 2025-06-30 这样"),
        Mark(8, "Incorrect type. Expected one of string, number."),
        Mark(10, 'Missing property "done".'),
    ]


@pytest.mark.parametrize(
    "text", ["trajectory: linear\n", "trajectory: {steps: {2025-06-30: 3}}\n", "tasks: [1.10]\n"]
)
def test_what_the_reader_takes_is_not_marked(editor: Editor, text: str) -> None:
    whole = "title: 数\nmeasure: 个\nkind: count\ntarget: {at_least: 1}\nreported_by: [jxkc]\n"
    assert editor.opened(INDICATOR, whole + text) == []


def test_keys_are_completed_and_what_they_need(editor: Editor) -> None:
    offered = editor.completed(REPORT, "submitted: 2025-07-03\n|")
    assert {"readings", "progress", "nothing", "at_risk"} <= set(offered)
    assert "submitted" not in offered
    assert offered["progress"]["insertText"] == "progress:\n  - ref: $1\n    text: $2"
    assert offered["nothing"]["insertText"] == "nothing: "
    assert offered["nothing"]["documentation"] == "本期为何没有内容可报。"


def test_ids_are_completed_with_their_titles(editor: Editor) -> None:
    offered = editor.completed(REPORT, "readings:\n  - indicator: |")
    assert offered["tech-contracts  技术合同成交额"]["insertText"] == "tech-contracts"
    refs = editor.completed(REPORT, "progress:\n  - ref: |")
    assert refs["2.4  构建高素质技术经理人矩阵"]["insertText"] == "2.4"
    assert refs["2.4/manager-base  技术经理人培养基地落地"]["insertText"] == "2.4/manager-base"
    units = editor.completed(REPORT, "problems:\n  - ref: 2.1\n    of:\n      - |")
    assert units["jd-dazhi  大智街道办事处"]["insertText"] == "jd-dazhi"


def test_only_milestones_are_offered_where_one_is_told(editor: Editor) -> None:
    offered = editor.completed(REPORT, "milestones:\n  - ref: |")
    assert "2.4/manager-base  技术经理人培养基地落地" in offered
    assert len(offered) < len(editor.completed(REPORT, "progress:\n  - ref: |"))


def test_choices_are_completed_and_no_text_is_a_truth(editor: Editor) -> None:
    assert set(editor.completed(INDICATOR, "kind: |")) == {"flow", "stock", "rate", "count"}
    assert set(editor.completed(INDICATOR, "trajectory: |")) == {"linear", "end"}
    reading = "readings:\n  - indicator: tech-contracts\n    "
    assert set(editor.completed(REPORT, f"{reading}preliminary: |")) == {"true", "false"}
    assert editor.completed(REPORT, f"{reading}unavailable: |") == {}


def test_units_are_completed_as_keys(editor: Editor) -> None:
    offered = editor.completed(INDICATOR, "shares:\n  |")
    assert offered["jxkc"]["insertText"] == "jxkc: "
    assert offered["jxkc"]["documentation"] == "区经济信息化和科技创新局"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pro|gress:\n  - ref: 2.4\n", "按任务或举措写已做的工作。"),
        ("progress:\n  - ref: 2.4/manager|-base\n", "技术经理人培养基地落地"),
        ("progress:\n  - ref: 2|.4\n", "构建高素质技术经理人矩阵"),
        ("readings:\n  - indicator: tech|-contracts\n", "技术合同成交额"),
    ],
)
def test_a_key_and_an_id_are_told_where_one_points_at_them(
    editor: Editor, text: str, told: str
) -> None:
    assert told in editor.hovered(REPORT, text)


def test_a_new_workspace_is_known_by_its_first_lines_alone(tmp_path: Path) -> None:
    server()
    shown("init", folder=tmp_path)
    opened = Editor(tmp_path, {})
    try:
        text = tmp_path.joinpath("plan/tasks/1.1.yaml").read_text("utf-8")
        assert opened.opened("plan/tasks/1.2.yaml", text) == []
        marks = opened.opened("plan/tasks/1.3.yaml", text.replace("units:", "unit:"))
    finally:
        opened.close()
    assert Mark(3, "Property unit is not allowed.") in marks
