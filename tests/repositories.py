"""Real repositories of every shape, made of the sample by git itself."""

import os
import subprocess
from pathlib import Path

from tests.program import environment

DAY = "2025-10-02T09:00:00+08:00"


def git(*arguments: str, folder: Path, day: str = DAY) -> str:
    """Run git as somebody whose own configuration is empty, on a day; it must go well."""
    variables = environment(
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_NOSYSTEM="1",
        GIT_AUTHOR_NAME="示例",
        GIT_AUTHOR_EMAIL="sample@example.invalid",
        GIT_AUTHOR_DATE=day,
        GIT_COMMITTER_NAME="示例",
        GIT_COMMITTER_EMAIL="sample@example.invalid",
        GIT_COMMITTER_DATE=day,
    )
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=variables, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("utf-8").strip()


def commit_all(folder: Path, message: str = "…", day: str = DAY) -> str:
    """Commit whatever lies in a work tree, and give the commit's name."""
    git("add", "-A", folder=folder)
    git("commit", "-q", "--allow-empty", "-m", message, folder=folder, day=day)
    return git("rev-parse", "HEAD", folder=folder)


def cloned(source: Path, target: Path, *options: str) -> Path:
    """Clone a repository as from another machine."""
    git("clone", "-q", *options, source.as_uri(), str(target), folder=source.parent)
    return target


def moved_down(repository: Path, way: str) -> Path:
    """Put all that a repository tracks into a folder of it, and commit that."""
    target = repository / way
    target.mkdir(parents=True)
    for name in git("ls-tree", "--name-only", "HEAD", folder=repository).splitlines():
        git("mv", name, f"{way}/{name}", folder=repository)
    commit_all(repository)
    return target


def tiny(folder: Path, *options: str) -> Path:
    """Make a repository of a small workspace: a plan, a unit, and a report without a day."""
    git("init", "-q", "-b", "main", *options, str(folder), folder=folder.parent)
    for file, text in TINY.items():
        folder.joinpath(file).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(file).write_text(text, encoding="utf-8", newline="\n")
    return folder


TINY = {
    "plan/source.txt": "示例方案\n各单位每月报送工作简报。\n",
    "plan/plan.yaml": """\
document:
  title: 示例方案
  number: 示〔2025〕1号
  issuer: 示例办公室
  issued: 2025-04-01
start: 2025-04-01
end: 2025-12-31
coordinator: a
phases:
  - id: implementation
    title: 落实阶段
    start: 2025-04-01
    end: 2025-12-31
    assumed: [title, start, end]
obligations:
  - id: monthly
    title: 工作简报
    owed_by: units
    every: month
    paper: report
    start: 2025-05
    end: 2025-06
    due: { days_after: 5 }
    assumed: [title, owed_by, every, paper, start, end, due]
""",
    "units/a/unit.yaml": "name: 甲局\norder: 1\nassumed: [name, order]\n",
    "units/a/2025-05.yaml": "nothing: 本月无新进展\n",
}
