"""Who is who among the units of tables: asked of an engine, and made a table that questions are joined with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from anplan.base.words import first_few
from anplan.files.table_folders.found import Files
from anplan.model.same_units import Called, over
from anplan.show.tidy.columns import Column
from anplan.show.tidy.parquet import parquet_of
from anplan.show.tidy.plan_tables import ALIASES
from anplan.work.console import Console
from anplan.work.units_told import tell_not_joined

if TYPE_CHECKING:
    from anplan.scale.answers import SharedId
    from anplan.scale.questions import Frames

Ask = Callable[[Any], Sequence[Sequence[Any]]]
Plan = tuple[str, str]
"""A workspace and its plan."""
_OF_A_PLAN = "{plan}/{unit}"


class Bodies(NamedTuple):
    """Rows of workspace, plan, unit and the id by which it is known; and the ids that several bodies have."""

    rows: tuple[tuple[str, str, str, str], ...]
    shared: "tuple[SharedId, ...]"

    def written(self, kinds: Mapping[str, str], room: Path) -> Files:
        """Write them as a table with these columns."""
        columns = [Column(name, "text", "", lambda *_: None) for name in kinds]
        path = room / "bodies.parquet"
        path.write_bytes(parquet_of(columns, self.rows))
        return Files((), (str(path),))


def bodies_of(ask: Ask, console: Console, frames: "Frames") -> Bodies:
    """Find out who is who; units that a plan takes for one and another has as two stay two, and are told."""
    from anplan.scale.bodies import units_in_question, units_of_other_plans

    plans: dict[Plan, dict[str, Called]] = {}
    for workspace, plan, unit, name, short, aliases, same in sorted(
        ask(units_in_question(frames)), key=repr
    ):
        names = filter(None, (name, short, *(aliases or "").split(ALIASES)))
        said = Called(tuple(names), tuple((same or "").split()))
        plans.setdefault((workspace, plan), {})[unit] = said
    found = over(list(plans.values()))
    whose = [workspace for workspace, _ in plans]
    tell_not_joined(console, ((whose[claim.plan], claim) for claim in found.apart))
    ids = dict(zip(plans, found.ids, strict=True))
    foreign = ask(units_of_other_plans(frames)) if "indicators" in frames else ()
    rows = (*_known_otherwise(ids), *_of_other_plans(ids, foreign))
    return Bodies(rows, _shared(plans, ids))


def _known_otherwise(
    ids: Mapping[Plan, Mapping[str, str]],
) -> Iterable[tuple[str, str, str, str]]:
    for (workspace, plan), own in ids.items():
        for unit, body in own.items():
            if unit != body:
                yield workspace, plan, unit, body


def _of_other_plans(
    ids: Mapping[Plan, Mapping[str, str]], foreign: Iterable[Sequence[Any]]
) -> Iterable[tuple[str, str, str, str]]:
    """Yield who the units of other plans are; those of a plan without tables are nobody's here."""
    by_plan: dict[str, dict[str, str]] = {}
    for (_, plan), own in ids.items():
        for unit, body in own.items():
            by_plan.setdefault(plan, {}).setdefault(unit, body)
    for workspace, plan, unit, source, own_id, there in sorted(foreign, key=repr):
        if there:
            yield workspace, plan, unit, by_plan.get(source, {}).get(own_id, own_id)
        else:
            yield workspace, plan, unit, _OF_A_PLAN.format(plan=source, unit=own_id)


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
