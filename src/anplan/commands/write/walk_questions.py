"""How a walk asks: until an answer can be understood, and back again to what was answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.no_news import says_nothing
from anplan.base.spelling import shown_on_one_line
from anplan.commands.write.entries import Speaker
from anplan.intake.forms import LEAVES
from anplan.show.safe import one_line
from anplan.work.console import is_yes
from anplan.work.merged import Content

T = TypeVar("T")
Answer = tuple[str, Content]
"""The section of the report that an entry goes to, and the entry."""

Typed = Mapping[str, str]
"""What was typed at a step's questions, by their keys, in the order in which they were asked."""

GO_BACK = ("<", "＜", "返回", "上一题")
LEFT_EMPTY = ("-", "－", "—", "——")


class Back(Exception):  # noqa: N818 - a way to go, no error
    """The question before is wanted; ``place`` tells which one of its step was being asked."""

    def __init__(self, place: int) -> None:
        """Take the question's place in its step."""
        super().__init__()
        self.place = place


@dataclass(eq=False)
class Asker:
    """Asks the unit that speaks the questions of one step after the other.

    ``before`` holds what was typed when the step was asked last: each question offers it again.
    The answers to the first ``standing`` questions stand: these are not asked.
    """

    speaker: Speaker
    before: Typed = field(default_factory=dict)
    standing: int = 0
    typed: dict[str, str] = field(default_factory=dict)

    def begin(self, before: Typed, standing: int = 0) -> None:
        """Begin with a step's first question."""
        self.before, self.standing, self.typed = before, standing, {}

    def text(self, key: str, question: str, suggestion: str = "") -> str:
        """Ask for a line; raise Back where the question before is wanted."""
        old = self.before.get(key)
        if old is not None and key not in self.typed and len(self.typed) < self.standing:
            typed = old
        else:
            typed = self.speaker.session.console.ask(f"  {question}", old or suggestion)
        if typed in GO_BACK:
            asked = list(self.typed)
            raise Back(asked.index(key) if key in asked else len(asked))
        self.typed[key] = typed
        return typed

    def wording(self, key: str, question: str) -> str:
        """Ask until words say something; '' where there are none."""
        while True:
            typed = self.text(key, question)
            if typed in LEFT_EMPTY:
                self.typed[key] = typed = ""
            if not typed or not says_nothing(typed):
                return typed
            self.tell(
                UsageError(
                    say("{text} says nothing", text=shown_on_one_line(typed)),
                    say("Type - where there is nothing to say"),
                )
            )

    def read(
        self, key: str, question: str, read: Callable[[str], T], suggestion: str = ""
    ) -> T | None:
        """Ask until what is typed can be read; None where nothing is typed."""
        while True:
            typed = self.text(key, question, suggestion)
            if not typed:
                return None
            try:
                return read(typed)
            except UsageError as error:
                self.tell(error)

    def read_if_any(self, key: str, question: str, read: Callable[[str], T]) -> T | None:
        """Ask for what need not be there: a dash takes back what was typed before."""
        answer = self.read(key, question, lambda typed: typed in LEFT_EMPTY or (read(typed),))
        if isinstance(answer, tuple):
            return answer[0]
        self.typed[key] = ""
        return None

    def confirm(self, key: str, question: str) -> bool:
        """Ask for yes or no; anything but a clear yes is a no."""
        return is_yes(self.text(key, f"{question} (y/N)"))

    def tell(self, error: UsageError) -> None:
        """Say why an answer is not taken."""
        words = self.speaker.session.console.words
        message = words.tell(error.message)
        if error.hint is not None:
            message = words.sentences(message, words.tell(error.hint))
        self.speaker.session.console.out.write(f"  {one_line(message)}\n")


_KEYS: Mapping[str, tuple[str, ...]] = {
    "readings": ("value", "compared", "as_of", "reason"),
    "milestones": ("done",),
    "problems": ("title", "ref", "text", "ask"),
    "items": ("stage", "on", "reason"),
}
"""The keys of an entry that are questions of its step; of a text it is the text alone."""


def typed_for(section: str, entry: Mapping[str, Any]) -> Typed:
    """Return what must have been typed for an entry that an earlier walk left."""
    if "unavailable" in entry:
        return {"value": "-", "unavailable": entry["unavailable"]}
    if "left" in entry:
        return {"stage": LEAVES, "on": entry["left"], "reason": entry["reason"]}
    keys = ("solved",) if "solved" in entry else _KEYS.get(section, ("text",))
    typed = {key: str(entry[key]) for key in keys if key in entry}
    if section == "readings":
        typed["preliminary"] = "y" if entry.get("preliminary") == "true" else "n"
    return typed
