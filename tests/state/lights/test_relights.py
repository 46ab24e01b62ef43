"""What became of a closed month's lights."""

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.state.lights.relights import corrections, when_issued
from anplan.state.lights.verdict import Light
from tests.builders import indicator, project, reading, report, state_on

JUNE = Period.parse("2025-06")
FIGURE = report(reading("60", "2025-06-30"), submitted="2025-07-03")


def corrected(value: str, *, issued: bool = False) -> Project:
    """June at 60 of 120 on time, and what July's report gives for June instead."""
    again = report(reading(value, "2025-06-30", reason="重报"), submitted="2025-08-03")
    return project(
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): FIGURE, ("jxkc", "2025-07"): again},
        briefs={"2025-06": {"number": "1", "issued": "2025-07-08"}} if issued else {},
    )


def lights_and_figures(made: Project) -> list[tuple[Light | None, Light | None, bool]]:
    found = corrections(when_issued(made, JUNE), state_on("2025-08-31", made))
    return [(one.then, one.again, one.has_other_figure) for one in found]


def test_a_later_figure_corrects_the_light_of_a_closed_month() -> None:
    assert lights_and_figures(corrected("10", issued=True)) == [("green", "red", True)]


def test_another_figure_is_a_correction_where_the_light_stays() -> None:
    assert lights_and_figures(corrected("61", issued=True)) == [("green", "green", True)]


def test_the_same_figure_again_is_none() -> None:
    assert lights_and_figures(corrected("60", issued=True)) == []


def test_a_month_that_is_open_has_none() -> None:
    assert lights_and_figures(corrected("10")) == []
