"""Several writers at the same time."""

import subprocess
from collections import Counter
from collections.abc import Sequence

from tests.faults.history import git, make_repository
from tests.faults.outcome import Findings
from tests.faults.workspace import WHO, Place, Setting, text_of
from tests.faults.writers import (
    DECIDE,
    ITEM,
    MEASURE,
    OF_THE_OTHER,
    RECORD,
    Writer,
    record_arguments,
)
from tests.program import Done

PAIRS = ((RECORD, RECORD), (ITEM, OF_THE_OTHER), (ITEM, ITEM), (MEASURE, MEASURE))
"""Who writes one file at the same time: the same section of it, or another one."""
EIGHT = (RECORD, RECORD, RECORD, OF_THE_OTHER, ITEM, MEASURE, MEASURE, DECIDE)
"""Who writes at the same time: one unit's report and its scheme, another's, and the decisions."""


def two(setting: Setting, findings: Findings) -> None:
    """Two writers of one file."""
    _write_together(setting, findings, PAIRS, rounds=3)


def eight(setting: Setting, findings: Findings) -> None:
    """Eight writers: of one unit's files, of another's, and of the decisions."""
    _write_together(setting, findings, (EIGHT,), rounds=2)


def commits(setting: Setting, findings: Findings) -> None:
    """Three writers who commit: each commit is there, with its own message."""
    place = setting.place()
    make_repository(place)
    asked: list[str] = []
    codes: Counter[int] = Counter()
    for turn in range(3):
        texts = [f"第{turn * 3 + number}次" for number in range(3)]
        started = [place.start([*record_arguments(place, one), "--commit"]) for one in texts]
        done = [_ended(process) for process in started]
        codes.update(one.code for one in done)
        asked += [text for text, one in zip(texts, done, strict=True) if one.code == 0]
        findings.take((f"exit {one.code}: {one.err}" for one in done if one.code), "commit")
    subjects = git(place.root, "log", "--format=%s", "--reverse").splitlines()[1:]
    changes = [git(place.root, "show", "--format=%s", name) for name in _names(place)]
    for text in asked:
        held = [change for change in changes if f"+      {text}\n" in change]
        findings.expect(len(held) == 1, f"{text} stands in {len(held)} commits")
    findings.expect(len(subjects) == codes[0], f"{len(subjects)} commits of {codes[0]}")
    wrong = [one for one in subjects if not one.startswith(f"{WHO} 2025-10")]
    findings.expect(not wrong, f"another message: {wrong}")
    findings.expect(not git(place.root, "status", "--porcelain"), "the work tree is not clean")
    findings.expect(not git(place.root, "fsck", "--strict"), "git fsck complains")
    findings.take(place.complaints(), "afterwards")
    findings.count(f"{codes.total()} commits by 3 writers, {codes[0]} acknowledged, none lost")


def _names(place: Place) -> list[str]:
    return git(place.root, "rev-list", "HEAD").split()


def _write_together(
    setting: Setting, findings: Findings, crowds: Sequence[Sequence[Writer]], rounds: int
) -> None:
    place = setting.place()
    told: Counter[int] = Counter()
    wanted: dict[Writer, list[str]] = {}
    for crowd in (crowd for crowd in crowds for _ in range(rounds)):
        first = told.total()
        texts = [f"第{first + number}次" for number in range(len(crowd))]
        started = [
            place.start(one.arguments(place, text)) for one, text in zip(crowd, texts, strict=True)
        ]
        for writer, text, process in zip(crowd, texts, started, strict=True):
            done = _ended(process)
            told[done.code] += 1
            if done.code == 0:
                wanted.setdefault(writer, []).append(text)
            else:
                findings.expect(done.err.count("\n") == 1, f"exit {done.code}: {done.err}")
                findings.expect("Traceback" not in done.err, "a traceback")
        for writer, asked in wanted.items():
            _compare(place, findings, writer, asked)
    findings.take(place.complaints(), "afterwards")
    findings.count(
        f"{told.total()} entries by {len(crowds[0])} writers, {told[0]} acknowledged, "
        "none lost or twice"
    )


def _compare(place: Place, findings: Findings, writer: Writer, asked: Sequence[str]) -> None:
    stored = Counter(writer.stored(place) or ())
    lost = [text for text in asked if not stored[text]]
    twice = [text for text, times in stored.items() if times > 1]
    findings.expect(not lost, f"{writer.file}: acknowledged and not there: {lost}")
    findings.expect(not twice, f"{writer.file}: there twice: {twice}")


def _ended(process: "subprocess.Popen[bytes]") -> Done:
    out, err = process.communicate()
    return Done(process.returncode, text_of(out), text_of(err))
