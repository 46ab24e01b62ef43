"""One report's way through a bare repository whose hook checks whatever is pushed.

The hook is the one that docs/zh/合并请求.md tells its reader to write.
"""

import os
from pathlib import Path

import pytest

from console import Written, steps
from tests.forge.repository import call, git, with_program
from tests.program import add, edit, run, shown

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/zh/合并请求.md"
MINE = "units/qkx/2025-09.yaml"
ISSUE = ("brief", "--month", "2025-09", "--issue")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="hooks are scripts of a Unix shell")


class Ledger:
    """A bare repository with the page's hook, and the clones that work with it."""

    def __init__(self, sample: Path, folder: Path) -> None:
        self.folder, self.env = folder, with_program(folder)
        git("clone", "-q", "--bare", str(sample), "ledger.git", folder=folder, env=self.env)
        (hook,) = (
            step
            for step in steps(PAGE.read_text(encoding="utf-8"))
            if isinstance(step, Written) and step.path.endswith("pre-receive")
        )
        path = folder / "ledger.git/hooks/pre-receive"
        path.write_text(hook.text, encoding="utf-8", newline="\n")
        path.chmod(0o755)

    def clone(self, name: str) -> Path:
        git("clone", "-q", "ledger.git", name, folder=self.folder, env=self.env)
        return self.folder / name

    def commit(self, clone: Path, message: str, day: str) -> None:
        when = {"GIT_AUTHOR_DATE": f"{day}T09:00+0800", "GIT_COMMITTER_DATE": f"{day}T09:00+0800"}
        git("add", "-A", folder=clone, env=self.env)
        git("commit", "-qm", message, folder=clone, env=self.env | when)

    def push(self, clone: Path, branch: str) -> tuple[bool, str]:
        """Push to a branch; tell whether it was taken, and what the hook said."""
        done = call(
            "git", "push", "-q", "origin", f"HEAD:refs/heads/{branch}", folder=clone, env=self.env
        )
        said = done.err.splitlines()
        told = [line.removeprefix("remote: ").rstrip() for line in said if "remote: " in line]
        return done.code == 0, "\n".join(told)


@pytest.fixture
def ledger(sample: Path, tmp_path: Path) -> Ledger:
    return Ledger(sample, tmp_path)


def report(ref: str, count: int = 26) -> str:
    return (
        "submitted: 2025-10-09\nprogress:\n"
        f"  - ref: {ref}\n    text: |-\n      接待企业咨询{count}次。\n"
    )


def test_a_report_is_proposed_mended_merged_issued_and_corrected(ledger: Ledger) -> None:
    clerk, office = ledger.clone("clerk"), ledger.clone("office")

    add(clerk / MINE, report("1.11"))
    ledger.commit(clerk, "区科协报送2025-09", "2025-10-09")
    taken, told = ledger.push(clerk, "main")
    assert not taken
    assert f"{MINE}:3:10 错误 R103  没有任务 1.11。是不是 1.1？" in told
    taken, told = ledger.push(clerk, "qkx-2025-09")
    assert taken
    assert "2025-09 区科协 2025-10-09报送" in told
    assert "本次改动：1 个错误" in told

    edit(clerk / MINE, "1.11", "1.1")
    ledger.commit(clerk, "改正任务号", "2025-10-09")
    taken, told = ledger.push(clerk, "qkx-2025-09")
    assert taken
    assert "本次改动：0 个错误，0 个提醒，0 个提示" in told

    git("fetch", "-q", folder=office, env=ledger.env)
    git("merge", "-q", "--ff-only", "origin/qkx-2025-09", folder=office, env=ledger.env)
    assert run(*ISSUE, folder=office).code == 0
    ledger.commit(office, "印发2025-09办理工作简报", "2025-10-10")
    git("tag", "issued", folder=office, env=ledger.env)
    assert ledger.push(office, "main")[0]

    edit(clerk / MINE, "26次", "62次")
    git("fetch", "-q", folder=clerk, env=ledger.env)
    git("stash", "-q", folder=clerk, env=ledger.env)
    git("merge", "-q", "--ff-only", "origin/main", folder=clerk, env=ledger.env)
    git("stash", "pop", "-q", folder=clerk, env=ledger.env)
    ledger.commit(clerk, "改9月份的数", "2025-11-05")
    taken, told = ledger.push(clerk, "main")
    assert not taken
    assert f"{MINE}:5:7 错误 H101" in told

    add(
        office / "units/act/2025-10.yaml",
        "submitted: 2025-11-05\nreadings:\n  - indicator: fund-size\n    value: 19.8\n"
        "    as_of: 2025-09-30\n    reason: |-\n      复核时剔除尚未签约的认缴0.7亿元。\n",
    )
    ledger.commit(office, "更正", "2025-11-05")
    assert ledger.push(office, "main")[0]

    log = shown("log", "fund-size", folder=office)
    (line,) = (line for line in log.splitlines() if "更正：20.5 → 19.8亿元" in line)
    assert "  复核时剔除尚未签约的认缴0.7亿元。" in line
    changed = shown("diff", "issued", "HEAD", folder=office)
    assert "绿 → 蓝" in changed
    verified = shown("brief", "--verify", "--month", "2025-09", folder=office)
    assert "2025-09 第6期，2025-10-09 印发：重新生成，逐字节一致\n  更正：" in verified
    then = ("show", "fund-size", "--known", "2025-10-31")
    assert "20.5  +0.9   102.5" in shown(*then, folder=office)
    bare = run(*then, "--rev", "main", folder=ledger.folder / "ledger.git")
    assert (bare.code, bare.out) == (0, shown(*then, folder=office))
