"""What mkdocs does on top for this documentation's site; see mkdocs.yml.

Pages beside ``docs/`` join the site, links that leave ``docs/`` lead to them, a page knows its twin in
the other language, pictures are put into the page to take its colours, and the sample's own page is
made where ``extra.demo`` says so.
"""

import logging
import posixpath
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jieba
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
_FENCED = re.compile(r"(?ms)^( *)```.*?^\1```$|`[^`\n]*`")
_LINK = re.compile(r"(\]\()([^)#\s]+)")
_PICTURE = re.compile(r'<img alt="[^"]*" src="([^"]+\.svg)" ?/?>')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keep the dictionary of Chinese words beside the site, where nobody else writes, and quiet."""
    folder = Path(config.site_dir).parent / "words"
    folder.mkdir(parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(folder)
    jieba.setLogLevel(logging.WARNING)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie beside docs/."""
    for path, place in config.extra["root_pages"].items():
        files.append(File.generated(config, place, abs_src_path=str(ROOT / path)))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Lead to the sample's page, where it is made."""
    del files
    if config.extra["demo"]:
        nav.items.insert(-1, Link("示例 Demo", "demo/index.html"))
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links of the repository lead to pages of the site; search names guides first."""
    del files
    if page.file.src_uri.startswith(("zh/", "en/")):
        page.meta["search"] = {"boost": 3}
    return turned(markdown, page.file.src_uri, config.extra["root_pages"])


def turned(text: str, place: str, root_pages: Mapping[str, str]) -> str:
    """Return a page with its links as they have to be from its place in the site.

    Code is left alone, and so is a link to what is no page: the build tells of it.
    """
    origins = {there: path for path, there in root_pages.items()}
    folder = posixpath.dirname(origins.get(place, f"docs/{place}"))

    def link(found: re.Match[str]) -> str:
        if "://" in found[2]:
            return found[0]
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        there = root_pages.get(path, path.removeprefix("docs/"))
        if there == path:
            return found[0]
        return found[1] + posixpath.relpath(there, posixpath.dirname(place) or ".")

    parts, start = [], 0
    for code in _FENCED.finditer(text):
        parts += [_LINK.sub(link, text[start : code.start()]), code[0]]
        start = code.end()
    return "".join((*parts, _LINK.sub(link, text[start:])))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put pictures into the page itself, where they take its colours."""
    del files

    def drawn(found: re.Match[str]) -> str:
        folder = posixpath.dirname(page.file.src_uri)
        path = Path(config.docs_dir, posixpath.normpath(posixpath.join(folder, found[1])))
        return path.read_text(encoding="utf-8").strip()

    return _PICTURE.sub(drawn, html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Offer the same page in the other language, or the first page of that."""
    del nav
    twins: dict[str, str] = config.extra["twins"]
    home = next(iter(twins.items()))
    pairs = [pair for pair in twins.items() if page.file.src_uri in pair]
    chinese, english = pairs[0] if pairs else home
    config.extra["alternate"] = [
        {"name": "中文", "lang": "zh", "link": _address(chinese, config)},
        {"name": "English", "lang": "en", "link": _address(english, config)},
    ]
    return context


def _address(place: str, config: MkDocsConfig) -> str:
    return File(place, config.docs_dir, config.site_dir, config.use_directory_urls).url


def on_post_build(config: MkDocsConfig) -> None:
    """Make the sample's page."""
    if not config.extra["demo"]:
        return
    anplan = (sys.executable, "-m", "anplan")
    with tempfile.TemporaryDirectory() as name:
        site = str(Path(config.site_dir, "demo").resolve())
        for words in (("demo", "anplan-demo"), ("site", "-C", "anplan-demo", "-o", site)):
            done = subprocess.run(
                (*anplan, *words), cwd=name, check=False, capture_output=True, encoding="utf-8"
            )
            if done.returncode:
                raise PluginError(done.stderr)
