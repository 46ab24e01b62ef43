"""An output that is closed, full, or read no further than its first line."""

from pathlib import Path

from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import READERS, Setting
from tests.faults.writers import WRITERS
from tests.program import Done

FULL = Path("/dev/full")
LONG = (["export"], ["brief", "--month", "2025-09", "-o", "-"])


def closed(setting: Setting, findings: Findings) -> None:
    """Nobody hears what is said: what is asked for is done all the same."""
    for writer in WRITERS:
        trial = Trial(setting.place(writer.name), writer, findings)
        done = trial.place.shell(trial.prepare(), "{} >&-")
        trial.judge(done)
        findings.expect(done.code == 0, f"{writer.name} gives {done.code}: {done.err}")
        trial.end()
    _read(setting, findings, "{} >&-", code=0)
    findings.count(f"{len(WRITERS)} writers store, {len(READERS)} readers end with 0")


def full(setting: Setting, findings: Findings) -> None:
    """What is said is lost: that is told by the exit number and on stderr."""
    if not FULL.exists():
        raise CannotRunError(f"there is no {FULL} here")
    stored = 0
    for writer in WRITERS:
        trial = Trial(setting.place(writer.name), writer, findings)
        trial.judge(trial.place.shell(trial.prepare(), f"{{}} >{FULL}"))
        stored += trial.stored
        trial.end()
    _read(setting, findings, f"{{}} >{FULL}", code=2)
    findings.count(
        f"{stored} of {len(WRITERS)} writers stored and said so, {len(READERS)} readers refused"
    )


def head(setting: Setting, findings: Findings) -> None:
    """The reader of the output takes one line and goes."""
    stored = 0
    for writer in WRITERS:
        trial = Trial(setting.place(writer.name), writer, findings)
        line = f"{{ {{}}; echo $? >{setting.folder}/code; }} | head -1"
        done = trial.place.shell(trial.prepare(), line)
        code = int(setting.folder.joinpath("code").read_text("ascii"))
        trial.judge(Done(code, done.out, done.err))
        stored += trial.stored
        trial.end()
    place = setting.place("readers")
    for reader in LONG:
        done = place.shell(reader, "{} | head -1")
        findings.expect(not done.err, f"{reader[0]} | head -1 says {done.err}")
        findings.expect(done.out.count("\n") == 1, f"{reader[0]} | head -1 gives no line")
    findings.count(f"{stored} of {len(WRITERS)} writers stored, {len(LONG)} readers without a word")


def _read(setting: Setting, findings: Findings, line: str, code: int) -> None:
    place = setting.place("readers")
    for reader in READERS:
        done = place.shell(reader, line)
        findings.expect(done.code == code, f"{reader[0]} gives {done.code}: {done.err}")
        findings.expect("Traceback" not in done.err, f"{reader[0]}: a traceback")
        findings.expect(done.err.count("\n") <= 1, f"{reader[0]}: more than a line on stderr")
