"""--rev and --known on repositories of every shape: an answer, or one line that says why not."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from anplan.files.git.run import run_git
from tests.program import edit, refused, run, shown
from tests.repositories import cloned, commit_all, git, moved_down, tiny

MAY, JUNE, JULY = (f"2025-0{month}-03T09:00:00+08:00" for month in (5, 6, 7))
REPORT = "units/a/2025-05.yaml"
JUNE_REPORT = "units/a/2025-06.yaml"
READERS = (
    ("status",),
    ("status", "2025-05"),
    ("show", "a"),
    ("why", "a"),
    ("due",),
    ("check",),
    ("brief", "--month", "2025-05"),
    ("source",),
    ("export",),
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a history of three commits: the plan in May, a report in June, another in July."""
    folder = tiny(tmp_path / "repository")
    report = folder.joinpath(REPORT)
    text = report.read_text("utf-8")
    report.unlink()
    commit_all(folder, "plan", MAY)
    report.write_text(text, encoding="utf-8", newline="\n")
    commit_all(folder, "report", JUNE)
    folder.joinpath(JUNE_REPORT).write_text(text, encoding="utf-8", newline="\n")
    commit_all(folder, "another", JULY)
    return folder


def short(repository: Path, rev: str = "HEAD") -> str:
    return git("rev-parse", "--short=7", rev, folder=repository)


def papers(*options: str, folder: Path) -> list[tuple[str, str | None]]:
    told: dict[str, Any] = json.loads(shown("due", "--format", "json", *options, folder=folder))
    return [(paper["state"], paper["done_on"]) for paper in told["papers"]]


def heading(*options: str, folder: Path) -> str:
    return shown("status", *options, folder=folder).splitlines()[1]


def noted(*arguments: str, folder: Path) -> tuple[str, str]:
    """Return the output of a run that goes well, and the one line that it notes."""
    done = run(*arguments, folder=folder)
    assert (done.code, done.err.count("\n")) == (0, 1), done.err
    return done.out, done.err.rstrip("\n")


@pytest.mark.parametrize("command", READERS)
def test_every_reader_asks_with_the_files_of_a_commit(
    repository: Path, command: tuple[str, ...]
) -> None:
    day = () if command[0] in ("check", "source", "export") else ("--on", "2025-07-20")
    before = shown(*command, *day, "--rev", "HEAD", folder=repository)
    repository.joinpath("plan/plan.yaml").write_text("broken: [", encoding="utf-8")
    repository.joinpath(REPORT).unlink()
    assert shown(*command, *day, "--rev", "HEAD", folder=repository) == before


def test_what_was_asked_stands_in_the_heading(repository: Path) -> None:
    now, then = short(repository), short(repository, "HEAD~1")
    assert heading("--on", "2025-07-20", folder=repository).endswith(f"；版本 {now}")
    assert heading("--rev", "HEAD~1", folder=repository).endswith(f"；版本 {then}（2025-06-03）")
    known = heading("--known", "2025-06-20", folder=repository)
    assert known.startswith("截至 2025-06-20；")
    assert known.endswith(f"；按 2025-06-20 已知情况；版本 {then}（2025-06-03）")
    assert f"版本 {then}（2025-06-03）" in shown("show", "a", "--rev", then, folder=repository)
    assert f"版本 {then}（2025-06-03）" in shown("source", "--rev", then, folder=repository)
    assert f"版本 {then}（2025-06-03）" in shown("check", "--rev", then, folder=repository)


@pytest.mark.parametrize("command", ["status", "due", "check", "export"])
def test_what_was_asked_stands_in_json(repository: Path, command: str) -> None:
    told = json.loads(
        shown(command, "--format", "json", "--known", "2025-06-20", folder=repository)
    )
    asked = {key: told[key] for key in ("rev", "rev_day", "known")}
    assert asked == {
        "rev": short(repository, "HEAD~1"),
        "rev_day": "2025-06-03",
        "known": "2025-06-20",
    }


def test_the_folder_s_files_have_no_day_in_json(repository: Path) -> None:
    told = json.loads(shown("status", "--format", "json", folder=repository))
    assert (told["rev"], told["rev_day"], told["known"]) == (short(repository), None, None)


def test_what_is_not_committed_is_not_at_head(repository: Path) -> None:
    git("rm", "-q", JUNE_REPORT, folder=repository)
    on = ("--on", "2025-07-20")
    assert papers(*on, folder=repository)[1] == ("missing", None)
    assert papers(*on, "--rev", "HEAD", folder=repository)[1] == ("done", "2025-07-03")


def test_what_is_known_in_the_future_is_what_is_known_now(repository: Path) -> None:
    for day in ("2100-01-01", "9999-12-31"):
        assert short(repository) in heading("--known", day, folder=repository)


