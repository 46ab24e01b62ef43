"""What stands on a form above its tables, and the row to sign below them."""

from collections.abc import Iterator
from datetime import date

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.form.known import readings_of
from anplan.show.form.parts import (
    COLUMNS,
    FormCell,
    FormRow,
    period_named,
)
from anplan.show.plan_words import form_title
from anplan.show.values import title_text
from anplan.show.words import Words


def head_rows(
    words: Words, project: Project, unit: str, period: Period, *, with_lists: bool
) -> Iterator[FormRow]:
    """Yield the title, the document, and the guide to filling in."""
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
        _since(words, project, unit, period),
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


def _since(words: Words, project: Project, unit: str, period: Period) -> str:
    """Say since when figures are counted: since January, else since the plan's own first day.

    Where a unit's figures begin anew each year, it is since that year began in the plan.
    """
    plan = project.plan
    if plan.counts_from_january:
        return words(
            "2. Figures are cumulative from the start of the year; where there is none yet, leave "
            "the figure blank and give the reason."
        )
    text = words(
        "2. Figures are cumulative from {day}; where there is none yet, leave the figure blank "
        "and give the reason."
    )
    own = [project.indicators[name] for name in readings_of(project, unit, period.start)]
    anew = [indicator.yearly is not None for indicator in own]
    year = max(plan.start, date(period.end.year, 1, 1))
    if any(anew) and not all(anew) and year != plan.start:
        text = words(
            "2. Figures are cumulative from {day}, those with a target for each year from {year}; "
            "where there is none yet, leave the figure blank and give the reason."
        )
    day = year if anew and all(anew) else plan.start
    return text.format(day=words.day(day), year=words.day(year))


def signature(words: Words) -> FormRow:
    """Return the row to be signed and sealed."""
    texts = (words("Filled in by (signature):"), words("Seal of the unit:"), words("Date:"))
    return FormRow(tuple(FormCell(text, COLUMNS // 3, "sign") for text in texts), lines=3)
