"""Locales, encodings and terminals that cannot show everything."""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence

from tests.faults.outcome import CannotRunError, Findings
from tests.faults.trial import Trial
from tests.faults.workspace import READERS, Place, Setting, surroundings
from tests.faults.writers import BRIEFS, FOUR, RECORD
from tests.program import on_terminal

PLAIN = {"LANG": "C", "LC_ALL": "C"}
ASCII = PLAIN | {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
GBK = {"LANG": "C", "PYTHONIOENCODING": "gbk"}
DUMB = {"TERM": "dumb"}
NO_COLOUR = {"NO_COLOR": "1"}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
NARROW = "40"


def locale_c(setting: Setting, findings: Findings) -> None:
    """Run where the locale knows no Chinese, also with Python's own cures switched off."""
    _writers_work(setting, findings, PLAIN, "plain")
    place = setting.place("readers")
    for reader in READERS:
        done = place.run(reader, settings=PLAIN)
        findings.expect(done.code == 0, f"{reader[0]} gives {done.code}: {done.err}")
    for writer in (RECORD, BRIEFS):
        trial = Trial(setting.place(f"{writer.name}-ascii"), writer, findings)
        done = trial.attempt(settings=ASCII)
        findings.expect(done.code in (0, 2), f"{writer.name} gives {done.code}: {done.err}")
        trial.end()
    findings.count(f"LANG=C: {_counted()}; without Python's UTF-8: stored, or refused in a line")


def gbk(setting: Setting, findings: Findings) -> None:
    """Run where a console speaks GBK."""
    _writers_work(setting, findings, GBK, "gbk")
    place = setting.place("readers")
    for reader in READERS:
        done = subprocess.run(
            [*setting.program, *reader],
            cwd=place.root,
            env=surroundings(GBK),
            capture_output=True,
            check=False,
        )
        try:
            text = done.stdout.decode("utf-8" if reader[0] == "export" else "gbk")
        except UnicodeDecodeError:
            text = ""
        findings.expect(text, f"{reader[0]} does not print GBK")
        findings.expect(done.returncode == 0, f"{reader[0]} gives {done.returncode}")
    findings.count(f"GBK on every stream: {_counted()}, files are UTF-8")


def terminal(setting: Setting, findings: Findings) -> None:
    """Run on a terminal of 40 columns that knows no colour, or is asked for none."""
    if sys.platform == "win32":
        raise CannotRunError("there are no pseudo-terminals here")
    for writer in FOUR:
        trial = Trial(setting.place(writer.name), writer, findings)
        _show(trial.place, findings, trial.prepare(), DUMB)
        findings.expect(trial.is_stored, f"{writer.name} on a terminal stores nothing")
    place = setting.place("readers")
    for settings in (DUMB, NO_COLOUR):
        for reader in READERS:
            _show(place, findings, reader, settings)
    findings.count(f"TERM=dumb and NO_COLOR on {NARROW} columns: {_counted()}, no colour")


def _show(
    place: Place, findings: Findings, arguments: Sequence[str], settings: Mapping[str, str]
) -> None:
    """Run on a terminal and expect no colour."""
    done = on_terminal(
        *arguments,
        folder=place.root,
        columns=NARROW,
        program=place.program,
        **surroundings(settings),
    )
    findings.expect(done.code == 0, f"{arguments[0]} gives {done.code}: {done.out}")
    findings.expect(not COLOUR.search(done.out), f"{arguments[0]}: colour with {settings}")


def _writers_work(
    setting: Setting, findings: Findings, settings: Mapping[str, str], name: str
) -> None:
    for writer in FOUR:
        trial = Trial(setting.place(f"{writer.name}-{name}"), writer, findings)
        done = trial.attempt(settings=settings)
        findings.expect(done.code == 0, f"{writer.name} gives {done.code}: {done.err}")
        trial.end()


def _counted() -> str:
    return f"{len(FOUR)} writers, {len(READERS)} readers"
