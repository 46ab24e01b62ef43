"""anplan, broken: it does not look whether somebody else wrote meanwhile."""

import sys

import anplan.commands.writing as commands_writing
from anplan.__main__ import main
from anplan.files.amend import Draft, replace
from anplan.files.workspace import Workspace


def _regardless(workspace: Workspace, drafts: list[Draft]) -> bool:
    for one in drafts:
        replace(workspace, one.file, one.data)
    return True


vars(commands_writing).update(write=_regardless)
sys.exit(main())
