"""The table of a report's sections is the report's own lists, each with what others need of it."""

import pytest

from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sections import SECTIONS, ReportSection
from tests.builders import reading, report

LISTS = [name for name, said in Report()._asdict().items() if said == ()]
FULL = report(
    reading("5", "2025-06-30"),
    progress=[{"ref": "2.4/base", "text": "走访"}],
    milestones=[{"ref": "3.2/opening", "done": "2025-06-12"}],
    items=[{"register": "library", "id": "P-1", "stage": "入库", "on": "2025-06-10"}],
    problems=[{"ref": "2.1", "title": "缺人手"}],
    answers=[{"unit": "sfj", "ref": "2.2", "title": "缺场地", "text": "有两处。"}],
    requests=[{"kind": "close", "ref": "3.2/opening"}],
    next=[{"ref": "2.4", "text": "办班"}],
    at_risk=[{"ref": "it", "text": "师资不足"}],
)


def test_every_list_of_a_report_is_a_section_in_the_order_of_the_file() -> None:
    assert [section.name for section in SECTIONS] == LISTS


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_a_section_has_the_entries_of_its_list(section: ReportSection) -> None:
    (entry,) = section.entries(FULL)
    assert type(entry) is section.record
    assert section.entries(None) == ()


@pytest.mark.parametrize(
    ("name", "thing", "about"),
    [
        ("readings", "it", "it 2025-06-30"),
        ("progress", "2.4", "2.4/base"),
        ("milestones", "3.2", "3.2/opening"),
        ("items", "library", "library P-1"),
        ("problems", "2.1", "2.1"),
        ("answers", "2.2", "sfj 2.2 缺场地"),
        ("requests", "3.2", "close 3.2/opening"),
        ("next", "2.4", "2.4"),
        ("at_risk", "it", "it"),
    ],
)
def test_an_entry_says_what_it_is_about(name: str, thing: str, about: str) -> None:
    (entry,) = getattr(FULL, name)
    assert (entry.thing, entry.about) == (thing, about)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_what_an_entry_names_stands_on_a_shelf_of_the_project(section: ReportSection) -> None:
    assert set(section.things) <= set(Project.__dataclass_fields__)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_an_entry_is_the_same_as_itself_by_every_key(section: ReportSection) -> None:
    (entry,) = section.entries(FULL)
    assert all(key(entry) == key(entry._replace()) for key in section.keys)
