"""What the program tells in the documentation, without a Python of its own for each command."""

from collections.abc import Sequence
from pathlib import Path

import console
from tests.program import forked_in

_anew = console.anplan


def told(
    arguments: Sequence[str], folder: Path, environment: dict[str, str], *, split: bool = False
) -> tuple[int, str]:
    """Run the program as ``console.anplan`` does, in the place of which it is put."""
    done = forked_in(environment, arguments, folder, together=not split)
    if done is None:
        return _anew(arguments, folder, environment, split=split)
    return done.returncode, done.stdout.decode("utf-8").replace("\r\n", "\n")
