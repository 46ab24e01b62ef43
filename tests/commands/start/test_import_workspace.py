"""``anplan import DOCUMENT DIR``: what a user types and sees until the first status."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.commands.start.import_document import Wish, import_document
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.session import Session
from tests.commands.start.test_import import PLAN
from tests.program import Done, add, edit, on_terminal, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "方案.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def workspace(folder: Path) -> Path:
    assert anplan(folder, "import", "方案.txt", "教育").code == 0
    return folder / "教育"


def anplan(folder: Path, *arguments: str) -> Done:
    return run(*arguments, folder=folder)


def new_edition(folder: Path, old: str, new: str) -> None:
    assert PLAN.count(old) == 1
    (folder / "方案.txt").write_text(PLAN.replace(old, new), encoding="utf-8")


def texts(workspace: Path) -> dict[str, str]:
    return {
        path.relative_to(workspace).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(workspace.rglob("*.yaml"))
    }


def test_a_document_becomes_a_workspace(folder: Path) -> None:
    done = anplan(folder, "import", "方案.txt", "教育")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "示例区教育提升工作方案\n"
        "已写入教育：\n"
        "  方案：1  plan/plan.yaml\n"
        "  指标：3  plan/indicators/gbyzb.yaml …\n"
        "  任务：2  plan/tasks/1.1.yaml …\n"
        "  单位：3  units/fgj/unit.yaml …\n"
        "\n"
        "待确认问题5个，待填0处。\n"
        "  anplan import --questions -C 教育\n"
        "  anplan check -C 教育\n"
        "  anplan status -C 教育\n"
    )


def test_nothing_of_it_is_wrong_and_its_questions_are_told(workspace: Path) -> None:
    done = anplan(workspace, "check", "--strict")
    assert (done.code, done.out) == (
        0,
        (
            "plan/plan.yaml:8:1 提示 S115  待确认：方案自何日起、至何日止？ 2025-01-01至2025-12-31。"
            "请核定其下的内容，再删去这一行。\n"
            "plan/plan.yaml:12:1 提示 S115  待确认：由哪个单位统筹整个方案？ "
            "区教育局 / 区发改局 / 示例区人民政府办公室。请核定其下的内容，再删去这一行。\n"
            "plan/plan.yaml:27:5 提示 S115  待确认：“各街道”包括哪些单位？请核定其下的内容，再删去这一行。\n"
            "plan/tasks/1.2.yaml:3:1 提示 S115  待确认：括号没有闭合：（责任单位：区教育局，区发展和改革局。"
            "名单是否到此为止？ 是 / 否。请核定其下的内容，再删去这一行。\n"
            "units/fgj/unit.yaml:3:1 提示 S115  待确认：区发改局与区发展和改革局是不是同一单位？ "
            "是，统一称区发展和改革局 / 不是，是两个单位。请核定其下的内容，再删去这一行。\n"
            "读取 10/10 个文件：0 个错误，0 个提醒，5 个提示\n"
        ),
    )


def test_it_has_a_status(workspace: Path) -> None:
    assert "指标3项" in anplan(workspace, "status", "--on", "2025-06-30").out


def test_every_sentence_has_its_items(workspace: Path) -> None:
    assert "已覆盖 12 句（100.0%）" in anplan(workspace, "source").out


def test_the_first_form_and_the_first_brief(workspace: Path) -> None:
    assert anplan(workspace, "form", "--unit", "区教育局", "--period", "2025-03").code == 0
    assert anplan(workspace, "brief", "--month", "2025-03").code == 0


def test_open_questions_are_listed_with_their_places(workspace: Path) -> None:
    done = anplan(workspace, "import", "--questions")
    assert done.code == 1
    assert done.out == (
        "plan/plan.yaml:8: 方案自何日起、至何日止？ 2025-01-01至2025-12-31\n"
        "plan/plan.yaml:12: 由哪个单位统筹整个方案？ 区教育局 / 区发改局 / 示例区人民政府办公室\n"
        "plan/plan.yaml:27: “各街道”包括哪些单位？\n"
        "plan/tasks/1.2.yaml:3: 括号没有闭合：（责任单位：区教育局，区发展和改革局。"
        "名单是否到此为止？ 是 / 否\n"
        "units/fgj/unit.yaml:3: 区发改局与区发展和改革局是不是同一单位？ "
        "是，统一称区发展和改革局 / 不是，是两个单位\n"
    )


def test_a_question_that_somebody_wrote_is_no_command_of_the_terminal(workspace: Path) -> None:
    with (workspace / "plan/plan.yaml").open("a", encoding="utf-8") as file:
        file.write("# 问: \x1b[31m红色\u202e？\n")
    last = anplan(workspace, "import", "--questions").out.splitlines()
    assert "红色" in "".join(last)
    assert not {"\x1b", "\u202e"} & set("".join(last))


def test_a_question_is_answered_by_taking_its_line_out(workspace: Path) -> None:
    for path in workspace.rglob("*.yaml"):
        kept = [
            line for line in path.read_text(encoding="utf-8").splitlines() if "# 问" not in line
        ]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    done = anplan(workspace, "import", "--questions")
    assert (done.code, done.out) == (0, "没有待确认的问题。\n")


def test_an_answer_may_be_typed_in_its_words(folder: Path) -> None:
    typed = "\n\n不是，是两个单位\n-\n-\n"
    assert on_terminal("import", "方案.txt", "教育", folder=folder, typed=typed).code == 0
    assert (folder / "教育/units/fgj/unit.yaml").is_file()


def test_at_a_terminal_they_are_asked_one_by_one(folder: Path) -> None:
    done = on_terminal("import", "方案.txt", "教育", folder=folder, typed="\n\n\n-\n-\n")
    assert done.code == 0
    assert "[3/5] 第11行 区发改局与区发展和改革局是不是同一单位？" in done.out
    unit = (folder / "教育/units/fzhggj/unit.yaml").read_text(encoding="utf-8")
    assert "name: 区发展和改革局\naliases:\n  - 区发改局\n" in unit
    assert anplan(folder / "教育", "import", "--questions").out.count("\n") == 2


def test_what_was_answered_at_a_terminal_survives(folder: Path) -> None:
    on_terminal("import", "方案.txt", "教育", folder=folder, typed="-\n2\n\n-\n-\n")
    before = texts(folder / "教育")
    assert "coordinator: fzhggj\n" in before["plan/plan.yaml"]
    assert anplan(folder, "import", "方案.txt", "教育").code == 0
    assert texts(folder / "教育") == before


def test_a_second_import_of_the_same_document_changes_nothing(workspace: Path) -> None:
    before = texts(workspace)
    done = anplan(workspace.parent, "import", "方案.txt", "教育")
    assert (done.code, texts(workspace)) == (0, before)
    assert "没有变化：文件与原文一致，或者保留着您的改动。\n" in done.out


def test_what_a_person_wrote_survives(workspace: Path) -> None:
    edit(workspace / "plan/tasks/1.1.yaml", "due: 2025-08-31", "due: 2025-07-31")
    add(workspace / "units/jyj/unit.yaml", "short: 教育局\n")
    before = texts(workspace)
    assert anplan(workspace.parent, "import", "方案.txt", "教育").code == 0
    assert texts(workspace) == before


def test_what_was_said_of_two_names_is_taken_into_the_other_files(workspace: Path) -> None:
    add(workspace / "units/fzhggj/unit.yaml", "aliases: [区发改局]\n")
    (workspace / "units/fgj/unit.yaml").unlink()
    done = anplan(workspace.parent, "import", "方案.txt", "教育")
    assert "已按原文更新（此前无人改动）：\n" in done.out
    assert "  plan/tasks/1.1.yaml\n    support：fgj, gjd → fzhggj, gjd\n" in done.out
    assert not (workspace / "units/fgj").joinpath("unit.yaml").exists()
    assert anplan(workspace, "check").code == 0


def test_a_file_that_is_no_text_is_not_written_over(workspace: Path) -> None:
    plan = workspace / "plan/plan.yaml"
    plan.write_bytes(plan.read_text(encoding="utf-8").encode("gbk"))
    before = plan.read_bytes()
    done = anplan(workspace.parent, "import", "方案.txt", "教育", "--yes")
    assert (done.code, plan.read_bytes()) == (2, before)
    assert "plan/plan.yaml" in done.err


def test_a_file_that_is_no_yaml_is_named_and_nothing_is_written(workspace: Path) -> None:
    (workspace / "plan/tasks/1.1.yaml").write_text("a: [\n", encoding="utf-8")
    before = texts(workspace)
    done = anplan(workspace.parent, "import", "方案.txt", "教育")
    assert (done.code, texts(workspace)) == (2, before)
    assert "plan/tasks/1.1.yaml:" in done.err


def test_a_workspace_is_not_made_among_the_files_of_another(workspace: Path) -> None:
    done = anplan(workspace, "import", "../方案.txt", "plan/内")
    assert done.code == 2
    assert not (workspace / "plan/内").exists()


def test_what_somebody_removed_is_not_written_again(workspace: Path) -> None:
    (workspace / "plan/indicators/xzxw.yaml").unlink()
    done = anplan(workspace.parent, "import", "方案.txt", "教育")
    assert "有人删去，不再写入：\n  plan/indicators/xzxw.yaml\n" in done.out
    assert not (workspace / "plan/indicators/xzxw.yaml").exists()


def test_line_ends_are_no_change(workspace: Path) -> None:
    for path in workspace.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = anplan(workspace.parent, "import", "方案.txt", "教育")
    assert "没有变化" in done.out


def test_a_typed_answer_that_is_none_is_asked_again(folder: Path) -> None:
    done = on_terminal(
        "import",
        "方案.txt",
        "教育",
        folder=folder,
        typed="前天\n2025-02-01 2025-11-30\n99\n区财政局\n-\n-\n-\n",
    )
    assert "请输入两个日期，如 2025-01-01 2025-12-31，或 -" in done.out
    plan = (folder / "教育/plan/plan.yaml").read_text(encoding="utf-8")
    assert "start: 2025-02-01\nend: 2025-11-30\n" in plan
    assert "coordinator: czj\n" in plan


def test_an_answer_about_the_plan_leaves_the_other_files_to_the_document(folder: Path) -> None:
    on_terminal("import", "方案.txt", "教育", folder=folder, typed="\n2\n-\n-\n-\n")
    new_edition(folder, "新增学位900个以上", "新增学位1200个以上")
    done = anplan(folder, "import", "方案.txt", "教育", "--yes")
    assert "    target：at_least 900 → at_least 1200\n" in done.out
    assert "保留不动" not in done.out


class TestANewEdition:
    def test_is_not_taken_without_a_word(self, workspace: Path) -> None:
        before = texts(workspace)
        new_edition(workspace.parent, "新增学位900个以上", "新增学位1200个以上")
        done = anplan(workspace.parent, "import", "方案.txt", "教育")
        assert done.code == 2
        assert "要按新版处理，请加 --yes；没有写入任何内容" in done.err
        assert texts(workspace) == before

    def test_shows_what_it_changes(self, workspace: Path) -> None:
        new_edition(workspace.parent, "新增学位900个以上", "新增学位1200个以上")
        done = anplan(workspace.parent, "import", "方案.txt", "教育", "--yes")
        assert done.code == 0
        assert "这份文件与plan/source.txt不同，是另一版。\n" in done.out
        assert "    target：at_least 900 → at_least 1200\n" in done.out
        assert anplan(workspace, "check", "--strict").code == 0

    def test_keeps_what_a_person_changed_and_says_what_is_otherwise(self, workspace: Path) -> None:
        edit(workspace / "plan/indicators/xzxw.yaml", "every: month", "every: quarter")
        new_edition(workspace.parent, "新增学位900个以上", "新增学位1200个以上")
        done = anplan(workspace.parent, "import", "方案.txt", "教育", "--yes")
        assert (
            "保留不动（已有人改动），与新版原文不同之处：\n  plan/indicators/xzxw.yaml\n"
            in done.out
        )
        assert "at_least: 900" in (workspace / "plan/indicators/xzxw.yaml").read_text("utf-8")
        assert anplan(workspace, "check").out.count("Q101") == 1

    def test_what_was_kept_is_named_again_until_it_stands_on_the_document(
        self, workspace: Path
    ) -> None:
        edit(workspace / "plan/indicators/xzxw.yaml", "every: month", "every: quarter")
        new_edition(workspace.parent, "新增学位900个以上", "新增学位1200个以上")
        anplan(workspace.parent, "import", "方案.txt", "教育", "--yes")
        again = anplan(workspace.parent, "import", "方案.txt", "教育")
        assert "    target：at_least 900 → at_least 1200\n" in again.out

    def test_a_new_task_has_the_next_number_and_the_others_keep_theirs(
        self, workspace: Path
    ) -> None:
        new_edition(
            workspace.parent,
            "1.扩大学位供给。",
            "1.建强教师队伍。培训教师。（责任单位：区教育局）\n2.扩大学位供给。",
        )
        assert anplan(workspace.parent, "import", "方案.txt", "教育", "--yes").code == 0
        titles = {
            path.stem: path.read_text(encoding="utf-8").partition("title: ")[2].partition("\n")[0]
            for path in (workspace / "plan/tasks").iterdir()
        }
        assert titles == {"1.1": "扩大学位供给", "1.2": "改善办学条件", "1.3": "建强教师队伍"}

    def test_what_kept_files_name_stays_in_the_plan(self, workspace: Path) -> None:
        old = (workspace.parent / "方案.txt").read_text(encoding="utf-8")
        new = old.replace("一、工作目标\n新增学位900个以上，公办园占比达到55%。\n", "").replace(
            "二、工作任务", "二、主要任务"
        )
        (workspace.parent / "方案.txt").write_text(new, encoding="utf-8")
        edit(workspace / "plan/indicators/xzxw.yaml", "every: month", "every: quarter")
        assert anplan(workspace.parent, "import", "方案.txt", "教育", "--yes").code == 0
        assert "R109" not in anplan(workspace, "check").out

    def test_a_task_that_is_gone_is_named_and_kept(self, workspace: Path) -> None:
        new_edition(
            workspace.parent, "2.改善办学条件。改造校舍。（责任单位：区教育局，区发展和改革局", ""
        )
        done = anplan(workspace.parent, "import", "方案.txt", "教育", "--yes")
        assert "本版原文中已没有，文件保留：\n  plan/tasks/1.2.yaml\n" in done.out


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    done = anplan(folder, "import", "方案.txt", "教育", "--dry-run")
    assert done.code == 0
    assert "将写入教育：\n" in done.out
    assert not (folder / "教育").exists()


def test_a_text_without_tasks_and_targets_is_refused(folder: Path) -> None:
    (folder / "信.txt").write_text("各位同事：\n明天开会。\n", encoding="utf-8")
    done = anplan(folder, "import", "信.txt", "教育")
    assert done.code == 2
    assert "信.txt中没有认出任务，也没有认出目标" in done.err
    assert not (folder / "教育").exists()


def test_a_document_is_named(folder: Path) -> None:
    done = anplan(folder, "import")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_init_offers_to_import_a_document(folder: Path) -> None:
    done = anplan(folder, "init", "方案.txt")
    assert done.code == 2
    assert done.err == (
        "anplan：方案.txt是文件，不是文件夹。要用它建立工作区：anplan import 方案.txt 方案\n"
    )
    agreed = on_terminal("init", "方案.txt", folder=folder, typed="y\n-\n-\n-\n-\n-\n")
    assert agreed.code == 0
    assert (folder / "方案/plan/plan.yaml").is_file()


def test_a_unit_that_leads_and_supports_leads(folder: Path) -> None:
    (folder / "方案.txt").write_text(
        PLAN.replace("配合单位：区发改局", "配合单位：区教育局、区发改局"), encoding="utf-8"
    )
    done = anplan(folder, "import", "方案.txt", "教育")
    assert "区教育局既牵头“扩大学位供给”又配合，只写为牵头" in done.err
    assert anplan(folder / "教育", "check").code == 0


def test_more_tasks_than_a_chapter_has_numbers_for_keep_theirs(folder: Path) -> None:
    items = "".join(
        f"{number}.推进第{number}项工作。（责任单位：区教育局）\n" for number in range(1, 131)
    )
    text = f"示例区2025年工作方案\n一、重点任务\n{items}"
    (folder / "方案.txt").write_text(text, encoding="utf-8")
    assert anplan(folder, "import", "方案.txt", "教育").code == 0
    assert "没有变化" in anplan(folder, "import", "方案.txt", "教育").out


def test_a_long_document_is_read_whole(folder: Path) -> None:
    items = "".join(
        f"{number}.推进第{number}项工作。{'扎实推进各项任务落实' * 60}。（责任单位：区教育局）\n"
        for number in range(1, 200)
    )
    (folder / "方案.txt").write_text(
        f"示例区2025年工作方案\n一、重点任务\n（一）任务\n（二）其他\n{items}", encoding="utf-8"
    )
    assert anplan(folder, "import", "方案.txt", "教育").code == 0
    assert (folder / "教育/plan/source.txt").stat().st_size > 256 * 1024
    assert anplan(folder / "教育", "check").code == 0


class Interrupted(Console):
    """A terminal whose user edits a file while a question waits, then takes the suggestion."""

    asks = True

    def ask(self, question: str, suggestion: str = "") -> str:  # noqa: ARG002
        add(Path("教育/plan/plan.yaml"), "# 新增一行\n")
        return suggestion


def test_what_is_edited_while_questions_are_asked_is_not_written_over(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.parent)
    console = Interrupted(Words("zh_CN"), out=StringIO(), err=StringIO())
    session = Session(workspace.parent, date(2025, 6, 1), console)
    with pytest.raises(FileError) as refused:
        import_document(session, Wish(Path("方案.txt"), Path("教育")))
    assert str(refused.value) == "A file was changed meanwhile"
    assert "# 新增一行\n" in texts(workspace)["plan/plan.yaml"]


def test_without_the_extra_no_workspace_is_written(folder: Path) -> None:
    add(folder / "without/sitecustomize.py", "import sys\nsys.modules['pypinyin'] = None\n")
    hidden = str(folder / "without")
    done = run("import", "方案.txt", "教育", folder=folder, PYTHONPATH=hidden)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        'anplan：写入工作区需要 import 附加组件，尚未安装。请安装：pip install "anplan[import]"\n'
    )
    assert not (folder / "教育").exists()
    assert run("import", "方案.txt", folder=folder, PYTHONPATH=hidden).code == 0


def test_another_plan_does_not_take_the_place_of_the_one_there(
    folder: Path, workspace: Path
) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    (folder / "另一份.txt").write_text(
        "城南片区水环境治理三年行动\n\n城水办〔2031〕9号\n\n一、整治河道\n1.清淤10公里。（责任单位：区水务局）\n",
        encoding="utf-8",
    )
    done = anplan(folder, "import", "另一份.txt", "教育", "--yes")
    assert done.code == 2
    assert done.err.startswith("anplan：另一份.txt 是另一份方案：城南片区水环境治理三年行动，不是")
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


TOWNS = """示例县2025年改厕工作方案
示县办〔2025〕7号
示例县人民政府办公室
2025年3月1日

