"""The sheet of a form with the registers a unit reports to: its open items, and rows for new ones."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anplan.base.message import mark
from anplan.base.period import Period
from anplan.intake.forms import LEAVES, MORE, ROLE, FormSection, ItemRow, row_ref
from anplan.model.registers import Register
from anplan.show.form.parts import (
    MOST_IN_A_LIST,
    FormCell,
    FormPage,
    FormRow,
    head_cells,
    layout_of,
    period_named,
    white,
)
from anplan.show.item_text import field_text
from anplan.show.safe import one_line
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState

_NEW_ROWS = 3
_MOST_OPEN = 1_500
"""Open items on a form; a sheet with more rows than some 2,000 is not read back."""

_WIDTHS = (10, 30, 20)
_KNOWN_WIDTH = 23
_WHITE_WIDTHS = (11, 12, 18)
_MORE_WIDTH = 12
_ITEMS: FormSection = "items"
_NEW: FormSection = "new_items"
_MOVED = {
    True: mark(
        "1. Of an item that moved, choose the new stage and write the day; of several in "
        "one month the last. Leave blank what did not move."
    ),
    False: mark(
        "1. Of an item that moved, choose the new stage and write the day; of several in "
        "the period the last. Leave blank what did not move."
    ),
}
"""By whether the form is one of a month."""


class Lists(NamedTuple):
    """The sheet, what its rows stand for, and what each register's further cells hold."""

    page: FormPage
    items: Mapping[str, ItemRow]
    columns: Mapping[str, tuple[str, ...]]


def lists_of(words: Words, state: State, unit: str, period: Period) -> Lists | None:
    """Describe the registers' sheet of a unit's form; None where the unit has to do with none."""
    told = [
        (standing, open_items(standing, unit))
        for standing in state.registers
        if unit in state.project.units_of_register(standing.id, period.start)
        or open_items(standing, unit)
    ]
    if not told:
        return None
    columns = {standing.id: _columns(standing.register) for standing, _ in told}
    writer = _Writer(words, state, max(map(len, columns.values())), columns)
    rows = [*writer.head(unit, period)]
    items: dict[str, ItemRow] = {}
    for standing, items_open in told:
        table = list(writer.table(standing, items_open[:_MOST_OPEN], len(items)))
        rows += [row for row, _ in table]
        items |= {row.mark: about for row, about in table if about is not None}
        if len(items_open) > _MOST_OPEN:
            rows.append(writer.rest(len(items_open) - _MOST_OPEN))
    layouts = tuple(
        layout
        for section in (_ITEMS, _NEW)
        if (layout := layout_of(section, (row for row in rows if _is_of(row, section)))).fields
    )
    page = FormPage(words("Registers"), tuple(rows), layouts, writer.widths, is_long=True)
    return Lists(page, items, columns)


def open_items(standing: RegisterState, unit: str) -> list[ItemState]:
    """Return a unit's items of which something is still to come, by their ids.

    They are not through yet, or have a role that nobody fills.
    """
    last, roles = len(standing.register.stages) - 1, frozenset(standing.register.roles)
    still_open = [
        item
        for item in standing.of_unit(unit)
        if item.stands
        and (item.stage != last or not roles <= roles_on(item.way, standing.day).keys())
    ]
    return sorted(still_open, key=lambda item: _natural(item.way.id))


def _natural(name: str) -> list[tuple[int, str]]:
    """Return a key that puts P-2 before P-10."""
    return [
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split("([0-9]+)", name)
    ]


def _columns(register: Register) -> tuple[str, ...]:
    keys = (*(field.id for field in register.fields), *(ROLE + role for role in register.roles))
    return keys[: len(MORE)]


def _is_of(row: FormRow, section: FormSection) -> bool:
    return row.mark.startswith(row_ref(section, ""))


