"""The monthly form of a unit, as rows of cells: what it asks for, and what is known already."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.intake.forms import (
    FINAL,
    LABELS,
    NO,
    PRELIMINARY,
    SEPARATOR,
    YES,
    Identity,
    row_ref,
    text_digest,
)
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.show.form.known import (
    counted_note,
    counted_value,
    last_value,
    milestones_of,
    next_steps,
    open_troubles,
    pace_text,
    readings_of,
    task_label,
)
from anplan.show.form.lists import lists_of
from anplan.show.form.parts import (
    COLUMNS,
    MOST_IN_A_LIST,
    Form,
    FormCell,
    FormPage,
    FormRow,
    Table,
    head_cells,
    layout_of,
    white,
)
from anplan.show.values import target_text, title_text
from anplan.show.words import Words
from anplan.state.build import State


def make_form(
    words: Words, state: State, unit: str, period: Period, notes: tuple[str, ...] = ()
) -> Form:
    """Describe a unit's form for a month; ``state`` is that of the last day before it.

    ``notes`` are what the coordinator tells the unit, below the guide.

    A member of a group gets the short form: one row for what comes next instead of a cell a
    task, and one for a new problem.
    """
    project = state.project
    tables = [table for table in _tables(words, state, unit, period) if table.rows]
    lists = lists_of(words, state, unit, period) if project.registers else None
    rows = [*_head(words, project, unit, period, with_lists=lists is not None)]
    rows += [FormRow((FormCell(text, COLUMNS, "guide"),)) for text in notes]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(_signature(words))
    layouts = (layout_of(table.section, table.rows) for table in tables)
    page = FormPage(words("Form"), tuple(rows), tuple(each for each in layouts if each.fields))
    pages = (page,) if lists is None else (page, lists.page)
    identity = _identity(words, state, unit, period, [row for each in pages for row in each.rows])
    if lists is not None:
        identity = identity._replace(items=lists.items, columns=lists.columns)
    return Form(pages, identity)


def _identity(
    words: Words, state: State, unit: str, period: Period, rows: list[FormRow]
) -> Identity:
    """Return what the form says of itself to the program that reads it."""
    troubles = {
        row_ref("open", str(place)): trouble
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    }
    titles = {ref: trouble.title for ref, trouble in troubles.items()}
    refs = {f"{ref}/ref": trouble.ref for ref, trouble in troubles.items()}
    return Identity(
        plan=state.project.plan.document.number,
        unit=unit,
        period=str(period),
        rows=tuple(row.mark for row in rows if row.mark),
        tasks=_choices(words, state.project, unit),
        titles=titles | refs,
        texts=tuple(sorted({text_digest(text) for text in _texts(rows)})),
        labels=dict(_labels(rows)),
    )


def _texts(rows: list[FormRow]) -> Iterator[str]:
    for row in rows:
        yield from (cell.text for cell in row.cells if cell.text and not cell.field)


def _labels(rows: list[FormRow]) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that have a label, with its digest; behind a stroke a second one."""
    for row in rows:
        places = LABELS.get(row.mark.partition(SEPARATOR)[0], ())
        texts = (row.cells[place].text for place in places)
        for number, text in enumerate(filter(None, texts)):
            yield f"{row.mark}/{number}" if number else row.mark, text_digest(text)


def _head(
    words: Words, project: Project, unit: str, period: Period, *, with_lists: bool
) -> Iterator[FormRow]:
    title = words("{unit}: report for {period}").format(
        unit=project.full_name(unit),
        period=f"{period.start.year}年{period.start.month}月" if words.chinese else period,
    )
    if project.plan.sample:
        title += words(" (sample data)")
    document = project.plan.document
    subject = words("{title} ({number})").format(
        title=title_text(words, document.short or document.title), number=document.number
    )
    yield FormRow((FormCell(title, COLUMNS, "title"),))
    yield FormRow((FormCell(subject, COLUMNS, "subject"),))
    guide = [
        words(
            "1. Fill in white cells only; grey ones are filled in already. Leave blank what has no "
            "news."
        ),
        _since(words, project),
        words("3. Print, sign and seal it; send back this very file, not a copy in another one."),
    ]
    if with_lists:
        text = words("4. What became of the items of registers goes onto the sheet {sheet}.")
        guide.append(text.format(sheet=words("Registers")))
    for line in guide:
        yield FormRow((FormCell(line, COLUMNS, "guide"),))


def _since(words: Words, project: Project) -> str:
    """Say since when figures are counted: since January, else since the plan's own first day."""
    plan = project.plan
    if plan.counts_from_january:
        return words(
            "2. Figures are cumulative from the start of the year; where there is none yet, leave "
            "the figure blank and give the reason."
        )
    return words(
        "2. Figures are cumulative from {day}; where there is none yet, leave the figure blank "
        "and give the reason."
    ).format(day=words.day(plan.start))


