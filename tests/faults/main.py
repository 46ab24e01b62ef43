"""The command line of ``tests/faults/run``."""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults.every import BY_NAME, FAULTS
from tests.faults.outcome import CannotRunError, Fault, Outcome, run_fault
from tests.faults.workspace import Setting, make_sample
from tests.program import PROGRAM

RUN = Path(__file__).with_name("run")

INSIDE = "ANPLAN_FAULTS_INSIDE"


def main(arguments: Sequence[str]) -> int:
    """Run the faults that are asked for; 0 only where all pass."""
    asked = _parser().parse_args(arguments)
    if asked.list:
        sys.stdout.writelines(f"{fault.name}\n" for fault in FAULTS)
        return 0
    wanted = [BY_NAME[name] for name in asked.only] or FAULTS
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        program = tuple(shlex.split(asked.program))
        sample = asked.sample or make_sample(program, Path(folder))
        setting = Setting(program, sample, Path(folder), asked.kills, asked.seed, asked.enough)
        verdicts: Counter[str] = Counter()
        for outcome in outcomes(wanted, setting):
            verdicts[outcome.verdict] += 1
            sys.stdout.write(f"{outcome}\n")
            sys.stdout.flush()
    return _total(verdicts)


def _total(verdicts: "Counter[str]") -> int:
    """Print the last line; what could not be run counts as a failure where CI asks."""
    told = ", ".join(f"{verdicts[word]} {word}" for word in ("pass", "fail", "skip"))
    sys.stdout.write(f"total {verdicts.total()}: {told}\n")
    missed = verdicts["fail"] + (verdicts["skip"] if os.environ.get("CI") else 0)
    return 1 if missed else 0


def outcomes(faults: Sequence[Fault], setting: Setting) -> Iterator[Outcome]:
    """Run faults one after the other."""
    for fault in faults:
        yield outcome_of(fault, setting)


def outcome_of(fault: Fault, setting: Setting) -> Outcome:
    """Run a fault, in name spaces of its own where it mounts something."""
    if not fault.mounts or os.environ.get(INSIDE):
        return run_fault(fault, setting)
    try:
        return _inside(fault, setting)
    except CannotRunError:
        return run_fault(fault, setting)


def _inside(fault: Fault, setting: Setting) -> Outcome:
    """Run a fault by this very program as root of its own name spaces."""
    unshare = shutil.which("unshare")
    if unshare is None:
        raise CannotRunError("unshare is not installed")
    command = [
        unshare,
        "--user",
        "--map-root-user",
        "--mount",
        sys.executable,
        str(RUN),
        "--only",
        fault.name,
        "--program",
        shlex.join(setting.program),
        "--sample",
        str(setting.sample),
        "--kills",
        str(setting.kills),
        "--seed",
        str(setting.seed),
        *(() if setting.enough is None else ("--enough", str(setting.enough))),
    ]
    done = subprocess.run(
        command, env=os.environ | {INSIDE: "1"}, capture_output=True, text=True, check=False
    )
    name, _, rest = done.stdout.partition("\n")[0].partition(": ")
    verdict, _, figures = rest.partition(": ")
    if name != fault.name:
        raise CannotRunError(f"no name spaces here: {done.stderr.strip()}")
    return Outcome(name, verdict, figures)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    parser.add_argument("--program", default=shlex.join(PROGRAM), help="the command to run")
    parser.add_argument("--kills", type=int, default=40, help="how often each writer is killed")
    parser.add_argument("--seed", type=int, default=2025, help="decides the moments of the kills")
    parser.add_argument("--enough", type=int, help="end a fault after so many complaints")
    parser.add_argument("--only", action="append", default=[], choices=[*BY_NAME], metavar="NAME")
    parser.add_argument("--list", action="store_true", help="name the faults and run none")
    parser.add_argument("--sample", type=Path, help=argparse.SUPPRESS)
    return parser
