"""Messages in the reader's language.

Every run needs words, the shortest too: what figures and days are made of is not loaded for them.
"""

from typing import TYPE_CHECKING, NamedTuple

from anplan.base.message import Message, mark
from anplan.base.month_names import MONTH_NAMES
from anplan.show.catalogue import catalogue
from anplan.show.editions import NEWEST, tells, wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from anplan.base.period import Period

LANGUAGES = ("zh_CN", "en")
LISTS = {"zh_CN": "、", "en": ", "}
LIGHTS = {
    "green": mark("green"),
    "yellow": mark("yellow"),
    "red": mark("red"),
    "blue": mark("blue"),
    "grey": mark("grey"),
    "closed": mark("closed"),
}
PAPER_STATES = {
    "done": mark("done"),
    "late": mark("late"),
    "missing": mark("missing"),
    "open": mark("not due"),
}
GRADES = {
    "satisfied": mark("satisfied"),
    "mostly": mark("mostly satisfied"),
    "dissatisfied": mark("dissatisfied"),
}
LEVELS = {"error": mark("error"), "warning": mark("warning"), "note": mark("note")}
KEYS = {
    "kind": mark("kind"),
    "trajectory": mark("trajectory"),
    "every": mark("cycle"),
    "tasks": mark("tasks"),
    "reported_by": mark("reporting units"),
    "reported_until": mark("reporting units of before"),
    "shares": mark("shares"),
    "yearly": mark("targets by year"),
    "part_of": mark("whole"),
    "weight": mark("weight"),
    "target": mark("comparison"),
    "by": mark("day"),
    "due": mark("due day"),
    "name": mark("name"),
    "short": mark("short name"),
    "aliases": mark("aliases"),
    "group": mark("group"),
    "order": mark("order"),
    "owed_by": mark("owed by"),
    "due_on": mark("due day"),
    "judged_from": mark("judged from"),
    "title": mark("title"),
    "goal": mark("goal"),
    "measure": mark("unit of measure"),
    "baseline": mark("baseline"),
    "aspirational": mark("aspirational"),
    "units": mark("units"),
    "lead": mark("lead units"),
    "support": mark("supporting units"),
    "leader": mark("leader"),
    "due_words": mark("words for the day"),
    "label": mark("number in the document"),
    "after": mark("predecessors"),
    "groups": mark("groups"),
    "except": mark("excepted"),
    "members": mark("members"),
    "parent": mark("chapter around it"),
    "units_quote": mark("quote that names the units"),
    "actions": mark("actions"),
    "indicators": mark("indicators"),
    "amended": mark("amendments"),
    "start": mark("first day"),
    "end": mark("last day"),
    "paper": mark("paper"),
    "period": mark("period"),
    "counted": mark("whether it is counted"),
    "at_least": mark("comparison"),
    "more_than": mark("comparison"),
    "at_most": mark("comparison"),
    "less_than": mark("comparison"),
    "owners": mark("accounts"),
    "valid_from": mark("day of establishment"),
    "valid_until": mark("day of dissolution"),
    "stages": mark("stages"),
    "fields": mark("fields"),
    "roles": mark("roles"),
    "still_after": mark("days of standing still"),
    "counted_from": mark("register that is counted"),
    "shared_from": mark("plan that collects it"),
    "same_as": mark("ids in other plans"),
    "id": mark("id"),
    "quote": mark("quote"),
}
ITEMS = {
    "phase": mark("phase"),
    "goal": mark("goal"),
    "group": mark("group of units"),
    "section": mark("chapter"),
    "obligation": mark("papers owed"),
    "duty": mark("duty"),
    "indicator": mark("indicator"),
    "task": mark("task"),
    "action": mark("action"),
    "register": mark("register"),
    "unit": mark("unit"),
}
PARTS = {
    "lead": mark("lead"),
    "support": mark("support"),
    "responsible": mark("responsible"),
}
CYCLES = {
    "month": mark("every month"),
    "two-months": mark("every two months"),
    "quarter": mark("every quarter"),
    "half": mark("every half-year"),
    "year": mark("every year"),
}
COLON = mark(": ")
FULL_STOP = mark(". ")
_ORDINALS = ("first", "second", "third", "fourth")
COMPARATORS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}