示例县2025年改厕工作方案

由县农业农村局统筹，各单位每季度报送进展。
1.改造户厕。改造户厕800户。（责任单位：县农业农村局、各乡镇）
2.管护户厕。建立台账。（责任单位：各乡镇人民政府、有关部门）
"""


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A folder with a plan that names groups of units, and lists none."""
    (tmp_path / "改厕.txt").write_text(TOWNS, encoding="utf-8")
    return tmp_path


def test_it_asks_who_is_in_a_group_of_places_and_takes_their_names(towns: Path) -> None:
    typed = "\n河口镇、柳林乡\n"
    done = on_terminal("import", "改厕.txt", "改厕", folder=towns, typed=typed)
    assert done.code == 0
    assert "[2/2] 第7行 “各乡镇”包括哪些单位？" in done.out
    made = texts(towns / "改厕")
    assert made["units/hkz/unit.yaml"].splitlines()[2:6] == [
        "name: 河口镇",
        "group: gxz",
        "order: 2",
        "assumed: [name, group]",
    ]
    assert "members" not in made["plan/plan.yaml"].split("  - id: ygbm")[0]
    assert "units: [nyncj, gxz]" in made["plan/tasks/1.1.yaml"]
    assert "units: [gxz, ygbm]" in made["plan/tasks/1.2.yaml"]


