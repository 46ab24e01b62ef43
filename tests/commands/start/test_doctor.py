"""The doctor: every line in surroundings that were made for it, and what --fix removes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from anplan.base.fonts import PAPER_FONTS
from tests.program import Done, add, environment, refused, run

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files and marks there")
LEFT_OVER = "units/jxkc/.2025-06.yaml.ab12cd_9.tmp"


def examined(folder: Path, *arguments: str, **changes: str) -> dict[str, dict[str, Any]]:
    """Return the findings by their keys."""
    arguments = ("doctor", "--format", "json", "--lang", "en", *arguments)
    done = run(*arguments, folder=folder, **changes)
    assert done.err == ""
    findings = json.loads(done.out)["findings"]
    assert done.code == int(any(one["grade"] == "wrong" for one in findings))
    assert len({one["key"] for one in findings}) == len(findings)
    assert all((one["grade"] == "ok") == (one["cure"] is None) for one in findings)
    return {one["key"]: one for one in findings}


def told(folder: Path, key: str, **changes: str) -> tuple[str, str]:
    """Return a finding's grade and sentence."""
    found = examined(folder, **changes)[key]
    return found["grade"], found["told"]


def text(folder: Path, *arguments: str, **changes: str) -> Done:
    return run("doctor", "--lang", "en", *arguments, folder=folder, **changes)


def left_over(root: Path, name: str = LEFT_OVER, *, age: float = 3600) -> Path:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"half")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=environment(), check=True)


def test_the_sample_is_well(copied: Path) -> None:
    found = examined(copied)
    assert [key for key, one in found.items() if one["grade"] == "wrong"] == []
    assert {"python", "anplan", "git", "locale", "terminal", "calendar"} <= set(found)
    assert found["files"]["told"].startswith("read ")
    assert found["workspace"]["told"] == f"workspace {copied}"


def test_speaks_chinese(copied: Path) -> None:
    done = run("doctor", folder=copied)
    assert done.out.startswith("正常：Python 3.")
    assert "正常：没有遗留的临时文件\n" in done.out
    assert done.out.splitlines()[-1].startswith("检查 ")


def test_works_where_there_is_no_workspace(tmp_path: Path) -> None:
    found = examined(tmp_path)
    assert "cache" in found
    assert "files" not in found


def test_refuses_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "No such folder" in refused("doctor", "-C", "none", "--lang", "en", folder=tmp_path)


def test_refuses_a_table(tmp_path: Path) -> None:
    message = refused("doctor", "--format", "csv", "--lang", "en", folder=tmp_path)
    assert "csv is no value for --format; use one of text, json" in message


def test_a_left_over_file_is_wrong_until_it_is_removed(copied: Path) -> None:
    path = left_over(copied)
    before = text(copied)
    assert before.code == 1
    assert (
        "wrong: left-over temporary files: .2025-06.yaml.ab12cd_9.tmp\n"
        "    anplan doctor --fix removes them\n"
    ) in before.out
    assert " wrong: 1, " in before.out.splitlines()[-1]
    trial = text(copied, "--fix", "--dry-run")
    assert f"would remove {path}\n" in trial.out
    assert path.exists()
    after = text(copied, "--fix")
    assert f"\nremoved {path}\n" in after.out
    assert after.code == 0
    assert not path.exists()


def test_what_was_removed_stands_in_json(copied: Path) -> None:
    path = left_over(copied)
    done = run("doctor", "--fix", "--format", "json", folder=copied)
    assert json.loads(done.out)["removed"] == [str(path)]


@pytest.mark.parametrize(
    "name",
    [".2025-06.yaml.swp", "2025-06.yaml.tmp", ".x.tmp", ".2025-06.yaml.ABCDEFGH.tmp", ".a.b.tmp"],
)
def test_files_of_others_stay(name: str, copied: Path) -> None:
    path = left_over(copied, f"units/jxkc/{name}")
    text(copied, "--fix")
    assert path.exists()


def test_a_file_that_may_still_be_written_stays(copied: Path) -> None:
    path = left_over(copied, age=30)
    assert told(copied, "leftovers")[0] == "ok"
    text(copied, "--fix")
    assert path.exists()


@UNIX
def test_a_link_is_not_removed(copied: Path, tmp_path: Path) -> None:
    target = left_over(tmp_path, "target/x")
    path = copied / LEFT_OVER
    path.symlink_to(target)
    os.utime(path, (0, 0), follow_symlinks=False)
    text(copied, "--fix")
    assert path.is_symlink()
    assert target.exists()


