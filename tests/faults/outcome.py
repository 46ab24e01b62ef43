"""What a fault found: a verdict and its figures, in one line."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

from tests.faults.workspace import Setting

SHOWN = 3


class CannotRunError(Exception):
    """This machine cannot bring the fault about."""


class EnoughError(Exception):
    """More complaints are of no use: the program does not withstand the fault."""


class Outcome(NamedTuple):
    """One line of a run."""

    name: str
    verdict: str
    figures: str

    def __str__(self) -> str:
        return f"{self.name}: {self.verdict}: {self.figures}"


class Findings:
    """What is wrong, gathered while a fault lasts, and what was counted."""

    def __init__(self, enough: int | None = None) -> None:
        self._enough = enough
        self.wrong: list[str] = []
        self.figures: list[str] = []

    def expect(self, holds: object, complaint: str) -> None:
        """Note a complaint where something does not hold."""
        if not holds:
            self._note(complaint)

    def take(self, complaints: Iterable[str], where: str) -> None:
        """Note complaints, with what they are about."""
        for one in complaints:
            self._note(f"{where}: {one}")

    def _note(self, complaint: str) -> None:
        self.wrong.append(complaint)
        if len(self.wrong) == self._enough:
            raise EnoughError

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
    findings = Findings(setting.enough)
    try:
        with setting.room(fault.name) as own, suppress(EnoughError):
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
