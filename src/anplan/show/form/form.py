"""The form of a unit for a period, as rows of cells: what it asks for, and what is known already."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.intake.forms import (
    FINAL,
    LABELS,
    NO,
    PRELIMINARY,
    RECEIPT,
    RECEIVED,
    SEPARATOR,
    YES,
    Identity,
    row_ref,
    text_digest,
)
from anplan.model.project import Project
from anplan.show.asked_text import asker_text
from anplan.show.form.known import (
    asked_label,
    asked_titles,
    counted_note,
    counted_value,
    last_value,
    milestones_of,
    next_steps,
    open_troubles,
    pace_text,
    readings_of,
    shared_note,
    target_cell,
    task_label,
)
from anplan.show.form.lists import lists_of
from anplan.show.form.measures import measure_rows
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
    period_named,
    white,
)
from anplan.show.outlook import outlook_text
from anplan.show.period_words import this_time
from anplan.show.plan_words import form_title
from anplan.show.values import title_text
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.indicators import share_of

MOST_OF_A_MEMBER = 15
"""White cells of the short form of a group's member, as far as its measures can help it."""


def make_form(
    words: Words,
    state: State,
    unit: str,
    period: Period,
    notes: tuple[str, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> Form:
    """Describe a unit's form for a period; ``state`` is that of the last day that is known in it.

    ``notes`` are what the coordinator tells the unit, below the guide; ``asked`` is what others
    ask of it and is open on the day the form is made.

    A member of a group gets the short form: one row for what comes next instead of a cell a
    task, and one for a new problem.
    """
    project = state.project
    tables = [table for table in _tables(words, state, unit, period, asked) if table.rows]
    lists = lists_of(words, state, unit, period) if project.registers else None
    rows = [*_head(words, project, unit, period, with_lists=lists is not None)]
    rows += [FormRow((FormCell(text, COLUMNS, "guide"),)) for text in notes]
    for table in tables:
        rows += [
            FormRow((FormCell(table.title, COLUMNS, "section"),)),
            FormRow(table.headings),
            *table.rows,
        ]
    rows.append(signature(words))
    page = page_of(words, rows, tables)
    pages = (page,) if lists is None else (page, lists.page)
    every = [row for each in pages for row in each.rows]
    identity = _identity(words, state, unit, period, every, asked)
    if lists is not None:
        identity = identity._replace(items=lists.items, columns=lists.columns)
    return Form(pages, identity)


def page_of(words: Words, rows: list[FormRow], tables: list[Table]) -> FormPage:
    """Return a form's first sheet, with the places of the fields of its tables."""
    layouts = (layout_of(table.section, table.rows) for table in tables)
    return FormPage(words("Form"), tuple(rows), tuple(each for each in layouts if each.fields))


def _identity(
    words: Words,
    state: State,
    unit: str,
    period: Period,
    rows: list[FormRow],
    asked: tuple[Asked, ...],
) -> Identity:
    """Return what the form says of itself to the program that reads it."""
    troubles = {
        row_ref("open", str(place)): trouble
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    }
    titles = {ref: trouble.title for ref, trouble in troubles.items()}
    refs = {f"{ref}/ref": trouble.ref for ref, trouble in troubles.items()}
    return Identity(
        plan=state.project.plan.document.known_by,
        unit=unit,
        period=str(period),
        rows=tuple(row.mark for row in rows if row.mark),
        tasks=task_choices(words, state.project, unit),
        titles=titles | refs | asked_titles(asked),
        texts=digests(rows),
        labels=dict(labels_of(rows)),
    )


def digests(rows: list[FormRow]) -> tuple[str, ...]:
    """Return digests of a form's own wording."""
    texts = (cell.text for row in rows for cell in row.cells if cell.text and not cell.field)
    return tuple(sorted({text_digest(text) for text in texts}))


def labels_of(rows: list[FormRow]) -> Iterator[tuple[str, str]]:
    """Yield the marks of rows that have a label, with its digest; behind a stroke a second one."""
    for row in rows:
        places = LABELS.get(row.mark.partition(SEPARATOR)[0], ())
        texts = (row.cells[place].text for place in places)
        for number, text in enumerate(filter(None, texts)):
            yield f"{row.mark}/{number}" if number else row.mark, text_digest(text)


def _head(
    words: Words, project: Project, unit: str, period: Period, *, with_lists: bool
) -> Iterator[FormRow]:
    title = form_title(words, project.plan, project.full_name(unit), period_named(words, period))
    if project.plan.sample:
        title += words(" (sample data)")
    yield FormRow((FormCell(title, COLUMNS, "title"),))
    yield subject_of(words, project)
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


def subject_of(words: Words, project: Project) -> FormRow:
    """Name the document that a form is about."""
    document = project.plan.document
    subject = title_text(words, document.short or document.title)
    if document.number is not None:
        subject = words("{title} ({number})").format(title=subject, number=document.number)
    return FormRow((FormCell(subject, COLUMNS, "subject"),))


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


def signature(words: Words) -> FormRow:
    """Return the row to be signed and sealed."""
    texts = (words("Filled in by (signature):"), words("Seal of the unit:"), words("Date:"))
    return FormRow(tuple(FormCell(text, COLUMNS // 3, "sign") for text in texts), lines=3)


def _tables(
    words: Words, state: State, unit: str, period: Period, asked: tuple[Asked, ...]
) -> list[Table]:
    short = bool(state.project.units[unit].all_groups)
    first = [
        _readings(words, state, unit, period),
        *_compared(words, state, unit, period),
        _tasks(words, state, unit, period, short=short),
        _milestones(words, state, unit),
    ]
    rest = [
        _open(words, state, unit),
        _asked(words, state.project, asked),
        _problems(words, state.project, unit, 1 if short else 2),
    ]
    rest += [_next(words, state.project, unit)] if short else []
    rest.append(_nothing(words, period))
    used = sum(
        bool(cell.field) for table in first + rest for row in table.rows for cell in row.cells
    )
    room = max(1, MOST_OF_A_MEMBER - used) if short else None
    return [*first, measure_rows(words, state, unit, period.end, room), *rest]


def _this(words: Words, period: Period, text: str) -> str:
    return text.format(this=this_time(words, period))


def _by_the_end(words: Words, period: Period) -> str:
    if period.span == "month":
        return words("Expected by the month's end")
    return words("Expected by the period's end")


def _last(words: Words, period: Period) -> str:
    if period.span == "month":
        return words("Next steps reported last month")
    return words("Next steps reported last time")


def _readings(words: Words, state: State, unit: str, period: Period) -> Table:
    rows = []
    for name in readings_of(state.project, unit, period.start):
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
            rows.append(FormRow((*known, value, pace, note), lines=2))
            continue
        if indicator.is_in_words:
            text = words("No figure is asked for; say under the tasks what was reached.")
            rows.append(FormRow((*known, FormCell(""), FormCell(""), FormCell(text, 4)), lines=2))
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
        ahead = outlook_text(judged, state.question.day)
        if ahead is not None:
            text = words("Outlook: {text}").format(text=words.tell(ahead))
            rows.append(FormRow((FormCell(text, COLUMNS),)))
    headings = head_cells(
        (words("Indicator"), 1),
        (words("Measure"), 1),
        (words("Target"), 1),
        (words("Last value (its day)"), 1),
        (_by_the_end(words, period), 1),
        (_this(words, period, words("Value {this}")), 1),
        (words("Day of the data"), 1),
        (words("Final or preliminary"), 1),
        (words("Note (why, if there is no value or a reported one changes)"), 1),
    )
    return Table("readings", words("Indicators"), headings, tuple(rows))


def _note(words: Words, project: Project, name: str) -> str:
    """Say where a figure comes from that nobody fills in."""
    source = project.indicators[name].counted_from
    return (
        shared_note(words, project, name)
        if source is None
        else counted_note(words, project, source)
    )


def _compared(words: Words, state: State, unit: str, period: Period) -> Iterator[Table]:
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
        ((_this(words, period, words("Progress {this}")), 4),)
        if short
        else ((_this(words, period, words("Progress {this}")), 3), (words("Next steps"), 1))
    )
    known_heads = ((words("Task"), 2), (_last(words, period), 3))
    headings = head_cells(*known_heads, *white_heads)
    return Table("tasks", words("Tasks"), headings, tuple(rows))


def _milestones(words: Words, state: State, unit: str) -> Table:
    rows = [
        FormRow(
            (
                FormCell(title_text(words, state.project.numbered(ref)), 5),
                FormCell("" if due is None else due.isoformat()),
                white("done", 3),
            ),
            row_ref("milestones", ref),
        )
        for ref, _, due in milestones_of(state, unit)
    ]
    headings = head_cells(
        (words("Milestone"), 5), (words("Due"), 1), (words("Day done (blank if not done)"), 3)
    )
    return Table("milestones", words("Open milestones"), headings, tuple(rows))


def _open(words: Words, state: State, unit: str) -> Table:
    yes_no = (words(YES), words(NO))
    rows = [
        FormRow(
            (
                FormCell(
                    task_label(words, state.project, state.project.task_meant(unit, trouble.ref)), 2
                ),
                FormCell(trouble.title, 3),
                FormCell(trouble.ask or "", 2),
                white("answer", choices=yes_no),
                white("solved"),
            ),
            row_ref("open", str(place)),
        )
        for place, trouble in enumerate(open_troubles(state, unit), 1)
    ]
    headings = head_cells(
        (words("Task"), 2),
        (words("Problem"), 3),
        (words("Coordination requested"), 2),
        (words("Solved?"), 1),
        (words("Day solved"), 1),
    )
    return Table("open", words("Open problems"), headings, tuple(rows))


def _asked(words: Words, project: Project, asked: tuple[Asked, ...]) -> Table:
    rows = [
        FormRow(
            (
                FormCell(f"{asker_text(words, project, one)} {one.on.isoformat()}", 2),
                FormCell(asked_label(words, project, one), 3),
                white("text", 4),
            ),
            row_ref("asked", str(place)),
            2,
        )
        for place, one in enumerate(asked, 1)
    ]
    headings = head_cells(
        (words("Asked by, on"), 2), (words("What is asked"), 3), (words("Answer"), 4)
    )
    return Table("asked", words("To be answered"), headings, tuple(rows))


def task_choices(words: Words, project: Project, unit: str) -> dict[str, str]:
    """Return the choices of a drop-down of tasks: their labels or, where those are too long, ids."""
    by_label = {task_label(words, project, task): task for task in project.tasks_of(unit)}
    if len(",".join(by_label)) <= MOST_IN_A_LIST:
        return by_label
    return {task: task for task in by_label.values()}


def _problems(words: Words, project: Project, unit: str, count: int) -> Table:
    choices = tuple(task_choices(words, project, unit))
    rows = [
        FormRow(
            (white("task", 2, choices), white("text", 3), white("ask", 3), white("of")),
            row_ref("problems", str(place)),
            2,
        )
        for place in range(1, count + 1)
        if choices
    ]
    headings = head_cells(
        (words("Task (choose)"), 2),
        (words("Problem met"), 3),
        (words("Coordination requested: what"), 3),
        (words("Of which units"), 1),
    )
    return Table("problems", words("New problems"), headings, tuple(rows))


def _next(words: Words, project: Project, unit: str) -> Table:
    choices = tuple(task_choices(words, project, unit))
    row = FormRow((white("task", 2, choices), white("text", 7)), row_ref("next", "1"), 2)
    headings = head_cells((words("Task (choose)"), 2), (words("Next steps"), 7))
    return Table("next", words("Next steps"), headings, (row,) if choices else ())


def _nothing(words: Words, period: Period) -> Table:
    """Give a cell for no news, and a small one to say that the form came before there is any."""
    label = _this(words, period, words("Nothing new {this}"))
    received = FormCell(words("Only received so far, to be filled in later"), 2)
    rows = (
        FormRow((FormCell(label, 2), white("text", 7)), row_ref("nothing", "1")),
        FormRow((received, white("text", 7, (words(RECEIVED),))), row_ref("nothing", RECEIPT)),
    )
    headings = head_cells((words("If there is no news at all"), 2), (words("Say so and why"), 7))
    return Table("nothing", words("No news"), headings, rows)
