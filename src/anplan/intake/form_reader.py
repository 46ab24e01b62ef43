"""From what was typed into a form's white cells to a report's content: pure, row by row."""

from collections.abc import Callable, Mapping

from anplan.base.message import Message, Rejected, mark, say
from anplan.base.no_news import is_bare_nothing, is_nothing
from anplan.base.period import Period
from anplan.base.spelling import read_day, shown_on_one_line
from anplan.base.words import look_up
from anplan.intake.cells import Calendar, Cell, day_in, doubt_about, figure_in, made_of_words
from anplan.intake.figure_rows import (
    compared_alone,
    compared_figure,
    neither,
    no_figure_of,
    read_figure_row,
)
from anplan.intake.form_items import ItemRows
from anplan.intake.forms import (
    FIELDS,
    NOTHING_FILLED_IN,
    RECEIPT,
    RECEIVED_WORDS,
    SAYS_RECEIVED,
    SEPARATOR,
    YES_WORDS,
    FormSection,
    Identity,
    is_section,
    row_ref,
    text_digest,
)
from anplan.intake.parse import ParsedValue, parse_choice
from anplan.intake.row_labels import RowLabels
from anplan.intake.row_taker import Row, RowTaker
from anplan.intake.told_items import ToldItems
from anplan.model.paths import measure_ref
from anplan.model.refs import resolve_addressees

_MAX_TITLE = 20
_CHOICES = frozenset({"task", "preliminary", "answer", "every", "stage"})
_WORDS = frozenset({"text", "next", "ask", "reason", "id", "title"})

_ROWS = {
    RECEIPT: mark("Receipt"),
    "problems": mark("New problems"),
    "next": mark("Next steps"),
    "nothing": mark("No news"),
}


