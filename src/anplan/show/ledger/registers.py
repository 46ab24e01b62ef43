"""A sheet for each register: its items, where they stand, and what else they say."""

from datetime import date
from decimal import Decimal, InvalidOperation

from anplan.base.message import mark
from anplan.model.registers import ItemField
from anplan.show.ledger.sheets import (
    CellValue,
    LedgerColumn,
    LedgerSheet,
    Numbered,
    ledger_column,
    numbered,
)
from anplan.show.tidy.columns import DAYS, Column, Facts
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState


def register_sheet(facts: Facts, register: RegisterState) -> LedgerSheet:
    """Describe the sheet of a register, the items of each unit together."""
    places = {unit: place for place, unit in enumerate(facts.state.project.units)}
    items = sorted(register.items, key=lambda item: places.get(item.way.owner, len(places)))
    return LedgerSheet(register.register.title, _columns(register), numbered(items), frozen=3)


def _columns(register: RegisterState) -> tuple[LedgerColumn, ...]:
    fields = (_field_column(register, field) for field in register.register.fields)
    roles = (_role_column(register, role) for role in register.register.roles)
    return (*BEFORE, *_standing_columns(register), *fields, *roles, *BEHIND)


def _stage(register: RegisterState, item: ItemState) -> str:
    stage = register.stage_of(item)
    return stage.title if stage else ""


def _since(_facts: Facts, row: Numbered) -> date | None:
    last = row.of.last
    return last.day if last else None


def _standing_columns(register: RegisterState) -> tuple[LedgerColumn, ...]:
    def standing(facts: Facts, row: Numbered) -> str:
        words = facts.words
        if row.of.left:
            return words("left")
        return words("stands still") if register.is_still(row.of) else words("in the register")

    return (
        ledger_column(
            mark("Stage"),
            14,
            mark("The stage at which it stands, or stood when it left."),
            lambda _, row: _stage(register, row.of),
        ),
        ledger_column(mark("Since"), 12, mark("The day of its last move."), _since),
        ledger_column(
            mark("Days since"),
            8,
            mark("How many days ago that was."),
            lambda _, row: register.days_since(row.of) if row.of.last else None,
            DAYS,
        ),
        ledger_column(
            mark("Standing"),
            12,
            mark("Whether it is in the register, stands still for too long, or left."),
            standing,
        ),
    )


def _field_column(register: RegisterState, field: ItemField) -> LedgerColumn:
    """Return the column of a field: figures of a measure stay figures."""

    def said(_facts: Facts, row: Numbered) -> CellValue:
        text = fields_on(row.of.way, register.day).get(field.id)
        if text is None or field.measure is None:
            return text
        try:
            figure = field.figure(text)
        except InvalidOperation:
            return text
        value: Decimal | None = figure.value if figure else None
        return text if value is None else value

    heading = f"{field.title}\n({field.measure})" if field.measure else field.title
    column = Column(field.title, "text", mark("What the item says there."), said)
    return LedgerColumn(column, 14, heading=heading)


def _role_column(register: RegisterState, role: str) -> LedgerColumn:
    def filled(_facts: Facts, row: Numbered) -> str | None:
        return roles_on(row.of.way, register.day).get(role)

    column = Column(role, "text", mark("The post that fills the role."), filled)
    return LedgerColumn(column, 14, heading=role)


BEFORE = (
    ledger_column(
        mark("No."), 5, mark("The row's number."), lambda _, row: row.number, is_key=True
    ),
    ledger_column(
        mark("Id"), 10, mark("The item's own number."), lambda _, row: row.of.way.id, is_key=True
    ),
    ledger_column(
        mark("Title"),
        34,
        mark("What it is called."),
        lambda _, row: row.of.way.title or "",
        is_key=True,
    ),
    ledger_column(
        mark("Unit"),
        18,
        mark("The unit whose it is."),
        lambda facts, row: facts.state.project.label(row.of.way.owner),
    ),
)
BEHIND = (
    ledger_column(
        mark("Why it left or went back"),
        30,
        mark("Why it left, or went back."),
        lambda _, row: (row.of.last and row.of.last.entry.reason) or "",
    ),
)
