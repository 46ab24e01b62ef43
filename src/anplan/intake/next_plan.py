"""What the files of one plan say in the next one: kept, moved by years, to be filled in, or left out.

What nothing is said of here goes by its type: days and periods are moved, the document's words and
figures by day, by year or by unit are to be filled in, all else is kept.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from anplan.base.days import years_later
from anplan.base.period import Period
from anplan.model.indicators import Indicator
from anplan.model.plan import Document, Group, Plan
from anplan.model.registers import Register
from anplan.model.sharing import SharedFrom
from anplan.model.targets import COMPARATORS, Target
from anplan.model.tasks import Action, Task
from anplan.model.types.records import RecordClass, fields_of, is_record_class
from anplan.model.units import Unit

Path = tuple[str | int, ...]
Fate = Literal["kept", "emptied", "dropped"]
MARKERS = {"zh_CN": "待填", "en": "TODO"}
"""What stands where something is to be filled in, by the plan's language."""

CARRIED = ("plan", "indicator", "task", "register", "map", "unit")
"""The kinds of file that pass into the next plan."""

_FATES: Mapping[tuple[RecordClass, str], Fate] = {
    **{(Document, key): "emptied" for key in Document._fields if key not in ("issuer", "whole")},
    **{(Target, comparator): "emptied" for comparator in (*COMPARATORS, "within")},
    **{(Plan, key): "dropped" for key in ("defects", "narrative", "holidays")},
    (Plan, "rules"): "kept",
    (Register, "reported_until"): "dropped",
    (Task, "due"): "emptied",
    (Action, "due"): "emptied",
    (Indicator, "baseline"): "emptied",
    (Indicator, "amended"): "dropped",
    (SharedFrom, "workspace"): "emptied",
}
_KEPT_WHOLE = (Unit, Group)
"""Who somebody is does not change with the year: their quotes are their names."""

_UNIT_KEYS = frozenset(
    {"units", "lead", "support", "reported_by", "owed_by", "coordinator", "except"}
)


class Change(NamedTuple):
    """What becomes of one value; ``path`` leads to it through the old file's keys.

    ``new`` is its new text, or with ``on_key`` its key's; without one it is taken out, unless it
    ``stays``. ``old`` is what is no longer said, ``gone`` are units no longer named; a free text
    bears no ``remark`` on its own line.
    """

    path: Path
    new: str | None = None
    old: str = ""
    gone: tuple[str, ...] = ()
    on_key: bool = False
    is_text: bool = False
    stays: bool = False
    remark: str = ""


class Turn(NamedTuple):
    """The turn from a plan to the next: how many years later, without whom, in which language."""

    years: int
    gone: frozenset[str]
    language: str

    @property
    def marker(self) -> str:
        """Return what stands where something is to be filled in."""
        return MARKERS[self.language]


def changes_of(kind: RecordClass, content: Mapping[str, Any], turn: Turn) -> Iterator[Change]:
    """Yield what changes in a file's content, in the order of the file."""
    return _of_record(kind, content, (), turn)


def _of_record(
    kind: RecordClass, content: Mapping[str, Any], path: Path, turn: Turn
) -> Iterator[Change]:
    if kind in _KEPT_WHOLE:
        return
    fields = fields_of(kind)
    for key, value in content.items():
        inside = (*path, key)
        is_quote = key == "quote" or key.endswith("_quote")
        fate = _FATES.get((kind, key), "emptied" if is_quote else None)
        if fate == "dropped":
            yield Change(inside)
        elif fate == "emptied":
            hint = _core(fields[key].hint)
            yield Change(inside, turn.marker, "" if is_quote else _said(value), is_text=hint is str)
        elif key in _UNIT_KEYS:
            yield from _without_gone(value, inside, turn)
        elif fate is None:
            yield from _of_value(fields[key].hint, value, inside, turn)


def _said(value: str | list[str]) -> str:
    """Return a value, or a list of them, as it stood there."""
    return value if isinstance(value, str) else ", ".join(value)


def _without_gone(value: str | list[str], path: Path, turn: Turn) -> Iterator[Change]:
    """Take out units that are no longer there; where nobody is left, somebody is to be named."""
    names = (value,) if isinstance(value, str) else tuple(value)
    gone = tuple(name for name in names if name in turn.gone)
    if gone and gone == names and path[-1] == "except":
        yield Change(path, gone=gone)
    elif gone and gone == names:
        new = turn.marker if isinstance(value, str) else f"[{turn.marker}]"
        yield Change(path, new, gone=gone)
    elif gone:
        yield Change(path, gone=gone, stays=True)
        yield from (Change((*path, place)) for place, name in enumerate(names) if name in gone)


def _of_value(hint: Any, value: Any, path: Path, turn: Turn) -> Iterator[Change]:
    core = _core(hint)
    if isinstance(value, str):
        moved = _moved(core, value, turn.years)
        if moved is not None:
            yield Change(path, moved)
    elif isinstance(value, list) and not is_record_class(core):
        for place, inner in enumerate(value):
            yield from _of_value(get_args(core)[0], inner, (*path, place), turn)
    elif is_record_class(core) and isinstance(value, Mapping):
        yield from _of_record(core, value, path, turn)
    elif get_origin(core) is dict:
        yield from _of_dict(core, value, path, turn)


def _of_dict(hint: Any, content: Mapping[str, Any], path: Path, turn: Turn) -> Iterator[Change]:
    """Move the days of a mapping and empty its figures; leave out who is no longer there."""
    keys, values = map(_core, get_args(hint))
    for key, value in content.items():
        inside = (*path, key)
        if keys is str and values is Decimal and key in turn.gone:
            yield Change(inside)
            continue
        moved = str(int(key) + turn.years) if keys is int else _moved(keys, key, turn.years)
        if moved is not None:
            yield Change(inside, moved, on_key=True)
        if values is Decimal:
            yield Change(inside, turn.marker, value if moved is None else f"{key} {value}")
        else:
            yield from _of_value(values, value, inside, turn)


def _moved(kind: Any, text: str, years: int) -> str | None:
    """Return a day or a period some years later; None for what is neither."""
    if kind is date:
        return years_later(date.fromisoformat(text), years).isoformat()
    return str(Period.parse(text).years_later(years)) if kind is Period else None


def _core(hint: Any) -> Any:
    """Return a type without its limits and without None."""
    while get_origin(hint) is Annotated:
        hint = get_args(hint)[0]
    if get_origin(hint) in (Union, UnionType):
        return _core(next(part for part in get_args(hint) if part is not NoneType))
    return hint
