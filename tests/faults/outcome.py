"""What a fault found: a verdict and its figures, in one line."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.faults.workspace import Setting

SHOWN = 3


class CannotRunError(Exception):
    """This machine cannot bring the fault about."""


class Outcome(NamedTuple):
    """One line of a run."""

    name: str
    verdict: str
    figures: str

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict}: {self.figures}"


class Findings:
    """What is wrong, gathered while a fault lasts, and what was counted."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.figures: list[str] = []

    def expect(self, holds: object, complaint: str) -> None:
        """Note a complaint where something does not hold."""
        if not holds:
            self.wrong.append(complaint)

    def take(self, complaints: Iterable[str], where: str) -> None:
        """Note complaints, with what they are about."""
        self.wrong += [f"{where}: {one}" for one in complaints]

    def count(self, figure: str) -> None:
        """Note a figure for the line."""
        self.figures.append(figure)


Body = Callable[[Setting, Findings], None]


class Fault(NamedTuple):
    """A fault by its name; ``mounts`` where it needs file systems of its own."""

    name: str
    body: Body
    mounts: bool = False


def run_fault(fault: Fault, setting: Setting) -> Outcome:
    """Bring a fault about and tell what it found."""
    findings = Findings()
    try:
        with setting.room(fault.name) as own:
            fault.body(own, findings)
    except CannotRunError as reason:
        return Outcome(fault.name, "skip", str(reason))
    if not findings.wrong:
        return Outcome(fault.name, "pass", "; ".join(findings.figures))
    return Outcome(fault.name, "fail", _complaints(findings.wrong))


def _complaints(wrong: list[str]) -> str:
    told = "; ".join(" ".join(one.split()) for one in wrong[:SHOWN])
    more = len(wrong) - SHOWN
    return f"{told}; and {more} more" if more > 0 else told
