"""A folder into which not everything was checked out is read whole, and says what it lacks."""

import subprocess
from pathlib import Path

import pytest

from anplan.files.git.run import run_git
from tests.program import refused, run, run_bytes, shown

NOTE = "有 232 个文件没有检出到这个文件夹（稀疏检出），按 git 中的内容读取\n"


def leave_out(folder: Path, *patterns: str) -> None:
    """Check out what the patterns name; git keeps what it does not know to be unchanged."""
    run_git(folder, ["update-index", "-q", "--refresh"])
    run_git(folder, ["sparse-checkout", "set", *patterns])


@pytest.fixture
def sparse(copied: Path) -> Path:
    """Return the sample with the plan and two units checked out."""
    folders = ["plan", "units/jd-dazhi", "units/jxkc"]
    leave_out(copied, "--cone", *folders)
    assert not (copied / "units/qkx").exists()
    return copied


@pytest.mark.parametrize(
    "line",
    [
        ("status",),
        ("due",),
        ("status", "2025-06"),
        ("export",),
        ("show", "jxkc"),
        ("brief", "--verify"),
    ],
)
def test_every_screen_says_what_it_says_of_the_whole_and_that_files_are_missing(
    sparse: Path, sample: Path, line: tuple[str, ...]
) -> None:
    done = run(*line, folder=sparse)
    assert (done.out, done.err) == (run(*line, folder=sample).out, NOTE)


def test_no_file_that_was_left_out_counts_as_deleted(sparse: Path) -> None:
    done = run("check", "--base", "HEAD", folder=sparse)
    assert (done.code, done.err) == (0, NOTE)
    assert "读取 280/280 个文件：0 个错误" in done.out


def test_files_of_any_pattern_may_be_left_out(copied: Path, sample: Path) -> None:
    leave_out(copied, "--no-cone", "/*", "!units/*/2025-09.yaml")
    done = run("status", folder=copied)
    assert done.out == shown("status", folder=sample)
    assert "没有检出" in done.err


def test_one_file_may_be_left_out_by_its_mark_in_the_index(copied: Path, sample: Path) -> None:
    run_git(copied, ["update-index", "--skip-worktree", "units/jxkc/2025-09.yaml"])
    (copied / "units/jxkc/2025-09.yaml").unlink()
    done = run("status", folder=copied)
    assert done.out == shown("status", folder=sample)
    assert done.err.startswith("有 1 个文件没有检出到这个文件夹")


def test_a_file_that_lies_in_the_folder_all_the_same_counts(copied: Path) -> None:
    run_git(copied, ["update-index", "--skip-worktree", "units/jxkc/2025-09.yaml"])
    assert run("status", folder=copied).err == ""


def test_a_writer_never_begins_anew_what_git_alone_has(sparse: Path) -> None:
    line = ("record", "progress", "2.3", "走访企业", "--unit", "act", "--month", "2025-09")
    done = run(*line, folder=sparse)
    assert (done.code, done.out) == (2, "")
    assert "units/act/2025-09.yaml 没有检出到这个文件夹，无法修改" in done.err
    assert not (sparse / "units/act").exists()


def test_what_is_gone_without_a_mark_is_told_and_counts_as_gone(copied: Path) -> None:
    (copied / "units/jxkc/2025-09.yaml").unlink()
    done = run("status", folder=copied)
    assert done.err == (
        "有 1 个 git 已收录的文件不在这个文件夹中，未计入任何数据；git ls-files --deleted 可列出\n"
    )


def test_the_doctor_tells_both(sparse: Path) -> None:
    (sparse / "units/jxkc/2025-09.yaml").unlink()
    told = run("doctor", folder=sparse).out
    assert "没有检出的文件：232 个" in told
    assert "git 已收录、文件夹中却没有的文件：units/jxkc/2025-09.yaml" in told


def test_a_link_among_what_was_left_out_is_refused_as_on_disk(copied: Path) -> None:
    report = copied / "units/jxkc/2025-09.yaml"
    report.unlink()
    report.symlink_to("2025-08.yaml")
    run_git(copied, ["add", "units"])
    run_git(copied, ["update-index", "--skip-worktree", "units/jxkc/2025-09.yaml"])
    report.unlink()
    told = run_bytes("check", folder=copied).stdout.decode()
    assert "units/jxkc/2025-09.yaml 错误 Y116  不跟随符号链接" in told


def test_a_clone_that_lacks_the_contents_too_says_so(copied: Path, tmp_path: Path) -> None:
    run_git(copied, ["config", "uploadpack.allowFilter", "true"])
    line = ["-c", "protocol.allow=always", "clone", "-q", "--no-checkout", "--filter=blob:none"]
    partial = tmp_path / "partial"
    for folder, arguments in (
        (tmp_path, [*line, f"file://{copied}", str(partial)]),
        (partial, ["sparse-checkout", "set", "--cone", "plan", "units/jxkc"]),
        (partial, ["checkout", "-q"]),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    told = run("status", folder=partial)
    assert "没有检出" in told.err
    assert "Y116" in told.err
    assert refused("status", "--rev", "HEAD", folder=partial)
