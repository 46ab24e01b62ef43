"""What is told of units over several plans."""

from collections.abc import Iterable

from anplan.model.same_units import Claim, without_mark
from anplan.work.console import Console


def tell_not_joined(console: Console, apart: Iterable[tuple[str, Claim]]) -> None:
    """Name the units that a workspace takes for one and that stay two, and why."""
    for workspace, claim in apart:
        text = (
            console.words(
                "{unit} is not joined with {other} (same_as): several bodies have this id; write its name there under aliases"
            )
            if claim.is_unclear
            else console.words("{unit} is not joined with {other} (same_as): a plan has both")
        )
        told = console.words.fill(text, unit=without_mark(claim.unit), other=claim.other)
        console.note_once(console.words.labelled(workspace, told))
