"""The whole program as a command of typer's: called, or asked by a shell for words to offer."""

import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from anplan.cli.errors import usage_error
from anplan.cli.front import program_page, version_line
from anplan.cli.groups import Group, make
from anplan.cli.menu import ANPLAN, PROGRAM
from anplan.cli.options import Folder, Run, Version, run_of
from anplan.show.words import Words


def program(ctx: typer.Context, *, version: Version = False, folder: Folder = None) -> None:
    """Keep the folders for the command; show the program's page where none is given."""
    if version:
        sys.stdout.write(version_line())
        raise typer.Exit
    if folder:
        ctx.obj = run_of(ctx)._replace(folders=folder)
    if ctx.invoked_subcommand is None:
        sys.stdout.write(program_page(run_of(ctx).words))


def command() -> Any:
    """Make the program, of whose commands none is made."""
    return make(PROGRAM, ANPLAN, Group)


def call(arguments: Sequence[str], words: Words) -> int:
    """Run the command that the arguments name and return its exit number."""
    group = command()
    try:
        # Not main(): it would turn a closed pipe and Ctrl-C into exit numbers of its own.
        with group.make_context(PROGRAM, list(arguments), obj=Run(words)) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except TyperException as error:
        raise usage_error(error) from error
    return code if isinstance(code, int) else 0
