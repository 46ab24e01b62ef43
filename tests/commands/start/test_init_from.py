"""``init --from``: the next plan's workspace, made from the one before."""

import os
import re
import shutil
from pathlib import Path

import pytest

from anplan.model.kinds import BY_NAME
from tests.checks.workspace import lay
from tests.commands.start.filling import fill, open_places
from tests.commands.start.school import SCHOOL
from tests.program import Done, add, edit, refused, run, shown
from tests.tables import MAP, with_map

STREETS_WITH_OPEN_ITEMS = (
    *("chezhan", "dazhi", "laodong", "qiuchang", "siwei"),
    *("taibei", "tazihu", "xincun", "yiyuan", "yongqing"),
)
WITH_OPEN_ITEMS = {
    *("gsl", "jxkc", "rlj", "scjg", "tqw"),
    *(f"jd-{street}" for street in STREETS_WITH_OPEN_ITEMS),
}
"""Houhu's only item has left; the other units reported none."""
CHINESE = ("--lang", "zh_CN")


@pytest.fixture(scope="module")
def made(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's next plan, told of in Chinese."""
    folder = tmp_path_factory.mktemp("plans")
    shutil.copytree(sample, folder / "sample")
    done = run("init", "--from", "sample", "--year", "2026", "next", folder=folder)
    assert done.code == 0
    return folder / "next"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A workspace in English whose plan is a school year, over since long."""
    lay(tmp_path / "school", SCHOOL)
    return tmp_path / "school"


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def turned(school: Path, *options: str) -> Path:
    shown("init", "--from", "school", *options, "next", folder=school.parent)
    return school.parent / "next"


def places_told(done: Done) -> list[str]:
    return re.findall(r"(?m)^(\S+:\d+:\d+) \S+ S106 ", done.out)


# The sample ---------------------------------------------------------------------------------


def test_a_few_lines_say_what_was_made_and_what_comes_next(sample: Path, tmp_path: Path) -> None:
    done = run("init", "--from", str(sample), "--year", "2026", "next", folder=tmp_path)
    assert done.out == (
        "2026-01-01 至 2026-12-31 的方案工作区已建在 next。\n"
        "带入 27 个单位、10 项指标、14 项任务。填报、单位工作方案、统筹意见和简报留在原工作区。\n"
        "带入清单中尚未办结的项目 171 个，见 units/<id>/carried.yaml\n"
        "接下来：\n"
        "  1. 把新方案全文放进 next/plan/source.txt，一字不改；\n"
        "  2. 填好 207 处“待填”，目标和期限旁注有上一方案的完成情况；\n"
        "  3. 运行 anplan check -C next，逐处指出还没填的，直到没有错误。\n"
    )
    assert done.err == (
        "原方案到 2025-12-31 才结束，目标旁注的是截至 2025-10-09 的情况；"
        "结束后重新生成，才是全年情况。\n"
    )


def test_nothing_that_was_reported_decided_or_issued_comes_along(sample: Path, made: Path) -> None:
    old, new = set(files_of(sample)), set(files_of(made))
    carried = {
        file
        for file in old
        if re.fullmatch(r"plan/[^/]*|plan/(indicators|tasks|registers)/.*|units/.*/unit.yaml", file)
    }
    open_items = {f"units/{unit}/carried.yaml" for unit in WITH_OPEN_ITEMS}
    for_editors = {".vscode/settings.json", *(f"schema/{kind}.json" for kind in BY_NAME)}
    assert new == carried | open_items | for_editors | {".gitattributes"}
    assert made.joinpath("plan/source.txt").read_text("utf-8").startswith("待填")


def test_what_was_learned_stands_beside_the_emptied_target(made: Path) -> None:
    text = made.joinpath("plan/indicators/tech-contracts.yaml").read_text("utf-8")
    assert text == (
        "title: 技术合同成交额\nmeasure: 亿元\nkind: flow\ngoal: 2\ntarget:\n"
        "  at_least: 待填  # 去年目标 不少于235亿元，完成 168.3亿元（截至2025-08-31），初步，绿灯\n"
        "trajectory: linear\nevery: month\ntasks: [2.4]\nreported_by: [jxkc]\nquote: 待填\n"
        "assumed: [kind, trajectory, every, tasks, reported_by]\n"
    )


def test_steps_keep_their_days_a_year_later_with_the_old_points_beside(made: Path) -> None:
    text = made.joinpath("plan/indicators/tech-managers.yaml").read_text("utf-8")
    assert (
        "  steps:\n"
        "    2026-06-30: 待填  # 去年：2025-06-30 20\n"
        "    2026-09-30: 待填  # 去年：2025-09-30 35\n"
        "    2026-12-31: 待填  # 去年：2025-12-31 50\n"
    ) in text


def test_a_milestone_says_what_became_of_it(made: Path) -> None:
    text = made.joinpath("plan/tasks/2.3.yaml").read_text("utf-8")
    assert "    due: 待填  # 去年：期限 2025-09-20，2025-09-18 完成，绿灯\n" in text
    assert "    due: 待填  # 去年：逾期 19 天，期限 2025-09-20，红灯\n" in text


def test_check_names_every_open_place_and_nothing_else(made: Path) -> None:
    done = run("check", folder=made)
    assert sorted(places_told(done)) == sorted(open_places(made))
    assert done.out.endswith("读取 42/77 个文件：208 个错误，0 个提醒，0 个提示\n")


def test_once_filled_in_it_passes_and_is_judged(made: Path, tmp_path: Path) -> None:
    filled = Path(shutil.copytree(made, tmp_path / "filled"))
    fill(filled, 2026)
    assert shown("check", folder=filled) == "读取 77/77 个文件：0 个错误，0 个提醒，0 个提示\n"
    assert "应报 216 份，已收 0 份" in shown("status", folder=filled)


def test_the_same_plan_gives_the_same_bytes(sample: Path, made: Path, tmp_path: Path) -> None:
    run("init", "--from", str(sample), "again", "--lang", "en", folder=tmp_path)
    assert files_of(tmp_path / "again") == files_of(made)


# A school year in English -------------------------------------------------------------------


def test_the_next_school_year_is_told_in_english(school: Path) -> None:
    told = shown("init", "--from", "school", "next", "--lang", "en", folder=school.parent)
    assert told == (
        "The workspace of the plan from 2024-09-01 to 2025-08-31 is in next.\n"
        "Carried: 2 units, 2 indicators, 1 task. "
        "Reports, schemes, decisions and briefs stay in the old workspace.\n"
        "Left out, for they have ended: Kitchen (2024-07-31)\n"
        "Next:\n"
        "  1. put the new document's text into next/plan/source.txt, word for word\n"
        "  2. fill in 16 places marked TODO; beside targets and days stands what became of them\n"
        "  3. anplan check -C next names each of them, until it finds nothing\n"
    )


def test_what_is_to_be_filled_in_is_called_what_stands_in_the_files(school: Path) -> None:
    told = shown("init", "--from", "school", "next", "--lang", "zh_CN", folder=school.parent)
    assert "  2. 填好 16 处“TODO”，目标和期限旁注有上一方案的完成情况；\n" in told


@pytest.mark.parametrize("where", [".", "home"])
def test_the_reader_s_language_is_that_of_the_old_plan_where_nobody_asks_for_another(
    school: Path, where: str
) -> None:
    add(school.parent / "home/notes.txt", "x")
    origin = os.path.relpath(school, school.parent / where)
    told = run("-C", where, "init", "--from", origin, "next", folder=school.parent)
    assert told.out.startswith("The workspace of the plan from 2024-09-01 to 2025-08-31 is in next")
    assert school.parent.joinpath(where, "next/plan/source.txt").read_text().startswith("TODO")


PLAN = """\
# How we keep this plan: see the wiki.
# last year: School plan
# last year: 7/2023
document: {title: TODO, number: TODO, issuer: Council, issued: TODO}  # last year: 2023-08-20
start: 2024-09-01   # first day of school
end: 2025-08-31
language: en
coordinator: office
settings: {pace_base: year, red: 10}
rules:
  V105: {level: note, since: 2023-10}
phases:
  - id: implementation
    title: Lessons
    start: 2024-09-01
    end: 2025-02-28   # before the fair
    assumed: [title, start, end]
obligations:
  - {id: first, title: Term report, paper: report, owed_by: units, every: once, \
period: 2024-Q4, due_on: 2025-01-10, quote: TODO, assumed: [due_on]}
  - id: second
    title: Term report
    paper: report
    owed_by: units
    every: once
    period: 2025-Q1
    due_on: 2025-04-10
    quote: TODO
    assumed: [due_on]
"""


def test_days_move_comments_stay_and_the_old_document_s_words_go(school: Path) -> None:
    assert turned(school).joinpath("plan/plan.yaml").read_text("utf-8") == PLAN


def test_who_ended_is_no_longer_named(school: Path) -> None:
    new = turned(school)
    assert not new.joinpath("units/kitchen").exists()
    assert new.joinpath("plan/tasks/1.1.yaml").read_text("utf-8") == (
        "title: Open the library\n"
        "# last year also: Kitchen (until 2024-07-31)\n"
        "units:\n  - office\n  - gym\n"
        "# last line\nunits_quote: TODO\nquote: TODO\n"
        "actions:\n"
        "  - {id: opening, title: Opening, kind: milestone, due: TODO, assumed: [title, kind, due]}"
        "  # last year: due 2024-02-28, done on 2024-01-05, green light\n"
        "  - id: hall\n    title: The hall\n"
        "    kind: milestone  # last year: 184 days overdue, due 2024-02-29, red light\n"
        "    # last year also: Kitchen (until 2024-07-31)\n"
        "    units: [TODO]\n    assumed: [title, kind, units]\n"
    )


def test_a_curve_a_baseline_and_an_amended_target(school: Path) -> None:
    new = turned(school)
    assert new.joinpath("plan/indicators/books.yaml").read_text("utf-8") == (
        "title: Books read\nmeasure: books\nkind: count\n"
        "# last year: target at least 120 books, reached 51 books (as of 2023-12-31), grey light\n"
        "target: {at_least: TODO, by: 2025-02-28}  # counted by the librarian\n"
        "trajectory: {curve: {2024-12-31: TODO, 2025-02-28: TODO}}"
        "  # last year: 2023-12-31 40; last year: 2024-02-29 120\n"
        "every: quarter\n"
        "# last year also: Kitchen (until 2024-07-31)\n"
        "reported_by: [office, gym]\n"
        "# page 1\nquote: TODO\n"
        "assumed: [kind, trajectory, every, reported_by, target]\n"
    )
    absence = new.joinpath("plan/indicators/absence.yaml").read_text("utf-8")
    assert "baseline: TODO  # last year: 6\n" in absence
    assert "at_most: TODO  # last year: target at most 4%, not reported, grey light\n" in absence


def test_its_check_names_every_open_place_and_it_passes_once_filled_in(school: Path) -> None:
    new = turned(school)
    done = run("check", folder=new)
    assert sorted(places_told(done)) == sorted(open_places(new))
    assert done.out.endswith("read 2/7 files; errors: 17, warnings: 0, notes: 0\n")
    fill(new, 2024)
    assert shown("check", folder=new) == "read 7/7 files; errors: 0, warnings: 0, notes: 0\n"


def test_templates_and_what_lies_beside_them_are_copied(school: Path) -> None:
    picture = bytes(range(256)) * 2000
    school.joinpath("templates/head.png").write_bytes(picture)
    new = turned(school)
    assert new.joinpath("templates/head.png").read_bytes() == picture
    assert new.joinpath("templates/brief.md.j2").read_text("utf-8") == "own\n"


# Years --------------------------------------------------------------------------------------


def test_a_plan_of_three_years_is_followed_by_one_of_three(school: Path) -> None:
    edit(school / "plan/plan.yaml", "end: 2024-08-31", "end: 2026-08-31")
    new = turned(school).joinpath("plan/plan.yaml").read_text("utf-8")
    assert "start: 2026-09-01   # first day of school\nend: 2029-08-31\n" in new
    assert "# the last plan: School plan\n" in new


def test_february_ends_where_it_ends(school: Path) -> None:
    new = turned(school, "--year", "2027")
    assert "end: 2028-02-29   # before the fair\n" in new.joinpath("plan/plan.yaml").read_text()


def test_a_unit_that_is_still_there_on_the_first_day_is_carried(school: Path) -> None:
    edit(school / "units/kitchen/unit.yaml", "2024-07-31", "2024-09-01")
    assert turned(school).joinpath("units/kitchen/unit.yaml").exists()


def test_a_year_that_is_over_or_under_way_is_refused(school: Path) -> None:
    edit(school / "plan/plan.yaml", "end: 2024-08-31", "end: 2026-08-31")
    beginning = (*CHINESE, "init", "--from", "school", "next", "--year")
    told = refused(*beginning, "2023", folder=school.parent)
    assert told == ("anplan：2023 年不在原方案（2023-09-01 至 2026-08-31）之后。请写 --year 2026")
    told = refused(*beginning, "2024年", folder=school.parent)
    assert told == (
        "anplan：从 2024-09-01 起的方案，开始时原方案还没有结束（到 2026-08-31 止）。"
        "请写 --year 2026；确要如此，加 --yes"
    )
    assert not school.parent.joinpath("next").exists()
    assert run(*beginning, "２０２４", "--yes", folder=school.parent).code == 0


@pytest.mark.parametrize("year", ["26", "next", "3000", "2026.5"])
def test_what_is_no_year_is_refused(school: Path, year: str) -> None:
    told = refused(
        *CHINESE, "init", "--from", "school", "next", "--year", year, folder=school.parent
    )
    assert told == f"anplan：不是年份：{year}。年份写作 2026"


def test_a_year_without_an_old_plan_is_refused(tmp_path: Path) -> None:
    told = refused("init", "--year", "2026", "next", folder=tmp_path)
    assert told.endswith("写明那个方案的工作区：--from DIR")


# Folders ------------------------------------------------------------------------------------


def test_an_old_folder_that_is_none_or_has_no_workspace(tmp_path: Path) -> None:
    assert refused("init", "--from", "old", "next", folder=tmp_path) == (
        "anplan：没有文件夹：old。--from 后请给出原方案的工作区"
    )
    tmp_path.joinpath("old").mkdir()
    assert refused("init", "--from", "old", "next", folder=tmp_path).startswith(
        "anplan：这里没有工作区："
    )


def test_a_folder_that_holds_something_is_refused_but_a_new_repository_is_taken(
    school: Path,
) -> None:
    new = school.parent / "next"
    new.joinpath(".git").mkdir(parents=True)
    add(new / ".gitattributes", "* -text\n")
    add(new / "notes.txt", "x")
    told = refused(*CHINESE, "init", "--from", "school", "next", folder=school.parent)
    assert told.startswith("anplan：文件夹不为空：")
    new.joinpath("notes.txt").unlink()
    turned(school)
    assert new.joinpath(".gitattributes").read_text("utf-8") == "* -text\n"


def test_a_file_in_the_place_of_the_folder_is_refused(school: Path) -> None:
    add(school.parent / "next", "x")
    told = refused(*CHINESE, "init", "--from", "school", "next", folder=school.parent)
    assert told.startswith("anplan：不是文件夹：")


@pytest.mark.parametrize("target", ["school/next", "school", "school/units/../next"])
def test_a_folder_within_the_old_workspace_is_refused(school: Path, target: str) -> None:
    told = refused(*CHINESE, "init", "--from", "school", target, folder=school.parent)
    assert "在原工作区之内" in told


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_into_the_old_workspace_is_seen_through(school: Path) -> None:
    school.parent.joinpath("link").symlink_to(school)
    told = refused(*CHINESE, "init", "--from", "school", "link/next", folder=school.parent)
    assert "在原工作区之内" in told


def test_an_old_workspace_with_an_unreadable_file_is_refused_and_the_place_named(
    school: Path,
) -> None:
    edit(school / "units/gym/2023-Q4.yaml", "value: 20", "value: about 20")
    done = run(*CHINESE, "init", "--from", "school", "next", folder=school.parent)
    assert (done.code, done.out) == (2, "")
    assert "units/gym/2023-Q4.yaml:2:" in done.err
    assert done.err.endswith(
        "anplan：原工作区有文件读不出。先改好；anplan check -C school 逐处列出\n"
    )
    assert not school.parent.joinpath("next").exists()


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_among_the_templates_is_not_copied_and_told(school: Path) -> None:
    school.joinpath("templates/secret").symlink_to("/etc/hostname")
    done = run("init", "--from", "school", "next", folder=school.parent)
    assert done.code == 0
    assert "templates/secret" in done.err
    assert not os.path.lexists(school.parent / "next/templates/secret")


# Together with the other options ------------------------------------------------------------


def test_only_tried_it_lists_the_files_and_writes_nothing(school: Path) -> None:
    options = ("--dry-run", "--ci", "github")
    told = shown("init", "--from", "school", *options, "next", folder=school.parent)
    assert told.splitlines() == [
        "next/.gitattributes",
        "next/.vscode/settings.json",
        "next/plan/indicators/absence.yaml",
        "next/plan/indicators/books.yaml",
        "next/plan/plan.yaml",
        "next/plan/source.txt",
        "next/plan/tasks/1.1.yaml",
        *(f"next/schema/{kind}.json" for kind in sorted(BY_NAME)),
        "next/templates/brief.md.j2",
        "next/units/gym/unit.yaml",
        "next/units/office/unit.yaml",
        "next/.github/workflows/anplan.yml",
    ]
    assert not school.parent.joinpath("next").exists()


def test_with_the_workflow_and_the_owners_of_who_is_still_there(school: Path) -> None:
    add(school / "units/office/unit.yaml", "owners: [head]\n")
    add(school / "units/kitchen/unit.yaml", "owners: [cook]\n")
    new = turned(school, "--ci", "github", "--codeowners")
    assert new.joinpath(".github/workflows/anplan.yml").exists()
    owners = new.joinpath(".github/CODEOWNERS").read_text("utf-8")
    assert "/units/office/ @head\n" in owners
    assert "cook" not in owners


def test_owners_that_nobody_names_are_refused_before_anything_is_written(school: Path) -> None:
    told = refused(
        *CHINESE, "init", "--from", "school", "--codeowners", "next", folder=school.parent
    )
    assert told.startswith("anplan：next 没有单位写明负责账号")
    assert not school.parent.joinpath("next").exists()


# Registers ----------------------------------------------------------------------------------

REGISTER = """\
title: Projects
reported_by: [office, kitchen]
stages:
  - {id: new, title: New}
  - {id: running, title: Running}
  - {id: done, title: Done}
fields: [{id: amount, title: Amount, measure: euro}]
roles: [Head]
quote: Each term they report
assumed: [reported_by, fields, roles, stages]
"""
ITEMS = """\
items:
  - {register: projects, id: P-1, title: "The \\"hall\\" # 1", stage: new, on: 2023-10-01, amount: 300}
  - {register: projects, id: P-1, stage: running, on: 2023-11-02, roles: {Head: "the head: 1"}}
  - {register: projects, id: P-2, title: Fair, stage: done, on: 2023-11-02}
"""


def test_items_that_are_still_open_go_on_in_the_next_plan(school: Path) -> None:
    add(school / "plan/registers/projects.yaml", REGISTER)
    add(school / "units/office/2023-Q4.yaml", ITEMS)
    item = "items: [{register: projects, id: P-3, title: Stove, stage: new, on: 2023-10-01}]\n"
    add(school / "units/kitchen/2023-Q4.yaml", item)
    told = shown("init", "--from", "school", "next", "--lang", "en", folder=school.parent)
    assert "Items of registers that are still open: 1, in units/<id>/carried.yaml\n" in told
    new = school.parent / "next"
    assert new.joinpath("units/office/carried.yaml").read_text("utf-8") == (
        "# Items of the plan before that are still open; reports go on from where they stand.\n"
        "items:\n"
        '  - {register: projects, id: P-1, title: "The \\"hall\\" # 1", stage: running, '
        'on: 2023-11-02, roles: {Head: "the head: 1"}, amount: 300}\n'
    )
    assert new.joinpath("plan/registers/projects.yaml").read_text("utf-8") == REGISTER.replace(
        "reported_by: [office, kitchen]",
        "# last year also: Kitchen (until 2024-07-31)\nreported_by: [office]",
    ).replace("quote: Each term they report", "quote: TODO")
    fill(new, 2024)
    assert shown("check", folder=new) == "read 9/9 files; errors: 0, warnings: 0, notes: 0\n"


def test_a_map_of_a_table_passes_into_the_next_plan_as_it_is(copied: Path, tmp_path: Path) -> None:
    with_map(copied)
    assert run("init", "--from", str(copied), "next", "--year", "2026", folder=tmp_path).code == 0

    assert (tmp_path / "next/plan/maps/stats.yaml").read_text("utf-8") == MAP
