"""The documentation's site as it is built, and what a browser makes of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.pages.browser import NAMES

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is not installed"
)
LONGEST = 300
"""Seconds that building the site, or looking at a page, may take."""
ITS_OWN = "not an origin"
"""So Chromium's log names whoever asks for its own sake: for updates, the time, accounts."""


def building(folder: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Build the site into a folder, as CI does, and return what came of it."""
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    return subprocess.run(
        build,
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
    )


def seen(page: Path, folder: Path, query: str = "") -> tuple[str, list[str]]:
    """Open a page from its folder; return what it becomes and what it asks other machines for."""
    assert CHROMIUM is not None
    log = folder / "net.json"
    shown = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--virtual-time-budget=15000", "--dump-dom"),
            *(f"--user-data-dir={folder / 'browser'}", f"--log-net-log={log}"),
            *("--net-log-capture-mode=IncludeSensitive", f"file://{quote(str(page))}{query}"),
        ],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
    ).stdout
    rows = log.read_text(encoding="utf-8").splitlines()
    events = (json.loads(row.rstrip(",]}") + "}") for row in rows if row.startswith('{"params"'))
    told = [event["params"] for event in events]
    asked = {
        one["url"] for one in told if "url" in one and one.get("initiator", ITS_OWN) != ITS_OWN
    }
    return shown, sorted(asked)


def without_policy(site: Path, folder: Path) -> Path:
    """Copy a site without what forbids its pages to ask elsewhere, so that it shows who would."""
    bare = shutil.copytree(site, folder / "bare")
    for page in bare.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"<meta http-equiv[^>]*>", "", text), encoding="utf-8")
    return bare