def test_rev_and_known_together_follow_the_line_of_the_revision(repository: Path) -> None:
    git("checkout", "-q", "-b", "side", "HEAD~1", folder=repository)
    side = commit_all(repository, "aside", "2025-06-15T09:00:00+08:00")
    git("checkout", "-q", "main", folder=repository)
    options = ("--known", "2025-06-20")
    assert short(repository, "HEAD~1") in heading(*options, folder=repository)
    assert side[:7] in heading(*options, "--rev", "side", folder=repository)


def test_what_a_merge_brought_was_known_when_it_was_merged(repository: Path) -> None:
    git("checkout", "-q", "-b", "side", "HEAD~1", folder=repository)
    repository.joinpath("units/a/notes").mkdir()
    repository.joinpath("units/a/scheme.yaml").write_text("nothing: 无\n", encoding="utf-8")
    commit_all(repository, "aside", "2025-06-15T09:00:00+08:00")
    git("checkout", "-q", "main", folder=repository)
    git(
        "merge",
        "-q",
        "--no-ff",
        "-m",
        "merge",
        "side",
        folder=repository,
        day="2025-08-01T09:00:00+08:00",
    )
    assert "units/a/scheme.yaml" not in run("check", "--known", "2025-07-15", folder=repository).out
    assert "units/a/scheme.yaml" in run("check", "--known", "2025-08-01", folder=repository).out


def test_a_clock_that_ran_wrong_is_told(repository: Path) -> None:
    commit_all(repository, "later", "2025-06-10T09:00:00+08:00")
    out, note = noted("status", "--known", "2025-06-20", folder=repository)
    last, wrong = short(repository), short(repository, "HEAD~1")
    assert f"版本 {last}（2025-06-10）" in out
    assert note == f"提交时钟有误：{wrong} 记为 2025-07-03，却早于 {last}"


def test_a_commit_of_a_year_that_no_calendar_has(repository: Path) -> None:
    who = "A <a@example.invalid> 999999999999 +0000"
    stream = f"commit refs/heads/odd\ncommitter {who}\ndata 1\nx\nfrom refs/heads/main\n\n"
    run_git(repository, ["fast-import", "--quiet"], stdin=stream.encode())
    assert "（9999-12-31）" in heading("--rev", "odd", folder=repository)


def test_an_annotated_tag_names_its_commit(repository: Path) -> None:
    git("tag", "-a", "-m", "…", "june", "HEAD~1", folder=repository)
    assert short(repository, "HEAD~1") in heading("--rev", "june", folder=repository)


@pytest.mark.parametrize(
    "rev",
    ["--output=x", "-x", "--all", "HEAD..main", "main...HEAD", "../x", "^main", ":/plan", "a b"],
)
def test_a_hostile_revision_is_none(repository: Path, rev: str) -> None:
    told = refused("status", f"--rev={rev}", folder=repository)
    assert told.startswith(f"anplan：没有版本 {rev}")
    assert not repository.joinpath("x").exists()


@pytest.mark.parametrize("rev", ["HEAD@{1}", "@{2001-01-01}", "main@{u}"])
def test_what_one_clone_alone_remembers_is_no_revision(repository: Path, rev: str) -> None:
    told = refused("status", f"--rev={rev}", folder=repository)
    assert told == (
        f"anplan：{rev} 所指仅本克隆自身有记录。请指定提交、标签或分支；按日期请用 --known"
    )


def test_a_linked_worktree(repository: Path) -> None:
    linked = repository.parent / "linked"
    git("worktree", "add", "-q", "-b", "other", str(linked), "HEAD~1", folder=repository)
    assert short(repository, "HEAD~1") in heading(folder=linked)
    assert short(repository, "HEAD~1") in heading("--rev", "HEAD", folder=linked)
    assert short(repository) in heading("--rev", "main", folder=linked)
    assert papers("--on", "2025-06-20", folder=linked)[0] == ("done", "2025-06-03")


def test_a_bare_repository(repository: Path) -> None:
    bare = cloned(repository, repository.parent / "bare.git", "--bare")
    assert short(repository) in heading("-C", str(bare), "--rev", "main", folder=bare.parent)
    assert papers("--known", "2025-06-20", folder=bare)[0] == ("done", "2025-06-03")
    assert refused("status", "-C", "bare.git", folder=bare.parent) == (
        "anplan：bare.git 是裸仓库，没有工作文件。请指定提交：--rev main"
    )


def test_a_bare_repository_with_the_workspace_further_down(repository: Path) -> None:
    moved_down(repository, "work/plan-2025")
    bare = cloned(repository, repository.parent / "bare.git", "--bare")
    assert short(repository) in heading("--rev", "main", folder=bare)