class FormReader(RowTaker):
    """Collects a report's content from a form's rows, and a line about every filled cell."""

    def __init__(self, told: ToldItems, identity: Identity, *, from_1904: bool = False) -> None:
        """Begin with nothing; the identity says which rows the form has.

        ``from_1904``: the workbook counts its days from that year.
        """
        super().__init__()
        self.is_received = False
        self._project = project = told.project
        self._identity = identity
        plan = project.plan
        year = Period.of("year", plan.end)
        period = year if identity.is_scheme else Period.parse(identity.period)
        self._calendar = Calendar(period, plan.start, plan.end, from_1904)
        self._own_wording = frozenset(identity.texts)
        self._labels = RowLabels(identity, project)
        self._items = ItemRows(self, told, identity, self._calendar)
        self._rows = frozenset(identity.rows)
        self._compared: dict[str, tuple[str, Cell]] = {}
        self._seen: set[str] = set()
        self._not_taken: set[str] = set()

    def is_own_wording(self, text: str) -> bool:
        """Return whether a text stood on the form when it was sent out."""
        return text_digest(text) in self._own_wording

    def section_of(self, row_mark: str) -> FormSection | None:
        """Return the section of a row of this form by its mark; None for any other row."""
        section = row_mark.partition(SEPARATOR)[0]
        return section if is_section(section) and row_mark in self._rows else None

    def read_row(
        self, mark: str, address: str, row: Row, beside: Mapping[str, str] | None = None
    ) -> None:
        """Read one row of this form; ``address`` is that of the cell with its mark.

        ``beside``: what stands in it beside its white cells, by address.
        """
        section, ref = self.section_of(mark), _ref(mark)
        assert section is not None
        cells = {field: row.get(field, Cell()) for field in FIELDS[section]}
        is_filled = any(cell.text or cell.is_lost for cell in cells.values())
        if self._has_the_label_of_another(mark, beside or {}, is_filled=is_filled) and is_filled:
            self._not_taken.add(mark)
            return
        if mark in self._seen:
            message = say("the row of {ref} appears twice; both were read", ref=self._named(mark))
            self.report("unclear", address, message)
        self._seen.add(mark)
        sifted = {field: self._sifted(mark, field, cell) for field, cell in cells.items()}
        if section != "tasks" and any(cell.is_lost for cell in sifted.values()):
            lost = next(cell.address for cell in sifted.values() if cell.is_lost)
            message = say("{ref}: the row was not taken", ref=self._label(section, ref))
            self.report("error", lost, message)
        elif is_filled:
            self._read_filled(section, ref, sifted)
        elif section == "readings":
            message = neither(self._label("readings", ref))
            self.report("empty", sifted["value"].address, message)

    def _has_the_label_of_another(
        self, mark: str, beside: Mapping[str, str], *, is_filled: bool
    ) -> bool:
        """Return whether a row bears the label of another, which is told."""
        address = self._labels.address_of_another(mark, beside)
        if address is None:
            return False
        names = {"own": self._named(mark), "other": shown_on_one_line(beside[address])}
        message = (
            say(
                "by its hidden column A the row of {own}, by its label that of {other}; the row "
                "was not taken: put label and row together again as they were sent out",
                **names,
            )
            if is_filled
            else say(
                "by its hidden column A the row of {own}, by its label that of {other}", **names
            )
        )
        self.report("error" if is_filled else "unclear", address, message)
        return True

    def _sifted(self, mark: str, field: str, cell: Cell) -> Cell:
        """Return a cell without what is no value of its field, which is told."""
        if cell.is_lost or not cell.text:
            return cell
        section = self.section_of(mark)
        is_tick = mark == row_ref("nothing", RECEIPT)
        is_choice = is_tick or field in _CHOICES or self._items.has_choices(mark, field)
        is_words = field in _WORDS or self._items.has_words(mark, field)
        refusal = doubt_about(cell) or (made_of_words(cell) if is_words else None)
        if refusal is not None:
            self.report("error", cell.address, refusal)
            return cell._replace(text="", is_lost=True)
        says_nothing = is_bare_nothing if section == "nothing" else is_nothing
        if not is_choice and says_nothing(cell.text):
            message = say("{typed}: no value", typed=shown_on_one_line(cell.text))
            self.report("changed", cell.address, message)
            return cell._replace(text="", is_none=True)
        return cell

    def _label(self, section: FormSection, ref: str) -> str | Message:
        """Return what a row is about as the form calls it."""
        label: str | Message = ref
        match section:
            case "readings" | "compared" if ref in self._project.indicators:
                label = self._project.indicators[ref].label
            case "open" | "asked":
                label = self._identity.titles.get(row_ref(section, ref), ref)
            case "milestones":
                action = self._project.action(ref)
                label = action.title if action else ref
            case "measures":
                measure = self._project.measure(self._identity.unit, measure_ref(ref))
                label = shown_on_one_line(measure.name) if measure else ref
            case "items" | "new_items":
                label = self._items.label(row_ref(section, ref))
            case "problems" | "next" | "nothing":
                label = Message(_ROWS[ref if ref == RECEIPT else section])
        return label

    def _named(self, mark: str) -> str | Message:
        section = mark.partition(SEPARATOR)[0]
        return self._label(section, _ref(mark)) if is_section(section) else _ref(mark)

    def finish(self) -> None:
        """Report what is missing from the form as a whole."""
        self._put_compared()
        for row_mark in self._identity.rows:
            if row_mark not in self._seen | self._not_taken:
                self.report(
                    "unclear", "", say("the row of {ref} is missing", ref=self._named(row_mark))
                )
        if "nothing" in self.content and len(self.content) > 1:
            del self.content["nothing"]
            message = say("the form says there is no news, yet has some; the news was taken")
            self.report("unclear", "", message)
        if self.content or any(line.level == "error" for line in self.lines):
            return
        if self.is_received:
            self.lines = [line for line in self.lines if line.level != "empty"]
        else:
            self.report("error", "", NOTHING_FILLED_IN)

    def _read_filled(self, section: FormSection, ref: str, row: Row) -> None:
        readers: Mapping[FormSection, Callable[[str, Row], None]] = {
            "readings": self._read_reading,
            "compared": self._read_compared,
            "tasks": self._read_task,
            "milestones": self._read_milestone,
            "measures": self._read_measure,
            "open": self._read_open,
            "asked": self._read_answer,
            "problems": lambda _, cells: self._read_problem(cells),
            "next": lambda _, cells: self._read_next(cells),
            "items": lambda name, cells: self._items.read(row_ref(section, name), cells),
            "new_items": lambda name, cells: self._items.read(row_ref(section, name), cells),
            "nothing": lambda name, cells: self._read_no_news(name, cells["text"]),
        }
        readers[section](ref, row)

    def _read_no_news(self, ref: str, cell: Cell) -> None:
        """Read that there is no news, or only that the form came, wherever that was written."""
        if ref == RECEIPT or look_up(cell.text, SAYS_RECEIVED) is not None:
            ticked = self.take(cell, parse_choice(cell.text, RECEIVED_WORDS))
            self.is_received = self.is_received or bool(ticked)
        elif text := self.words(cell):
            self.content["nothing"] = text

    def _read_reading(self, ref: str, row: Row) -> None:
        indicator = self._project.indicators.get(ref)
        if indicator is None:
            message = say("the plan has no indicator {ref}", ref=ref)
            self.report("error", row["value"].address, message)
            return
        figure = figure_in(row["value"], indicator.measure)
        read_figure_row(self, ref, indicator, row, figure, day_in(row["as_of"], self._calendar))

    def _read_compared(self, ref: str, row: Row) -> None:
        """Read the figure with which that of an indicator is compared."""
        indicator = self._project.indicators.get(ref)
        if indicator is None:
            message = say("the plan has no indicator {ref}", ref=ref)
            self.report("error", row["value"].address, message)
            return
        figure = figure_in(row["value"], indicator.measure)
        if value := compared_figure(self, indicator, row["value"], figure):
            self._compared[ref] = value, row["value"]

    def _put_compared(self) -> None:
        """Put each figure to compare with beside the figure that is held against it."""
        readings = self.content.get("readings", [])
        for place, entry in enumerate(readings):
            indicator = self._project.indicators[entry["indicator"]]
            other = indicator.target.against
            found = self._compared.pop(entry["indicator"], None)
            if found is not None and "value" in entry:
                entry["compared"] = found[0]
                self.origins["readings", place]["compared"] = found[1].address
            elif other is not None and "value" in entry:
                message = no_figure_of(indicator, other)
                self.report("unclear", self.origins["readings", place]["value"], message)
        for name, (_, cell) in self._compared.items():
            self.report("error", cell.address, compared_alone(self._project.indicators[name]))

    def _read_task(self, ref: str, row: Row) -> None:
        for field, section in (("text", "progress"), ("next", "next")):
            if text := self.words(row[field]):
                self.add(section, {"text": row[field]}, ref=ref, text=text)

    def _read_milestone(self, ref: str, row: Row) -> None:
        if done := self.take(row["done"], day_in(row["done"], self._calendar)):
            self.add("milestones", row, ref=ref, done=done)

    def _read_measure(self, name: str, row: Row) -> None:
        """Read a measure of the unit's scheme: done on a day or, where it recurs, in words."""
        ref, cell = measure_ref(name), row["done"]
        measure = self._project.measure(self._identity.unit, ref)
        if measure is None or measure.every is None:
            if done := self.take(cell, day_in(cell, self._calendar)):
                self.add("milestones", row, ref=ref, done=done)
        elif cell.kind == "day" or read_day(cell.text) is not None:
            message = say("it is done again and again: write what was done, not a day")
            self.report("error", cell.address, message)
        elif text := self.words(cell):
            self.add("progress", {"text": cell}, ref=ref, text=text)

    def _read_open(self, ref: str, row: Row) -> None:
        """Read whether a problem that was open when the form was sent out is solved."""
        answer, cell = row["answer"], row["solved"]
        is_solved = self.take(answer, parse_choice(answer.text, YES_WORDS))
        solved = self.take(cell, day_in(cell, self._calendar))
        mark = row_ref("open", ref)
        titles = self._identity.titles
        if solved and answer.text and not is_solved:
            message = say("a day on which it was solved, yet marked as not solved; not taken")
            self.report("error", cell.address, message)
        elif solved and mark in titles:
            ref = titles.get(f"{mark}/ref", "")
            self.add("problems", row, ref=ref, title=titles[mark], solved=solved)
        elif is_solved:
            self.report("error", cell.address, say("solved: the day is missing"))

    def _read_answer(self, ref: str, row: Row) -> None:
        """Read the answer to what was asked when the form was sent out."""
        mark, titles = row_ref("asked", ref), self._identity.titles
        text = self.words(row["text"])
        if not text or mark not in titles:
            return
        unit, about = titles.get(f"{mark}/unit", ""), titles.get(f"{mark}/ref", "")
        title = titles[mark] if unit else ""
        self.add("answers", row, unit=unit, ref=about, title=title, text=text)

    def _units_of(self, cell: Cell) -> tuple[str, ...] | None:
        """Return the units that are named as those who are asked; None where one is not known."""
        named = resolve_addressees(self._project, (cell.text,))
        if isinstance(named, Rejected):
            self.report("error", cell.address, named.message)
            return None
        if named and cell.text not in named:
            labels = tuple(map(self._project.label, named))
            message = say("{typed} → {value}", typed=shown_on_one_line(cell.text), value=labels)
            self.report("changed", cell.address, message)
        return named

    def _task_of(self, cell: Cell) -> str:
        """Find the task that was chosen, by its choice or its number."""
        tasks = self._identity.tasks
        names = {task: task for task in tasks.values()}
        names |= {choice: task for choice, task in tasks.items() if choice not in names}
        if not cell.text and len(tasks) == 1:
            return next(iter(tasks.values()))
        if cell.kind == "number" and f"{cell.text}0" in tasks.values():
            message = say(
                "task {task} or {task}0? Write it as a text; the row was not taken", task=cell.text
            )
            self.report("error", cell.address, message)
            return ""
        task = look_up(cell.text, names) if cell.text else None
        if task is not None:
            return self.take(cell, ParsedValue(task))
        message = (
            say(
                "no task of this form: {text}; the row was not taken",
                text=shown_on_one_line(cell.text),
            )
            if cell.text
            else say("the task is missing; the row was not taken")
        )
        self.report("error", cell.address, message)
        return ""

    def _read_problem(self, row: Row) -> None:
        text, ask = self.words(row["text"]), self.words(row["ask"])
        if not text:
            if ask or row["of"].text or (row["task"].text and not row["text"].is_none):
                message = say("the problem itself is missing; the row was not taken")
                self.report("error", row["text"].address, message)
            return
        units = self._units_of(row["of"])
        task = self._task_of(row["task"])
        if units is None:
            self.report("error", row["of"].address, say("the row was not taken"))
        elif task:
            title = _title(text)
            if title != text:
                message = say("its title is {title}", title=title)
                self.report("changed", row["text"].address, message)
            rest = text if title != text else ""
            self.add(
                "problems", {**row, "title": row["text"]}, ref=task, title=title, text=rest, ask=ask
            )
            if units:
                self.content["problems"][-1]["of"] = list(units)

    def _read_next(self, row: Row) -> None:
        text = self.words(row["text"])
        if not text and row["task"].text and not row["text"].is_none:
            message = say("a task without its next steps; the row was not taken")
            self.report("error", row["text"].address, message)
        elif text and (task := self._task_of(row["task"])):
            self.add("next", row, ref=task, text=text)


def _ref(mark: str) -> str:
    """Return what a row is about by its mark."""
    return mark.partition(SEPARATOR)[2] or mark


def _title(text: str) -> str:
    """Return a problem's title, taken from its first words."""
    first = text
    for stop in "。；;，,\n":
        first = first.partition(stop)[0]
    is_short = 0 < len(first) <= _MAX_TITLE
    return (first if is_short else text.replace("\n", " ")[:_MAX_TITLE]).strip()
