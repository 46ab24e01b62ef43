"""From the rows of a scheme's form to its measures: pure, row by row, as a report's form is read."""

from anplan.base.message import Message, say
from anplan.intake.cells import day_in
from anplan.intake.cycles import EVERY_WORDS
from anplan.intake.form_reader import FormReader
from anplan.intake.forms import FormSection, row_ref
from anplan.intake.parse import parse_choice
from anplan.intake.row_taker import Row


class SchemeReader(FormReader):
    """Collects a scheme's measures; each row has the id of the measure that it becomes."""

    def _label(self, section: FormSection, ref: str) -> str | Message:
        task = self._identity.titles.get(f"{row_ref(section, ref)}/ref", "")
        return self._project.numbered(task) if task else say("More measures")

    def _read_filled(self, section: FormSection, ref: str, row: Row) -> None:
        text = self.words(row["text"])
        by, every = row["by"], row["every"]
        day, cycle = day_in(by, self._calendar), parse_choice(every.text, EVERY_WORDS)
        entry = {"text": text, "by": self.take(by, day), "every": self.take(every, cycle)}
        if "error" in (day.level, cycle.level):
            message = say("{ref}: the row was not taken", ref=self._label(section, ref))
            self.report("error", row["text"].address, message)
            return
        if not text:
            if entry["by"] or entry["every"] or (section == "more" and row["task"].text):
                message = say("what the unit will do is missing; the row was not taken")
                self.report("error", row["text"].address, message)
            return
        task = self._identity.titles.get(f"{row_ref(section, ref)}/ref", "")
        if section == "more":
            task = self._task_of(row["task"])
        if task:
            self.add("measures", {**row, "ref": row["text"]}, id=ref, ref=task, **entry)