def test_a_detached_head(repository: Path) -> None:
    git("checkout", "-q", "--detach", "HEAD~1", folder=repository)
    assert short(repository) in heading(folder=repository)
    assert "（2025-06-03）" in heading("--rev", "HEAD", folder=repository)
    assert "（2025-07-03）" in heading("--rev", "main", folder=repository)


def test_a_workspace_in_a_folder_of_its_repository_and_a_session_below_it(
    repository: Path,
) -> None:
    inner = moved_down(repository, "work/2025")
    for folder in (inner, inner / "units" / "a"):
        assert short(repository) in heading("--rev", "HEAD", folder=folder)
    found = papers("--on", "2025-10-20", folder=inner)
    assert papers("--on", "2025-10-20", "--rev", "HEAD", folder=inner) == found
    assert found[0] == ("late", "2025-10-02")  # a file in a new place is a new file


def test_a_workspace_that_lay_elsewhere_is_told(repository: Path) -> None:
    moved_down(repository, "old")
    then = short(repository)
    git("mv", "old", "new", folder=repository)
    commit_all(repository)
    out, note = noted("status", "--rev", then, folder=repository / "new")
    assert f"版本 {then}" in out
    assert note == f"{then} 中工作区位于另一文件夹：old/"


def test_two_workspaces_in_one_commit_are_asked_apart(repository: Path) -> None:
    inner = moved_down(repository, "one")
    shutil.copytree(inner, repository / "two")
    commit_all(repository)
    told = refused("status", "--rev", "HEAD", folder=repository)
    assert told.startswith(f"anplan：{short(repository)} 中有多个工作区：one、two。")
    assert short(repository) in heading("--rev", "HEAD", folder=repository / "two")


def test_paths_of_a_check_are_those_of_the_commit(repository: Path) -> None:
    inner = moved_down(repository, "work")
    edit(inner / REPORT, "nothing:", "nothin:")
    commit_all(repository)
    edit(inner / REPORT, "nothin:", "nothing:")
    at = ("check", "--rev", "HEAD")
    assert "S101" in run(*at, REPORT, folder=inner).out
    assert "S101" in run(*at, "2025-05.yaml", folder=inner / "units/a").out
    assert "S101" not in run(*at, "plan", folder=inner).out
    assert refused(*at, "units/b", folder=inner).startswith("anplan：没有文件或文件夹：units/b")


def test_a_workspace_that_is_a_submodule(repository: Path) -> None:
    outer = repository.parent / "outer"
    git("init", "-q", "-b", "main", str(outer), folder=repository.parent)
    git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        repository.as_uri(),
        "inner",
        folder=outer,
    )
    commit_all(outer)
    inner = outer / "inner"
    assert heading(folder=inner).endswith(short(repository))
    assert short(repository, "HEAD~1") in heading("--known", "2025-06-20", folder=inner)
    told = refused("status", "--rev", "HEAD", folder=outer)
    assert told.startswith(f"anplan：{short(outer)} 中没有工作区")


def test_a_submodule_in_a_workspace_is_told(repository: Path) -> None:
    name = git("rev-parse", "HEAD", folder=repository)
    git("update-index", "--add", "--cacheinfo", f"160000,{name},units/b", folder=repository)
    git("commit", "-q", "-m", "…", folder=repository)
    done = run("check", "--rev", "HEAD", folder=repository)
    assert done.code == 1
    assert re.search("(?m)^units/b.* 错误 Y116  子模块是另一仓库：其文件不在本提交中。", done.out)


def test_names_of_64_signs(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "long", "--object-format=sha256")
    name = commit_all(folder, day=JUNE)
    assert len(name) == 64
    assert heading("--rev", "HEAD", folder=folder).endswith(f"版本 {name[:7]}（2025-06-03）")
    assert heading("--rev", name, folder=folder).endswith(f"版本 {name[:7]}（2025-06-03）")
    assert papers("--known", "2025-06-20", folder=folder)[0] == ("done", "2025-06-03")


def test_without_git_there_is_no_history(repository: Path) -> None:
    nowhere = os.fspath(repository.parent)
    assert shown("status", folder=repository, PATH=nowhere)
    told = refused("status", "--rev", "HEAD", folder=repository, PATH=nowhere)
    assert told.startswith("anplan：无法运行 git：")
    assert told.endswith("。请安装 git；不查历史的命令不需要它")


def test_before_the_first_commit(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "new")
    assert "版本" not in heading(folder=folder)
    for options in (("--rev", "HEAD"), ("--known", "2025-06-20")):
        told = refused("status", *options, folder=folder)
        assert told == "anplan：此处还没有任何提交"


