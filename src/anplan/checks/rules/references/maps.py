"""Family R, maps of tables: the indicators and units that they name, and what they count in."""

from collections.abc import Iterator
from decimal import Decimal

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity
from anplan.checks.examples.maps import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import one_of
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import map_path
from anplan.model.project import Project
from anplan.model.table_maps import ONE_OF_TWO, MapLine, TableMap, label_key


def unknown_in_maps(facts: Facts) -> Iterator[Finding]:
    """Find what a map names and the plan does not have, or nobody could report by it."""
    project = facts.project
    for name, table in project.maps.items():
        file = map_path(name)
        if table.unit is not None and table.unit not in project.units:
            yield _no_unit(project, Spot(file, ("unit",)), table.unit)
        wanted = {label_key(line.label) for line in table.rows}
        for place, label in enumerate(table.passed_over):
            if label_key(label) in wanted:
                message = say("The label {label} stands here twice", label=label)
                yield Finding(Spot(file, ("passed_over", place)), message, ONE_OF_TWO)
        for place, line in enumerate(table.rows):
            yield from _of_line(facts, Spot(file, ("rows", place)), table, line)
        if table.compared_column is not None and not _is_held_against(facts, table):
            yield Finding(
                Spot(file, ("compared_column",)),
                say("No row's indicator is held against another figure"),
                say("Leave compared_column out"),
            )


def _is_held_against(facts: Facts, table: TableMap) -> bool:
    """Return whether an indicator of a map is held against another figure, as far as can be read."""
    indicators = facts.project.indicators
    return any(
        line.indicator not in indicators or indicators[line.indicator].target.against is not None
        for line in table.rows
        if line.compared_column is None
    )


def _of_line(facts: Facts, spot: Spot, table: TableMap, line: MapLine) -> Iterator[Finding]:
    project = facts.project
    if line.unit is not None and line.unit not in project.units:
        yield _no_unit(project, _key(spot, "unit"), line.unit)
    indicator = project.indicators.get(line.indicator)
    if indicator is None:
        if line.indicator not in facts.index.unread:
            yield Finding(
                _key(spot, "indicator"),
                say("There is no indicator {word}", word=line.indicator),
                one_of(line.indicator, tuple(project.indicators)),
            )
        return
    yield from _of_indicator(project, spot, table.unit_of(line), line, indicator)
    yield from _of_comparison(spot, table, line, indicator)


def _of_indicator(
    project: Project, spot: Spot, unit: str, line: MapLine, indicator: Indicator
) -> Iterator[Finding]:
    if indicator.counted_from is not None:
        yield Finding(
            _key(spot, "indicator"),
            say("{title} is counted from a register; nobody reports it", title=indicator.label),
            say("Remove this row; its label belongs under passed_over"),
        )
    elif indicator.shared_from is not None:
        yield Finding(
            _key(spot, "indicator"),
            say("{title} is collected by another plan; nobody reports it", title=indicator.label),
            say("Remove this row; its label belongs under passed_over"),
        )
    elif unit in project.units and unit not in indicator.reported_by:
        yield Finding(
            _key(spot, "indicator"),
            say(
                "{title} is not reported by {unit}",
                title=indicator.label,
                unit=project.label(unit),
            ),
            say("Write one of: {choices}", choices=indicator.reported_by),
        )
    if line.measure is not None and not _converts(line.measure, indicator.measure):
        yield Finding(
            _key(spot, "measure"),
            say(
                "{measure} cannot be counted in {own}, as {ref} is",
                measure=line.measure,
                own=indicator.measure,
                ref=indicator.label,
            ),
            say("Write {measure}, or another that converts", measure=indicator.measure),
        )


def _of_comparison(
    spot: Spot, table: TableMap, line: MapLine, indicator: Indicator
) -> Iterator[Finding]:
    other = indicator.target.against
    if other is not None and table.compared_column_of(line) is None:
        yield Finding(
            _key(spot, "indicator"),
            say(
                "{title} is held against {other}: no column is named for that figure",
                title=indicator.label,
                other=other,
            ),
            say("Add compared_column: with the head of the column of {other}", other=other),
        )
    elif other is not None and table.is_held_against_itself(line):
        yield Finding(
            _key(spot, "compared_column" if line.compared_column is not None else "indicator"),
            table.itself(line),
            say("Write the head of the column with the figure that it is held against"),
        )
    if other is None and line.compared_column is not None:
        yield Finding(
            _key(spot, "compared_column"),
            say("{title} is held against no other figure", title=indicator.label),
            say("Leave compared_column out"),
        )


def _key(spot: Spot, key: str) -> Spot:
    return Spot(spot.file, (*spot.path, key))


def _converts(measure: str, own: str) -> bool:
    try:
        Quantity(Decimal(1), measure).to(own)
    except ValueError:
        return False
    return True


def _no_unit(project: Project, spot: Spot, unit: str) -> Finding:
    message = say("There is no unit {word}", word=unit)
    return Finding(spot, message, one_of(unit, tuple(project.units)))


RULES = (
    Rule(
        "R138",
        "error",
        mark("A map of a table that names what is not there"),
        mark(
            "By such a row no figure can be read: its indicator or unit is not there, does not report "
            "it, or counts in what does not convert; or the column to compare with is missing, or for "
            "nothing."
        ),
        *EXAMPLES["R138"],
        Facts,
        unknown_in_maps,
    ),
)
