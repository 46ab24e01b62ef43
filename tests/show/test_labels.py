"""The number that a task's own document gives it stands where its id would."""

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.layout.lines import plain
from anplan.show.screens.month import MonthFacts, month_screen
from tests.builders import project, report, state_on
from tests.show.brief.rendered import small
from tests.show.example import CHINESE

TROUBLE = {"ref": "1.1", "title": "山区施工队伍不足", "text": "缺两支队伍。", "ask": "请协调。"}


def made(**keys: str) -> Project:
    """One task in which a problem has come up."""
    return project(
        units=("npx",),
        tasks={"1.1": {"title": "农村公路", "units": ["npx"], **keys}},
        reports={("npx", "2025-06"): report(problems=[TROUBLE])},
    )


@pytest.mark.parametrize(("keys", "number"), [({}, "1.1"), ({"label": "B1"}, "B1")])
def test_a_problem_names_the_task_by_the_number_it_is_printed_with(
    keys: dict[str, str], number: str
) -> None:
    assert f"山区施工队伍不足（{number}，npx）。" in small(made(**keys))
    state = state_on("2025-07-10", made(**keys))
    screen = month_screen(CHINESE, state, Period.parse("2025-06"), MonthFacts((), ()), None)
    assert f"  {number} npx：山区施工队伍不足（2025-06 起）" in plain(screen).splitlines()
