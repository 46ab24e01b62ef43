"""Reading a workspace whole: what lands where, what is counted, and what is reported."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from tests.files.yaml.written import INDICATOR, PLAN, REPORT, loaded, misnamed, problems

ROOT = Path(__file__).parents[2]
MISNAMED = "S104 No workspace file has this name"
EVERYTHING = {
    "plan/indicators/contracts.yaml": INDICATOR,
    "plan/tasks/2.10.yaml": "title: 后\nunits: [jxkc]\n",
    "plan/tasks/2.9.yaml": "title: 前\nunits: [jxkc]\n",
    "plan/registers/library.yaml": "title: 项目库\nstages: [入库, 签约]\n",
    "plan/decisions/2025-06.yaml": (
        "decisions:\n  - {on: 2025-06-30, kind: close, ref: 2.9, by: 统筹办, reason: 已完成}\n"
    ),
    "units/jxkc/scheme.yaml": "measures:\n  - {ref: 2.9, text: 走访}\n",
    "units/jxkc/2025-06.yaml": "nothing: 无\n",
    "units/jxkc/2025-H1.yaml": "nothing: 无\n",
    "units/jxkc/2025.yaml": "nothing: 无\n",
    "briefs/2025-06.yaml": "number: 3\nissued: 2025-07-10\n",
}


def test_everything_lands_on_its_shelf(tmp_path: Path) -> None:
    result = loaded(tmp_path, EVERYTHING)
    project = result.project
    assert problems(result) == []
    assert project is not None
    assert project.source == "试验方案\n"
    assert list(project.indicators) == ["contracts"]
    assert list(project.tasks) == ["2.9", "2.10"]
    assert list(project.registers) == ["library"]
    assert list(project.schemes) == ["jxkc"]
    assert [str(month) for month in project.decisions] == ["2025-06"]
    assert [str(period) for period in project.briefs] == ["2025-06"]
    assert [str(period) for _, period in project.reports] == ["2025-06", "2025-H1", "2025"]
    assert project.broken == frozenset()
    assert (result.files_found, result.files_read) == (13, 13)
    assert set(result.texts) == {*EVERYTHING, "plan/plan.yaml", "plan/source.txt", *UNIT}


def test_whether_a_file_was_read_is_known_without_reading_it_again(tmp_path: Path) -> None:
    texts = loaded(tmp_path, EVERYTHING).texts
    tmp_path.joinpath("units/jxkc/unit.yaml").unlink()
    assert "units/jxkc/unit.yaml" in texts
    assert "units/jxkc/2025-07.yaml" not in texts


UNIT = {"units/jxkc/unit.yaml"}


def test_the_plan_of_this_repository_is_read_without_a_problem() -> None:
    result = load(Workspace(ROOT))
    assert problems(result) == []
    assert result.files_found == result.files_read
    assert result.project is not None


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    result = loaded(
        tmp_path,
        EVERYTHING
        | {
            "plan/indicators/contracts.yaml": "title: [",
            "plan/tasks/2.9.yaml": "title: 前\n",
            "units/jxkc/2025-06.yaml": b"\xff\xfe",
            "units/jxkc/2025-07.yaml": "nothing: 无\n",
            "briefs/2025-06.yaml": "number: 三\n",
        },
    )
    broken = [
        "plan/indicators/contracts.yaml",
        "plan/tasks/2.9.yaml",
        "units/jxkc/2025-06.yaml",
        "briefs/2025-06.yaml",
    ]
    assert [line.split(":")[0] for line in problems(result)] == broken
    assert result.project is not None
    assert result.project.broken == frozenset(broken)
    assert list(result.project.indicators) == []
    assert list(result.project.tasks) == ["2.10"]
    assert ("jxkc", Period.parse("2025-07")) in result.project.reports
    assert (result.files_found, result.files_read) == (14, 10)


def test_a_file_with_two_problems_is_one_broken_file(tmp_path: Path) -> None:
    result = loaded(tmp_path, {REPORT: "nothing: 无 #1\nnext: 无\n"})
    assert len(result.problems) == 2
    assert (result.files_found, result.files_read) == (4, 3)


def test_without_the_plan_there_is_no_project_but_every_problem(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"plan/plan.yaml": "title: [", REPORT: "nothing:\n"})
    assert result.project is None
    assert problems(result) == [
        (
            "plan/plan.yaml:1:8 Y102 This is not YAML: a value is missing, or a bracket is not closed. "
            "A text that begins with [ is written as a block: |- and the text indented on the next line"
        ),
        "units/jxkc/2025-06.yaml:1:9 S111 The text is empty. Write it, or leave the key out",
    ]


def test_a_plan_that_is_not_there_is_missing(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"plan/plan.yaml": None})
    assert result.project is None
    assert problems(result) == [
        "plan/plan.yaml:0:0 S114 The file is missing. Write it; anplan explain S114 shows one"
    ]


def test_a_source_that_is_not_there_is_missing(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"plan/source.txt": None})
    assert result.project is not None
    assert problems(result) == [
        "plan/source.txt:0:0 S114 The file is missing. Write it; anplan explain S114 shows one"
    ]


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("", "0:0 Y115 The file is empty. Put the document's text into it, word for word"),
        (" \n\n", "0:0 Y115 The file is empty. Put the document's text into it, word for word"),
        (
            "方案\n要\u200b求\n",
            ("2:2 Y109 An invisible character: U+200B. Delete it; without it the line reads: 要求"),
        ),
        (
            "方案\n要求\n".encode("gbk"),
            (
                "1:1 Y101 The file is GBK, not UTF-8. "
                "Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"
            ),
        ),
    ],
)
def test_a_source_that_cannot_be_used(tmp_path: Path, source: str | bytes, refusal: str) -> None:
    result = loaded(tmp_path, {"plan/source.txt": source})
    assert problems(result) == [f"plan/source.txt:{refusal}"]
    assert result.project is not None
    assert result.project.broken == {"plan/source.txt"}


def test_a_folder_with_papers_needs_its_unit(tmp_path: Path) -> None:
    result = loaded(
        tmp_path,
        {
            "units/kx/2025-06.yaml": "nothing: 无\n",
            "units/act/2025-06.yaml": "nothing: [",
            "units/fgj/2025-06.yaml": "nothing: 无\n",
            "units/fgj/unit.yaml": "name: [",
        },
    )
    missing = "S114 The file is missing. Write it; anplan explain S114 shows one"
    assert [line for line in problems(result) if "S114" in line] == [
        f"units/act/unit.yaml:0:0 {missing}",
        f"units/kx/unit.yaml:0:0 {missing}",
    ]


def test_a_folder_that_is_nearly_called_as_a_unit_may_be_a_slip(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"units/jxck/2025-06.yaml": "nothing: 无\n"})
    (problem,) = problems(result)
    assert problem == (
        "units/jxck/unit.yaml:0:0 S114 The file is missing. If you mean jxkc, rename the folder; "
        "for a new unit, anplan explain S114 shows the file"
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_are_accepted(
    tmp_path: Path, mark: str, end: str
) -> None:
    text = mark + end.join(("submitted: 2025-07-03", "nothing: |-", "  无", "  新进展", ""))
    result = loaded(tmp_path, {REPORT: text, "plan/source.txt": f"{mark}甲{end}乙{end}"})
    assert problems(result) == []
    assert result.project is not None
    assert result.project.reports["jxkc", Period.parse("2025-06")].nothing == "无\n新进展"
    assert result.project.source == "甲\n乙\n"


def test_with_the_line_ends_of_windows_places_are_the_same(tmp_path: Path) -> None:
    text = "submitted: 2025-07-03\r\nnothing: 无\r\nprogres: 无\r\n"
    assert problems(loaded(tmp_path, {REPORT: text})) == [
        f"{REPORT}:3:1 S101 No such key: progres. Did you mean progress?"
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("briefs/2025-06.md", "briefs/2025-06.docx", "briefs/第3期.html", "README.md"),
        *("plan/README.md", "units/jxkc/README.zh-CN.md", "units/README.zh_CN.md"),
    ],
)
def test_rendered_briefs_and_read_me_files_are_not_counted(tmp_path: Path, name: str) -> None:
    result = loaded(tmp_path, {name: b"\xff not looked into"})
    assert problems(result) == []
    assert (result.files_found, result.files_read) == (3, 3)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("units/jxkc/2025-6.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025_06.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025.6.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/202506.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025年6月.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025年06月份.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025年.yaml", "units/jxkc/2025.yaml"),
        ("units/jxkc/２０２５-０６.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/ 2025-06.yaml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-06.yml", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-06.YAML", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-06.yaml.txt", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-06.yaml~", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-06", "units/jxkc/2025-06.yaml"),
        ("units/jxkc/2025-h1.yaml", "units/jxkc/2025-H1.yaml"),
        ("units/jxkc/2025Q2.yaml", "units/jxkc/2025-Q2.yaml"),
        ("units/jxkc/Unit.yaml", "units/jxkc/unit.yaml"),
        ("units/jxkc/unit.yml", "units/jxkc/unit.yaml"),
        ("units/jxkc/shceme.yaml", "units/jxkc/scheme.yaml"),
        ("units/JXKC/unit.yaml", "units/jxkc/unit.yaml"),
        ("units/JD_Dazhi/2025-6.yaml", "units/jd-dazhi/2025-06.yaml"),
        ("plan/Plan.yaml", "plan/plan.yaml"),
        ("plan/plan.yml", "plan/plan.yaml"),
        ("plan/source.md", "plan/source.txt"),
        ("plan/sourse.txt", "plan/source.txt"),
        ("plan/indicators/Tech_Contracts.yaml", "plan/indicators/tech-contracts.yaml"),
        ("plan/indicators/tech.yml", "plan/indicators/tech.yaml"),
        ("plan/indicator/tech.yaml", "plan/indicators/tech.yaml"),
        ("plan/registers/Library.yaml", "plan/registers/library.yaml"),
        ("plan/tasks/2-4.yaml", "plan/tasks/2.4.yaml"),
        ("plan/tasks/02.04.yaml", "plan/tasks/2.4.yaml"),
        ("plan/tasks/2.4.yml", "plan/tasks/2.4.yaml"),
        ("plan/decisions/2025-6.yaml", "plan/decisions/2025-06.yaml"),
        ("briefs/2025年6月.yaml", "briefs/2025-06.yaml"),
    ],
)
def test_a_wrong_name_gets_the_right_one(tmp_path: Path, name: str, right: str) -> None:
    result = misnamed(tmp_path, name)
    assert problems(result) == [f"{name}:0:0 {MISNAMED}. Rename it to {right}"]
    assert result.project is not None
    assert result.project.broken == {name}
    assert (result.files_found, result.files_read) == (4, 3)


IN_A_UNIT = "A unit's folder holds unit.yaml, scheme.yaml and reports such as 2025-06.yaml"
IDS = (
    "Ids are lower-case ASCII letters, digits and hyphens: of a unit the name of its folder below "
    "units/, of a group its id in plan/plan.yaml, of anything else its file's name"
)
ON_WINDOWS = "Windows allows no file of this name; choose another id"
MONTHS = "Files here are named after their month: 2025-06.yaml"
PERIODS = "Files here are named after their period: 2025-06.yaml, 2025-Q2.yaml"
TASKS = "A task's file is named after its number: 2.3.yaml"
EXPLAIN = "anplan explain S104 lists the files of a workspace"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("units/jxkc/2025-13.yaml", IN_A_UNIT),
        ("units/jxkc/2025-Q5.yaml", IN_A_UNIT),
        ("units/jxkc/2025-06 (1).yaml", IN_A_UNIT),
        ("units/jxkc/佐证.pdf", IN_A_UNIT),
        ("units/jxkc/con.yaml", IN_A_UNIT),
        ("units/jxkc/六月/2025-06.yaml", IN_A_UNIT),
        ("units/con/unit.yaml", ON_WINDOWS),
        ("units/区科协/unit.yaml", IDS),
        (
            "units/2025-06.yaml",
            "A unit's files belong in its own folder, such as units/jxkc/2025-06.yaml",
        ),
        ("plan/indicators/con.yaml", ON_WINDOWS),
        ("plan/indicators/COM1.yaml", ON_WINDOWS),
        ("plan/indicators/成交额.yaml", IDS),
        ("plan/indicators/tech", "Rename it to plan/indicators/tech.yaml"),
        ("plan/indicators/tech.pdf", IDS.partition(":")[0]),
        ("plan/tasks/网格.yaml", TASKS),
        ("plan/tasks/2.4/a.yaml", EXPLAIN),
        ("plan/decisions/2025-H1.yaml", MONTHS),
        ("plan/notes.yaml", EXPLAIN),
        ("briefs/六月.yaml", PERIODS),
        ("plan/indicators/a\nb.yaml", "Rename it to plan/indicators/a-b.yaml"),
    ],
)
def test_a_wrong_name_without_a_right_one_tells_what_belongs_there(
    tmp_path: Path, name: str, hint: str
) -> None:
    assert problems(misnamed(tmp_path, name)) == [f"{name}:0:0 {MISNAMED}. {hint}"]


def test_a_name_that_is_no_utf_8_is_a_wrong_name(tmp_path: Path) -> None:
    (line,) = problems(misnamed(tmp_path, "units/jxkc/\udcff.yaml"))
    assert line.startswith("units/jxkc/\udcff.yaml:0:0 S104 ")


def test_files_may_be_written_in_any_order(tmp_path: Path) -> None:
    files = EVERYTHING | {"units/act/unit.yaml": "name: 团区委\n", REPORT: "next: 无\n"}
    forwards = loaded(tmp_path / "forwards", files)
    backwards = loaded(tmp_path / "backwards", dict(reversed(files.items())))
    assert (forwards.project, forwards.problems) == (backwards.project, backwards.problems)


def test_problems_come_by_file_in_the_same_order_every_time(tmp_path: Path) -> None:
    files = {
        "units/b/2025-06.yaml": "nothing: 无\n",
        "units/b/unit.yaml": "nam: 乙\n",
        "plan/tasks/x.yaml": "x",
        "briefs/2025-06.yaml": "number: x\nissued: x\n",
        "plan/plan.yaml": PLAN + "sample: x\n",
    }
    runs = [problems(loaded(tmp_path, files)) for _ in range(3)]
    assert [line.split(" ")[0] for line in runs[0]] == [
        "plan/plan.yaml:14:9",
        "plan/tasks/x.yaml:0:0",
        "units/b/unit.yaml:1:1",
        "units/b/unit.yaml:1:1",
        "briefs/2025-06.yaml:1:9",
        "briefs/2025-06.yaml:2:9",
    ]
    assert runs[0] == runs[1] == runs[2]
