"""Several workspaces at once: what a user types and sees."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown
from tests.small_plans import small_plan, water_and_school

BOTH = ("-C", "water", "-C", "school", "--on", "2025-07-10")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    water_and_school(tmp_path)
    return tmp_path


def broken(office: Path) -> None:
    """Add a third plan, which nobody can read."""
    small_plan(office / "roads", "道路改造方案", ("jtj", "市交通局"))
    add(office / "roads/plan/plan.yaml", "start: [\n")


class TestStatus:
    def test_a_row_for_each_plan_the_worst_first(self, office: Path) -> None:
        assert shown("status", *BOTH, folder=office) == (
            "2份方案；截至 2025-07-10\n"
            "\n"
            "工作区  方案           红  黄   绿  蓝  灰  销号  应报材料  最要紧事项\n"
            "water   供水改造方案  1/1                              1/2  "
            "新建管网：低于序时进度 30.0 个百分点（市水务局）\n"
            "school  校园建设方案           1/1                     1/2\n"
            "合计                  1/1      1/1                     2/4\n"
            "各灯为指标数/任务数；应报材料为未报数/应报数\n"
        )

    def test_in_english(self, office: Path) -> None:
        first = shown("status", *BOTH, "--lang", "en", folder=office).splitlines()[0]
        assert first == "2 plans; as of 2025-07-10"

    def test_one_that_cannot_be_read_is_named_and_the_rest_shown(self, office: Path) -> None:
        broken(office)
        done = run("status", "-C", "roads", *BOTH, folder=office)
        assert done.code == 2
        assert done.out.splitlines()[0] == "3份方案；截至 2025-07-10；其中1份无法读取"
        assert "roads   无法读取" in done.out
        assert "water   供水改造方案" in done.out
        assert done.err.splitlines()[0].startswith("roads：plan/plan.yaml:")
        assert done.err.splitlines()[-1].startswith("anplan：roads：plan/plan.yaml 读不出")

    def test_it_fails_on_what_one_of_them_has(self, office: Path) -> None:
        assert run("status", *BOTH, "--fail-on", "red", folder=office).code == 1
        of_school = ("-C", "school", "-C", "school", "--on", "2025-07-10", "--fail-on", "red")
        assert run("status", *of_school, folder=office).code == 0

    def test_json_has_each_with_its_folder(self, office: Path) -> None:
        broken(office)
        done = run("status", *BOTH, "-C", "roads", "--format", "json", folder=office)
        first, _, last = json.loads(done.out)["workspaces"]
        assert (first["workspace"], first["folder"], first["error"]) == ("water", "water", None)
        assert [one["light"] for one in first["status"]["indicators"]] == ["red"]
        assert last["status"] is None
        assert last["error"] == "plan/plan.yaml 读不出，无法研判"

    def test_csv_is_one_table(self, office: Path) -> None:
        text = shown("status", *BOTH, "--format", "csv", folder=office)
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        found = [(row["workspace"], row["id"], row["light"]) for row in rows]
        assert found == [("water", "pipes", "red"), ("school", "pipes", "green")]

    def test_what_asks_about_one_is_refused(self, office: Path) -> None:
        assert refused("status", *BOTH, "1.1", folder=office) == (
            "anplan：REF 只能用于一个工作区，这里指定了多个。请用 -C 只指定一个，或去掉 REF"
        )


class TestAList:
    def test_folders_patterns_and_remarks(self, office: Path) -> None:
        add(office / "office.txt", "# 我局承担的方案\nwater  # 牵头\nsch*\n\n")
        said = shown("status", "--workspaces", "office.txt", "--on", "2025-07-10", folder=office)
        assert said == shown("status", *BOTH, folder=office)

    def test_it_is_meant_from_its_own_folder(self, office: Path) -> None:
        add(office / "lists/office.txt", "../water\n../school\n")
        said = shown(
            "status", "--workspaces", "lists/office.txt", "--on", "2025-07-10", folder=office
        )
        assert said == shown("status", *BOTH, folder=office)

    def test_a_folder_that_was_moved_is_named(self, office: Path) -> None:
        add(office / "office.txt", "water\nmoved\nschool\n")
        done = run("status", "--workspaces", "office.txt", "--on", "2025-07-10", folder=office)
        assert (done.code, done.out.count("供水改造方案")) == (2, 1)
        assert "moved：没有文件夹" in done.err

    def test_a_pattern_that_finds_nothing_is_named(self, office: Path) -> None:
        add(office / "office.txt", "water\nplans/*\n")
        done = run("status", "--workspaces", "office.txt", "--on", "2025-07-10", folder=office)
        assert done.code == 2
        assert "plans/*" in done.err

    def test_an_empty_one(self, office: Path) -> None:
        add(office / "office.txt", "# nothing yet\n")
        assert refused("status", "--workspaces", "office.txt", folder=office) == (
            "anplan：office.txt 没有列出工作区。请每行写一个文件夹，或写 plans/* 这样的通配路径"
        )

    def test_one_that_is_not_there(self, office: Path) -> None:
        assert refused("status", "--workspaces", "office.txt", folder=office) == (
            "anplan：没有文件 office.txt。--workspaces 后请给出列有工作区的文本文件"
        )

    def test_folders_of_one_name_are_told_apart(self, office: Path) -> None:
        small_plan(office / "old/water", "旧供水方案", ("swj", "市水务局"))
        said = shown(
            "status", "-C", "water", "-C", "old/water", "--on", "2025-07-10", folder=office
        )
        assert f"{office.name}/water" in said
        assert "old/water" in said


class TestDue:
    def test_what_one_office_owes_in_all_of_them(self, office: Path) -> None:
        said = shown("due", *BOTH, "--unit", "市住建局", folder=office)
        assert said.splitlines()[:8] == [
            "2份方案；截至 2025-07-10",
            "",
            "应报 2 份：按时 0，逾期 0，未报 2",
            "",
            "未报",
            "到期                   工作区  材料              单位",
            "2025-07-05  逾期 5 天  water   2025-06 进展月报  市住建局",
            "2025-07-05  逾期 5 天  school  2025-06 进展月报  市住建局",
        ]

    def test_plans_that_lack_the_unit_are_named(self, office: Path) -> None:
        done = run("due", *BOTH, "--unit", "市水务局", folder=office)
        assert (done.code, done.err) == (0, "school：没有单位 市水务局\n")
        assert "school" not in done.out

    def test_a_unit_that_none_of_them_has(self, office: Path) -> None:
        assert refused("due", *BOTH, "--unit", "交通局", folder=office) == (
            "anplan：没有单位 交通局。各份方案中都没有；请按其中一份方案的叫法填写单位"
        )

    def test_one_reminder_a_unit(self, office: Path) -> None:
        assert shown("due", "--remind", *BOTH, folder=office) == (
            "市住建局\n"
            "您好！现提醒2份方案有关事项。\n"
            "1、供水改造方案\n"
            "尚未收到6月份进展月报（7月5日到期，已逾期5天），请尽快补报。\n"
            "2、校园建设方案\n"
            "尚未收到6月份进展月报（7月5日到期，已逾期5天），请尽快补报。\n"
            "请填写Excel填报表后发回，或用 anplan record 录入；如已报送请忽略本提示，谢谢！\n"
        )

    def test_one_id_for_two_offices_is_told(self, office: Path) -> None:
        small_plan(
            office / "parks", "公园建设方案", ("yyj", "市园林局"), beside=("zjj", "市助建中心")
        )
        done = run("due", "--remind", *BOTH, "-C", "parks", folder=office)
        assert done.err == (
            "zjj 在各方案中是不同的单位，分别处理：市住建局（water）、市助建中心（parks）；"
            "如是同一单位，请把另一名称写入 unit.yaml 的 aliases\n"
        )


class TestCheck:
    def test_findings_have_the_way_to_their_file(self, office: Path) -> None:
        edit(office / "school/plan/tasks/1.1.yaml", "jyj", "jyk")
        done = run("check", "-C", "water", "-C", "school", folder=office)
        assert done.code == 1
        assert "school/plan/tasks/1.1.yaml:2:9 错误 R108" in done.out
        assert done.out.splitlines()[-2].startswith("water：读取 7/7 个文件：0 个错误")

    def test_at_the_top_of_a_repository_those_below_are_found(self, office: Path) -> None:
        assert shown("check", folder=office) == shown(
            "check", "-C", "school", "-C", "water", folder=office
        )

    def test_where_there_is_none_below_it_is_told(self, tmp_path: Path) -> None:
        assert "这里没有工作区" in refused("check", folder=tmp_path)

    def test_github_and_sarif_name_files_from_the_top(self, office: Path) -> None:
        run_git(office)
        edit(office / "school/plan/tasks/1.1.yaml", "jyj", "jyk")
        log = run("check", "--format", "github", folder=office).out
        assert "::error file=school/plan/tasks/1.1.yaml,line=2,col=9," in log
        sarif = json.loads(run("check", "--format", "sarif", folder=office).out)
        (only,) = sarif["runs"]
        uris = {
            place["physicalLocation"]["artifactLocation"]["uri"]
            for result in only["results"]
            for place in result["locations"]
        }
        assert "school/plan/tasks/1.1.yaml" in uris


def run_git(folder: Path) -> None:
    """Make a folder the top of a repository."""
    (folder / ".git").mkdir()


def test_a_command_about_one_refuses_several(office: Path) -> None:
    assert refused("why", "pipes", "-C", "water", "-C", "school", folder=office) == (
        "anplan：此命令只针对一个工作区，-C 却指定了2个。"
        "可以同时指定多个工作区的命令：status、due、check、form、collect、export、calendar、site、"
        "rollup"
    )


def test_readings_of_all_are_one_table(office: Path) -> None:
    said = shown("export", "-C", "water", "-C", "school", "--format", "csv", folder=office)
    assert [line.split(",")[:5] for line in said.splitlines()[1:]] == [
        ["water", "swj", "2025-06", "2025-07-03", "pipes"],
        ["school", "jyj", "2025-06", "2025-07-03", "pipes"],
    ]


def test_tables_of_each_go_into_a_folder_of_its_name(office: Path) -> None:
    done = run("export", *BOTH, "--to", "csv", "-o", "tables", folder=office)
    assert done.code == 0
    assert sorted(path.name for path in (office / "tables").iterdir()) == ["school", "water"]
    readings = (office / "tables/school/readings.csv").read_text(encoding="utf-8-sig")
    assert readings.splitlines()[1].startswith("school,")


def test_all_may_share_one_folder_of_tables(office: Path) -> None:
    asked = ("export", *BOTH, "--append", "-o", "shared")
    first, again = run(*asked, folder=office), run(*asked, folder=office)
    assert (first.code, again.code) == (0, 0)
    assert [path.name for path in sorted((office / "shared/states").iterdir())] == [
        "workspace=school",
        "workspace=water",
    ]
    assert first.err.splitlines()[0].startswith("water：已写入：shared：water（新写")
    assert first.err.splitlines()[-1] == "工作区共 2 个：写入 2 个，不变 0 个，读不出 0 个"
    assert again.err.splitlines() == ["工作区共 2 个：写入 0 个，不变 2 个，读不出 0 个"]


def test_an_export_of_all_that_was_stopped_goes_on_where_it_was(office: Path) -> None:
    asked = ("export", *BOTH, "--append", "-o", "shared")
    assert (
        run("export", "-C", "water", *BOTH[-2:], "--append", "-o", "../shared", folder=office).code
        == 0
    )
    done = run(*asked, folder=office)
    assert done.err.splitlines()[0].startswith("school：已写入")
    assert done.err.splitlines()[-1] == "工作区共 2 个：写入 1 个，不变 1 个，读不出 0 个"


def test_of_an_export_of_all_what_cannot_be_read_is_counted(office: Path) -> None:
    (office / "water/plan/plan.yaml").write_text("a: [", encoding="utf-8")
    done = run("export", *BOTH, "--append", "-o", "shared", "--dry-run", folder=office)
    assert done.code == 2
    assert done.err.splitlines()[-1] == "工作区共 2 个：将写入 1 个，不变 0 个，读不出 1 个"


def test_one_calendar_names_the_plan_of_each_entry(office: Path) -> None:
    assert run("calendar", *BOTH, "--unit", "市住建局", "-o", "x.ics", folder=office).code == 0
    text = (office / "x.ics").read_text(encoding="utf-8").replace("\r\n ", "")
    assert "SUMMARY:6月份进展月报（供水改造方案）" in text
    assert "SUMMARY:6月份进展月报（校园建设方案）" in text


def test_a_first_page_leads_to_each_plan(office: Path) -> None:
    assert run("site", *BOTH, "-o", "pages", folder=office).code == 0
    page = (office / "pages/index.html").read_text(encoding="utf-8")
    assert 'href="water/index.html"' in page
    assert (office / "pages/water/index.html").is_file()
    assert run("site", *BOTH, "-o", "pages", folder=office).code == 0


def test_many_are_asked_in_processes_of_their_own(tmp_path: Path) -> None:
    for number in range(18):
        small_plan(tmp_path / f"plan-{number:02}", f"方案{number}", ("swj", "市水务局"))
    add(tmp_path / "all.txt", "plan-*\n")
    said = shown("status", "--workspaces", "all.txt", "--on", "2025-07-10", folder=tmp_path)
    assert [line.split()[0] for line in said.splitlines()[3:-2]] == [
        f"plan-{number:02}" for number in range(18)
    ]


def test_one_workflow_checks_all_that_lie_below(office: Path) -> None:
    run_git(office)
    done = run("init", "--ci", "github", folder=office)
    assert (done.code, done.out) == (0, ".github/workflows/anplan.yml\n")
    assert done.err == "适用于下列工作区：school、water\n"
    workflow = (office / ".github/workflows/anplan.yml").read_text(encoding="utf-8")
    assert "working-directory" not in workflow
    assert not (office / "plan").exists()


def test_owners_of_all_that_lie_below_are_in_one_file(office: Path) -> None:
    run_git(office)
    for name, unit in (("water", "swj"), ("school", "jyj")):
        add(office / name / f"units/{unit}/unit.yaml", f"owners: [clerk-{unit}]\n")
    assert run("init", "--codeowners", folder=office).code == 0
    owners = (office / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "/water/units/swj/ @clerk-swj" in owners
    assert "/school/units/jyj/ @clerk-jyj" in owners


def test_sentences_that_two_plans_share(office: Path) -> None:
    add(office / "water/plan/source.txt", "一、主要任务\n1.完善水源地保护制度。\n2.新建管网。\n")
    add(office / "school/plan/source.txt", "一、重点工作\n（三）完善水源地保护制度；\n")
    assert shown("source", "-C", "water", "--against", "../school", folder=office) == (
        "供水改造方案\n"
        "与《校园建设方案》相同的语句：1句\n"
        "\n"
        "1.完善水源地保护制度。\n"
        "    本方案：没有对应事项\n"
        "    该方案：没有对应事项\n"
    )


def test_a_plan_without_its_document_shares_nothing_that_can_be_told(office: Path) -> None:
    (office / "school/plan/source.txt").unlink()
    done = run("source", "-C", "water", "--against", "../school", folder=office)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1].startswith("anplan：../school 没有方案原文：plan/source.txt。")


def test_pages_of_a_plan_cannot_be_called_as_the_first_page(office: Path) -> None:
    (office / "water").rename(office / "index.html")
    said = refused("site", "-C", "index.html", "-C", "school", "-o", "pages", folder=office)
    assert said.startswith("anplan：网页 index.html 与一个工作区的文件夹重名。")
    assert not (office / "pages").exists()


def test_those_that_are_broken_alike_are_each_named(office: Path) -> None:
    for name in ("water", "school"):
        add(office / name / "plan/plan.yaml", "a: [\n")
    done = run("status", *BOTH, folder=office)
    assert done.code == 2
    assert [line.split("：")[1] for line in done.err.splitlines() if line[:7] == "anplan："] == [
        "water",
        "school",
    ]


@pytest.mark.parametrize("place", ["water", "water/plan", "pages"])
def test_pages_of_several_are_refused_before_one_is_written(office: Path, place: str) -> None:
    add(office / "pages/index.html", "<p>somebody's own</p>\n")
    before = sorted(office.rglob("*"))
    assert run("site", *BOTH, "-o", place, folder=office).code == 2
    assert sorted(office.rglob("*")) == before


def test_a_calendar_is_not_replaced_by_one_that_lacks_a_plan(office: Path) -> None:
    asked = ("calendar", *BOTH, "-o", "x.ics")
    assert run(*asked, folder=office).code == 0
    there = (office / "x.ics").read_bytes()
    add(office / "school/plan/plan.yaml", "a: [\n")
    done = run(*asked, folder=office)
    assert (done.code, done.err.splitlines()[-1]) == (
        2,
        "x.ics 保留原样：否则会缺上述方案的日程",
    )
    assert (office / "x.ics").read_bytes() == there
    assert run(*asked, "--yes", folder=office).code == 2
    assert (office / "x.ics").read_bytes() != there


def test_a_place_among_a_workspaces_files_is_refused_before_a_folder_is_made(
    office: Path,
) -> None:
    done = run("export", *BOTH, "--to", "xlsx", "-o", "water/units/new/x", folder=office)
    assert done.code == 2
    assert not (office / "water/units/new").exists()


def test_a_folder_that_is_called_as_a_file_is_refused(office: Path) -> None:
    said = refused("export", *BOTH, "--to", "xlsx", "-o", "台账.xlsx", folder=office)
    assert said == "anplan：台账.xlsx 像是文件名，而几个工作区要写进文件夹。写作 -o 台账"


def test_above_workspaces_it_says_which_lie_below(office: Path) -> None:
    said = refused("status", folder=office)
    assert said.endswith(
        "。下面有工作区：school、water。请用 -C 指定一个；几个一起问，写几个 -C 或用 --workspaces"
    )


def test_a_folder_within_a_workspace_is_that_workspace(office: Path) -> None:
    said = shown("status", "-C", "water", "-C", "water/units", *BOTH[4:], folder=office)
    assert said.splitlines()[0] == "1份方案；截至 2025-07-10"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_all_calendars_is_refused(day: str, office: Path) -> None:
    said = refused("status", "-C", "water", "--on", day, folder=office)
    assert said == f"anplan：不是日期：{day}。日期写作 2025-06-30"


def test_what_is_red_and_yellow_in_all_plans_stands_on_the_first_page(office: Path) -> None:
    assert run("site", *BOTH, "-o", "pages", folder=office).code == 0
    page = (office / "pages/index.html").read_text(encoding="utf-8")
    assert "需关注事项" in page
    assert 'href="water/indicator-pipes.html"' in page
    assert page.count("截至 2025-07-10") == 3, "as its title, above, and at the foot"


def test_files_that_cannot_be_read_are_told_beside_the_figures(office: Path) -> None:
    add(office / "water/units/swj/unit.yaml", "owner: x\n")
    told = "有文件读不出，其中的内容未计入：water（1个文件）"
    assert told in run("status", *BOTH, folder=office).out
    run("site", *BOTH, "-o", "pages", folder=office)
    for page in ("index.html", "rollup.html"):
        assert told in (office / "pages" / page).read_text(encoding="utf-8"), page
    run("export", *BOTH, "--append", "-o", "t", folder=office)
    assert told in run("rollup", "t", folder=office).out


def test_pages_of_plans_that_are_no_longer_among_them_are_told(office: Path) -> None:
    run("site", *BOTH, "-o", "pages", folder=office)
    done = run("site", "-C", "water", "--workspaces", one(office), "-o", "pages", folder=office)
    assert "中还有这次未列入的方案的网页：school\n" in done.err


def one(office: Path) -> str:
    """A list of one workspace."""
    add(office / "one.txt", "water\n")
    return "one.txt"


def test_pages_that_would_be_written_are_not_told_as_written(office: Path) -> None:
    done = run("site", *BOTH, "-o", "pages", "--dry-run", folder=office)
    assert "water：将写入9页，0页不变，删去0页\n" in done.err


def test_a_figure_that_no_table_holds_leaves_the_plan_on_the_first_page(office: Path) -> None:
    edit(office / "water/units/swj/2025-06.yaml", "value: 20,", "value: 20.1234567890123,")
    done = run("site", *BOTH, "-o", "pages", folder=office)
    assert done.code == 0, done.err
    assert 'href="water/index.html"' in (office / "pages/index.html").read_text(encoding="utf-8")
    together = (office / "pages/rollup.html").read_text(encoding="utf-8")
    assert "读不出、未计入的工作区：water" in together


def test_where_no_plan_can_be_read_no_page_is_written(office: Path) -> None:
    for name in ("water", "school"):
        add(office / name / "plan/plan.yaml", "a: [\n")
    assert run("site", *BOTH, "-o", "pages", folder=office).code == 2
    assert not (office / "pages/index.html").exists()


def test_what_all_refuse_is_a_wrong_question_and_shows_nothing(office: Path) -> None:
    said = refused("status", "-C", "water", "-C", "school", "--on", "那天", folder=office)
    assert said == "anplan：不是日期：那天。日期写作 2025-06-30"


def test_a_plan_that_owes_nothing_for_a_period_is_named(office: Path) -> None:
    edit(office / "school/plan/plan.yaml", "every: month", "every: quarter")
    edit(
        office / "school/plan/plan.yaml",
        "start: 2025-06, end: 2025-12",
        "start: 2025-Q2, end: 2025-Q4",
    )
    done = run("due", *BOTH, "--period", "2025-06", folder=office)
    assert (done.code, done.out.splitlines()[0]) == (0, "1份方案；截至 2025-07-10")
    assert done.err.startswith("school：2025-06 没有应报材料")