def test_who_is_in_a_group_survives_a_second_import(towns: Path) -> None:
    typed = "\n河口镇、柳林乡\n"
    on_terminal("import", "改厕.txt", "改厕", folder=towns, typed=typed)
    before = texts(towns / "改厕")
    assert anplan(towns, "import", "改厕.txt", "改厕").code == 0
    assert texts(towns / "改厕") == before


def test_a_group_that_nobody_lists_is_an_open_question(towns: Path) -> None:
    assert anplan(towns, "import", "改厕.txt", "改厕", "--yes").code == 0
    asked = anplan(towns / "改厕", "import", "--questions").out.splitlines()
    assert [line for line in asked if "包括" in line] == [
        "plan/plan.yaml:22: “各乡镇”包括哪些单位？"
    ]


def test_a_group_is_no_member_of_a_group(towns: Path) -> None:
    typed = "\n各乡镇、河口镇\n有关部门、河口镇\n河口镇\n"
    done = on_terminal("import", "改厕.txt", "改厕", folder=towns, typed=typed)
    assert done.code == 0
    assert done.out.count("请输入单位名称") == 2


def test_a_remark_above_the_mark_is_somebodys_and_stays(folder: Path, workspace: Path) -> None:
    plan = workspace / "plan/plan.yaml"
    plan.write_text(f"# 我的批注\n{plan.read_text(encoding='utf-8')}", encoding="utf-8")
    new_edition(folder, "新增学位900个以上", "新增学位950个以上")
    assert anplan(folder, "import", "方案.txt", "教育", "--yes").code == 0
    assert plan.read_text(encoding="utf-8").startswith("# 我的批注\n")


