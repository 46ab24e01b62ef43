"""What a brief says of registers: a table, and in the annex every move since the brief before."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.show.brief.annex import AnnexEntry
from anplan.show.brief.writer import Writer
from anplan.show.item_text import funnel_text
from anplan.show.register_text import (
    counts_text,
    longest_still,
    move_text,
    still_text,
)
from anplan.show.safe import one_line
from anplan.state.registers.since import RegisterMoves, register_moves
from anplan.state.registers.standing import ItemState

_DASH = "—"


class RegisterTable(NamedTuple):
    """The table of registers: its columns and a row for each; both empty where there are none."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def moves_of(writer: Writer) -> tuple[RegisterMoves, ...]:
    """Return what moved in the registers since the brief before, where that is told."""
    is_told = writer.words.tells("outlook") and bool(writer.state.project.registers)
    return register_moves(writer.state) if is_told else ()


def register_table(
    writer: Writer, moves: tuple[RegisterMoves, ...], *, of_period: bool = False
) -> RegisterTable:
    """Write for each register the funnel, what moved, and how many items stand still.

    ``of_period``: the moves are those of a whole period, not those since the brief before.
    """
    if not moves:
        return RegisterTable()
    words = writer.words
    columns = (
        words("Register"),
        words("Items that reached each stage"),
        words("Moves in the period") if of_period else words("Moves since the last brief"),
        words("Standing still"),
    )
    rows = tuple(
        (
            writer.typeset(of.standing.register.title),
            writer.typeset(funnel_text(of.standing, of.standing.funnel)),
            counts_text(words, of) or _DASH,
            str(len(of.standing.still)) if of.standing.register.still_after else _DASH,
        )
        for of in moves
    )
    return RegisterTable(columns, rows)


def register_annex(
    writer: Writer, moves: tuple[RegisterMoves, ...], *, of_period: bool = False
) -> Iterator[AnnexEntry]:
    """Yield the part of the annex with every move, and one with what stands still."""
    words = writer.words
    moved = tuple(
        (one_line(writer.typeset(of.standing.register.title)), tuple(_lines(writer, of)))
        for of in moves
        if of.moves
    )
    if moved:
        since = words("Moves in registers since the last brief")
        yield AnnexEntry(words("Moves in registers") if of_period else since, moved)
    still = tuple(
        (_still_label(writer, of), tuple(_still_lines(writer, of)))
        for of in moves
        if of.standing.still
    )
    if still:
        yield AnnexEntry(words("Items of registers that stand still"), still)


def _still_label(writer: Writer, of: RegisterMoves) -> str:
    register = of.standing.register
    text = writer.words("{register}, more than {days} days without a move")
    title = writer.typeset(register.title)
    return writer.words.fill(text, register=title, days=register.still_after or 0)


def _lines(writer: Writer, of: RegisterMoves) -> Iterator[str]:
    for moved in of.moves:
        line = move_text(writer.words, of.standing.register, moved, writer.day)
        yield _with_owner(writer, moved.item, line)


def _still_lines(writer: Writer, of: RegisterMoves) -> Iterator[str]:
    for item in longest_still(of.standing):
        yield _with_owner(writer, item, still_text(writer.words, of.standing, item, writer.day))


def _with_owner(writer: Writer, item: ItemState, line: str) -> str:
    unit = writer.typeset(writer.state.project.label(item.way.owner))
    return writer.words("{text} ({unit})").format(text=line, unit=unit)


class UnitRegister(NamedTuple):
    """What a unit's brief says of a register: a sentence, the unit's moves, what stands still."""

    heading: str
    lines: tuple[str, ...]


def unit_registers(
    writer: Writer, unit: str, moves: tuple[RegisterMoves, ...]
) -> Iterator[UnitRegister]:
    """Yield what the registers hold of a unit, and its moves."""
    words = writer.words
    for of in moves:
        standing, register = of.standing, of.standing.register
        own = of.of_unit(unit)
        items = [item for item in standing.of_unit(unit) if item.stands]
        if not items and not own:
            continue
        counts = standing.by_unit.get(unit, (0,) * len(register.stages))
        funnel = writer.typeset(funnel_text(standing, counts))
        lines = (
            *(move_text(words, register, moved, writer.day) for moved in own),
            *(
                still_text(words, standing, item, writer.day)
                for item in longest_still(standing)
                if item.way.owner == unit
            ),
        )
        yield UnitRegister(words.labelled(writer.typeset(register.title), funnel), lines)
