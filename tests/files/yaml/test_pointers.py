"""A file that only stands for another is one finding that says so, from a folder or a commit."""

from pathlib import Path

import pytest

from tests.program import refused, run
from tests.repositories import git

LFS = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)
ANNEX = "/annex/objects/SHA256E-s12345--4d7a214614ab2935c943f9e0ff69d22e.yaml\n"
SAID = "Y118  这只是 Git LFS 的指针文件，内容还没有取回。执行 git lfs pull 取回"


def put(folder: Path, *files: str, text: str = LFS) -> None:
    for file in files:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("committed", [False, True])
def test_each_pointer_is_one_finding(copied: Path, *, committed: bool) -> None:
    put(copied, "plan/source.txt", "units/jd-dazhi/2025-09.yaml")
    git("commit", "-q", "-a", "-m", "pointers", folder=copied)
    asked = ("--rev", "HEAD") if committed else ()
    done = run("check", *asked, folder=copied)
    errors = [line for line in done.out.splitlines() if " 错误 " in line]
    assert [SAID in line for line in errors] == [True, True]
    assert done.code == 1


def test_a_pointer_of_git_annex_is_named_too(copied: Path) -> None:
    put(copied, "units/jd-dazhi/2025-09.yaml", text=ANNEX)
    told = run("check", folder=copied).out
    assert "Y118  这只是 git-annex 的指针文件，内容还没有取回。执行 git annex get 取回" in told


def test_a_template_is_not_read_from_a_pointer(copied: Path) -> None:
    put(copied, "templates/brief.md.j2")
    told = refused("brief", "--verify", "--month", "2025-06", folder=copied)
    assert told.startswith(
        "anplan：templates/brief.md.j2：这只是 Git LFS 的指针文件，内容还没有取回。"
    )


BRIEF = "briefs/2025-06.md"


@pytest.mark.parametrize("asked", [(), ("--month", "2025-06"), ("--rev", "HEAD")])
def test_a_pointer_of_an_issued_brief_is_one_finding(copied: Path, asked: tuple[str, ...]) -> None:
    put(copied, BRIEF)
    git("commit", "-q", "-a", "-m", "pointer", folder=copied)
    done = run("check", *asked, folder=copied)
    assert (done.code, done.err) == (1, "")
    told = [line for line in done.out.splitlines() if line.startswith("briefs/")]
    assert [line.startswith(f"{BRIEF}:1:1 错误 {SAID}") for line in told] == [True]


def test_a_pointer_hides_no_other_brief(copied: Path) -> None:
    put(copied, BRIEF, "briefs/2025-09.md", text=ANNEX)
    done = run("brief", "--verify", folder=copied)
    assert (done.code, done.err) == (1, "")
    assert f"2025-06 第3期，2025-07-08 印发：{BRIEF} Y118 这只是 git-annex 的指针文件" in done.out
    assert "2025-09：briefs/2025-09.md Y118 这只是 git-annex 的指针文件" in done.out
    assert done.out.count("逐字节一致") == 5  # four months and the half-year
    assert run("brief", "--verify", "--month", "2025-06", folder=copied).code == 1
    assert run("status", "2025-06", folder=copied).code == 0


def test_a_pointer_that_a_change_brings_is_one_error(copied: Path) -> None:
    put(copied, "briefs/2025-09.md")
    put(copied, "briefs/2025-09.yaml", text="number: 6\nissued: 2025-10-09\n")
    done = run("check", "--base", "HEAD", folder=copied)
    assert done.code == 1
    told = [line for line in done.out.splitlines() if " 错误 " in line]
    assert [line.startswith(f"briefs/2025-09.md:1:1 错误 {SAID}") for line in told] == [True]


def test_a_pointer_of_a_draft_is_not_taken_for_a_brief_that_nobody_issued(copied: Path) -> None:
    put(copied, "briefs/2025-09.md")
    told = run("check", folder=copied).out
    assert "briefs/2025-09.md:1:1 错误 Y118" in told
    assert "B105" not in told


def test_a_pointer_is_written_over_with_yes_alone(copied: Path) -> None:
    put(copied, "briefs/2025-09.md")
    assert "--yes" in refused("brief", "--month", "2025-09", folder=copied)
    assert run("brief", "--month", "2025-09", "--yes", folder=copied).code == 0
