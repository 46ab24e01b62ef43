"""Where files are not written: over a workspace's own, into it as a whole, or to no name at all."""

from pathlib import Path

import pytest

from tests.program import refused
from tests.small_plans import water_and_school

TWO = ("-C", "water", "-C", "school")


@pytest.mark.parametrize(
    "asked",
    [
        ("export", "--append"),
        ("export", "--to", "csv"),
        ("export", "--to", "parquet"),
        ("site",),
        ("export", *TWO, "--append"),
        ("export", *TWO, "--to", "csv"),
        ("export", *TWO, "--to", "xlsx"),
        ("site", *TWO),
        ("rollup", "t"),
    ],
    ids=" ".join,
)
def test_no_name_is_no_place(asked: tuple[str, ...], tmp_path: Path) -> None:
    water_and_school(tmp_path)
    folder = tmp_path if "-C" in asked else tmp_path / "water"

    told = refused(*asked, "-o", "", "--lang", "en", folder=folder)

    assert told == "anplan: -o has no name behind it. Name a file or a folder"


@pytest.mark.parametrize("place", [".", "../school", ".anplan", ".anplan/t", "units/swj"])
@pytest.mark.parametrize(
    "asked", [("export", "--append"), ("export", "--to", "csv"), ("site",)], ids=" ".join
)
def test_a_workspace_takes_no_files_among_its_own(
    asked: tuple[str, ...], place: str, tmp_path: Path
) -> None:
    water_and_school(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    told = refused(*asked, "-o", place, "--lang", "en", folder=tmp_path / "water")

    assert "holds the workspace's own files" in told or "is a workspace" in told
    assert sorted(tmp_path.rglob("*")) == before
