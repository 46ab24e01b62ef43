"""An item of a register as it is typed: ``anplan record item``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.base.words import did_you_mean, look_up, nearest
from anplan.commands.write.entries import Speaker
from anplan.model.item_refs import items_named
from anplan.model.project import Project
from anplan.model.registers import ItemField, Register
from anplan.model.shared_ids import without_sort
from anplan.work.merged import Content

T = TypeVar("T")


class NewItem(NamedTuple):
    """What is said of an item: the stage it reached, that it left, or what it says otherwise.

    Without an id the register's place holds the number of an item that is there already.
    """

    register: str
    id: str | None
    stage: str | None = None
    on: str | None = None
    left: str | None = None
    title: str | None = None
    reason: str | None = None
    fields: Sequence[str] = ()
    roles: Sequence[str] = ()

    def content(self, speaker: Speaker) -> Content:
        """Return the entry; stages and fields by their ids, whichever way they were typed."""
        typed_register, typed = self._named(speaker.opened.project)
        name, register = _register(speaker, typed_register)
        self._refuse_halves()
        item = speaker.opened.told_items.spelt(name, typed)
        if item != typed.strip():
            speaker.note_taken(typed, item)
        entry: dict[str, Any] = {"register": name, "id": item}
        if self.title:
            entry["title"] = self.title
        entry |= self._move(speaker, register)
        if self.reason:
            entry["reason"] = self.reason
        roles = dict(_role(register, typed) for typed in self.roles)
        entry |= {"roles": roles} if roles else {}
        return {"items": [entry | dict(_field(register, typed) for typed in self.fields)]}

    def _named(self, project: Project) -> tuple[str, str]:
        """Return the register and the number as typed; of a number alone the register that has it."""
        if self.id is not None:
            return self.register, self.id
        if look_up(self.register, _registers(project)) is not None:
            raise UsageError(
                say("{word} is missing", word=say("ID")),
                say("Write: {line}", line=f"anplan record item {self.register} ID"),
            )
        found = items_named(project, self.register)
        if len(found) == 1:
            register, _, number = found[0].partition("/")
            return register, number
        if found:
            raise UsageError(
                say("{word} may be {choices}", word=shown(self.register), choices=found),
                say(
                    "Write its register before it, such as {ref}", ref=found[0].replace("/", " ", 1)
                ),
            )
        raise UsageError(
            say("No register has an item {word}", word=shown(self.register)),
            say(
                "Write the register before the number of a new one: {registers}",
                registers=tuple(project.registers) or say("none"),
            ),
        )

    def _move(self, speaker: Speaker, register: Register) -> Mapping[str, str]:
        """Return the stage or the leaving with its day; a day alone where neither is named."""
        if self.left is not None:
            return {"left": speaker.day(self.left)}
        last = min(speaker.opened.day, speaker.period.end).isoformat()
        day = {"on": last if self.on is None else speaker.day(self.on)}
        if self.stage is None:
            return day
        words = {
            word: stage for stage in register.stages for word in (stage.title, stage.id) if word
        }
        titles = tuple(stage.title for stage in register.stages)
        refusal = say("{register} has no stage {word}", register=register.title, word=self.stage)
        return {"stage": _named(self.stage, words, refusal, titles).name} | day

    def _refuse_halves(self) -> None:
        """Raise UsageError where what belongs together is not all there."""
        says = self.title or self.fields or self.roles
        if self.left is not None and (self.stage is not None or self.on is not None):
            raise UsageError(
                say("An item that leaves reaches no stage in the same entry"),
                say("Record the stage first, then its leaving"),
            )
        if self.left is not None and self.reason is None:
            raise UsageError(
                say("{word} is missing", word="--reason"), say("Say why the item leaves")
            )
        if self.stage is not None and self.on is None:
            raise UsageError(
                say("{word} is missing", word="--on"), say("Say on which day it reached the stage")
            )
        is_blank = self.stage is not None and not self.stage.strip()
        if is_blank or (self.left is None and self.stage is None and not says):
            raise UsageError(
                say("{word} is missing", word="--stage"),
                say("Say --stage and --on, or --left and --reason, or what it says: --set, --role"),
            )


def _register(speaker: Speaker, word: str) -> tuple[str, Register]:
    registers = speaker.opened.project.registers
    words = _registers(speaker.opened.project)
    refusal = say("There is no register {word}", word=shown(word))
    name = _named(without_sort(word, "register"), words, refusal, tuple(registers))
    return name, registers[name]


def _registers(project: Project) -> Mapping[str, str]:
    """Return the registers by every spelling of theirs."""
    return {
        spelling: name
        for name, register in project.registers.items()
        for spelling in (name, register.title)
    }


def _field(register: Register, typed: str) -> tuple[str, str]:
    """Return a field and its value from FIELD=VALUE; a choice as the register spells it."""
    name, value = _halves(typed, "--set")
    words = {word: field for field in register.fields for word in (field.id, field.title)}
    refusal = say("{register} has no field {word}", register=register.title, word=shown(name))
    field: ItemField = _named(name, words, refusal, tuple(field.id for field in register.fields))
    choices = {choice: choice for choice in field.choices}
    if not choices:
        return field.id, value
    refusal = say("{field} is never {word}", field=field.title, word=shown(value))
    return field.id, _named(value, choices, refusal, field.choices)


def _role(register: Register, typed: str) -> tuple[str, str]:
    role, post = _halves(typed, "--role")
    words = {known: known for known in register.roles}
    refusal = say("{register} has no role {word}", register=register.title, word=shown(role))
    return _named(role, words, refusal, register.roles), post


def _halves(typed: str, option: str) -> tuple[str, str]:
    name, sign, value = typed.replace("＝", "=").partition("=")
    if not (sign and name.strip() and value.strip()):
        raise UsageError(
            say("{word} is not understood: {text}", word=option, text=shown(typed)),
            say("Write {line}", line=f"{option} NAME=VALUE"),
        )
    return name.strip(), value.strip()


def _named(word: str, known: Mapping[str, T], refusal: Message, told: Iterable[str]) -> T:
    """Return what a word names; raise UsageError with the nearest name where it names nothing."""
    found = known.get(word) or look_up(word, known)
    if found is None:
        choices = tuple(told)
        rest = (
            say("Write one of: {choices}", choices=choices) if choices else say("There is none yet")
        )
        raise UsageError(refusal, did_you_mean(nearest(word, known), rest))
    return found
