"""What is asked back before a form takes away, or undoes, what was told of an item meanwhile."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.files.schema.validate import record_of
from anplan.intake.forms import FormLine, ReturnedForm
from anplan.intake.told_items import ToldItems
from anplan.model.registers import Register
from anplan.model.reports import Item, Report
from anplan.work.items_told import TakesPlace, entry_replaced, entry_text, reached


def with_doubts_about_items(
    told: ToldItems,
    returned: ReturnedForm,
    items: Sequence[Mapping[str, Any]],
    report: Report | None,
    takes: TakesPlace,
) -> ReturnedForm:
    """Return a form with a remark at each item of which it says other than what was told since.

    ``items``: those of the form that go into ``report``, which need not be of the form's period.
    """
    asked = {line.cell for line in returned.lines if line.level == "unclear"}
    form = _Form(told, returned, report, takes)
    lines = tuple(line for line in form.doubts(items) if line.cell not in asked)
    return returned._replace(lines=(*returned.lines, *lines))


class _Form(NamedTuple):
    """A form whose items go into a report, and what all reports tell of them."""

    told: ToldItems
    returned: ReturnedForm
    report: Report | None
    takes: TakesPlace

    def register_of(self, item: Item) -> Register | None:
        """Return the register of an entry; None where there is none of that name."""
        return self.told.project.registers.get(item.register)

    def doubts(self, items: Sequence[Mapping[str, Any]]) -> Iterator[FormLine]:
        """Yield what is asked back about some of its items, each at its cell."""
        for place, entry in enumerate(self.returned.content.get("items", ())):
            message = self._doubt(record_of(Item, entry)) if entry in items else None
            if message is not None:
                cells = self.returned.origins.get(("items", place), {})
                cell = cells.get("stage") or cells.get("left") or cells.get("on") or ""
                yield FormLine("unclear", cell, message)

    def _doubt(self, new: Item) -> Message | None:
        register = self.register_of(new)
        entries: Sequence[Item] = self.report.items if self.report is not None else ()
        at = entry_replaced(register, entries, new, self.takes)
        if at is not None:
            return self._replacing(entries[at], new)
        moves = [
            item
            for unit, _, item in self.told.of(new.register, new.id)
            if unit == self.returned.unit and (item.stage or item.left)
        ]
        moves.sort(key=lambda item: item.day)
        return self._undoing(moves[-1], new) if moves else None

    def _replacing(self, before: Item, new: Item) -> Message | None:
        """Ask whether an entry is to give way that the form itself does not seem to have brought."""
        register = self.register_of(new)
        is_same_stage = reached(register, before) == reached(register, new)
        if before.day == new.day and (is_same_stage or before.left is None):
            return None
        if is_same_stage and not self._is_recorded_since:
            return None
        return say(
            "{item}: {old}, as was told already; {new} would take its place",
            item=new.id,
            old=entry_text(register, before),
            new=entry_text(register, new),
        )

    @property
    def _is_recorded_since(self) -> bool:
        """Return whether the report was made of no form, or of this one: what differs came later."""
        origin = self.report.from_ if self.report is not None else None
        return origin is None or origin.form == self.returned.sha256

    def _undoing(self, last: Item, new: Item) -> Message | None:
        """Ask whether an item that left is back, or came to its last stage on another day."""
        register = self.register_of(new)
        values = {"item": new.id, "new": entry_text(register, new)}
        if last.left is not None:
            if new.left is not None or new.day < last.left:
                return None
            left = entry_text(register, last)
            return say("{item}: {old}, as was told already; and yet {new}?", **values, old=left)
        if register is None or new.stage is None or last.day == new.day:
            return None
        if reached(register, last) != reached(register, new):
            return None
        stage = register.stage_title(new.stage)
        return say(
            "at {stage} since {old}; from now on it would be {new}",
            stage=stage,
            old=last.day,
            new=new.day,
        )
