"""A short way from a text to what the drafted files say."""

from collections.abc import Mapping
from typing import Any

from anplan.base.message import Message
from anplan.files.yaml.write import Language, content_of
from anplan.intake.draft.doubts import questions_of
from anplan.intake.draft.draft import Draft, draft_of
from anplan.intake.draft.settled import Answer, Known, Settled
from anplan.show.words import Words
from tests.intake.document.reading import read

ENGLISH = Language(Words("en").tell, lambda question: Words("en").tell(question.text))


def draft(text: str, known: Known | None = None, **answers: Answer) -> Draft:
    """Draft a text; ``answers`` by the kind of the question."""
    reading, known = read(text), known or Known()
    questions = questions_of(reading, known)
    given = {one.key: answers[one.kind] for one in questions if one.kind in answers}
    return draft_of(reading, Settled(questions, given), known)


def drafted(text: str, known: Known | None = None, **answers: Answer) -> dict[str, Any]:
    """Return what the drafted files say, by their paths without folder plan/ and suffix."""
    made = draft(text, known, **answers)
    return {
        file.removeprefix("plan/").removesuffix(".yaml"): content_of(record, ENGLISH)
        for file, record in made.files.items()
    }


def asked(made: Draft) -> list[str]:
    """Return the questions that stand in the files."""
    found: list[Message] = []
    stack: list[Any] = list(made.files.values())
    while stack:
        value = stack.pop()
        if isinstance(value, tuple):
            found += [one.text for one in getattr(value, "asked", ())]
            stack += list(value)
    return [Words("en").tell(text) for text in found]


def only(contents: Mapping[str, Any], folder: str) -> Any:
    """Return the only file of a folder."""
    (content,) = (content for file, content in contents.items() if file.startswith(f"{folder}/"))
    return content
