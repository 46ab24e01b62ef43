"""English texts of one and of many: what the program counts declines, what a plan counts does not."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

import messages
from anplan.base.message import say
from anplan.base.quantity import Quantity
from anplan.show.plurals import BETWEEN, NOUNS
from anplan.show.words import Words

ROOT = Path(__file__).parents[2]
ENGLISH = Words("en")


@pytest.mark.parametrize(
    ("text", "one", "many"),
    [
        ("{count} papers", "1 paper", "12 papers"),
        ("{count} entries", "1 entry", "12 entries"),
        (" and {count} more units", " and 1 more unit", " and 12 more units"),
        ("{met}/{count} times", "{met}/1 time", "{met}/12 times"),
        ("{count} papers were owed", "1 paper was owed", "12 papers were owed"),
        ("{count} stand still", "1 stands still", "12 stand still"),
        (
            "({count} more open items are not asked about)",
            "(1 more open item is not asked about)",
            "(12 more open items are not asked about)",
        ),
        ("{count} missing; all of them late", "1 missing; all of them late", None),
        ("by {count} units, all late", "by 1 unit, all late", "by 12 units, all late"),
    ],
)
def test_one_and_many(text: str, one: str, many: str | None) -> None:
    assert ENGLISH.fill(text, count=1, met="{met}") == one
    assert ENGLISH.fill(text, count=12, met="{met}") == (many or one.replace("1", "12"))


def test_a_plural_that_another_number_counts_stays() -> None:
    text = "{count} items without a move for more than {days} days"
    assert ENGLISH.fill(text, count=1, days=90) == "1 item without a move for more than 90 days"
    assert ENGLISH.fill(text, count=3, days=1) == "3 items without a move for more than 1 day"


def test_a_number_of_a_text_is_no_count() -> None:
    assert (
        ENGLISH.fill("item {id} files {count} papers", id="1", count=2) == "item 1 files 2 papers"
    )


def test_the_plans_own_measure_is_printed_as_it_is_written_and_nothing_agrees_with_it() -> None:
    one, many = (Quantity(Decimal(value), "bridges") for value in ("1", "3"))
    text = "{wanted} due by {day}, {done} there"
    assert ENGLISH.tell(say(text, wanted=many, day="30 June", done=one)) == (
        "3 bridges due by 30 June, 1 bridges there"
    )


def test_every_plural_behind_a_count_is_known() -> None:
    behind = re.compile(rf"\{{(\w+)\}}(?: (?:{'|'.join(BETWEEN)}))* ([a-z-]+s)\b")
    found = [pair for text, _ in messages.texts(ROOT) for pair in behind.findall(text)]
    known = {f"{noun}s" for noun in NOUNS} | {"entries"}
    counts = {name for name, word in found if word in known}
    verbs = {"is", "leads"}
    assert {"count", "days", "units", "owed"} <= counts
    assert {word for name, word in found if name in counts} - known - verbs == set()


def test_a_brief_of_an_earlier_edition_keeps_the_plural_it_had() -> None:
    text = "{count} problems were told of by {units} units"
    then = ENGLISH._replace(edition="counts")
    assert then.fill(text, count=1, units=1) == "1 problems were told of by 1 unit"
    assert ENGLISH.fill(text, count=1, units=1) == "1 problem was told of by 1 unit"


def test_sentences_of_an_earlier_edition_are_those_of_then() -> None:
    told = say(
        "{wanted} due by {day}, {done} there on {as_of}", wanted="8", day="a", done="5", as_of="b"
    )
    assert [Words("en", edition).tell(told) for edition in ("cycles", "counts", "outlook")] == [
        "8 due by a, 5 there on b",
        "8 were due by a, 5 are there on b",
        "8 were due by a, 5 are there",
    ]
