"""Rows of a form about the items of registers: a move, a leaving, what else one says, a new one."""

from collections.abc import Iterator
from typing import Any

from anplan.base.item_numbers import folded_number, plain_number
from anplan.base.message import Message, say
from anplan.base.no_news import is_nothing
from anplan.base.spelling import shown_on_one_line
from anplan.base.words import did_you_mean, look_up, nearest
from anplan.intake.cells import Calendar, Cell, day_in, figure_in
from anplan.intake.forms import (
    LEAVES,
    MORE,
    ROLE,
    Identity,
    ItemRow,
)
from anplan.intake.free_ids import free_id
from anplan.intake.parse import ParsedValue
from anplan.intake.row_taker import Row, RowTaker
from anplan.intake.stages import no_such_stage, stage_named
from anplan.intake.told_items import ToldItems
from anplan.model.registers import ItemField, Register


class ItemRows:
    """Reads the rows about items; what is not understood leaves its whole row out, and is told."""

    def __init__(
        self, taker: RowTaker, told: ToldItems, identity: Identity, calendar: Calendar
    ) -> None:
        """Begin with the rows of one form."""
        self._taker, self._project, self._told = taker, told.project, told
        self._identity, self._calendar = identity, calendar
        self._said: dict[tuple[str, str], dict[str, Any]] = {}

    def has_choices(self, mark: str, field: str) -> bool:
        """Return whether a cell takes one of a few words alone."""
        known = self._field(mark, field)
        return known is not None and bool(known.choices)

    def has_words(self, mark: str, field: str) -> bool:
        """Return whether a cell holds words: a role's post, or a field that is no figure."""
        known = self._field(mark, field)
        return field in MORE and (known is None or known.measure is None)

    def label(self, mark: str) -> str | Message:
        """Return what a row is about as the form calls it."""
        row = self._identity.items.get(mark)
        if row is None:
            return mark
        register = self._project.registers.get(row.register)
        title = register.title if register else row.register
        return f"{title} {row.id}" if row.id else say("{register}: new items", register=title)

    def read(self, mark: str, row: Row) -> None:
        """Read a row that is filled in."""
        known = self._identity.items.get(mark)
        register = self._project.registers.get(known.register) if known else None
        if known is None or register is None:
            address = next(cell.address for cell in row.values() if cell.address)
            name = known.register if known else mark
            message = say("the plan has no register {name}; the row was not taken", name=name)
            self._taker.report("error", address, message)
        elif known.id:
            self._read_known(mark, known, register, row)
        else:
            self._read_new(mark, known.register, register, row)

    def _read_known(self, mark: str, known: ItemRow, register: Register, row: Row) -> None:
        """Read what became of an item that stood on the form when it was sent out."""
        entry = self._moved(known, register, row)
        more = self._more(known.register, register, row)
        if entry is None or more is None:
            self._refuse(mark, row)
        elif entry and not more and not entry.keys() & {"stage", "left"}:
            address = next(row[key].address for key in ("on", "reason") if key in entry)
            message = say("neither a new stage nor a leaving stands beside it")
            self._taker.report("error", address, message)
            self._refuse(mark, row)
        elif more and not entry.keys() & {"on", "left"}:
            message = say("the day from which it holds is missing")
            self._taker.report("error", row["on"].address, message)
            self._refuse(mark, row)
        elif entry or more:
            self._add(row, {"register": known.register, "id": known.id, **entry, **more})

    def _read_new(self, mark: str, of: str, register: Register, row: Row) -> None:
        """Read an item that is new to its register."""
        name, title = self._id(row["id"]), self._taker.words(row["title"])
        stage, day = self._stage(register, row["stage"]), self._day(row["on"])
        more = self._more(of, register, row)
        if stage == LEAVES:
            message = say("an item that is new to its register cannot leave it")
            self._taker.report("error", row["stage"].address, message)
            stage = None
        if None in (name, stage, day, more):
            self._refuse(mark, row)
            return
        missing = [
            key
            for key, value in (("id", name), ("title", title), ("stage", stage), ("on", day))
            if not value
        ]
        for key in missing:
            message = self._no_id(of) if key == "id" else _MISSING[key]
            self._taker.report("error", row[key].address, message)
        assert name is not None
        if missing:
            self._refuse(mark, row)
        elif self._is_new(of, name, (stage or "", day or ""), row["id"]):
            entry = {"register": of, "id": name, "title": title}
            self._add(row, {**entry, "stage": stage, "on": day, **(more or {})})

    def _no_id(self, register: str) -> Message:
        """Say that a new item has no number; propose the next one behind the unit's own."""
        rows = (row.id for row in self._identity.items.values() if row.register == register)
        said = (entry["id"] for (of, _), entry in self._said.items() if of == register)
        told = self._told.ids(register, self._identity.unit)
        free = free_id((*told, *filter(None, rows), *said))
        return say("{missing}; proposed: {free}", missing=_NO_ID, free=free) if free else _NO_ID

    def _refuse(self, mark: str, row: Row) -> None:
        """Say that a row was not taken: why stands beside the cell."""
        address = next(cell.address for cell in row.values() if cell.text)
        message = say("{ref}: the row was not taken", ref=self.label(mark))
        self._taker.report("error", address, message)

    def _add(self, row: Row, entry: dict[str, Any]) -> None:
        """Add an entry, unless the form has said something of the item already."""
        key = entry["register"], folded_number(entry["id"])
        before = self._said.setdefault(key, entry)
        if before is entry:
            cells = {**row, "left": row["on"], "roles": row["on"]}
            cells |= {name: row[more] for more, name in self._columns(entry["register"])}
            self._taker.add("items", cells, **entry)
        elif before != entry:
            address = next(cell.address for cell in row.values() if cell.text)
            message = say(
                "{ref} stands on the form twice and says another thing here; the row was not taken",
                ref=f"{self._project.registers[entry['register']].title} {entry['id']}",
            )
            self._taker.report("error", address, message)

    # What a cell says --------------------------------------------------------------------------

    def _moved(self, known: ItemRow, register: Register, row: Row) -> dict[str, str] | None:
        """Return the keys of a move or a leaving; None where they are not understood."""
        stage, day = self._stage(register, row["stage"]), self._day(row["on"])
        reason = self._taker.words(row["reason"])
        if stage is None or day is None:
            return None
        if stage and stage != LEAVES and stage == known.stage:
            stage, day = self._again(known, register, row, stage, day)
        if stage and not day:
            self._taker.report("error", row["on"].address, _MISSING["on"])
            return None
        if stage == LEAVES:
            return self._leaving(row, day, reason)
        if stage and not reason and _is_back(register, known.stage, stage):
            message = say(
                "from {old} back to {new}: the reason is missing",
                old=register.stage_title(known.stage),
                new=register.stage_title(stage),
            )
            self._taker.report("error", row["reason"].address, message)
            return None
        self._ask_earlier(known, register, row["on"], day if stage else "")
        said = {"stage": stage, "on": day, "reason": reason}
        return {key: value for key, value in said.items() if value}

    def _again(
        self, known: ItemRow, register: Register, row: Row, stage: str, day: str
    ) -> tuple[str, str]:
        """Tell that an item stands at its stage already; ask back where the day is another one."""
        values = {"stage": register.stage_title(stage), "old": known.since, "new": day}
        if day in ("", known.since):
            message = say("at {stage} since {old} already; nothing new", **values)
            self._taker.report("changed", row["stage"].address, message)
            return "", ""
        message = say("at {stage} since {old}; from now on it would be {new}", **values)
        self._taker.report("unclear", row["on"].address, message)
        return stage, day

    def _ask_earlier(self, known: ItemRow, register: Register, cell: Cell, day: str) -> None:
        """Ask back where a move lies before the one by which an item came to its stage."""
        if day and known.since and day < known.since:
            message = say(
                "{day} lies before {since}, since when it is at {stage}; is it meant?",
                day=day,
                since=known.since,
                stage=register.stage_title(known.stage),
            )
            self._taker.report("unclear", cell.address, message)

    def _leaving(self, row: Row, day: str, reason: str) -> dict[str, str] | None:
        if reason:
            return {"left": day, "reason": reason}
        self._taker.report("error", row["reason"].address, say("why it leaves is missing"))
        return None

    def _stage(self, register: Register, cell: Cell) -> str | None:
        """Return the stage that a cell names, '' where it is empty, None where there is none such."""
        if not cell.text:
            return ""
        stage = stage_named(register, cell.text)
        if stage is not None:
            return self._taker.take(cell, ParsedValue(stage))
        if is_nothing(cell.text):
            typed = shown_on_one_line(cell.text)
            self._taker.report("changed", cell.address, say("{typed}: no value", typed=typed))
            return ""
        message, cure = no_such_stage(register, cell.text)
        self._taker.report("error", cell.address, say("{error}. {cure}", error=message, cure=cure))
        return None

    def _day(self, cell: Cell) -> str | None:
        """Return a cell's day, '' where it is empty, None where it is none."""
        parsed = day_in(cell, self._calendar)
        day = self._taker.take(cell, parsed)
        return None if parsed.level == "error" else day

    def _id(self, cell: Cell) -> str | None:
        """Return the id that a cell gives an item; told where it was spelt another way."""
        name = plain_number(cell.text)
        if not name or name == cell.text:
            return self._taker.words(cell)
        note = say("{typed} → {value}", typed=shown_on_one_line(cell.text), value=name)
        return self._taker.take(cell, ParsedValue(name, "changed", note))

    # What else it says -------------------------------------------------------------------------

    def _columns(self, register: str) -> Iterator[tuple[str, str]]:
        """Yield the further cells of a register's rows with what each holds."""
        return zip(MORE, self._identity.columns.get(register, ()), strict=False)

    def _field(self, mark: str, cell: str) -> ItemField | None:
        """Return the field that a further cell is about; None where it is about a role."""
        row = self._identity.items.get(mark)
        register = self._project.registers.get(row.register) if row else None
        if row is None or register is None or cell not in MORE:
            return None
        name = dict(self._columns(row.register)).get(cell, "")
        return register.field(name)

    def _more(self, name: str, register: Register, row: Row) -> dict[str, Any] | None:
        """Return the fields and roles that are filled in; None where one is not understood."""
        said: dict[str, Any] = {}
        roles: dict[str, str] = {}
        is_understood = True
        for more, key in self._columns(name):
            cell = row[more]
            if not cell.text:
                continue
            field = register.field(key)
            if key.startswith(ROLE):
                roles[key.removeprefix(ROLE)] = self._taker.words(cell)
            elif field is None:
                message = say("{register} has no field {name}", register=register.title, name=key)
                self._taker.report("error", cell.address, message)
                is_understood = False
            elif value := self._value(field, cell):
                said[key] = value
            else:
                is_understood = False
        for more in MORE[len(self._identity.columns.get(name, ())) :]:
            if row[more].text:
                message = say(
                    "typed outside the white cells, not taken: {text}",
                    text=shown_on_one_line(row[more].text),
                )
                self._taker.report("outside", row[more].address, message)
        if roles:
            said["roles"] = roles
        return said if is_understood else None

    def _value(self, field: ItemField, cell: Cell) -> str:
        """Return what a field's cell says, '' where that is not understood."""
        if field.measure is not None:
            return self._taker.take(cell, figure_in(cell, field.measure))
        if not field.choices:
            return self._taker.words(cell)
        choice = look_up(cell.text, {word: word for word in field.choices})
        if choice is not None:
            return self._taker.take(cell, ParsedValue(choice))
        message = say(
            "{typed} is no {field}. {cure}",
            typed=shown_on_one_line(cell.text),
            field=field.title,
            cure=did_you_mean(
                nearest(cell.text, field.choices),
                say("Choose one of: {stages}", stages=field.choices),
            ),
        )
        self._taker.report("error", cell.address, message)
        return ""

    # What is there already ---------------------------------------------------------------------

    def _is_new(self, register: str, name: str, told: tuple[str, str], cell: Cell) -> bool:
        """Return whether no other item has an id; where one has, it is told.

        ``told``: its stage and its day; the same of the same item is nothing new.
        """
        own = self._identity.unit, self._calendar.period
        known = self._told.apart_from(own, register, name)
        if known is None:
            return True
        label = known.title or say("without a title")
        if known.unit != self._identity.unit:
            message = say(
                "{id} is an item of {unit} already ({title}); the row was not taken",
                id=name,
                unit=self._project.label(known.unit),
                title=label,
            )
        elif told in known.told:
            message = say("{id} was told so already; nothing new", id=name)
            self._taker.report("changed", cell.address, message)
            return False
        elif self._stands_on_form(register, name):
            message = say(
                "{id} stands further up ({title}): fill in its own row; this one was not taken",
                id=name,
                title=label,
            )
        else:
            message = say(
                "{id} is in the register already ({title}); the row was not taken: give the new "
                "item another id, or record what changed with anplan record item",
                id=name,
                title=label,
            )
        self._taker.report("error", cell.address, message)
        return False

    def _stands_on_form(self, register: str, name: str) -> bool:
        return any(
            (row.register, folded_number(row.id)) == (register, folded_number(name))
            for row in self._identity.items.values()
            if row.id
        )


_NO_ID = say("the item's number is missing")
_MISSING = {
    "title": say("the item's name is missing"),
    "stage": say("the stage is missing"),
    "on": say("the day of the stage is missing"),
}


def _is_back(register: Register, old: str, new: str) -> bool:
    """Return whether a stage stands before another one in the register's order."""
    names = [stage.name for stage in register.stages]
    return old in names and new in names and names.index(new) < names.index(old)
