"""Finding the commit that brought a line, also where the file was changed since."""

from collections.abc import Mapping
from datetime import timezone
from difflib import SequenceMatcher
from functools import cache

from anplan.base.commit import Commit
from anplan.files.git.commit_days import landings
from anplan.files.git.run import Standpoint, commit_of, committed_bytes


class Origins:
    """Finds the commits of lines of a workspace's files.

    Git is asked about committed files alone: to compare one on disk it would run the filters
    of the repository's configuration.
    """

    def __init__(self, at: Standpoint, texts: Mapping[str, str], zone: timezone) -> None:
        """Take what the files hold as it was read."""
        self._at, self._texts, self._zone = at, texts, zone
        self._lines = cache(self._committed_lines)
        self._commits = cache(self._commit)
        self._landed = cache(lambda: landings(at))

    def __call__(self, file: str, line: int) -> Commit | None:
        """Return the commit that brought a line; None where it is not committed."""
        number = line if self._at.commit else self._lines(file).get(line)
        return None if number is None else self._commits(file, number)

    def _commit(self, file: str, line: int) -> Commit:
        return commit_of(self._at, file, line, self._zone, self._landed())

    def _committed_lines(self, file: str) -> dict[int, int]:
        """Return for each line that stands in the committed file the number that it has there."""
        data = committed_bytes(self._at, file)
        if data is None:
            return {}
        then, now = _rows(data.decode("utf-8-sig", "replace")), _rows(self._texts.get(file, ""))
        blocks = SequenceMatcher(None, then, now, autojunk=False).get_matching_blocks()
        return {
            block.b + step + 1: block.a + step + 1 for block in blocks for step in range(block.size)
        }


def _rows(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")