def _signature(words: Words) -> FormRow:
    texts = (words("Filled in by (signature):"), words("Seal of the unit:"), words("Date:"))
    return FormRow(tuple(FormCell(text, COLUMNS // 3, "sign") for text in texts), lines=3)


def _tables(words: Words, state: State, unit: str, period: Period) -> Iterator[Table]:
    short = state.project.units[unit].group is not None
    yield _readings(words, state, unit, period)
    yield _tasks(words, state, unit, period, short=short)
    yield _milestones(words, state, unit)
    yield _open(words, state, unit)
    yield _problems(words, state.project, unit, 1 if short else 2)
    if short:
        yield _next(words, state.project, unit)
    yield _nothing(words)


def _readings(words: Words, state: State, unit: str, period: Period) -> Table:
    rows = []
    for name in readings_of(state.project, unit):
        judged = state.indicator(name)
        indicator = judged.indicator
        known = (
            FormCell(title_text(words, indicator.label)),
            FormCell(indicator.measure),
            FormCell(target_text(words, indicator, judged.target)),
        )
        pace = FormCell(pace_text(words, state, name, period))
        if indicator.counted_from is not None:
            value = FormCell(counted_value(words, judged, unit))
            note = FormCell(counted_note(words, state.project, indicator.counted_from), 4)
            rows.append(FormRow((*known, value, pace, note), lines=2))
            continue
        cells = (
            *known,
            FormCell(last_value(words, state, name, unit, period)),
            pace,
            white("value"),
            white("as_of"),
            white("preliminary", choices=(words(FINAL), words(PRELIMINARY))),
            white("reason"),
        )
        rows.append(FormRow(cells, row_ref("readings", name), 2))
    heads = head_cells(
        (words("Indicator"), 1),
        (words("Measure"), 1),
        (words("Target"), 1),
        (words("Last value (its day)"), 1),
        (words("Expected by the month's end"), 1),
        (words("Value this month"), 1),
        (words("Day of the data"), 1),
        (words("Final or preliminary"), 1),
        (words("Note (why, if there is no value or a reported one changes)"), 1),
    )
    return Table("readings", words("Indicators"), heads, tuple(rows))


def _tasks(words: Words, state: State, unit: str, period: Period, *, short: bool) -> Table:
    white_cells = (white("text", 4),) if short else (white("text", 3), white("next"))
    rows = [
        FormRow(
            (
                FormCell(task_label(words, state.project, task), 2),
                FormCell(next_steps(state.project, unit, task, period), 3),
                *white_cells,
            ),
            row_ref("tasks", task),
            3,
        )
        for task in state.project.tasks_of(unit)
    ]
    white_heads = (
        ((words("Progress this month"), 4),)
        if short
        else ((words("Progress this month"), 3), (words("Next steps"), 1))
    )
    known_heads = ((words("Task"), 2), (words("Next steps reported last month"), 3))
    heads = head_cells(*known_heads, *white_heads)
    return Table("tasks", words("Tasks"), heads, tuple(rows))


def _milestones(words: Words, state: State, unit: str) -> Table:
    rows = [
        FormRow(
            (
                FormCell(f"{ref.partition('/')[0]} {title_text(words, title)}", 5),
                FormCell("" if due is None else due.isoformat()),
                white("done", 3),
            ),
            row_ref("milestones", ref),
        )
        for ref, title, due in milestones_of(state, unit)
    ]
    heads = head_cells(
        (words("Milestone"), 5), (words("Due"), 1), (words("Day done (blank if not done)"), 3)
    )
    return Table("milestones", words("Open milestones"), heads, tuple(rows))


def _open(words: Words, state: State, unit: str) -> Table:
    yes_no = (words(YES), words(NO))
    rows = [
        FormRow(
            (
                FormCell(task_label(words, state.project, task_of(trouble.ref)), 2),
                FormCell(trouble.title, 3),
                FormCell(trouble.ask or "", 2),
                white("answer", choices=yes_no),
                white("solved"),
            ),
            row_ref("open", str(place)),
        )
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    ]
    heads = head_cells(
        (words("Task"), 2),
        (words("Problem"), 3),
        (words("Coordination requested"), 2),
        (words("Solved?"), 1),
        (words("Day solved"), 1),
    )
    return Table("open", words("Open problems"), heads, tuple(rows))


def _choices(words: Words, project: Project, unit: str) -> dict[str, str]:
    """Return the choices of a drop-down of tasks: their labels or, where those are too long, ids."""
    by_label = {task_label(words, project, task): task for task in project.tasks_of(unit)}
    if len(",".join(by_label)) <= MOST_IN_A_LIST:
        return by_label
    return {task: task for task in by_label.values()}


def _problems(words: Words, project: Project, unit: str, count: int) -> Table:
    choices = tuple(_choices(words, project, unit))
    rows = [
        FormRow(
            (white("task", 2, choices), white("text", 3), white("ask", 4)),
            row_ref("problems", str(place)),
            2,
        )
        for place in range(1, count + 1)
        if choices
    ]
    heads = head_cells(
        (words("Task (choose)"), 2),
        (words("Problem met"), 3),
        (words("Coordination requested: what, by whom"), 4),
    )
    return Table("problems", words("New problems"), heads, tuple(rows))


def _next(words: Words, project: Project, unit: str) -> Table:
    choices = tuple(_choices(words, project, unit))
    row = FormRow((white("task", 2, choices), white("text", 7)), row_ref("next", "1"), 2)
    heads = head_cells((words("Task (choose)"), 2), (words("Next steps"), 7))
    return Table("next", words("Next steps"), heads, (row,) if choices else ())


def _nothing(words: Words) -> Table:
    row = FormRow(
        (FormCell(words("Nothing new this month"), 2), white("text", 7)), row_ref("nothing", "1")
    )
    heads = head_cells((words("If there is no news at all"), 2), (words("Say so and why"), 7))
    return Table("nothing", words("No news"), heads, (row,))
