"""``anplan site``: what is in its pages, and what becomes of the folder that they are in."""

import json
import shutil
from pathlib import Path

import pytest

from anplan.show.words import Words
from tests.pages.made import handlers, made, read, said
from tests.program import refused, run, shown
from tests.repositories import commit_all, git

WORDS = Words("zh_CN")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html"))}


def test_a_page_for_each_thing(pages: Path) -> None:
    names = set(texts(pages))
    assert {"index.html", "map.html", "calendar.html", "document.html", "briefs.html"} <= names
    assert {"indicator-tech-contracts.html", "task-2.3.html", "unit-jxkc.html"} <= names
    assert {"register-project-library.html", "brief-2025-06.html", "brief-2025-H1.html"} <= names
    assert len([name for name in names if name.startswith("unit-")]) == 27


def test_the_first_page_begins_with_what_is_off_and_why(pages: Path) -> None:
    page = said(texts(pages)["index.html"])
    assert (
        "首先要看的问题 指标10项：红1、黄2、绿3、蓝2、灰1、销号1；任务14项：红2、黄4、绿4、蓝4"
        " ■ 红 落地“拨转股”项目 截至2025-09-30应完成14个、实际11个；2025-12-31应完成20个，还差9个。"
        " 责任单位 区经信科创局"
    ) in page


def test_an_indicator_says_what_why_says(sample: Path, pages: Path) -> None:
    page = said(texts(pages)["indicator-tech-contracts.html"])
    told = shown("why", "tech-contracts", folder=sample).splitlines()
    body = [" ".join(line.split()) for line in told[3:] if line.startswith("  ")]
    assert len(body) > 10
    assert [line for line in body if line.partition("（plan/")[0] not in page] == []


def test_every_reading_has_its_file_line_and_commit(sample: Path, pages: Path) -> None:
    page = said(texts(pages)["indicator-tech-contracts.html"])
    reports = sorted((sample / "units/jxkc").glob("2025-*.yaml"))
    told = 0
    for report in reports:
        lines = report.read_text(encoding="utf-8").splitlines()
        if "  - indicator: tech-contracts" not in lines:
            continue
        number = lines.index("  - indicator: tech-contracts") + 2
        file = report.relative_to(sample).as_posix()
        commit = git("blame", "-s", "-L", f"{number},{number}", file, folder=sample)[:7]
        if "value:" in lines[number - 1]:
            told += 1
            assert f"{file}:{number} 提交 {commit}" in page
    assert told == 6


def test_every_figure_is_that_of_status(sample: Path, pages: Path) -> None:
    status = json.loads(shown("status", "--format", "json", folder=sample))
    every = texts(pages)
    overview = said(every["index.html"])
    for one in status["indicators"]:
        page = said(every[f"indicator-{one['id']}.html"])
        light = WORDS.light(one["light"])
        assert one["reason"] in page
        assert f"{light} {one['reason']}" in page
        if one["value"] is not None:
            assert f"{one['value']}{one['measure']}" in overview
            assert f"完成：{one['value']}{one['measure']}，截至 {one['as_of']}" in page
    for task in status["tasks"]:
        light, title = WORDS.light(task["light"]), task["title"]
        assert f"{task['id']} {title}" in overview
        assert f"{light} {task['reason']}" in said(every[f"task-{task['id']}.html"])
        assert f"{task['reported']}/{task['owing']}" in overview
    papers = status["papers"]
    counts = f"应报 {papers['owed']} 份：按时 {papers['done']}，逾期 {papers['late']}，未报 {papers['missing']}"
    assert counts in overview
    for register in status["registers"]:
        page = said(every[f"register-{register['id']}.html"])
        for stage in register["stages"]:
            assert f"{stage['title']} {stage['reached']}" in page


def test_no_page_leads_to_where_nothing_is(pages: Path, school_pages: Path) -> None:
    for folder in (pages, school_pages):
        every = texts(folder)
        ids = {name: set(ids_of(text)) for name, text in every.items()}
        for name, text in every.items():
            for link in read(text).links:
                if link == "data:,":
                    continue
                page, _, anchor = link.partition("#")
                assert page == "" or page in every, (name, link)
                assert anchor == "" or anchor in ids[page or name], (name, link)


def ids_of(text: str) -> list[str]:
    return [part.partition('"')[0] for part in text.split(' id="')[1:]]


