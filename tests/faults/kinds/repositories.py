"""Git in its many shapes: what needs no history works in all of them."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.faults.history import git, make_repository, name_the_committer
from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Place, Setting
from tests.faults.writers import BRIEFS, RECORD, REPORT, record_arguments

ANOTHER = 65534
OWNED = """#!/bin/sh
GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {git} "$@"
"""
READERS = (["status"], ["why", "tech-contracts"])


def no_repository(setting: Setting, findings: Findings) -> None:
    """No repository, and then not even git."""
    place = setting.place()
    _all_work(place, findings, commits=False)
    programs = setting.folder / "programs"
    programs.mkdir()
    for reader in READERS:
        done = place.run(reader, settings={"PATH": str(programs)})
        findings.expect(done.code == 0, f"{reader[0]} without git gives {done.code}: {done.err}")
    findings.figures.append("the same without git on the PATH")


def no_commit(setting: Setting, findings: Findings) -> None:
    """A repository without a commit."""
    place = setting.place()
    git(place.root, "init", "--quiet", "--initial-branch=main")
    name_the_committer(place.root)
    _all_work(place, findings)


def shallow(setting: Setting, findings: Findings) -> None:
    """A clone of the last commit alone."""
    origin = _committed(setting)
    git(origin.root, "commit", "--quiet", "--allow-empty", "--message=二")
    copy = origin._replace(root=setting.folder / "copy")
    git(setting.folder, "clone", "--quiet", "--depth=1", origin.root.as_uri(), "copy")
    name_the_committer(copy.root)
    _all_work(copy, findings)


def detached(setting: Setting, findings: Findings) -> None:
    """No branch is checked out."""
    place = _committed(setting)
    git(place.root, "checkout", "--quiet", "--detach")
    _all_work(place, findings)


def worktree(setting: Setting, findings: Findings) -> None:
    """A second work tree of a repository."""
    place = _committed(setting)
    other = place._replace(root=setting.folder / "other")
    git(place.root, "worktree", "add", "--quiet", "-b", "other", str(other.root))
    _all_work(other, findings)


def submodule(setting: Setting, findings: Findings) -> None:
    """A submodule of another repository."""
    place = _committed(setting)
    above = setting.folder / "above"
    above.mkdir()
    git(above, "init", "--quiet", "--initial-branch=main")
    git(above, "submodule", "--quiet", "add", place.root.as_uri(), "plan")
    inside = place._replace(root=above / "plan")
    name_the_committer(inside.root)
    _all_work(inside, findings)


def bare(setting: Setting, findings: Findings) -> None:
    """A workspace in a bare repository's own folder."""
    place = setting.place()
    git(place.root, "init", "--quiet", "--bare", "--initial-branch=main")
    name_the_committer(place.root)
    _all_work(place, findings, commits=False)


def another_owner(setting: Setting, findings: Findings) -> None:
    """A repository that belongs to another user, of which git reads nothing."""
    place = _committed(setting)
    home = setting.folder / "home"
    home.mkdir()
    settings = {"HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    if os.geteuid() == 0:
        _give_away(place.root)
    else:
        settings["PATH"] = f"{_suspicious_git(setting.folder)}{os.pathsep}{os.environ['PATH']}"
    _expect_suspicion(place, settings)
    _all_work(place, findings, commits=False, settings=settings)
    done = place.run([*record_arguments(place, "再次"), "--commit"], settings=settings)
    findings.expect("dubious ownership" in done.err, f"it is not said why: {done.err}")
    way = "chown" if os.geteuid() == 0 else "git was told so"
    findings.figures.append(f"owner changed by {way}")


def _committed(setting: Setting) -> Place:
    place = setting.place()
    make_repository(place)
    return place


def _give_away(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, ANOTHER, ANOTHER, follow_symlinks=False)


def _suspicious_git(folder: Path) -> Path:
    """Make a git that takes every repository for another user's."""
    found = shutil.which("git")
    programs = folder / "programs"
    programs.mkdir()
    script = programs / "git"
    script.write_text(OWNED.format(git=found), "utf-8")
    script.chmod(0o755)
    return programs


def _expect_suspicion(place: Place, settings: dict[str, str]) -> None:
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=place.root,
        env=os.environ | settings,
        capture_output=True,
        check=False,
    )
    if b"dubious ownership" not in done.stderr:
        raise CannotRunError("git does not mind another owner here")


def _all_work(
    place: Place,
    findings: Findings,
    *,
    commits: bool = True,
    settings: dict[str, str] | None = None,
) -> None:
    """Read and write; commit, or be told in one line why not."""
    for reader in READERS:
        _expect(findings, reader, place.run(reader, settings=settings).code, 0)
    for writer in (RECORD, BRIEFS):
        trial = Trial(place, writer, findings)
        done = trial.attempt(settings=settings)
        findings.expect(done.code == 0, f"{writer.name} gives {done.code}: {done.err}")
    trial = Trial(place, RECORD, findings)
    trial.number = 100
    arguments = [*trial.prepare(), "--commit"]
    done = place.run(arguments, settings=settings)
    trial.judge(done)
    findings.take(place.complaints(), "afterwards")
    if not commits:
        findings.expect(done.code == 2, f"record --commit gives {done.code}: {done.err}")
        findings.count("status, why, record, brief work; --commit says in one line why not")
        return
    findings.expect(done.code == 0, f"record --commit gives {done.code}: {done.err}")
    if done.code == 0:
        _expect_committed(place, findings, trial.text)
    findings.count("status, why, record, brief and --commit work")


def _expect_committed(place: Place, findings: Findings, text: str) -> None:
    shown = git(place.root, "show", f"HEAD:{REPORT}")
    findings.expect(text in shown, "the commit does not hold the entry")
    changed = git(place.root, "status", "--porcelain", "--", REPORT)
    findings.expect(not changed, f"after the commit git says {changed}")


def _expect(findings: Findings, words: Sequence[str], code: int, wanted: int) -> None:
    findings.expect(code == wanted, f"{' '.join(words)} gives {code}")
