"""``anplan site --public``: what is marked goes out, and no word of anybody with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pages.made import made, read, said
from tests.program import add, run

LEAST = 6
"""A shorter text may be anybody's."""


def mark(workspace: Path, *files: str) -> None:
    for file in files:
        add(workspace / "plan" / file, "public: true\n")


def words(value: Any) -> Iterator[str]:
    """Every text in a file of a unit or of the coordinator, but ids, days and figures."""
    if isinstance(value, dict):
        for one in value.values():
            yield from words(one)
    elif isinstance(value, list):
        for one in value:
            yield from words(one)
    elif isinstance(value, str):
        yield from (line.strip() for line in value.splitlines())


def private(workspace: Path) -> set[str]:
    """What units and the coordinator wrote, that the plan itself does not say."""
    files = [*workspace.glob("units/*/2025*.yaml"), *workspace.glob("units/*/scheme.yaml")]
    files += [*workspace.glob("plan/decisions/*.yaml"), *workspace.glob("briefs/*.yaml")]
    own = (*workspace.glob("plan/*.*"), *workspace.glob("plan/[it]*/*.yaml"))
    plan = "".join(path.read_text(encoding="utf-8") for path in own)
    return {
        text
        for file in files
        for text in words(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506
        if len(text) > LEAST and text not in plan and not re.fullmatch("[-0-9a-z/.]+", text)
    }


def page_texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}


def test_without_a_mark_the_document_alone_goes_out(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = run("site", "--public", "-o", str(folder), folder=sample)
    pages = page_texts(folder)
    assert set(pages) == {"index.html", "document.html"}
    left = "公开版未列：指标10项、任务14项、单位27个、清单9个、应报材料271份、简报6期。"
    assert done.err.splitlines()[0] == left
    assert left in said(pages["index.html"])
    assert left in said(pages["document.html"])
    assert {"svg", "table"}.isdisjoint(read(pages["index.html"]).tags)


def test_what_is_marked_has_its_page(copied: Path, tmp_path: Path) -> None:
    mark(copied, "indicators/tech-contracts.yaml", "tasks/2.3.yaml")
    pages = page_texts(made(copied, tmp_path / "site", "--public"))
    assert set(pages) == {
        *("index.html", "document.html", "indicator-tech-contracts.html", "task-2.3.html")
    }
    page = said(pages["indicator-tech-contracts.html"])
    assert "绿 超序时进度 4.9 个百分点。" in page
    assert "≥235亿元" in page
    assert "168.3" in page
    assert "units/" not in page
    task = said(pages["task-2.3.html"])
    assert "启动建设中试服务综合平台" in task
    assert "逾期 19 天" in task
    assert "公开版未列：指标9项、任务13项" in said(pages["index.html"])


def test_what_is_not_marked_is_not_told_through_a_task(copied: Path, tmp_path: Path) -> None:
    mark(copied, "tasks/3.1.yaml")
    for page in page_texts(made(copied, tmp_path / "site", "--public")).values():
        assert "差 3个" not in said(page)
        assert "还差9个" not in said(page)


def test_no_word_of_a_unit_or_of_the_coordinator_goes_out(copied: Path, tmp_path: Path) -> None:
    mark(copied, *(f"indicators/{path.name}" for path in (copied / "plan/indicators").iterdir()))
    mark(copied, *(f"tasks/{path.name}" for path in (copied / "plan/tasks").iterdir()))
    folder = made(copied, tmp_path / "site", "--public", "--on", "2025-10-09")
    one = tmp_path / "one.html"
    run("site", "--public", "--single", "-o", str(one), folder=copied)
    pages = [*page_texts(folder).values(), one.read_text(encoding="utf-8")]
    told = "\n".join(map(said, pages))
    secrets = private(copied)
    assert len(secrets) > 500
    assert [text for text in secrets if text in told] == []
    assert "原因不予公开" in told


def test_only_true_and_false_are_marks(copied: Path, tmp_path: Path) -> None:
    add(copied / "plan/tasks/2.3.yaml", "public: yes\n")
    done = run("site", "--public", "-o", str(tmp_path / "site"), folder=copied)
    assert "plan/tasks/2.3.yaml" in done.err


@pytest.mark.parametrize("kind", ["indicators/tech-contracts", "tasks/2.3"])
def test_a_mark_in_a_change_is_told(kind: str, copied: Path) -> None:
    mark(copied, f"{kind}.yaml")
    done = run("check", "--base", "HEAD", folder=copied)
    assert "H111" in done.out
    assert "此后对外公开" in done.out


@pytest.mark.parametrize("single", [False, True])
def test_the_whole_plan_is_not_written_over_pages_for_outside(
    single: bool, sample: Path, tmp_path: Path
) -> None:
    place = tmp_path / ("pages.html" if single else "pages")
    line = ("site", *(("--single",) if single else ()), "-o", str(place))
    assert run(*line, "--public", folder=sample).code == 0
    done = run(*line, folder=sample)
    assert (done.code, done.out) == (2, "")
    assert "是对外公开的网页" in done.err
    assert run(*line, "--public", folder=sample).code == 0
    assert run(*line, "--yes", folder=sample).code == 0
    assert run(*line, folder=sample).code == 0
