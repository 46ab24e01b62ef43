"""Where a run is shown and answered: its language, its streams, the width of its characters."""

import io
import sys
from dataclasses import dataclass, field, replace
from typing import TextIO

from anplan.base.errors import HistoryError, OutputError, UsageError
from anplan.base.message import say
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Screen
from anplan.show.safe import log_line, printable
from anplan.show.words import Words


def typed_text(data: bytes) -> str:
    """Return what came on stdin as text, in the locale's encoding or in UTF-8.

    Raise UsageError where it is neither.
    """
    for encoding in (sys.stdin.encoding, "utf-8"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    raise UsageError(
        say("What was typed is not {encoding}", encoding=sys.stdin.encoding.upper()),
        say("Set the terminal and the locale to UTF-8, and type it again"),
    )


def is_yes(typed: str) -> bool:
    """Return whether an answer is a clear yes."""
    return typed.casefold() in ("y", "yes", "是", "好")


@dataclass(eq=False)
class Console:
    """The words to speak in, stdout for results and stderr for remarks beside them."""

    words: Words
    ambiguous: int = 1
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    _noted: set[str] = field(default_factory=set, init=False)

    def without_remarks(self) -> "Console":
        """Return a console whose remarks nobody sees."""
        return replace(self, err=io.StringIO())

    def show(self, screen: Screen) -> None:
        """Print a screen: with rich on a terminal, plain and uncut elsewhere."""
        if self.out.isatty():
            from anplan.show.layout.terminal import print_screen

            print_screen(screen, self.out, self.ambiguous)
        else:
            self.out.write(plain(screen, ambiguous=self.ambiguous))

    def can_show(self, text: str) -> bool:
        """Return whether the terminal's encoding has all signs of a text."""
        try:
            text.encode(self.out.encoding or "utf-8")
        except UnicodeEncodeError:
            return False
        return True

    def write(self, text: str) -> None:
        """Print a document for other programs: always UTF-8, line ends as they are."""
        self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, data: bytes) -> None:
        """Print what is a file as it is."""
        self.out.flush()
        buffer = getattr(self.out, "buffer", None)
        if buffer is None:
            self.out.write(data.decode("utf-8", "replace"))
        else:
            buffer.write(data)
            buffer.flush()

    @property
    def asks(self) -> bool:
        """Return whether somebody sits at a terminal who can answer."""
        return sys.stdin is not None and sys.stdin.isatty() and self.out.isatty()

    def ask(self, question: str, suggestion: str = "") -> str:
        """Ask for a line; an empty answer takes the suggestion."""
        shown = f"{question} [{suggestion}] " if suggestion else f"{question} "
        self.out.write(printable(shown))
        self.out.flush()
        line = sys.stdin.buffer.readline()
        if not line:
            raise KeyboardInterrupt
        return typed_text(line).strip() or suggestion

    def confirm(self, question: str) -> bool:
        """Ask for yes or no; anything but a clear yes is a no."""
        return is_yes(self.ask(f"{question} (y/N)"))

    def note(self, text: str) -> None:
        """Print a line beside the result, on stderr."""
        self.err.write(f"{log_line(text)}\n")

    def note_once(self, text: str) -> None:
        """Print a line beside the result, unless it was printed before."""
        if text not in self._noted:
            self.note(text)
        self._noted.add(text)

    def note_refused(self, error: HistoryError) -> None:
        """Note once that git refused to tell something, for which the answer does without."""
        text = self.words("Without history: {reason}").format(reason=self.words.tell(error.message))
        if error.hint is not None:
            text = self.words.sentences(text, self.words.tell(error.hint))
        self.note_once(text)

    def tell_written(self, file: str, *, indent: str = "", note: bool = False) -> None:
        """Say at once that a file is written, as a note on stderr or on stdout.

        Where that cannot be said, raise OutputError, which says it.
        """
        stream = self.err if note else self.out
        try:
            stream.write(indent + self.words("written: {path}").format(path=file) + "\n")
            stream.flush()
        except OSError as error:
            raise OutputError(
                say(
                    "{file} is written, but the output cannot be: {reason}",
                    file=file,
                    reason=error.strerror or str(error),
                )
            ) from error
