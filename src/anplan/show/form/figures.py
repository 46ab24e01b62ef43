"""The tables of a form for figures: each indicator, and what others are compared with."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.intake.forms import (
    FINAL,
    PRELIMINARY,
    row_ref,
)
from anplan.model.project import Project
from anplan.show.form.known import (
    counted_note,
    counted_value,
    last_value,
    pace_text,
    readings_of,
    shared_note,
    target_cell,
)
from anplan.show.form.parts import (
    COLUMNS,
    FormCell,
    FormRow,
    Table,
    head_cells,
    of_this_time,
    white,
)
from anplan.show.outlook import outlook_text
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import share_of


def readings_table(words: Words, state: State, unit: str, period: Period) -> Table:
    """Ask for the figure of each indicator that the unit stands behind, beside what is known of it."""
    rows = (
        row
        for name in readings_of(state.project, unit, period.start)
        for row in _rows_of(words, state, unit, period, name)
    )
    headings = head_cells(
        (words("Indicator"), 1),
        (words("Measure"), 1),
        (words("Target"), 1),
        (words("Last value (its day)"), 1),
        (_by_the_end(words, period), 1),
        (of_this_time(words, period, words("Value {this}")), 1),
        (words("Day of the data"), 1),
        (words("Final or preliminary"), 1),
        (words("Note (why, if there is no value or a reported one changes)"), 1),
    )
    return Table("readings", words("Indicators"), headings, tuple(rows))


def _rows_of(words: Words, state: State, unit: str, period: Period, name: str) -> Iterator[FormRow]:
    """Yield the row of an indicator and, where it has an outlook, one with that."""
    whole = state.indicator(name)
    judged = share_of(whole, unit) or whole
    indicator = judged.indicator
    known = (
        FormCell(title_text(words, indicator.label)),
        FormCell(indicator.measure),
        FormCell(target_cell(words, whole, judged)),
    )
    pace = FormCell(pace_text(words, state, judged, period))
    if not indicator.is_reported:
        value = FormCell(counted_value(words, judged, unit))
        note = FormCell(_note(words, state.project, name), 4)
        yield FormRow((*known, value, pace, note), lines=2)
        return
    if indicator.is_in_words:
        text = words("No figure is asked for; say under the tasks what was reached.")
        yield FormRow((*known, FormCell(""), FormCell(""), FormCell(text, 4)), lines=2)
        return
    last = FormCell(last_value(words, state, name, unit, period))
    yield FormRow((*known, last, pace, *_white_cells(words)), row_ref("readings", name), 2)
    ahead = outlook_text(judged, state.question.day)
    if ahead is not None:
        text = words("Outlook: {text}").format(text=words.tell(ahead))
        yield FormRow((FormCell(text, COLUMNS),))


def _white_cells(words: Words) -> tuple[FormCell, ...]:
    """Return the cells for a figure, its day, and what it needs to be understood."""
    return (
        white("value"),
        white("as_of"),
        white("preliminary", choices=(words(FINAL), words(PRELIMINARY))),
        white("reason"),
    )


def _note(words: Words, project: Project, name: str) -> str:
    """Say where a figure comes from that nobody fills in."""
    source = project.indicators[name].counted_from
    return (
        shared_note(words, project, name)
        if source is None
        else counted_note(words, project, source)
    )


def compared_tables(words: Words, state: State, unit: str, period: Period) -> Iterator[Table]:
    """Yield the table for the figures with which others are compared, where there are any."""
    rows = []
    for name in readings_of(state.project, unit, period.start):
        indicator = state.project.indicators[name]
        if indicator.target.against is not None and indicator.is_reported:
            asked = words("{other}, of the same day").format(other=indicator.target.against)
            cells = (
                FormCell(title_text(words, indicator.label), 2),
                FormCell(indicator.measure),
                FormCell(asked, 4),
                white("value", 2),
            )
            rows.append(FormRow(cells, row_ref("compared", name), 2))
    if rows:
        headings = head_cells(
            (words("Indicator"), 2),
            (words("Measure"), 1),
            (words("Compared with"), 4),
            (words("Figure to compare with"), 2),
        )
        yield Table("compared", words("Figures to compare with"), headings, tuple(rows))


def _by_the_end(words: Words, period: Period) -> str:
    if period.span == "month":
        return words("Expected by the month's end")
    return words("Expected by the period's end")
