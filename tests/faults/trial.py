"""One writer, tried again and again under a fault, and judged after each attempt."""

from collections.abc import Iterator, Mapping, Sequence

from tests.faults.outcome import Findings
from tests.faults.workspace import Place, first_line
from tests.faults.writers import Writer
from tests.program import Done

PIPE_CLOSED = 141
WRITTEN = ("已写入", "written")


class Trial:
    """A writer in a workspace of its own: every attempt wants another text stored."""

    def __init__(self, place: Place, writer: Writer, findings: Findings) -> None:
        self.place = place
        self.writer = writer
        self.findings = findings
        self.number = 0
        self.before: list[str] = []
        self.stored = 0
        self.went_well = False

    def prepare(self) -> list[str]:
        """Make the next attempt ready and give its words."""
        self.number += 1
        arguments = self.writer.arguments(self.place, self.text)
        self.before = self.writer.stored(self.place) or []
        return arguments

    @property
    def text(self) -> str:
        """Return what the attempt wants stored."""
        return f"第{self.number}次"

    @property
    def is_stored(self) -> bool:
        """Return whether the attempt's text is there."""
        return self.writer.stored(self.place) == self.writer.after(self.before, self.text)

    def attempt(
        self,
        before: Sequence[str] = (),
        settings: Mapping[str, str] | None = None,
        traced: Sequence[str] = (),
    ) -> Done:
        """Run the writer once to its end."""
        done = self.place.run(self.prepare(), before, settings, traced)
        self.judge(done)
        return done

    def judge(self, done: Done | None) -> None:
        """Hold the file, and what was said, against what was wanted; None: it was killed."""
        self.stored += self.is_stored
        self.went_well = done is not None and done.code == 0
        complaints = [*self._file(), *(self._said(done) if done else ())]
        self.findings.take(complaints, f"{self.writer.name} {self.number}")

    def _file(self) -> Iterator[str]:
        stored = self.writer.stored(self.place)
        if stored is None:
            yield f"{self.writer.file} is torn"
        elif stored not in (self.before, self.writer.after(self.before, self.text)):
            yield f"{self.writer.file} is neither the old nor the new one"

    def _said(self, done: Done) -> Iterator[str]:
        if "Traceback" in done.err + done.out:
            yield "a traceback"
        elif done.code == 3:
            yield f"its own fault: {first_line(done)}"
        if done.code == 0 and not self.is_stored:
            yield "exit 0, and it is not stored"
        if done.code != 0:
            yield from self._refused(done)

    def _refused(self, done: Done) -> Iterator[str]:
        lines = done.err.splitlines()
        if len(lines) > 1 + self.is_stored * self.writer.notes:
            yield f"{len(lines)} lines on stderr"
        if not (done.err or done.out) and done.code != PIPE_CLOSED:
            yield f"exit {done.code} without a word"
        if self.is_stored and not any(word in done.out + done.err for word in WRITTEN):
            yield f"exit {done.code}, and it is stored without saying so"

    def end(self) -> None:
        """Write once more with no fault, unless it just went: it goes, and nothing is left behind."""
        if not self.went_well:
            done = self.attempt()
            told = f"{self.writer.name}: the next write gives {done.code}: {first_line(done)}"
            self.findings.expect(done.code == 0, told)
        self.findings.take(self.place.complaints(), f"{self.writer.name}, afterwards")
