"""kill -9 at random instants of each writer."""

import random
import time

from tests.faults.outcome import Findings
from tests.faults.trial import Trial
from tests.faults.workspace import Setting
from tests.faults.writers import BRIEFS, COLLECT, DECIDE, ISSUE, ITEM, MEASURE, RECORD, Writer
from tests.program import Done

LATE = 0.6
RENEWED = 100


def kill_record(setting: Setting, findings: Findings) -> None:
    """Kill record."""
    _killed(setting, findings, (RECORD,))


def kill_item(setting: Setting, findings: Findings) -> None:
    """Kill record item, every other time record measure."""
    _killed(setting, findings, (ITEM, MEASURE))


def kill_collect(setting: Setting, findings: Findings) -> None:
    """Kill collect."""
    _killed(setting, findings, (COLLECT,))


def kill_decide(setting: Setting, findings: Findings) -> None:
    """Kill decide."""
    _killed(setting, findings, (DECIDE,))


def kill_brief(setting: Setting, findings: Findings) -> None:
    """Kill brief, every other time while it is issued."""
    _killed(setting, findings, (BRIEFS, ISSUE))


def _killed(setting: Setting, findings: Findings, writers: tuple[Writer, ...]) -> None:
    killed = stored = acknowledged = 0
    for place, writer in enumerate(writers):
        chance = random.Random(setting.seed + place)  # noqa: S311 - moments, not secrets
        wanted = setting.kills // len(writers)
        for part in range(0, wanted, RENEWED):
            name = f"{writer.name}-{part}"
            trial = Trial(setting.place(name), writer, findings)
            duration = _duration(trial)
            for _ in range(min(RENEWED, wanted - part)):
                done = _kill_one(trial, _moment(chance) * duration)
                killed += done is None
                acknowledged += done is not None
                stored += done is None and trial.is_stored
            trial.end()
    findings.count(
        f"{killed} of {killed + acknowledged} runs killed, {stored} of them after it was stored; "
        f"{acknowledged} had ended, none lost; seed {setting.seed}"
    )


def _moment(chance: random.Random) -> float:
    """Choose a moment as a share of a run: half of them while it writes, near the end."""
    return chance.uniform(LATE if chance.random() < 0.5 else 0.0, 1.0)


def _duration(trial: Trial) -> float:
    """Measure how long the writer takes when nothing happens to it."""
    times = []
    for _ in range(2):
        begun = time.monotonic()
        trial.attempt()
        times.append(time.monotonic() - begun)
    return min(times)


def _kill_one(trial: Trial, moment: float) -> Done | None:
    """Kill one run; None where it was killed, else how it had ended by then."""
    done = trial.place.killed(trial.prepare(), moment)
    trial.judge(done)
    if done is not None:
        trial.findings.expect(done.code == 0, f"a run after a kill gives {done.code}: {done.err}")
    return done
