"""The command line: options, help and completion; each command is made when it is called.

Only modules below this one know typer, and only this package asks for today.
"""

from anplan.cli.app import run

__all__ = ["run"]
