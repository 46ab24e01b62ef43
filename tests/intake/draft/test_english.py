"""What is drafted of an English plan."""

from typing import Any

import pytest

from anplan.intake.draft.known import known_of
from tests.intake.draft.drafting import drafted, only

HEAD = "Southbay Borough Council\n\nClimate Action Plan 2024-2026\n\nAdopted by Cabinet on 12 March 2024\n\n"


def plan(text: str, behind: str = "") -> dict[str, Any]:
    return drafted(
        f"{HEAD}Theme A: Warm homes\n\nB1. Warmth\n{text}\nLead: Housing Services\n"
        f"Support: Finance\nDeadline: March 2026\n\nB2. Trees\nTend verges.\nLead: Parks Service\n{behind}"
    )


def test_the_council_above_the_title_issued_it() -> None:
    document = plan("Insulate the town hall.")["plan"]["document"]
    assert (document["title"], document["issuer"]) == (
        "Climate Action Plan 2024-2026",
        "Southbay Borough Council",
    )


def test_each_sentence_is_an_action() -> None:
    made = plan("Open an advice desk by May 2024. Visit 90 homes by March 2026.")["tasks/1.1"]
    assert [one["title"] for one in made["actions"]] == [
        "Open an advice desk by May 2024",
        "Visit 90 homes by March 2026",
    ]


def test_lines_of_labels_are_one_quote_and_a_number_is_no_period() -> None:
    made = plan("Insulate the town hall.")["tasks/1.1"]
    assert made["units_quote"] == "Lead: Housing Services\nSupport: Finance\nDeadline: March 2026"
    assert made["label"] == "B1"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Install 120 public charge points by March 2026.", "Install public charge points"),
        ("Raise the recycling rate to at least 52%.", "Raise the recycling rate"),
        ("The recycling rate will reach at least 52%.", "Recycling rate"),
        ("Replace around 45 diesel vans.", "Replace diesel vans"),
        ("Renew at least 80 km of old water pipes by March 2026.", "Renew old water pipes"),
        ("By March 2026 we will cut emissions to below 6,200 tonnes.", "Cut emissions"),
    ],
)
def test_a_figure_is_called_by_the_words_around_it(text: str, title: str) -> None:
    assert only(plan(text), "indicators")["title"] == title


@pytest.mark.parametrize("often", ["each year", "a year", "every year", "annually", "per year"])
def test_a_figure_of_every_year_is_one_by_year(often: str) -> None:
    made = only(plan(f"Plant 2,000 trees {often}."), "indicators")
    assert made["yearly"] == {"2024": "2000", "2025": "2000", "2026": "2000"}


def test_papers_that_come_back_and_the_chapter_about_them() -> None:
    made = plan(
        "Insulate the town hall.",
        "\nHow we will report\n\nThe Climate Team coordinates the plan. Services report progress every "
        "half-year. The Climate Team will publish an annual report by 30 June each year.\n",
    )
    assert [
        (one["title"], one["every"], one["owed_by"], one["due"]["days_after"])
        for one in made["plan"]["obligations"]
    ] == [("Progress", "half", "units", "5"), ("Annual report", "year", "climate-team", "181")]
    assert "The Climate Team coordinates the plan." in made["plan"]["narrative"]
    assert [one["title"] for one in made["tasks/1.2"]["actions"]] == ["Tend verges"]


def test_a_goal_is_not_cut_within_a_number() -> None:
    made = drafted(
        f"{HEAD}What we want to achieve\n\nBy March 2026 we will cut the emissions of the council to below "
        "6,200 tonnes. It will pay.\n\nTheme A: Homes\n\nA1. Warmth\nInsulate homes.\nLead: Housing\n"
    )
    (goal,) = made["plan"]["goals"]
    assert goal["title"].endswith("to below 6,200 tonnes")


def test_a_label_with_a_point_is_known_again_by_its_number() -> None:
    known = known_of({"plan/tasks/1.7.yaml": {"title": "Warmth", "label": "B1."}})
    assert [(one.id, one.label) for one in known.tasks] == [("1.7", "B1")]


def test_no_action_is_called_as_its_task_is() -> None:
    made = drafted(
        "Riverton Council\n\nStreet Plan 2025\n\n10 March 2025\n\n"
        "No. | Task | Lead | By\n1 | Renew old pipes | Works Department | November 2025\n"
        "2 | Open gardens | Parks Service | October 2025\n"
    )
    (action,) = made["tasks/1.1"]["actions"]
    assert (action["title"], action["id"]) == ("Renew old pipes", "renew-old-pipes-2")
