"""What the pages on scale show of Python: the parts of a shared folder, put together."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("page", "parts", "whole"),
    [("docs/en/scale.md", "all", "compact"), ("docs/zh/规模.md", "汇总", "合并")],
)
def test_one_file_a_table_is_rolled_up_as_the_parts_are(
    page: str, parts: str, whole: str, sample: Path, tmp_path: Path
) -> None:
    pytest.importorskip("duckdb")
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    made = run("export", "--append", "-o", str(tmp_path / parts), folder=sample)
    assert made.code == 0
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=tmp_path, check=True)
    asked = ("--by", "month", "--format", "csv", "--question", "lights")
    there, here = (run("rollup", name, *asked, folder=tmp_path) for name in (parts, whole))
    assert (there.code, here.out) == (0, there.out)
