"""The command line: options, help and completion; each command is made when it is called.

Only modules below this one know typer, and only this package asks for today; what remembers answers
reads the day to compare it, and judges nothing by it. A word is completed without either.
"""

from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run with these arguments and return the exit number."""
    from anplan.cli.app import run as call

    return call(arguments)


def print_bytes(arguments: Sequence[str], code: int, output: bytes) -> int:
    """Print what a run with these arguments has to print, and return its exit number."""
    from anplan.cli.app import print_bytes as write

    return write(arguments, code, output)
