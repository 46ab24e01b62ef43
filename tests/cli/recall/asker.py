"""Asks the program with a cache, and puts other words into the answers that it keeps."""

from pathlib import Path

from anplan.files.cache.folder import CHECKSUM_BYTES, checksum
from anplan.files.recall.answer import HEAD_BYTES, names_size
from tests.program import Done, on_terminal, run, run_anew

RECALLED = "recalled\n"
REPORT = "units/a/2025-05.yaml"


class Asker:
    """Asks the program with a cache, as a user who has no settings of git."""

    def __init__(self, folder: Path, *, starts_anew: bool = False) -> None:
        self.starts_anew = starts_anew
        self.cache = folder / "cache"
        self.variables = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home")}

    def ask(self, *arguments: str, folder: Path, **changes: str) -> Done:
        """Ask in a pipe."""
        kept = {"ANPLAN_CACHE": str(self.cache), **self.variables, **changes}
        if self.starts_anew:
            done = run_anew(*arguments, folder=folder, **kept)
            return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        return run(*arguments, folder=folder, **kept)

    def ask_on_terminal(self, *arguments: str, folder: Path, **changes: str) -> Done:
        """Ask on a terminal."""
        kept = {"ANPLAN_CACHE": str(self.cache), **self.variables, **changes}
        return on_terminal(*arguments, folder=folder, **kept)

    @property
    def answers(self) -> list[Path]:
        """Return the files of the answers that are kept."""
        return sorted(self.cache.glob("answer-*"))

    def plant(self) -> None:
        """Put other words into all answers, so that it shows where one is printed again."""
        for path in self.answers:
            kept = path.read_bytes()[CHECKSUM_BYTES:]
            body = kept[: HEAD_BYTES + names_size(kept)] + RECALLED.encode()
            path.write_bytes(checksum(path.name, body) + body)
