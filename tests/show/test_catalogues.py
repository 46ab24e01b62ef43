"""The catalogue is complete, the compiled one is that which is written; English is its own key."""

import string
from collections import Counter
from pathlib import Path

import pytest

import messages
from anplan.show.words import Words

ROOT = Path(__file__).parents[2]


def fields(text: str) -> Counter[str]:
    """Count the {fields} of a text."""
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_no_message_is_missing_and_none_is_left_over() -> None:
    assert list(messages.problems(ROOT)) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_message_has_the_fields_of_its_key(language: str) -> None:
    wrong = {
        text: translation
        for message in messages.read(ROOT, language)
        if (text := str(message.id))
        and set(fields(translation := str(message.string))) != set(fields(text))
    }
    assert wrong == {}


def test_english_is_its_own_key() -> None:
    texts = [text for text, _ in messages.texts(ROOT)]
    assert [text for text in texts if Words("en")(text) != text] == []


CODE = """
say("joined " "from two\\n", name=name)
print(f"{words('in an f-string')}")
console.words("by attribute")
mark(text)
say(f"{no} key")
other("not a keyword")
"""


def test_every_literal_that_is_passed_to_a_keyword_is_found() -> None:
    literals = ["joined from two\n", "in an f-string", "by attribute"]
    assert list(messages.texts_in(CODE)) == literals


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    words = Words(language)
    written = {
        str(message.id): str(message.string)
        for message in messages.read(ROOT, language)
        if message.id
    }
    assert {text: words(text) for text in written} == written