def test_no_id_stands_twice_in_one_file(pages: Path, sample: Path, tmp_path: Path) -> None:
    one = tmp_path / "one.html"
    run("site", "--single", "-o", str(one), folder=sample)
    for text in (*texts(pages).values(), one.read_text(encoding="utf-8")):
        assert len(ids_of(text)) == len(set(ids_of(text)))


def test_the_same_files_give_the_same_bytes(sample: Path, pages: Path, tmp_path: Path) -> None:
    assert contents(made(sample, tmp_path / "again")) == contents(pages)


def test_a_second_run_writes_nothing(sample: Path, pages: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(pages, tmp_path / "site")
    done = run("site", "-o", str(folder), folder=sample)
    count = len(texts(pages))
    assert done.err == (
        f"{folder}：写入0页，{count}页未变，删去0页\n请从 {folder / 'index.html'} 看起\n"
    )


def test_a_dry_run_writes_nothing(sample: Path, tmp_path: Path) -> None:
    done = run("site", "-o", "pages", "--dry-run", "-C", str(sample), folder=tmp_path)
    assert done.code == 0
    assert "将写入71页，0页不变，删去0页" in done.err
    assert list(tmp_path.iterdir()) == []


def test_pages_of_what_is_gone_go(copied: Path, pages: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(pages, tmp_path / "site")
    (copied / "briefs/2025-04.md").unlink()
    commit_all(copied)
    done = run("site", "-o", str(folder), folder=copied)
    assert "删去1页" in done.err
    assert not (folder / "brief-2025-04.html").exists()
    assert "brief-2025-04" not in (folder / "briefs.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["notes.txt", "other.html", "folder", ".htaccess"])
def test_a_folder_with_a_foreign_file_is_refused(name: str, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    if name == "folder":
        (folder / name).mkdir()
    else:
        (folder / name).write_text("mine", encoding="utf-8")
    told = refused("site", "-o", str(folder), folder=sample)
    assert told == (
        f"anplan：{folder}中有并非本程序写入的文件：{name}。用 -o 另指定文件夹，或先移走这些文件"
    )
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_link_in_the_place_of_a_page_is_foreign(
    sample: Path, pages: Path, tmp_path: Path
) -> None:
    folder, outside = shutil.copytree(pages, tmp_path / "site"), tmp_path / "outside.html"
    outside.write_bytes((folder / "index.html").read_bytes())
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(outside)
    before = outside.read_bytes()
    assert "index.html" in refused("site", "-o", str(folder), "--yes", folder=sample)
    assert outside.read_bytes() == before


def test_a_page_that_somebody_changed_is_kept_unless_yes(
    sample: Path, pages: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(pages, tmp_path / "site")
    (folder / "map.html").write_text("mine", encoding="utf-8")
    told = refused("site", "-o", str(folder), folder=sample)
    assert told == "anplan：map.html 写出后被人改过。用 -o 另指定文件夹；--yes 则覆盖"
    made(sample, folder, "--yes")
    assert contents(folder) == contents(pages)


def test_what_a_broken_run_left_is_no_obstacle(sample: Path, pages: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(pages, tmp_path / "site")
    (folder / ".map.html.0123abcd.tmp").write_bytes(b"half")
    mark = folder / ".anplan-site"
    lines = mark.read_text(encoding="ascii")
    digest = lines.partition(" ")[0]
    mark.write_text(f"{lines}{'0' * 64}  map.html\n{digest}  gone.html\n", encoding="ascii")
    made(sample, folder)
    assert contents(folder) == contents(pages)


def test_a_folder_that_is_refused_stays_as_it_is(sample: Path, pages: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(pages, tmp_path / "site")
    (folder / ".map.html.0123abcd.tmp").write_bytes(b"half")
    (folder / "other.txt").write_bytes(b"mine")
    before = contents(folder)
    assert refused("site", "-o", str(folder), folder=sample).startswith(
        f"anplan：{folder}中有并非本程序写入的文件：other.txt。"
    )
    assert contents(folder) == before


@pytest.mark.parametrize("is_site", [True, False])
def test_what_only_looks_like_a_left_over_is_foreign(
    is_site: bool, sample: Path, pages: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    if is_site:
        shutil.copytree(pages, folder)
    else:
        folder.mkdir()
    (folder / ".mine.deadbeef.tmp").write_bytes(b"mine")
    before = contents(folder)
    assert ".mine.deadbeef.tmp" in refused("site", "-o", str(folder), folder=sample)
    assert contents(folder) == before


def test_without_a_folder_it_is_the_workspaces_own_and_git_leaves_it_out(copied: Path) -> None:
    done = run("site", folder=copied)
    assert done.code == 0
    assert (copied / "site/index.html").is_file()
    assert git("status", "--porcelain", folder=copied) == ""


@pytest.mark.parametrize("folder", ["plan/site", "units", "briefs", "templates/site"])
def test_it_is_not_written_among_the_files_of_the_workspace(folder: str, copied: Path) -> None:
    told = refused("site", "-o", folder, folder=copied)
    assert "存放工作区自己的文件" in told
    assert git("status", "--porcelain", folder=copied) == ""


def test_one_file_has_all_and_can_be_sent(sample: Path, pages: Path, tmp_path: Path) -> None:
    one = tmp_path / "plan.html"
    done = run("site", "--single", "-o", str(one), folder=sample)
    assert (done.code, done.out) == (0, "")
    text = one.read_text(encoding="utf-8")
    assert len(text.encode("utf-8")) < 1.5 * 1024 * 1024
    assert {link[:1] for link in read(text).links if link != "data:,"} == {"#"}
    for name in texts(pages):
        assert f'class="page" id="{name.removesuffix(".html")}"' in text
    ids = set(ids_of(text))
    assert [link for link in read(text).links if link[0] == "#" and link[1:] not in ids] == []


def test_a_single_page_that_somebody_changed_is_kept(sample: Path, tmp_path: Path) -> None:
    one = tmp_path / "plan.html"
    one.write_text("mine", encoding="utf-8")
    told = refused("site", "--single", "-o", str(one), folder=sample)
    assert told.startswith("anplan：plan.html ")
    assert one.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "x.html"), "x.html 是网页文件名，不是文件夹名。加 --single：全部页面写成一个文件"),
        (("--single", "-o", "x"), "x 不是网页文件名。写作 -o x.html"),
        (("-o", "-"), "整个文件夹不能输出到标准输出。加 --single：单个文件可以"),
        (("--port", "1"), "--port 与 --serve 同用"),
        (("--serve", "-o", "x"), "--serve 不与 -o、--single、--yes、--dry-run 同用"),
        (("--rev", "HEAD"), "某次提交中的文件没有可放网页的文件夹。用 -o 指定文件夹"),
    ],
)
def test_what_does_not_go_together_is_refused(
    options: tuple[str, ...], told: str, sample: Path
) -> None:
    assert refused("site", *options, folder=sample) == f"anplan：{told}"


def test_an_earlier_commit_has_its_own_site(sample: Path, tmp_path: Path) -> None:
    first = made(sample, tmp_path / "site", "--known", "2025-07-08")
    page = said(texts(first)["index.html"])
    assert "截至 2025-07-08；" in page
    assert "按 2025-07-08 已知情况" in page
    assert "brief-2025-08.html" not in texts(first)


def test_a_plan_without_reports_says_so(tmp_path: Path) -> None:
    workspace = Path(__file__).parents[2]
    folder = made(workspace, tmp_path / "site", "--on", "2025-06-01")
    page = said(texts(folder)["index.html"])
    assert "尚无任何填报：应报54份，已报0份。" in page
    assert "anplan" not in page


def test_an_english_plan_has_english_pages(school_pages: Path) -> None:
    every = texts(school_pages)
    assert '<html lang="en">' in every["index.html"]
    overview = said(every["index.html"])
    assert "Overview Indicators Tasks Units" in overview
    assert "Books read" in overview
    assert not any("\u4e00" <= sign <= "\u9fff" for text in every.values() for sign in said(text))


def test_the_pages_are_in_the_language_that_is_asked_for(sample: Path, tmp_path: Path) -> None:
    page = said(texts(made(sample, tmp_path / "site", "--lang", "en"))["index.html"])
    assert "What is off first" in page


def test_the_policy_lets_no_other_style_or_script_in(pages: Path) -> None:
    for text in texts(pages).values():
        assert "default-src &#39;none&#39;; style-src &#39;sha256-" in text
        assert "unsafe" not in text
        assert ' style="' not in text
        assert handlers(text) == set()


def test_a_script_in_an_attribute_is_seen() -> None:
    assert handlers('<div class="on" onclick="x()"><p OnLoad>on</p></div>') == {"onclick", "onload"}
