"""Every requirement has an upper end, and the versions that newcomers get lie within it."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


def requirements() -> dict[str, Requirement]:
    """Return what anplan, its extras and its build ask for, by name."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = content["project"]
    asked = [*project["dependencies"], *content["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        asked += extra
    found = (Requirement(text) for text in asked)
    return {canonicalize_name(one.name): one for one in found if one.name != "anplan"}


def pinned() -> dict[str, str]:
    """Return the versions that README's second command takes."""
    text = (ROOT / "tools/constraints.txt").read_text(encoding="utf-8")
    rows = (row.split("==") for row in text.splitlines() if row and not row.startswith("#"))
    return {canonicalize_name(name): version for name, version in rows}


def test_every_requirement_has_an_upper_end() -> None:
    open_ended = [str(one) for one in requirements().values() if "<" not in str(one.specifier)]
    assert open_ended == []


def test_every_requirement_comes_in_a_version_within_its_range() -> None:
    versions = pinned()
    wrong = [
        str(one)
        for name, one in requirements().items()
        if not one.specifier.contains(versions.get(name, "0"))
    ]
    assert wrong == []
