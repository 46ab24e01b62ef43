"""Lists that are too long for one page: each piece leads to all others, and to nothing else."""

from datetime import date
from pathlib import Path

import pytest

from anplan.show.site import things
from anplan.show.site.blocks import Lines, Link, Part, SitePage
from anplan.show.site.given import Given
from anplan.show.site.names import INDEX
from anplan.show.site.render import Renderer
from anplan.show.site.site import site_frame, site_links
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import judge_workspace
from anplan.work.session import Session
from anplan.work.site import pages_of, single_page, site_given, templates
from tests.pages.made import read


@pytest.fixture(scope="module")
def given(sample: Path) -> Given:
    console = Console(Words("zh_CN"))
    return site_given(console, judge_workspace(Session(sample, date(2025, 10, 9), console)))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "MOST_ENTRIES", 2)
    monkeypatch.setattr(things, "MOST_ROWS", 4)


@pytest.mark.usefixtures("short")
def test_every_piece_leads_to_all_others(given: Given) -> None:
    every = {name: data.decode() for name, data in pages_of(given)}
    further = [name for name in every if "_" in name]
    assert len(further) > 3
    linked = {link.partition("#")[0] for text in every.values() for link in read(text).links}
    assert set(further) <= linked
    assert linked - {"", "data:,"} <= set(every)


@pytest.mark.usefixtures("short")
def test_in_one_file_they_lead_to_each_other_too(given: Given) -> None:
    text = single_page(given).decode()
    ids = {part.partition('"')[0] for part in text.split(' id="')[1:]}
    links = {link[1:] for link in read(text).links if link[0] == "#"}
    assert any("_" in link for link in links)
    assert links <= ids


def test_a_name_that_only_looks_like_a_further_page_leads_nowhere(given: Given) -> None:
    renderer = Renderer(templates(), site_frame(given), site_links(given, single=False))
    lines = Lines((Link("that", "task-9.9_2"), Link("index", INDEX)))
    page = SitePage("x", INDEX, "x", "", (Part("now", "x", (lines,)),))
    links = read(renderer.page(page)).links
    assert "index.html" in links
    assert "task-9.9_2.html" not in links
