"""The command line: options, help and completion; each command is made when it is called.

Only modules below this one know typer, and only this package asks for today; what remembers answers
reads the day to compare it, and judges nothing by it.
"""

from anplan.cli.app import print_bytes, run

__all__ = ["print_bytes", "run"]