def test_an_office_that_was_renamed_keeps_its_id(folder: Path, workspace: Path) -> None:
    edit(workspace / "units/fgj/unit.yaml", "name: 区发改局", "name: 区发展和改革局")
    assert anplan(folder, "import", "方案.txt", "教育", "--yes").code == 0
    assert not (workspace / "units/fgj-2").exists()
    assert "错误 R108" not in anplan(folder, "check", "-C", "教育").out


def test_a_question_stays_open_though_its_answers_are_others_now(
    folder: Path, workspace: Path
) -> None:
    plan = (workspace / "plan/plan.yaml").read_text(encoding="utf-8")
    (asked,) = (line for line in plan.splitlines() if "统筹整个方案" in line)
    edited = plan.replace(asked, asked.replace("区发改局", "区住建局"))
    (workspace / "plan/plan.yaml").write_text(edited, encoding="utf-8")
    anplan(folder, "import", "方案.txt", "教育", "--yes")
    assert "统筹整个方案" in anplan(folder, "import", "--questions", "-C", "教育").out


TWO_LEVELS = """示例区2025年工作要点
一、主要目标
（一）经济发展
1.新增企业20家。（责任单位：区工信局）
（二）社会事业
2.新增学位900个。（责任单位：区教育局）
二、重点任务
（一）城市建设
3.改造道路3条。（责任单位：区住建局）
（二）生态环境
4.新建公园2个。（责任单位：区园林局）
"""