@UNIX
def test_nothing_is_removed_behind_a_linked_folder(copied: Path, tmp_path: Path) -> None:
    outside = left_over(tmp_path, "outside/.a.yaml.abcdefgh.tmp")
    copied.joinpath("units/linked").symlink_to(outside.parent)
    text(copied, "--fix")
    assert outside.exists()


def test_nothing_is_removed_while_somebody_writes(copied: Path) -> None:
    path = left_over(copied)
    own = copied / ".anplan"
    own.mkdir(exist_ok=True)
    own.joinpath("holder").write_text("4711", encoding="ascii")
    with FileLock(own / "lock"):
        assert told(copied, "lock") == ("hint", "another anplan is writing here (process 4711)")
        done = text(copied, "--fix")
    assert done.code == 2
    assert "process 4711" in done.err
    assert path.exists()


def test_a_lock_that_nobody_holds_is_fine(copied: Path) -> None:
    own = copied / ".anplan"
    own.mkdir(exist_ok=True)
    own.joinpath("lock").write_bytes(b"")
    assert told(copied, "lock") == ("ok", "nobody is writing")


def test_answers_of_a_broken_off_record_are_named(copied: Path) -> None:
    add(copied / ".anplan" / "dzjd-2025-10.json", "{}")
    expected = "answers from an interrupted record: dzjd-2025-10"
    assert told(copied, "drafts") == ("hint", expected)


def test_files_that_cannot_be_read_are_counted(copied: Path) -> None:
    next(copied.glob("units/*/2025-06.yaml")).write_text("a: [", encoding="utf-8")
    found = examined(copied)["files"]
    assert found["grade"] == "wrong"
    assert found["cure"] == "anplan check shows what is wrong in the others"


def test_mixed_line_ends_are_named(copied: Path) -> None:
    path = copied / "plan/tasks/2.4.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1))
    expected = "files with mixed line endings: plan/tasks/2.4.yaml"
    assert told(copied, "line-ends") == ("hint", expected)
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert told(copied, "line-ends")[0] == "ok"


def test_hidden_files_are_named(copied: Path) -> None:
    add(copied / "units/.DS_Store", "x")
    assert told(copied, "hidden") == ("hint", "hidden files are not read: units/.DS_Store")


def test_many_names_are_cut(copied: Path) -> None:
    for number in range(9):
        add(copied / f"units/.{number}", "x")
    assert told(copied, "hidden")[1].endswith("units/.3, units/.4, …")


@UNIX
def test_links_are_wrong(copied: Path) -> None:
    copied.joinpath("units/linked").symlink_to("nowhere")
    expected = "symbolic links are not followed: units/linked"
    assert told(copied, "links") == ("wrong", expected)


@pytest.mark.skipif(sys.platform != "linux", reason="no such names elsewhere")
def test_a_hostile_name_is_shown_harmlessly(copied: Path) -> None:
    (copied / "units/.\x1b[2J\n::error::x").write_text("x", encoding="utf-8")
    os.close(os.open(os.fsencode(copied) + b"/units/.\xff", os.O_CREAT | os.O_WRONLY))
    done = text(copied)
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert "\n::error" not in done.out
    assert examined(copied)["hidden"]["grade"] == "hint"


@UNIX
def test_a_pipe_in_the_place_of_a_file_does_not_hang(copied: Path) -> None:
    os.mkfifo(copied / "units/pipe.yaml")
    assert examined(copied)["files"]["grade"] == "wrong"


def test_a_folder_in_the_place_of_the_lock(copied: Path) -> None:
    copied.joinpath(".anplan/lock").mkdir(parents=True)
    assert told(copied, "lock")[0] == "ok"


def test_a_plan_that_cannot_be_read(copied: Path) -> None:
    copied.joinpath("plan/plan.yaml").write_bytes(b"\xff")
    assert examined(copied)["files"]["grade"] == "wrong"


@UNIX
def test_programs_are_named(copied: Path) -> None:
    copied.joinpath("plan/source.txt").chmod(0o755)
    assert told(copied, "programs") == ("hint", "files marked as executable: plan/source.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are one file")
def test_names_that_clash_elsewhere_are_wrong(copied: Path) -> None:
    add(copied / "plan/Source.txt", "x")
    expected = "names that are the same on Windows and macOS: plan/Source.txt, plan/source.txt"
    assert told(copied, "clashes") == ("wrong", expected)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS spells names its own way")
def test_names_in_another_spelling_are_named(copied: Path) -> None:
    add(copied / "plan/e\u0301.yaml", "x")
    assert told(copied, "spelling")[0] == "hint"


def test_a_workspace_outside_a_repository(tmp_path: Path) -> None:
    run("init", "new", folder=tmp_path)
    found = examined(tmp_path / "new", HOME=str(tmp_path))
    assert (found["history"]["grade"], found["history"]["told"]) == (
        "hint",
        "not in a git repository",
    )


