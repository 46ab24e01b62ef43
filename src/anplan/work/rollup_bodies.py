"""Who is who among the units of tables: asked of an engine, and made a table that questions are joined with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from anplan.base.words import first_few
from anplan.files.table_folders.found import Files
from anplan.model.same_units import Called, who_is_who
from anplan.show.tidy.columns import Column
from anplan.show.tidy.parquet import parquet_of
from anplan.show.tidy.plan_tables import BETWEEN_NAMES
from anplan.work.console import Console
from anplan.work.units_told import tell_not_joined

if TYPE_CHECKING:
    from anplan.scale.answers import SharedId
    from anplan.scale.questions import Frames

Ask = Callable[[Any], Sequence[Sequence[Any]]]
Plan = tuple[str, str]
"""A workspace and its plan."""
Row = tuple[str, str, str, str, str]
"""A workspace, its plan, the plan whose unit it is, the unit's id there, the id by which it is known."""
_OF_A_PLAN = "{plan}/{unit}"


class Bodies(NamedTuple):
    """Rows of the table of who is who, and the ids that several bodies have."""

    rows: tuple[Row, ...]
    shared: "tuple[SharedId, ...]"

    def written(self, kinds: Mapping[str, str], room: Path) -> Files:
        """Write them as a table with these columns."""
        columns = [Column(name, "text", "", lambda *_: None) for name in kinds]
        path = room / "bodies.parquet"
        path.write_bytes(parquet_of(columns, self.rows))
        return Files((), (str(path),), made=frozenset({str(path)}))


def bodies_of(ask: Ask, console: Console, frames: "Frames") -> Bodies:
    """Find out who is who; units that a plan takes for one and another has as two stay two, and are told."""
    from anplan.scale.bodies import units_in_question, units_of_other_plans

    plans: dict[Plan, dict[str, Called]] = {}
    for workspace, plan, unit, name, short, aliases, same in sorted(
        ask(units_in_question(frames)), key=repr
    ):
        names = filter(None, (name, short, *(aliases or "").split(BETWEEN_NAMES)))
        said = Called(tuple(names), tuple((same or "").split()))
        plans.setdefault((workspace, plan), {})[unit] = said
    found = who_is_who(list(plans.values()))
    whose = [workspace for workspace, _ in plans]
    tell_not_joined(console, ((whose[claim.plan], claim) for claim in found.apart))
    ids = dict(zip(plans, found.ids, strict=True))
    foreign = ask(units_of_other_plans(frames)) if "indicator_units" in frames else ()
    rows = (*_known_otherwise(ids), *_of_other_plans(ids, foreign))
    return Bodies(rows, _shared(plans, ids))


def _known_otherwise(ids: Mapping[Plan, Mapping[str, str]]) -> Iterable[Row]:
    for (workspace, plan), own in ids.items():
        for unit, body in own.items():
            if unit != body:
                yield workspace, plan, plan, unit, body


def _of_other_plans(
    ids: Mapping[Plan, Mapping[str, str]], foreign: Iterable[Sequence[Any]]
) -> Iterable[Row]:
    """Yield who the units of other plans are; those of a plan without tables are nobody's here."""
    by_plan: dict[str, dict[str, str]] = {}
    for (_, plan), own in sorted(ids.items()):
        for unit, body in own.items():
            by_plan.setdefault(plan, {}).setdefault(unit, body)
    for workspace, plan, of_plan, unit, there in sorted(foreign, key=repr):
        known = by_plan.get(of_plan, {}).get(unit, unit)
        body = known if there else _OF_A_PLAN.format(plan=of_plan, unit=unit)
        yield workspace, plan, of_plan, unit, body


def _shared(
    plans: Mapping[Plan, Mapping[str, Called]], ids: Mapping[Plan, Mapping[str, str]]
) -> "tuple[SharedId, ...]":
    """Return the ids by which plans call several bodies, with a name of each."""
    from anplan.scale.answers import SharedId

    bodies: dict[str, dict[str, str]] = {}
    for plan, units in plans.items():
        for unit, said in units.items():
            name = next(iter(said.names), unit)
            bodies.setdefault(unit, {}).setdefault(ids[plan][unit], name)
    return tuple(
        SharedId(unit, first_few(list(names.values())))
        for unit, names in bodies.items()
        if len(names) > 1
    )
