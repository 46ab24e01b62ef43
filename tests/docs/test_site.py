"""The documentation's site: built without a warning, and it asks nothing of any other machine."""

import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from filelock import FileLock

import docs_site
import reference
from tests.docs.site import ROOT, building, needs_chromium, seen, without_policy
from tests.program import add, edit

LOADING = {("a", "href"), ("form", "action")}
"""Attributes with an address that is followed by the reader alone."""

NEVER_LOADED = {
    "https://unpkg.com/mermaid@11/dist/mermaid.min.js": "asked for by a page with a mermaid diagram; none has one",
    "https://unpkg.com/resize-observer-polyfill": "asked for by browsers of before 2020",
    "https://api.github.com/": "asked for where the site names a repository; it names none",
    "https://api.github.com/repos/": "the same",
    "https://api.github.com/users/": "the same",
    "https://": "a part of such an address",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once for all that run at the same time."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "docs-site"
    with FileLock(shared / "docs-site.lock"):
        if not folder.exists():
            done = building(shared / "docs-site.part")
            assert done.returncode == 0, done.stderr
            assert "WARNING" not in done.stderr, done.stderr
            (shared / "docs-site.part").rename(folder)
    return folder


def settings() -> dict[str, Any]:
    """What mkdocs.yml says on top."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain = re.sub(r"!!python\S+", "", text)
    extra: dict[str, Any] = yaml.safe_load(plain)["extra"]
    return extra


def pages_of(site: Path) -> list[Path]:
    """The documentation's own pages: those of the sample are made by anplan."""
    found = [page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != "demo"]
    assert len(found) > len(settings()["twins"])
    return found


def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path) -> None:
    for name in ("docs", "tools", "mkdocs.yml", *settings()["root_pages"]):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    edit(tmp_path / "mkdocs.yml", "demo: true", "demo: false")
    add(tmp_path / "docs/zh/领导.md", "\n[x](指南.md#没有这一节)\n")
    done = building(tmp_path / "site", tmp_path)

    assert done.returncode == 1
    assert "没有这一节" in done.stderr


def test_ci_builds_with_every_warning_an_error() -> None:
    """Quiet, mkdocs does not count its warnings."""
    assert 'mkdocs build --strict"\n' in (ROOT / ".ci/run").read_text(encoding="utf-8")


class Loaded(HTMLParser):
    """The addresses that a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if given.get("rel") in ("prev", "next", "alternate"):
            return
        self.addresses += [
            value
            for key, value in given.items()
            if key in ("src", "srcset", "href", "action", "data", "poster", "xlink:href")
            and (tag, key) not in LOADING
        ]
        self.addresses += re.findall(r"url\(([^)]*)\)", given.get("style", ""))


def test_no_page_loads_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loaded = Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        abroad = [one for one in loaded.addresses if re.match(r"\s*(\w+:)?//", one)]
        assert abroad == [], page


def test_no_sheet_loads_from_elsewhere(site: Path) -> None:
    sheets = list(site.rglob("*.css"))
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)

    assert sheets
    assert re.findall(r"""(?:url\(|@import)\s*["']?(?:https?:)?//[^)]*""", text) == []


def test_scripts_name_no_address_but_those_known_not_to_be_asked(site: Path) -> None:
    named = set()
    for script in site.rglob("*.js"):
        code = re.sub(r"(?s)/\*.*?\*/", "", script.read_text(encoding="utf-8"))
        if script.name != "search_index.js":
            named |= set(re.findall(r"""["'`](https?://[^"'`\s$]*)""", code))

    assert {one for one in named if not one.startswith("http://www.w3.org/")} <= set(NEVER_LOADED)


def test_no_page_has_what_the_theme_would_ask_others_for(site: Path) -> None:
    for page in pages_of(site):
        assert not re.search(r'class="mermaid"|md-source', page.read_text(encoding="utf-8")), page


def test_the_browser_is_told_to_load_nothing_from_elsewhere(site: Path) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' file:'
    for page in pages_of(site):
        assert policy in page.read_text(encoding="utf-8"), page


@needs_chromium
@pytest.mark.parametrize("page", ["index.html", "zh/怎样亮灯.html", "en/lights.html"])
def test_a_page_opened_from_its_folder_asks_nobody(site: Path, tmp_path: Path, page: str) -> None:
    _, asked = seen(without_policy(site, tmp_path) / page, tmp_path)
    assert asked == []


@needs_chromium
def test_who_asks_elsewhere_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<script src=https://a.invalid/x.js></script>", encoding="utf-8")

    assert seen(page, tmp_path)[1] == ["https://a.invalid/x.js"]


@needs_chromium
@pytest.mark.parametrize(
    ("words", "found"),
    [("退回重报", "zh/"), ("序时进度", "zh/"), ("overdue", "en/")],
)
def test_search_finds_words_of_both_languages_without_a_server(
    site: Path, tmp_path: Path, words: str, found: str
) -> None:
    shown, asked = seen(site / "index.html", tmp_path, f"?q={quote(words)}")
    results = re.findall(r'<a href="([^"]+)" class="md-search-result__link"', shown)

    assert any(found in one for one in results), results
    assert asked == []


def test_english_pages_speak_english_and_the_others_chinese(site: Path) -> None:
    assert '<html lang="zh"' in (site / "zh/指南.html").read_text(encoding="utf-8")
    english = (site / "en/guide.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in english
    assert 'placeholder="Search"' in english


def test_every_page_by_a_hand_has_its_twin() -> None:
    twins = settings()["twins"]
    beside = set(settings()["root_pages"].values())
    folders = (("zh", set(twins)), ("en", set(twins.values())))
    for name, listed in folders:
        there = {f"{name}/{page.name}" for page in (ROOT / "docs" / name).glob("*.md")}
        assert {one for one in listed if str(one).startswith(f"{name}/")} - beside == there


def test_a_page_leads_to_its_twin(site: Path) -> None:
    chinese = (site / "zh/填报.html").read_text(encoding="utf-8")
    english = (site / "en/filling-in.html").read_text(encoding="utf-8")

    assert '<a href="../en/filling-in.html" hreflang="en"' in chinese
    assert f'<a href="../zh/{quote("填报")}.html" hreflang="zh"' in english


@pytest.mark.parametrize(
    ("place", "link", "turned"),
    [
        ("zh/指南.md", "../../README.md", "概览.md"),
        ("README.md", "../SECURITY.md", "project/security.md"),
        ("zh/概览.md", "docs/zh/填报.md", "填报.md"),
        ("en/overview.md", "docs/ci.md", "../ci.md"),
        ("project/security.md", "tests/safety", "tests/safety"),
        ("zh/指南.md", "https://a.invalid/", "https://a.invalid/"),
        ("zh/指南.md", "填报.md#怎样填", "填报.md#怎样填"),
    ],
)
def test_links_of_the_repository_lead_to_pages(place: str, link: str, turned: str) -> None:
    pages: dict[str, str] = settings()["root_pages"]
    text = docs_site.turned(
        f"`[a]({link})` [a]({link})", place, {k: str(v) for k, v in pages.items()}
    )

    assert text == f"`[a]({link})` [a]({turned})"


def test_the_samples_page_is_there_as_soon_as_it_can_be_made(site: Path) -> None:
    assert settings()["demo"] == ("site" in reference.commands())
    assert (site / "demo/index.html").exists() == settings()["demo"]
