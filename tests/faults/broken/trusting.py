"""anplan, broken: it lets git do what a repository's settings say."""

import sys

import anplan.files.git.run as files_git
from anplan.__main__ import main

vars(files_git).update(_HARMLESS=())
sys.exit(main())
