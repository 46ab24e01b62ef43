"""Files that are made from the code: written anew, or held against what they would be."""

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def written(files: Mapping[Path, str], arguments: list[str]) -> int:
    """Write the files that are out of date and name them; with ``--check`` name them alone.

    Return the exit number: 1 where ``--check`` names any.
    """
    check = "--check" in arguments
    stale = [
        path
        for path, text in files.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8", newline="\n")
    return int(check and stale != [])