def test_a_shallow_clone(copied: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{copied}", "cut")
    expected = "the history is cut off: a shallow clone"
    assert told(tmp_path / "cut", "history") == ("hint", expected)


def test_a_detached_head(copied: Path) -> None:
    git(copied, "checkout", "-q", "--detach")
    assert told(copied, "history") == ("hint", "no branch is checked out")


def test_git_that_does_not_know_who_commits(copied: Path, tmp_path: Path) -> None:
    for name in ("user.name", "user.email"):
        subprocess.run(["git", "config", "--unset", name], cwd=copied, check=False)
    nowhere = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    assert told(copied, "identity", **nowhere) == ("hint", "git does not know who commits")
    git(copied, "config", "user.name", "Clerk")
    git(copied, "config", "user.email", "clerk@example.invalid")
    assert told(copied, "identity", **nowhere) == ("ok", "git knows who commits")


def test_line_ends_that_nothing_settles(copied: Path) -> None:
    copied.joinpath(".gitattributes").write_text("*.png binary\n", encoding="utf-8")
    git(copied, "config", "core.autocrlf", "input")
    expected = ".gitattributes says nothing about line endings (core.autocrlf: input)"
    assert told(copied, "attributes") == ("hint", expected)
    copied.joinpath(".gitattributes").write_text("* text=auto eol=lf\n", encoding="utf-8")
    assert told(copied, "attributes")[0] == "ok"


def test_no_git(copied: Path, tmp_path: Path) -> None:
    found = examined(copied, PATH=str(tmp_path))
    assert found["git"]["grade"] == "hint"
    assert found["git"]["cure"].startswith("Install git 2.31 or newer")
    assert found["fonts"]["told"] == "fonts were not checked: no fc-list here"


@UNIX
@pytest.mark.parametrize(
    ("says", "grade"),
    [("git version 2.30.1", "hint"), ("git version 2.45.0.windows.1", "ok"), ("nonsense", "hint")],
)
def test_versions_of_git(says: str, grade: str, tmp_path: Path) -> None:
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    program.chmod(0o755)
    assert told(tmp_path, "git", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}")[0] == grade


def with_fonts(folder: Path, *families: str) -> str:
    """Return a PATH on which fc-list names these families alone."""
    program = folder / "fc-list"
    lines = "".join(f"echo '{family}'\n" for family in families)
    program.write_text(f"#!/bin/sh\n{lines}", encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@UNIX
def test_no_font_for_chinese(tmp_path: Path) -> None:
    path = with_fonts(tmp_path)
    assert told(tmp_path, "fonts", PATH=path) == ("hint", "0 fonts for Chinese")


@UNIX
def test_the_fonts_of_official_papers_that_are_missing_are_named(tmp_path: Path) -> None:
    path = with_fonts(tmp_path, "SimSun,宋体", "SimHei,黑体", "FZXiaoBiaoSong-B05S,方正小标宋简体")
    grade, text = told(tmp_path, "paper-fonts", PATH=path)
    assert (grade, text.split(";")[0]) == (
        "hint",
        "fonts of official papers not here: 楷体_GB2312, 仿宋_GB2312",
    )


@UNIX
def test_the_fonts_of_official_papers_are_all_there(tmp_path: Path) -> None:
    path = with_fonts(tmp_path, *PAPER_FONTS)
    assert told(tmp_path, "paper-fonts", PATH=path) == (
        "ok",
        "the fonts of official papers are all there",
    )


def test_another_encoding_of_the_output_breaks_nothing(tmp_path: Path) -> None:
    done = text(tmp_path, PYTHONIOENCODING="ascii")
    assert done.code == 0
    assert "hint: ascii, not a terminal" in done.out


@UNIX
def test_a_cache_folder_that_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    expected = f"{tmp_path / 'link'} is a symbolic link"
    assert told(tmp_path, "cache", ANPLAN_CACHE=str(tmp_path / "link")) == ("wrong", expected)


def test_the_cache_is_counted_and_its_left_overs_go(copied: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    run("status", folder=copied, ANPLAN_CACHE=str(kept))  # keeps what it read, and its answer
    assert told(copied, "cache", ANPLAN_CACHE=str(kept))[1].startswith("cache: 2 files, ")
    path = left_over(kept, f".{next(kept.iterdir()).name}.abcd_123.tmp")
    done = text(tmp_path, "--fix", ANPLAN_CACHE=str(kept))
    assert f"removed {path}\n" in done.out
    assert len(list(kept.iterdir())) == 2