def test_an_empty_clone(tmp_path: Path) -> None:
    empty = tmp_path / "empty.git"
    git("init", "-q", "--bare", "-b", "main", str(empty), folder=tmp_path)
    clone = cloned(empty, tmp_path / "clone")
    for folder in (clone, empty):
        told = refused("status", "--rev", "HEAD", folder=folder)
        assert told == "anplan：此处还没有任何提交"


def test_a_folder_outside_of_any_repository(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    assert "版本" not in heading(folder=repository)
    assert "not a git repository" in refused("status", "--rev", "HEAD", folder=repository)


@pytest.fixture
def shallow(repository: Path) -> Path:
    """Return a clone that begins with the commit of June."""
    return cloned(repository, repository.parent / "shallow", "--depth", "2")


def test_what_a_shallow_clone_begins_with_has_no_day(shallow: Path) -> None:
    done = run("due", "--format", "json", "--on", "2025-07-20", folder=shallow)
    told = json.loads(done.out)["papers"]
    assert [(paper["state"], paper["done_on"]) for paper in told] == [
        ("done", None),
        ("done", "2025-07-03"),
    ]
    assert (
        done.err
        == "本克隆为浅克隆：1 份材料报送日期不明，均按按时计；请执行 git fetch --unshallow\n"
    )


def test_what_was_known_before_a_shallow_clone_begins(shallow: Path) -> None:
    assert refused("status", "--known", "2025-05-20", folder=shallow) == (
        "anplan：2025-05-20 的已知情况不在此处：本浅克隆始于 2025-06-03。"
        "请取回全部历史：git fetch --unshallow"
    )
    assert "git fetch --unshallow" in refused("status", "--rev", "HEAD~2", folder=shallow)
    assert "（2025-06-03）" in run("status", "--known", "2025-06-20", folder=shallow).out


def test_a_shallow_clone_that_was_completed_is_whole(shallow: Path) -> None:
    git("fetch", "-q", "--unshallow", folder=shallow)
    assert papers("--on", "2025-07-20", folder=shallow)[0] == ("done", "2025-06-03")


def test_why_does_not_say_whose_a_line_is_where_a_shallow_clone_begins(
    sample: Path, tmp_path: Path
) -> None:
    clone = cloned(sample, tmp_path / "clone", "--depth", "1")
    told = shown("why", "tech-contracts", folder=clone)
    assert f"{short(clone)} 2025-09-30 或更早（浅克隆）" in told


def test_a_partial_clone_says_what_it_lacks(repository: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", folder=repository)
    clone = cloned(repository, repository.parent / "partial", "--filter=blob:none")
    assert short(clone) in heading(folder=clone)
    edit(repository / REPORT, "本月", "当月")
    commit_all(repository)
    git("fetch", "-q", folder=clone)
    told = refused("status", "--rev", "origin/main", folder=clone)
    assert told.startswith("anplan：git 未执行：fatal: could not fetch ")
    assert told.endswith("。本克隆为部分克隆：查询历史请不带 --filter 重新克隆")


def test_nothing_was_known_before_the_first_commit(repository: Path) -> None:
    assert refused("status", "--known", "2025-04-20", folder=repository) == (
        "anplan：2025-04-20 尚无记录：历史始于 2025-05-03。请改问更晚的日期"
    )


def test_a_sample_is_asked_for_the_day_that_was_known(sample: Path) -> None:
    assert heading("--known", "2025-07-05", folder=sample).startswith("截至 2025-07-05；")
    assert heading("--known", "2025-12-05", folder=sample).startswith("截至 2025-10-09；")
    assert heading("--known", "2025-07-05", "--on", "2025-06-30", folder=sample).startswith(
        "截至 2025-06-30；"
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_a_repository_of_another_owner_is_not_asked(repository: Path) -> None:
    for path in (repository, *repository.rglob("*")):
        os.chown(path, 12345, 12345)
    out, note = noted("status", "--on", "2025-07-20", folder=repository)
    assert "版本" not in out
    assert note.startswith(
        "未取用历史：git 未执行：fatal: detected dubious ownership in repository"
    )
    told = refused("status", "--rev", "HEAD", folder=repository)
    assert "fatal: detected dubious ownership" in told


def test_a_clone_without_trees_says_so_where_a_day_is_looked_for(repository: Path) -> None:
    git("config", "uploadpack.allowFilter", "true", folder=repository)
    clone = cloned(repository, repository.parent / "partial", "--filter=tree:0")
    out, note = noted("due", "--on", "2025-07-20", folder=clone)
    assert "应报 2 份" in out
    assert note.startswith("未取用历史：git 未执行：fatal: ")
