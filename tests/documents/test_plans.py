"""Plans of many layouts, read and held against what a careful reader makes of them."""

import pytest

from tests.documents.scoring import Score, names, plain, read, score, truth


@pytest.fixture(scope="module")
def total() -> Score:
    scores = (score(truth(name), read(name)) for name in names())
    return sum(scores, Score())


def test_there_are_plans_of_many_layouts() -> None:
    assert len(names()) >= 12


def test_titles(total: Score) -> None:
    assert total.titles >= 0.95 * total.tasks


def test_nothing_is_taken_for_a_task_that_is_none(total: Score) -> None:
    assert total.tasks_said <= 1.03 * total.tasks


def test_who_does_a_task(total: Score) -> None:
    assert total.units >= 0.9 * total.tasks
    assert total.parts >= 0.9 * total.tasks


def test_deadlines(total: Score) -> None:
    assert total.due_right >= 0.9 * total.due


def test_targets(total: Score) -> None:
    assert total.targets_right >= 0.95 * total.targets
    assert total.targets_said - total.targets_right <= 0.03 * total.targets_said


@pytest.mark.parametrize("name", names())
def test_the_head(name: str) -> None:
    head, expected = read(name).head, truth(name)
    said = {"title": head.title, "number": head.number, "issuer": head.issuer, "date": head.issued}
    for key, value in said.items():
        if key in expected:
            assert plain(value.value if value else None) == plain(expected[key])
