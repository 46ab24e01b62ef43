"""anplan, broken: it says that all is well where nothing was stored."""

import sys

import anplan.work.write as commands_writing
from anplan.__main__ import main

vars(commands_writing).update(write=lambda _workspace, _drafts, **_: True)
sys.exit(main())
