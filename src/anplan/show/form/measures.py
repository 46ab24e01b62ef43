"""The measures of a unit's scheme that a report may still tell of, as rows of its form."""

from datetime import date

from anplan.intake.forms import row_ref
from anplan.show.form.parts import FormCell, FormRow, Table, head_cells, white
from anplan.show.safe import one_line
from anplan.show.screens.measures import when_text
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.measures import MeasureState, open_measures, to_come


def measure_label(words: Words, measure: MeasureState) -> str:
    """Write a measure with the number of the task that it serves."""
    name = one_line(title_text(words, measure.measure.name))
    return f"{' '.join(measure.tasks)} {name}"


def measure_rows(
    words: Words, state: State, unit: str, until: date, most: int | None = None
) -> Table:
    """Offer the unit's measures open ``until`` a day: a day where one is done, words where it recurs.

    With ``most`` it is those that press most, so that a short form stays short.
    """
    known = (*state.measures, *to_come(state.project, unit, state.question, until))
    still = open_measures(state.project, known, unit, state.question)
    if most is not None:
        still = tuple(sorted(still, key=_pressing)[:most])
    rows = [
        FormRow(
            (
                FormCell(measure_label(words, measure), 4),
                FormCell(when_text(words, measure)),
                white("done", 4),
            ),
            row_ref("measures", measure.measure.id or ""),
        )
        for measure in still
    ]
    headings = head_cells(
        (words("Measure of the unit's own scheme"), 4),
        (words("Due"), 1),
        (words("Day done (blank if not done); of what recurs: what was done"), 4),
    )
    return Table("measures", words("Open measures"), headings, tuple(rows))


def _pressing(measure: MeasureState) -> date:
    return measure.measure.by or measure.standing.due or date.max
