"""Milestones that wait for others: what is late there shows before their own day comes."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from anplan.model.predecessors import circles, predecessors, way_to
from anplan.model.project import Project
from anplan.show.layout.lines import plain
from anplan.show.screens.why import why_action
from anplan.show.words import Words
from anplan.state.actions import ActionState
from anplan.state.waiting import ways_to_the_first
from tests.builders import project, report, state_on
from tests.show.example import TRACES

CHINESE = Words("zh_CN")


def milestone(name: str, title: str, due: str, *after: str) -> dict[str, Any]:
    said = {"id": name, "title": title, "kind": "milestone", "due": due}
    return {**said, "after": list(after)} if after else said


def road(*done: tuple[str, str], decisions: Any = (), **more: Any) -> Project:
    """Land, then the west part, then the opening, each due a month after the other."""
    told = [{"ref": ref, "done": on} for ref, on in done]
    land = milestone("land", "征地", "2025-06-30")
    west = milestone("west-part", "西段贯通", "2025-07-31", "1.1/land")
    opening = milestone("opening", "通车", "2025-08-31", "1.1/west-part")
    return project(
        tasks={
            "1.1": {"title": "建设", "units": ["jxkc"], "actions": [land, west]},
            "1.2": {"title": "通车", "units": ["jxkc"], "actions": [opening]},
        },
        reports={("jxkc", "2025-06"): report(milestones=told)} if told else {},
        decisions=decisions,
        **more,
    )


def on(day: str, made: Project, ref: str = "1.2/opening") -> ActionState:
    state = state_on(day, made).action(ref)
    assert state is not None
    return state


def light(day: str, made: Project, ref: str = "1.2/opening") -> tuple[str, str]:
    verdict = on(day, made, ref).verdict
    return verdict.light, verdict.rule


def reason(day: str, made: Project, ref: str = "1.2/opening") -> str:
    return CHINESE.tell(on(day, made, ref).verdict.reason)


def test_it_says_what_it_waits_for_while_there_is_time() -> None:
    assert light("2025-06-01", road()) == ("blue", "open")
    assert reason("2025-06-01", road()) == "期限 2025-08-31；待西段贯通完成"


def test_what_is_late_far_ahead_does_not_show_before_its_own_day_is_near() -> None:
    assert light("2025-07-10", road(), "1.1/land") == ("red", "overdue")
    assert light("2025-07-10", road(), "1.1/west-part") == ("blue", "open")
    assert light("2025-07-20", road(), "1.1/west-part") == ("yellow", "waits")
    assert reason("2025-07-20", road(), "1.1/west-part") == (
        "待征地完成；征地：逾期 20 天，期限 2025-06-30"
    )


def test_lateness_goes_along_the_whole_chain_and_the_chain_is_named() -> None:
    made = road()
    assert light("2025-07-25", made) == ("blue", "open")
    state = on("2025-08-20", made)
    assert (state.verdict.light, state.verdict.rule) == ("yellow", "waits")
    told = plain(why_action(CHINESE, state_on("2025-08-20", made), state, TRACES, None))
    assert "等待次序：1.2/opening 通车 ← 1.1/west-part 西段贯通 ← 1.1/land 征地\n" in told
    assert reason("2025-08-20", made) == "待西段贯通完成；征地：逾期 51 天，期限 2025-06-30"
    kept = road(("1.1/west-part", "2025-06-01"))
    assert light("2025-08-10", kept) == ("blue", "open")


def test_a_report_that_names_it_does_not_make_it_green_while_it_waits_for_what_is_late() -> None:
    named = road()
    word = report(next=[{"ref": "1.2/opening", "text": "安排通车"}])
    made = project(
        tasks={
            "1.1": {
                "title": "建设",
                "units": ["jxkc"],
                "actions": [milestone("land", "征地", "2025-06-30")],
            },
            "1.2": {
                "title": "通车",
                "units": ["jxkc"],
                "actions": [milestone("opening", "通车", "2025-08-31", "1.1/land")],
            },
        },
        reports={("jxkc", "2025-07"): word},
    )
    assert light("2025-08-25", made) == ("yellow", "waits")
    assert light("2025-08-25", named)[0] == "yellow"


def test_what_is_done_waits_for_nothing_and_nobody_waits_for_it() -> None:
    made = road(("1.1/land", "2025-06-29"))
    assert reason("2025-07-01", made, "1.1/west-part") == "期限 2025-07-31"
    both = road(("1.1/land", "2025-06-20"), ("1.1/west-part", "2025-06-29"))
    assert light("2025-08-01", both) == ("blue", "open")
    early = road(("1.2/opening", "2025-06-15"))
    assert light("2025-08-25", early) == ("green", "done")


def test_a_predecessor_that_was_put_off_is_not_late_before_its_new_day() -> None:
    extend = {
        "on": "2025-06-20",
        "kind": "extend",
        "ref": "1.1/land",
        "until": "2025-08-31",
        "reason": "手续",
        "by": "统筹办",
    }
    assert light("2025-07-25", road(decisions=[extend]), "1.1/west-part") == ("yellow", "soon")
    exempt = {**extend, "kind": "exempt", "until": "2025-12-31"}
    assert reason("2025-07-05", road(decisions=[exempt]), "1.1/west-part") == "期限 2025-07-31"


def test_its_own_lateness_stays_red_and_says_what_it_waits_for() -> None:
    assert light("2025-09-10", road()) == ("red", "overdue")
    assert reason("2025-09-10", road()) == "逾期 10 天，期限 2025-08-31；待西段贯通完成"


def test_milestones_that_wait_for_each_other_are_judged_all_the_same() -> None:
    first = milestone("a", "甲", "2025-06-30", "1.1/b")
    second = milestone("b", "乙", "2025-08-31", "1.1/a")
    made = project(tasks={"1.1": {"title": "建设", "units": ["jxkc"], "actions": [first, second]}})
    assert light("2025-08-25", made, "1.1/b") == ("yellow", "waits")
    assert light("2025-08-25", made, "1.1/a") == ("red", "overdue")
    assert circles(predecessors(made)) == (("1.1/a", "1.1/b", "1.1/a"),)


def test_a_task_that_is_one_milestone_may_be_waited_for() -> None:
    made = project(
        tasks={
            "1.1": {"title": "征地", "units": ["jxkc"], "due": "2025-06-30"},
            "1.2": {
                "title": "通车",
                "units": ["jxkc"],
                "actions": [milestone("opening", "通车", "2025-08-31", "1.1")],
            },
        }
    )
    assert reason("2025-08-25", made) == "待征地完成；征地：逾期 56 天，期限 2025-06-30"


GRAPHS = st.integers(1, 6).flatmap(
    lambda size: st.dictionaries(
        st.sampled_from("abcdef"[:size]),
        st.lists(st.sampled_from("abcdef"[:size]), max_size=3, unique=True).map(tuple),
    )
)


def reached(graph: dict[str, tuple[str, ...]], start: str) -> set[str]:
    found: set[str] = set()
    left = list(graph.get(start, ()))
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += graph.get(one, ())
    return found


@given(GRAPHS)
def test_a_circle_is_found_exactly_where_something_waits_for_itself(
    graph: dict[str, tuple[str, ...]],
) -> None:
    found = circles(graph)
    in_circles = {ref for ref in graph if ref in reached(graph, ref)}
    assert bool(found) == bool(in_circles)
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(after in graph[before] for before, after in pairwise(circle))
        assert set(circle) <= in_circles


@given(GRAPHS, st.sampled_from("abcdef"), st.sampled_from("abcdef"))
def test_a_way_is_found_exactly_where_there_is_one(
    graph: dict[str, tuple[str, ...]], start: str, goal: str
) -> None:
    way = way_to(graph, start, frozenset((goal,)))
    assert (way is not None) == (goal in reached(graph, start))
    if way is not None:
        assert (way[0], way[-1]) == (start, goal)


@given(GRAPHS, st.frozensets(st.sampled_from("abcdef")))
def test_a_way_goes_from_late_to_late_until_none_is_left(
    graph: dict[str, tuple[str, ...]], late: frozenset[str]
) -> None:
    for start, way in ways_to_the_first(graph, late).items():
        expected, at = [start], way_to(graph, start, late - {start})
        while at is not None:
            expected += at[1:]
            at = way_to(graph, expected[-1], late - set(expected))
        assert way == (tuple(expected) if len(expected) > 1 else None)


def test_a_long_chain_is_followed_to_its_first() -> None:
    names = [f"m{number}" for number in range(2000)]
    graph = dict(zip(names[1:], ((name,) for name in names), strict=False))
    assert circles(graph) == ()
    assert ways_to_the_first(graph, frozenset(names))[names[-1]] == tuple(reversed(names))
