"""A repository whose settings, hooks and attributes want to run something."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.faults.history import git, make_repository
from tests.faults.outcome import CannotRunError, Findings
from tests.faults.workspace import OTHER_UNIT, READERS, Place, Setting, surroundings
from tests.faults.writers import WRITERS, record_arguments

HOOKS = (
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "pre-auto-gc",
    "pre-commit",
    "pre-merge-commit",
    "pre-push",
    "pre-rebase",
    "prepare-commit-msg",
    "reference-transaction",
    "update",
)
SETTINGS = """
[core]
    fsmonitor = {run} fsmonitor
    pager = {run} pager
    editor = {run} editor
    askPass = {run} askpass
    sshCommand = {run} ssh
    gitProxy = {run} proxy
    alternateRefsCommand = {run} alternates
    attributesFile = {attributes}
[include]
    path = {included}
[diff]
    external = {run} diff
[diff "evil"]
    command = {run} diff-driver
    textconv = {run} textconv
[filter "evil"]
    clean = {run} clean
    smudge = {run} smudge
    required = true
[filter "worse"]
    process = {run} process
[merge "evil"]
    driver = {run} merge
[gpg]
    program = {run} gpg
[commit]
    gpgSign = true
[log]
    showSignature = true
[credential]
    helper = !{run} credential
[sequence]
    editor = {run} sequence
[protocol "ext"]
    allow = always
"""
INCLUDED = """
[pager]
    log = {run} pager-log
    blame = {run} pager-blame
    config = {run} pager-config
[alias]
    log = !{run} alias-log
    blame = !{run} alias-blame
    rev-parse = !{run} alias-rev-parse
    config = !{run} alias-config
"""
HOOKS_ELSEWHERE = """
[core]
    hooksPath = {hooks}
"""
MISSING = """
[core]
    repositoryFormatVersion = 1
[extensions]
    partialClone = origin
[remote "origin"]
    url = ext::{run} fetched
    promisor = true
    uploadpack = {run} uploadpack
"""
WORK_TREE = """
[core]
    worktree = {elsewhere}
"""
ATTRIBUTES = "*.yaml filter=evil diff=evil merge=evil\n*.md filter=worse diff=evil\n"
SAME = 1_760_000_000
VARIANTS = {"settings": "", "hooks path": HOOKS_ELSEWHERE, "work tree": WORK_TREE}
CHANGED = f"units/{OTHER_UNIT}/2025-08.yaml"


class Canary:
    """A script that leaves a trace when anything runs it, and the files that name it."""

    def __init__(self, folder: Path) -> None:
        self.traces = folder / "traces"
        self.traces.mkdir()
        self.run = folder / "canary"
        _script(self.run, f'#!/bin/sh\ntouch "{self.traces}/$1"\ncat\n')
        self.names = {
            "run": str(self.run),
            "attributes": str(folder / "attributes"),
            "included": str(folder / "included"),
            "hooks": str(folder / "hooks"),
            "elsewhere": str(folder / "elsewhere"),
        }
        folder.joinpath("attributes").write_text(ATTRIBUTES, "utf-8")
        folder.joinpath("included").write_text(INCLUDED.format(**self.names), "utf-8")
        folder.joinpath("elsewhere").mkdir()
        self._hooks(folder / "hooks")

    def poison(self, place: Place, more: str) -> None:
        """Let everything that git can be told to run be the canary."""
        with place.root.joinpath(".git/config").open("a", encoding="utf-8") as stream:
            stream.write(SETTINGS.format(**self.names) + more.format(**self.names))
        self._hooks(place.root / ".git/hooks")
        place.write(".gitattributes", ATTRIBUTES)
        place.write(".git/info/attributes", ATTRIBUTES)

    def sang(self) -> list[str]:
        """Name what was run, and forget it."""
        found = sorted(path.name for path in self.traces.iterdir())
        for name in found:
            self.traces.joinpath(name).unlink()
        return found

    def _hooks(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        for hook in HOOKS:
            _script(folder / hook, f'#!/bin/sh\ntouch "{self.traces}/hook-{hook}"\n')


def hostile(setting: Setting, findings: Findings) -> None:
    """Run every command in repositories that want to run something."""
    canary = Canary(setting.folder)
    runs = 0
    for name, more in VARIANTS.items():
        place = setting.place(name.replace(" ", "-"))
        make_repository(place)
        _make_suspect(place)
        canary.poison(place, more)
        _change(place)
        runs += _expect_silence(place, findings, canary, name, few=bool(more))
        if not more:
            _expect_song(place, canary)
    place = setting.place("missing")
    make_repository(place)
    _lose_a_file(place)
    canary.poison(place, MISSING)
    runs += _expect_silence(place, findings, canary, "missing objects")
    findings.count(f"{runs} commands in {len(VARIANTS) + 1} repositories, nothing was run")


def _commands(place: Place, *, few: bool) -> Iterator[list[str]]:
    yield [*record_arguments(place, "提交"), "--commit"]
    yield READERS[1]
    if few:
        return
    yield from READERS
    for number, writer in enumerate(WRITERS):
        yield writer.arguments(place, f"第{number}次")


def _expect_silence(
    place: Place, findings: Findings, canary: Canary, name: str, *, few: bool = True
) -> int:
    runs = 0
    for arguments in _commands(place, few=few):
        done = place.run(arguments)
        shown = f"{name}: {' '.join(arguments[:2])}"
        found = canary.sang()
        findings.expect(not found, f"{shown} runs {found}")
        findings.expect(done.code in (0, 2), f"{shown} gives {done.code}: {done.err}")
        findings.expect("Traceback" not in done.err, f"{shown}: a traceback")
        runs += 1
    return runs


def _expect_song(place: Place, canary: Canary) -> None:
    """Make sure that git by itself would have run what nobody else ran."""
    for arguments in (["status"], ["diff"], ["add", "--all"], ["commit", "-m", "x"]):
        subprocess.run(
            ["git", *arguments],
            cwd=place.root,
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    if len(canary.sang()) < 3:
        raise CannotRunError("this git does not run what its settings say")


def _change(place: Place) -> None:
    """Change a committed file, so that git would have to convert what lies there."""
    text = place.root.joinpath(CHANGED).read_text("utf-8")
    place.write(CHANGED, f"# 改动\n{text}")


def _make_suspect(place: Place) -> None:
    """Let every file be as new as the index, which git therefore reads to see a change."""
    for path in place.root.glob("units/*/*.yaml"):
        os.utime(path, (SAME, SAME))
    git(place.root, "update-index", "-q", "--really-refresh")
    os.utime(place.root / ".git/index", (SAME, SAME))


def _lose_a_file(place: Place) -> None:
    """Take an old content out of the store, as a partial clone has it."""
    git(place.root, "-c", "gc.auto=0", "commit", "--quiet", "--allow-empty", "-m", "二")
    name = git(place.root, "rev-parse", f"HEAD:{CHANGED}").strip()
    _change(place)
    git(place.root, "commit", "--quiet", "--all", "--message=三")
    lost = place.root / ".git/objects" / name[:2] / name[2:]
    lost.chmod(stat.S_IRUSR | stat.S_IWUSR)
    lost.unlink()


def _script(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o755)
