"""anplan, broken: it does not look whether somebody else wrote meanwhile."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import anplan.work.write as commands_writing
from anplan.__main__ import main
from anplan.files.disk.draft import Draft, replace
from anplan.files.disk.workspace import Workspace

PATIENCE = 10


def _regardless(workspace: Workspace, drafts: list[Draft], then: Callable[[], object]) -> bool:
    _meet(workspace.root.parent / "met")
    for one in drafts:
        replace(workspace, {one.file: one.data})
    then()
    return True


def _meet(folder: Path) -> None:
    """Wait until a second writer has read the file, too; the first two meet, that is enough."""
    folder.mkdir(exist_ok=True)
    folder.joinpath(str(os.getpid())).touch()
    end = time.monotonic() + PATIENCE
    while len(list(folder.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.01)


vars(commands_writing).update(write=_regardless)
sys.exit(main())
