"""What stands on a form above its tables, and the row to sign below them."""

from collections.abc import Iterator

from anplan.base.period import Period
from anplan.model.project import Project
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
