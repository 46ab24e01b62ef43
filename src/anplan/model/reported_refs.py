"""What a person means by a word, also where only reports name it: a paper, an item, a problem."""

from anplan.base.item_numbers import folded_number
from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.base.spelling import shown
from anplan.base.words import look_up
from anplan.model.instruction_numbers import instructions_meant
from anplan.model.item_refs import items_named, items_told
from anplan.model.names import Referent, ids
from anplan.model.paths import unit_file
from anplan.model.project import Project
from anplan.model.refs import (
    by_its_kind,
    instruction_named,
    measure_named,
    resolve,
    resolve_period,
    resolve_unit,
)
from anplan.model.shared_ids import asked_back, without_sort


def resolve_reported(project: Project, word: str) -> Referent | Rejected:
    """Return what a word stands for, also where only reports name it.

    A paper is UNIT/PERIOD or UNIT/scheme, an item REGISTER/NUMBER, a problem its own title. Where
    nothing else is called so, the number of an item or an instruction stands for it by itself.
    """
    own = dict(ids(project))
    named = (
        by_its_kind(project, word)
        or asked_back(project, word)
        or own.get(word)
        or measure_named(project, word)
        or instruction_named(project, word)
        or _paper(project, word)
        or _item(project, word)
        or look_up(word, own)
        or _problem(project, word)
        or resolve(project, word)
    )
    return named if isinstance(named, Referent) else _number_alone(project, word) or named


def _paper(project: Project, word: str) -> Referent | Rejected | None:
    unit, _, name = word.rpartition("/")
    period = resolve_period(project.plan, name)
    name = str(period) if isinstance(period, Period) else name
    if not unit or unit_file(unit, name) is None:
        return None
    owner = resolve_unit(project, unit)
    return owner if isinstance(owner, Rejected) else Referent("paper", f"{owner}/{name}")


def _item(project: Project, word: str) -> Referent | None:
    registers = {
        spelling: name
        for name, register in project.registers.items()
        for spelling in (name, register.title)
    }
    spelling, _, item = without_sort(word, "register").partition("/")
    name = look_up(spelling, registers)
    if name is None:
        return None
    if not item:
        return Referent("register", name)
    return Referent("item", f"{name}/{_told_number(project, name, item)}")


def _told_number(project: Project, register: str, typed: str) -> str:
    """Return the number of an item as it is told of, where one alone is spelt like the typed one."""
    told = {item.id for item in items_told(project) if item.register == register}
    alike = [name for name in told if folded_number(name) == folded_number(typed)]
    return alike[0] if len(alike) == 1 and typed not in told else typed


def _number_alone(project: Project, word: str) -> Referent | Rejected | None:
    """Return the item or the instruction of a number, as it stands or in another width and case.

    None where there is none; rejected where there are several: those of several registers, or both.
    """
    items = items_named(project, word)
    found = [Referent("item", ref) for ref in items]
    given = instructions_meant(word, tuple(project.instructions()))
    found += [Referent("instruction", ref) for ref in given]
    if len(found) > 1:
        refs = tuple(thing.id for thing in found)
        return Rejected(
            say("{word} may be {choices}", word=shown(word), choices=refs),
            say("Write one of: {choices}", choices=refs)
            if given
            else say("Write its register before it, such as {ref}", ref=refs[0]),
        )
    return found[0] if found else None


def _problem(project: Project, word: str) -> Referent | None:
    reports = project.reports.values()
    titles = (trouble.title for report in reports for trouble in report.problems)
    return Referent("problem", word) if word in titles else None
