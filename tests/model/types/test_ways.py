"""Ways to other workspaces: one form, and how what is nearly one is written."""

import pytest

from anplan.model.types.ways import MOST_STEPS, file_along, is_way, joined, nearly_way

GOOD = (
    "../innovation",
    "..",
    "../..",
    "../../city/plans/2025",
    "district",
    "districts/dongmen",
    "../科创方案",
    "../plan-2025.v2",
    "../a_b",
)
BAD = (
    "",
    ".",
    "./district",
    "../innovation/",
    "..//innovation",
    "../innovation/../city",
    "district/..",
    "/srv/plans/city",
    "//server/plans",
    "C:/plans/city",
    "c:city",
    "~/city",
    "~clerk/city",
    r"..\city",
    r"\\server\plans",
    "../.git",
    "../.anplan/city",
    "-C",
    "../-rf",
    "../a b",
    "../city.",
    "../a\nb",
    "../a\x00b",
    "../a\tb",
    "../a*",
    "../a?b",
    "file:///srv/city",
    "https://plans.example.org/city",
    "plan",
    "units/city",
    "briefs",
    "templates/city",
    "../" * MOST_STEPS + "city",
    "a" * 256,
    "．．/city",
)


@pytest.mark.parametrize("text", GOOD)
def test_a_way_is_relative_and_names_plain_folders(text: str) -> None:
    assert is_way(text)


@pytest.mark.parametrize("text", BAD)
def test_no_other_text_is_a_way(text: str) -> None:
    assert not is_way(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (r"..\city", "../city"),
        ("../city/", "../city"),
        ("./district", "district"),
        ("．．/city", "../city"),
        ("..//city", "../city"),
        ("../a/../city", "../city"),
        (" ../city ", "../city"),
    ],
)
def test_what_is_nearly_a_way_is_offered_as_one(text: str, way: str) -> None:
    assert nearly_way(text) == way
    assert is_way(way)


@pytest.mark.parametrize("text", ["/srv/city", r"\\server\city", "C:/city", r"D:\city"])
def test_a_way_from_the_top_is_never_made_a_relative_one(text: str) -> None:
    assert not is_way(nearly_way(text))


@pytest.mark.parametrize(
    ("way", "further", "whole"),
    [
        ("../b", "../c", "../c"),
        ("../b", "../../x/c", "../../x/c"),
        ("../b", "sub", "../b/sub"),
        ("../b", "../a", "../a"),
        ("sub", "..", "."),
        (".", "../b", "../b"),
        ("../../x", "..", "../.."),
    ],
)
def test_two_ways_make_one(way: str, further: str, whole: str) -> None:
    assert joined(way, further) == whole


def test_a_file_is_called_by_the_way_to_its_workspace() -> None:
    assert file_along("../b", "units/a/2025-05.yaml") == "../b/units/a/2025-05.yaml"
    assert file_along(".", "units/a/2025-05.yaml") == "units/a/2025-05.yaml"
