"""Pages written by hand name what is there, as it is there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
ASKED = (
    *PROJECT["dependencies"],
    *EXTRAS["cn"],
    *EXTRAS["docs"],
    *EXTRAS["office"],
    *EXTRAS["parquet"],
    *(wanted for wanted in EXTRAS["import"] if wanted not in EXTRAS["office"]),
    *(wanted for wanted in EXTRAS["scale"] if wanted not in EXTRAS["parquet"]),
    *(wanted for wanted in EXTRAS["spark"] if not wanted.startswith("anplan[")),
    *(wanted for wanted in EXTRAS["dev"] if not wanted.startswith("anplan[")),
)
NAMED = re.findall(
    r"`(\w+/\w+\.py)(?:: (\w+))?`", (ROOT / "docs/words.md").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("wanted", ASKED)
def test_every_dependency_has_its_range_and_reason(wanted: str) -> None:
    name, version = re.findall(r"^([\w-]+)(.*)$", wanted)[0]
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")

    assert re.search(rf"^\| {name} \| `{re.escape(version)}` \| \S.* \|$", page, re.MULTILINE)


def test_no_other_package_is_listed_as_a_dependency() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")

    assert len(re.findall(r"^\| [\w-]+ \| `[>=].*` \|", page, re.MULTILINE)) == len(ASKED)


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED)))
def test_words_name_what_is_in_the_code(file: str, name: str) -> None:
    code = (ROOT / "src/anplan" / file).read_text(encoding="utf-8")

    assert re.search(rf"^(class|def) {name}\b|^{name} = ", code, re.MULTILINE)


CHINESE = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/zh").glob("*.md"))


@pytest.mark.parametrize("name", ["README.md", *CHINESE])
def test_chinese_prose_has_full_width_punctuation(name: str) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", (ROOT / name).read_text(encoding="utf-8"))
    prose = re.sub(r"`[^`]*`|\]\([^)]*\)", "", text)

    assert re.findall(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!(][\u4e00-\u9fff]", prose) == []