class Words(NamedTuple):
    """One language: its catalogue, and its way of writing days and lists.

    ``edition`` is that of a brief which is rendered again; all else is said in words of today.
    """

    language: str
    edition: str = NEWEST

    def __call__(self, text: str) -> str:
        """Translate a literal of the catalogue."""
        return catalogue(self.language)(wording(self.edition, text)) if text else ""

    def tells(self, name: str) -> bool:
        """Return whether what came with an edition is told."""
        return tells(self.edition, name)

    def tell(self, message: Message) -> str:
        """Translate a message and put its values in."""
        text = self.of_one(self(message.text), message.values)
        return text.format(**{name: self.value(value) for name, value in message.values.items()})

    def fill(self, text: str, **values: object) -> str:
        """Put values into a translated text, a single thing as one."""
        return self.of_one(text, values).format(**values)

    def of_one(self, text: str, values: "Mapping[str, object]") -> str:
        """Turn an English text's plural into a singular where a count is one."""
        names = [name for name, value in values.items() if type(value) is int and value == 1]
        if self.chinese or not names:
            return text
        from anplan.show.plurals import of_one

        return of_one(text, names, knows_all=self.tells("cycles"))

    def value(self, value: object) -> str:
        """Write one value: a number without exponent, a day, a list, a message in a message."""
        if isinstance(value, Message):
            return self.tell(value)
        if isinstance(value, tuple):
            return LISTS[self.language].join(self.value(part) for part in value)
        if isinstance(value, str):
            return value
        from decimal import Decimal

        from anplan.base.quantity import Quantity

        if isinstance(value, Decimal):
            return f"{value:f}"
        if isinstance(value, Quantity):
            return self.quantity(value.value, value.measure or "")
        return str(value)

    def quantity(self, value: "Decimal", measure: str) -> str:
        """Write a figure with its measure."""
        space = "" if self.chinese or measure == "%" else " "
        return f"{value:f}{space}{measure}"

    @property
    def chinese(self) -> bool:
        """Return whether the language is Chinese."""
        return self.language == "zh_CN"

    @property
    def gap(self) -> str:
        """Return what stands between two sentences."""
        return "" if self.chinese else " "

    def labelled(self, label: str, text: str) -> str:
        """Write a label, a colon and a text."""
        return f"{label}{self(COLON)}{text}"

    def sentence(self, text: str) -> str:
        """End a text with a full stop, unless it has one."""
        return (
            text if text.endswith((".", "。", "？", "?", "！")) else text + self(FULL_STOP).strip()
        )

    def sentences(self, first: str, second: str) -> str:
        """Put one sentence after another."""
        ended = self.sentence(first)
        return f"{ended}{'' if ended.endswith(('。', '？', '！')) else ' '}{second}"

    def keys(self, names: tuple[str, ...]) -> str:
        """Name keys of the files as people call them."""
        named = (self(KEYS[name]) if name in KEYS else name for name in names)
        return self.listed(tuple(dict.fromkeys(named)))

    def part(self, part: str) -> str:
        """Name a unit's part in a task."""
        return self(PARTS[part])

    def light(self, light: str) -> str:
        """Name a light."""
        return self(LIGHTS[light])

    def day(self, day: "date") -> str:
        """Write a day as in a letter: 2025年6月30日, 30 June 2025."""
        if self.chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {self._month(day.month)} {day.year}"

    def short_day(self, day: "date") -> str:
        """Write a day of a year that is known: 6月30日, 30 June."""
        if self.chinese:
            return f"{day.month}月{day.day}日"
        return f"{day.day} {self._month(day.month)}"

    def day_in(self, day: "date", year: int) -> str:
        """Write a day on a page that is about a year: with its own where that is another one."""
        return self.short_day(day) if day.year == year else self.day(day)

    def period_in(self, period: "Period", year: int) -> str:
        """Write a period on a page that is about a year: a month of another one with its own."""
        text = self.period(period)
        other = self.chinese and period.span == "month" and period.start.year != year
        return f"{period.start.year}年{text}" if other else text

    def period(self, period: "Period") -> str:
        """Write a period as in a heading: 6月份, June."""
        year, month = period.start.year, period.start.month
        if period.span == "month":
            return f"{month}月份" if self.chinese else f"{self._month(month)} {year}"
        if period.span == "two-months":
            if self.chinese:
                return f"{year}年{month}—{month + 1}月"
            return f"{self._month(month)}–{self._month(month + 1)} {year}"
        if period.span == "half":
            half = (month + 5) // 6
            return (
                f"{year}年{'上下'[half - 1]}半年"
                if self.chinese
                else self._part("half", half, year)
            )
        if period.span == "quarter":
            quarter = (month + 2) // 3
            chinese = f"{year}年{'一二三四'[quarter - 1]}季度"
            return chinese if self.chinese else self._part("quarter", quarter, year)
        return f"{year}年" if self.chinese else str(year)

    def _part(self, part: str, number: int, year: int) -> str:
        """Write in English which half or quarter of a year it is."""
        if not self.tells("dated"):
            return f"{part} {number} of {year}"
        return f"the {_ORDINALS[number - 1]} {part} of {year}"

    def opening(self, text: str) -> str:
        """Write a text as a line or a cell begins: in English with a capital."""
        return text[:1].upper() + text[1:]

    def short_period(self, period: "Period") -> str:
        """Write a period in a narrow column of a page that is about its year: 6月, 二季度, Jun, Q2."""
        month = period.start.month
        if period.span == "month":
            return f"{month}月" if self.chinese else self._month(month)[:3]
        if period.span == "two-months":
            if self.chinese:
                return f"{month}—{month + 1}月"
            return f"{self._month(month)[:3]}–{self._month(month + 1)[:3]}"
        if period.span == "quarter":
            quarter = (month + 2) // 3
            return f"{'一二三四'[quarter - 1]}季度" if self.chinese else f"Q{quarter}"
        if period.span == "half":
            half = (month + 5) // 6
            return f"{'上下'[half - 1]}半年" if self.chinese else f"H{half}"
        return self.period(period)

    def _month(self, month: int) -> str:
        return MONTH_NAMES[month - 1]

    def listed(self, values: tuple[str, ...]) -> str:
        """Join words as the language does."""
        return LISTS[self.language].join(values)


_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Write 1 to 99 as in a heading: 一, 十, 十四, 二十七."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")