class _Writer(NamedTuple):
    """Writes the rows of one sheet; ``most`` is the greatest number of further cells."""

    words: Words
    state: State
    most: int
    columns: Mapping[str, tuple[str, ...]]

    @property
    def widths(self) -> tuple[int, ...]:
        known = (_KNOWN_WIDTH,) if self.most else ()
        return (*_WIDTHS, *known, *_WHITE_WIDTHS, *(_MORE_WIDTH,) * self.most)

    def _wide(self, text: str, style: str) -> FormRow:
        return FormRow((FormCell(text, len(self.widths), style),))

    def head(self, unit: str, period: Period) -> Iterator[FormRow]:
        words = self.words
        title = words("{unit}: registers, {period}").format(
            unit=self.state.project.full_name(unit),
            period=period_named(words, period),
        )
        if self.state.project.plan.sample:
            title += words(" (sample data)")
        yield self._wide(title, "title")
        for line in (
            words(_MOVED[period.span == "month"]),
            words(
                "2. An item that leaves its register: choose {leaves}, and write why. One that "
                "goes back to an earlier stage: write why."
            ).format(leaves=words(LEAVES)),
            words("3. New items go into the blank rows below each register."),
        ):
            yield self._wide(line, "guide")

    def table(
        self, standing: RegisterState, items: list[ItemState], before: int
    ) -> Iterator[tuple[FormRow, ItemRow | None]]:
        """Yield a register's rows with what each stands for; ``before`` rows stand above it."""
        register = standing.register
        width = len(self.widths) - self.most + len(self.columns[standing.id])
        title = FormCell(self._title(standing, len(items)), width, "section")
        yield FormRow((title,)), None
        yield self._headings(standing), None
        for place, item in enumerate(items, before + 1):
            stage = standing.stage_of(item)
            since = item.last.day.isoformat() if item.last else ""
            about = ItemRow(standing.id, item.way.id, stage.name if stage else "", since)
            yield self._item(standing, item, row_ref(_ITEMS, str(place))), about
        first = before + len(items) + 1
        for place in range(first, first + _NEW_ROWS):
            yield self._new(standing.id, register, row_ref(_NEW, str(place))), ItemRow(standing.id)

    def _title(self, standing: RegisterState, count: int) -> str:
        words, register = self.words, standing.register
        stages = " → ".join(title_text(words, stage.title) for stage in register.stages)
        text = words("{register}: {count} open (stages: {stages})")
        title = title_text(words, register.title)
        return one_line(words.fill(text, register=title, count=count, stages=stages))

    def _headings(self, standing: RegisterState) -> FormRow:
        words = self.words
        known = (words("Told so far"),) if self.most else ()
        further = tuple(_heading(standing.register, key) for key in self.columns[standing.id])
        texts = (
            words("Number"),
            words("Name"),
            words("Present stage (since)"),
            *known,
            words("New stage"),
            words("Day"),
            words("Reason (leaving or going back)"),
            *(title_text(words, text) for text in further),
        )
        return FormRow(head_cells(*((text, 1) for text in texts)))

    def _item(self, standing: RegisterState, item: ItemState, mark: str) -> FormRow:
        words, stage = self.words, standing.stage_of(item)
        assert stage is not None
        assert item.last is not None
        known = (FormCell(self._told(standing, item)),) if self.most else ()
        return FormRow(
            (
                FormCell(one_line(item.way.id)),
                FormCell(title_text(words, one_line(item.way.title or ""))),
                FormCell(f"{title_text(words, stage.title)} {item.last.day.isoformat()}"),
                *known,
                white("stage", choices=self._stages(standing.register, leaves=True)),
                white("on"),
                white("reason"),
                *self._further(standing.id, standing.register),
            ),
            mark,
        )

    def _new(self, name: str, register: Register, mark: str) -> FormRow:
        return FormRow(
            (
                white("id"),
                white("title", 3 if self.most else 2),
                white("stage", choices=self._stages(register, leaves=False)),
                white("on"),
                FormCell(),
                *self._further(name, register),
            ),
            mark,
        )

    def _further(self, name: str, register: Register) -> Iterator[FormCell]:
        for more, key in zip(MORE, self.columns[name], strict=False):
            field = register.field(key)
            yield white(more, choices=_listed(field.choices) if field else ())

    def _stages(self, register: Register, *, leaves: bool) -> tuple[str, ...]:
        titles = tuple(stage.title for stage in register.stages)
        return _listed((*titles, self.words(LEAVES)) if leaves else titles)

    def _told(self, standing: RegisterState, item: ItemState) -> str:
        """Write an item's fields and roles, and the roles that nobody fills."""
        words, register, day = self.words, standing.register, self.state.question.day
        parts = []
        for name, value in fields_on(item.way, day).items():
            field = register.field(name)
            text = field_text(words, field, one_line(value))
            parts.append(words.labelled(field.title if field else name, text))
        filled = roles_on(item.way, day)
        parts += [words.labelled(role, one_line(post)) for role, post in filled.items()]
        missing = tuple(role for role in register.roles if role not in filled)
        if missing:
            parts.append(words.labelled(words("not filled"), words.listed(missing)))
        return words("; ").join(parts)

    def rest(self, count: int) -> FormRow:
        """Say how many open items do not stand on the form."""
        text = self.words("{count} more open items do not stand here: anplan record item")
        return self._wide(self.words.fill(text, count=count), "guide")


def _heading(register: Register, key: str) -> str:
    """Name a further cell: a field with its measure, or a role."""
    field = register.field(key)
    if field is None:
        return key.removeprefix(ROLE)
    return f"{field.title}（{field.measure}）" if field.measure else field.title


def _listed(choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the choices of a drop-down; none where Excel could not hold or tell them apart."""
    texts = tuple(one_line(text).replace(",", "，").replace('"', "”") for text in choices)
    return texts if len(",".join(texts)) <= MOST_IN_A_LIST else ()
