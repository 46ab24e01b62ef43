"""What a real browser does with the pages: it asks for nothing, complains of nothing, and fits."""

import importlib.util
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.pages.browser import Browser
from tests.pages.made import made
from tests.program import run
from tests.shells import needed
from tests.small_plans import small_plan

KINDS = (
    "index",
    "indicator-tech-contracts",
    "indicator-project-library",
    "task-2.3",
    "unit-jxkc",
    "register-project-library",
    "map",
    "calendar",
    "document",
    "briefs",
    "brief-2025-06",
)
"""A page of each kind."""
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="session")
def one(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site as one file."""
    file = tmp_path_factory.mktemp("pages") / "plan.html"
    done = run("site", "--single", "-o", str(file), folder=sample)
    assert done.code == 0
    return file


@pytest.fixture(scope="session")
def above(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages above those of two plans, one of which is the sample."""
    folder = tmp_path_factory.mktemp("several")
    small_plan(folder / "water", "供水改造方案", ("swj", "市水务局"))
    both = ("-C", str(sample), "-C", "water", "--on", "2025-07-10")
    assert run("site", *both, "-o", "pages", folder=folder).code == 0
    return folder / "pages"


def test_no_page_asks_for_anything_complains_or_is_wider_than_a_telephone(
    tab: Browser, pages: Path, school_pages: Path, above: Path, one: Path
) -> None:
    tab.wide(390)
    sites = (pages, school_pages, above)
    for file in (*(file for site in sites for file in sorted(site.glob("*.html"))), one):
        tab.open(file)
        assert tab.complaints == [], file.name
        assert {re.sub(":.*", "", address) for address in tab.asked_for} <= {"file", "data"}
        assert tab.run(WIDTH) <= 390, file.name
    tab.wide(1280)


def test_no_page_in_one_file_is_wider_than_a_telephone(tab: Browser, one: Path) -> None:
    tab.wide(390)
    for kind in KINDS:
        tab.open(f"{one.as_uri()}#{kind}")
        assert tab.run(WIDTH) <= 390, kind
    tab.wide(1280)


def test_without_a_script_a_page_says_the_same(tab: Browser, pages: Path) -> None:
    ask = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    tab.scripts(on=False)
    try:
        for kind in ("task-2.3", "calendar", "indicator-tech-contracts"):
            tab.open(pages / f"{kind}.html")
            without = tab.run(ask)
            assert "查找" not in without
            assert without.count(" ") > 30
    finally:
        tab.scripts(on=True)


def test_a_table_is_sorted_and_searched(tab: Browser, pages: Path) -> None:
    tab.open(pages / "map.html")
    column = "Array.from(document.querySelectorAll('.p-papers tbody tr')).map(r => r.cells[1].textContent)"
    heads = "document.querySelectorAll('.p-papers thead button')"
    tab.run(f"{heads}[1].click()")
    numbers = [int(text) for text in tab.run(column)]
    assert numbers == sorted(numbers)
    tab.run(f"{heads}[1].click()")
    assert [int(text) for text in tab.run(column)] == sorted(numbers, reverse=True)
    assert tab.run(f"{heads}[1].parentNode.getAttribute('aria-sort')") == "descending"
    tab.run(
        "var field = document.querySelector('.p-papers input'); field.value = '球场'; "
        "field.dispatchEvent(new Event('input'))"
    )
    shown = (
        "Array.from(document.querySelectorAll('.p-papers tbody tr')).filter(r => !r.hidden).length"
    )
    assert tab.run(shown) == 1


def test_one_file_shows_one_page_at_a_time(tab: Browser, one: Path) -> None:
    shown = (
        "Array.from(document.querySelectorAll('.page')).filter(p => p.offsetParent).map(p => p.id)"
    )
    tab.open(one)
    assert tab.run(shown) == ["index"]
    tab.run("location.hash = '#unit-jxkc'")
    assert tab.run(shown) == ["unit-jxkc"]
    tab.run("location.hash = '#index.tasks'")
    assert tab.run(shown) == ["index"]


def test_the_keyboard_reaches_the_text_and_the_links(tab: Browser, pages: Path) -> None:
    tab.open(pages / "index.html")
    for _ in range(2):
        for kind in ("keyDown", "keyUp"):
            tab.call("Input.dispatchKeyEvent", type=kind, key="Tab", windowsVirtualKeyCode=9)
    assert tab.run("document.activeElement.matches('.plan a')")
    assert tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: str, tab: Browser, pages: Path) -> None:
    tab.scheme(scheme)
    tab.open(pages / "index.html")
    ground = tab.run("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 20, 22)"}[scheme]
    tab.scheme("light")


def test_it_prints_on_a4(tab: Browser, pages: Path, tmp_path: Path) -> None:
    pdfinfo = needed("pdfinfo")
    for kind in ("index", "map", "indicator-tech-contracts"):
        tab.open(pages / f"{kind}.html")
        file = tmp_path / f"{kind}.pdf"
        file.write_bytes(tab.printed())
        told = subprocess.run([pdfinfo, file], capture_output=True, check=True, text=True).stdout
        assert re.search(r"Page size: +59[45]\.\d* x 84[12]\.\d* pts", told), told
        words = subprocess.run(
            ["pdftotext", "-layout", file, "-"], capture_output=True, check=True
        ).stdout.decode("utf-8")
        assert "示例数据" in words
        assert "查找" not in words


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people out."""
    found = importlib.util.find_spec("axe_core_python")
    if found is None or found.origin is None:
        if os.environ.get("CI"):
            pytest.fail("no axe: it comes with anplan[dev]")
        pytest.skip("no axe")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_out(kind: str, tab: Browser, pages: Path, axe: str) -> None:
    tab.open(pages / f"{kind}.html")
    assert_nobody_is_kept_out(tab, axe)


def test_nobody_is_kept_out_in_the_dark(tab: Browser, pages: Path, axe: str) -> None:
    tab.scheme("dark")
    for kind in ("index", "indicator-tech-contracts", "calendar"):
        tab.open(pages / f"{kind}.html")
        assert_nobody_is_kept_out(tab, axe)
    tab.scheme("light")


def test_nobody_is_kept_out_of_one_file_several_plans_or_english_pages(
    tab: Browser, one: Path, above: Path, school_pages: Path, axe: str
) -> None:
    english = (school_pages / "index.html", school_pages / "indicator-books.html")
    for page in (one, above / "index.html", above / "rollup.html", *english):
        tab.open(page)
        assert_nobody_is_kept_out(tab, axe)


def assert_nobody_is_kept_out(tab: Browser, axe: str) -> None:
    tab.run(axe + "; 1")
    found = tab.run(
        "axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html, v.help]))"
    )
    assert [one for one in found if one[1] in ("serious", "critical")] == []


def test_hostile_words_stay_words(tab: Browser, copied: Path, tmp_path: Path) -> None:
    report = copied / "units/qkx/2025-10.yaml"
    report.write_text(
        "progress:\n  - ref: 1.1\n    text: |-\n"
        '      <script>document.title="taken"</script><img src=x onerror="document.title=1">'
        "</style><style>*{display:none}</style> {{ 7*7 }} javascript:alert(1)\n",
        encoding="utf-8",
    )
    folder = made(copied, tmp_path / "site", "--on", "2025-11-01")
    tab.open(folder / "task-1.1.html")
    assert tab.complaints == []
    assert "taken" not in tab.run("document.title")
    assert '<img src=x onerror="document.title=1">' in tab.run("document.body.innerText")
    assert "{{ 7*7 }}" in tab.run("document.body.innerText")
