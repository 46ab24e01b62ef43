"""``anplan schema``: what editors check a file by while it is written."""

import json
import shutil
from pathlib import Path

import pytest

from anplan.commands.check.schema import schema_text
from anplan.model.kinds import BY_NAME
from anplan.model.types.records import fields_of
from anplan.show.words import Words
from tests.program import add, edit, refused, run, shown

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_kind_has_its_schema(tmp_path: Path, kind: str) -> None:
    told = json.loads(shown("schema", kind, folder=tmp_path))
    assert told["$schema"].endswith("2020-12/schema")
    assert told["additionalProperties"] is False
    assert tuple(told["properties"]) == tuple(fields_of(BY_NAME[kind].record))


def test_this_repository_has_those_of_its_own_plan(tmp_path: Path) -> None:
    shown_all = run("-C", str(ROOT), "schema", "--all", str(tmp_path / "schema"), folder=tmp_path)
    assert shown_all.code == 0
    for kind in BY_NAME:
        file = f"schema/{kind}.json"
        assert (ROOT / file).read_text("utf-8") == (tmp_path / file).read_text("utf-8"), (
            "anplan schema --all schema"
        )


@pytest.mark.parametrize(("language", "title"), [("zh_CN", "单位报告"), ("en", "a unit's report")])
def test_a_new_workspace_has_them_in_its_language(
    tmp_path: Path, language: str, title: str
) -> None:
    shown("--lang", language, "init", folder=tmp_path)
    for kind in BY_NAME:
        text = tmp_path.joinpath(f"schema/{kind}.json").read_text("utf-8")
        assert text == schema_text(kind, Words(language))
    assert json.loads(tmp_path.joinpath("schema/report.json").read_text("utf-8"))["title"] == title


def test_a_new_workspace_tells_editors_which_file_has_which_schema(tmp_path: Path) -> None:
    shown("init", folder=tmp_path)
    settings = json.loads(tmp_path.joinpath(".vscode/settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]
    assert schemas["schema/report.json"] == ["units/*/[0-9]*.yaml"]
    assert set(schemas) == {f"schema/{kind}.json" for kind in BY_NAME}
    for file, line in (
        ("plan/plan.yaml", "../schema/plan.json"),
        ("plan/tasks/1.1.yaml", "../../schema/task.json"),
        ("plan/indicators/first-indicator.yaml", "../../schema/indicator.json"),
        ("units/office/unit.yaml", "../../schema/unit.json"),
    ):
        first = tmp_path.joinpath(file).read_text("utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={line}"
        assert tmp_path.joinpath(file).parent.joinpath(line).is_file()


def test_the_ids_of_the_plan_stand_in_it_with_their_titles(sample: Path) -> None:
    schema = json.loads(shown("schema", "report", folder=sample))
    labels = [one["label"] for one in schema["$defs"]["indicator"]["defaultSnippets"]]
    assert "tech-contracts  技术合同成交额" in labels
    assert set(schema["$defs"]) >= {"task", "action", "milestone", "register", "stage", "item"}


def test_all_are_written_and_settings_are_printed(copied: Path) -> None:
    done = run("schema", "--all", "schema", folder=copied)
    assert done.code == 0
    assert json.loads(done.out)["yaml.schemas"]["schema/plan.json"] == ["plan/plan.yaml"]
    written, lines = done.err.split("\n")[:-3], done.err.split("\n")[-3:]
    assert [Path(line.partition("：")[2]).stem for line in written] == list(BY_NAME)
    assert lines == [
        "以上是 VS Code 的设置，写入工作区的 .vscode/settings.json",
        "其他编辑器看文件开头几行，如填报文件：# yaml-language-server: $schema=../../schema/report.json",
        "",
    ]
    assert shown("schema", "task", folder=copied) == (copied / "schema/task.json").read_text(
        "utf-8"
    )


def test_a_dry_run_writes_none(copied: Path) -> None:
    done = run("schema", "--all", "schema", "--dry-run", folder=copied)
    assert done.code == 0
    assert not (copied / "schema").exists()
    assert "schema/report.json" in done.err


def test_what_somebody_wrote_is_not_written_over(copied: Path) -> None:
    add(copied / "schema/report.json", "{}\n")
    told = refused("schema", "--all", "schema", folder=copied)
    assert "report.json" in told
    assert (copied / "schema/report.json").read_text("utf-8") == "{}\n"


def test_no_schema_is_written_among_the_files_of_the_workspace(copied: Path) -> None:
    assert "plan/" in refused("schema", "--all", "plan", folder=copied)


def test_a_broken_file_leaves_its_own_ids_out_and_is_told(copied: Path) -> None:
    edit(copied / "plan/indicators/tech-loans.yaml", "kind: ", "knd: ")
    done = run("schema", "report", folder=copied)
    assert done.code == 0
    assert "tech-contracts" in done.out
    assert "tech-loans" not in done.out
    assert "plan/indicators/tech-loans.yaml" in done.err


def test_a_broken_plan_gives_a_schema_without_ids(copied: Path) -> None:
    add(copied / "plan/plan.yaml", "neu: 1\n")
    done = run("schema", "report", folder=copied)
    assert done.code == 0
    assert "技术合同成交额" not in done.out
    assert "plan/plan.yaml" in done.err


def test_comments_for_editors_stay_where_a_command_writes(copied: Path) -> None:
    file = copied / "units/jxkc/2025-10.yaml"
    add(
        file,
        "# 经办人备注\n# yaml-language-server: $schema=../../schema/report.json\nnext:\n  - {ref: 2.4, text: 培训}  # 待定\n",
    )
    shown(
        *("record", "progress", "2.4", "举办培训", "--unit", "jxkc", "--month", "2025-10"),
        folder=copied,
    )
    text = file.read_text("utf-8")
    assert text.startswith(
        "# 经办人备注\n# yaml-language-server: $schema=../../schema/report.json\n"
    )
    assert "# 待定" in text


@pytest.mark.parametrize("has_schemas", [True, False])
def test_a_new_scheme_names_its_schema_where_the_workspace_has_it(
    copied: Path, has_schemas: bool
) -> None:
    if has_schemas:
        run("schema", "--all", "schema", folder=copied)
    line = ("record", "measure", "1.1", "走访", "--by", "2025-11-30", "--unit", "qkx")
    (copied / "units/qkx/scheme.yaml").unlink()
    shutil.rmtree(copied / ".git")
    assert run(*line, folder=copied).code == 0
    text = (copied / "units/qkx/scheme.yaml").read_text("utf-8")
    assert ("\n# yaml-language-server: $schema=../../schema/scheme.json\n" in text) is has_schemas


def test_a_misspelt_kind(tmp_path: Path) -> None:
    told = refused("schema", "reprot", folder=tmp_path, ANPLAN_LANG="zh")
    assert told == "anplan：没有这种文件：reprot。是不是 report？"
