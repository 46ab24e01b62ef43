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


@pytest.mark.parametrize("file", ["templates/brief.md.j2", "briefs/2025-06.md"])
def test_neither_a_template_nor_a_brief_is_read_from_a_pointer(copied: Path, file: str) -> None:
    put(copied, file)
    told = refused("brief", "--verify", "--month", "2025-06", folder=copied)
    assert told.startswith(f"anplan：{file}：这只是 Git LFS 的指针文件，内容还没有取回。")
