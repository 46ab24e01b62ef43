"""The kind of ``anplan record`` for the items of registers."""

from typing import Annotated

import typer
from typer import Context

from anplan.base.message import mark
from anplan.cli.offers import (
    offer_items,
    offer_registers,
    offer_stages,
)
from anplan.cli.options import ReportOptions
from anplan.cli.recording import write_entry

Register = Annotated[
    str,
    typer.Argument(
        metavar="REGISTER",
        help=mark("The register; or the number of an item that is there, where one has it."),
        autocompletion=offer_registers,
    ),
]
Number = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=mark("The item's number in the register."),
        autocompletion=offer_items,
    ),
]
Stage = Annotated[
    str | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        help=mark("The stage it reached, by its id or its title."),
        autocompletion=offer_stages,
    ),
]
ReachedOn = Annotated[
    str | None,
    typer.Option("--on", "--done", metavar="DAY", help=mark("The day it reached the stage.")),
]
LeftOn = Annotated[
    str | None,
    typer.Option("--left", metavar="DAY", help=mark("The day it left the register.")),
]
WhyMoved = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help=mark("Why it left, or went back.")),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help=mark("What an item is called."))
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help=mark("What else it says; may be repeated.")),
]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE=POST",
        help=mark("The post that fills a role; may be repeated."),
    ),
]


def item(
    ctx: Context,
    register: Register,
    number: Number = None,
    *,
    stage: Stage = None,
    on: ReachedOn = None,
    left: LeftOn = None,
    reason: WhyMoved = None,
    title: Title = None,
    fields: Fields = None,
    roles: Roles = None,
    options: ReportOptions,
) -> int:
    """Record that an item reached a stage, left, or says something else."""
    from anplan.commands.write.new_item import NewItem

    entry = NewItem(register, number, stage, on, left, title, reason, fields or (), roles or ())
    return write_entry(options.session(ctx), options, entry)