def test_the_same_document_again_leaves_headings_of_two_levels_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "要点.txt").write_text(TWO_LEVELS, encoding="utf-8")
    assert anplan(tmp_path, "import", "要点.txt", "区").code == 0
    before = texts(tmp_path / "区")
    assert "parent:" in before["plan/plan.yaml"]
    assert anplan(tmp_path, "import", "要点.txt", "区", "--yes").code == 0
    assert texts(tmp_path / "区") == before


def test_two_spellings_that_were_said_to_be_one_office_stay_one_in_a_new_edition(
    tmp_path: Path,
) -> None:
    plan = (
        "示例区2025年工作方案\n一、任务\n1.新建学校{}所。（责任单位：区发改局）\n"
        "2.建公园2个。（责任单位：区发展和改革局、区城管局）\n"
    )
    file = tmp_path / "方案.txt"
    file.write_text(plan.format(3), encoding="utf-8")
    assert on_terminal("import", "方案.txt", "w", folder=tmp_path, typed="\n" * 12).code == 0
    file.write_text(plan.format(4), encoding="utf-8")
    done = anplan(tmp_path, "import", "方案.txt", "w", "--yes")
    assert (done.code, "units/" in done.out) == (0, False)
    assert "    target：at_least 3 → at_least 4\n" in done.out
