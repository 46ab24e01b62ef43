"""A pull request of ten thousand bad files: each has its line, in little time and memory."""

import json
import re
from pathlib import Path

import pytest

from tests.bad.flood import flood
from tests.bad.test_bad import bounded, pytestmark

__all__ = ["pytestmark"]

FILES = 10_000
MAX_SECONDS = 60
MAX_MIB = 160
_PLACE = r"(?m)^(\S+\.yaml):[1-9]\d*:[1-9]\d* error [YS]\d{3}  .+[.?]$"
_ANNOTATION = r"(?m)^::error file=(\S+\.yaml),line=[1-9]\d*,col=[1-9]\d*,title=[YS]\d{3}::.+[.?]$"


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    root = tmp_path_factory.mktemp("flood") / "w"
    names = flood(root, FILES)
    assert len(names) == FILES
    return root, names


@pytest.mark.parametrize("form", ["json", "text", "github"])
def test_ten_thousand_bad_files(flooded: tuple[Path, set[str]], form: str) -> None:
    root, names = flooded
    run = bounded(root, "--format", form, "--lang", "en", seconds=MAX_SECONDS)
    assert (run.code, run.err) == (1, "")
    assert reported(form, run.out) >= names
    assert run.mib <= MAX_MIB


def reported(form: str, out: str) -> set[str]:
    """Return the files of which a line is named."""
    if form == "json":
        return {finding["file"] for finding in json.loads(out)["findings"] if finding["line"]}
    places = set(re.findall(_PLACE, out))
    return places | set(re.findall(_ANNOTATION, out)) if form == "github" else places


def test_of_a_million_problems_a_few_of_each_file_are_reported(tmp_path: Path) -> None:
    names = set()
    for number in range(FILES):
        name = f"briefs/{1000 + number // 12}-{1 + number % 12:02}.yaml"
        names.add(name)
        path = tmp_path / "w" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("overview: |-\n" + "  \u200b\n" * 100, encoding="utf-8")
    (tmp_path / "w/plan").mkdir()
    (tmp_path / "w/plan/plan.yaml").write_text("", encoding="utf-8")
    run = bounded(tmp_path / "w", "--format", "json", seconds=MAX_SECONDS)
    assert (run.code, run.err) == (1, "")
    assert reported("json", run.out) >= names
    assert run.mib <= MAX_MIB
