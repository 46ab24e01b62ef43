"""Small workspaces on disk, and what the reader says about them, as a person reads it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from anplan.base.problem import Place
from anplan.files.disk.workspace import Workspace
from anplan.files.load import Loaded, load
from anplan.model.reports import Report
from anplan.show.words import Words

REPORT = "units/jxkc/2025-06.yaml"
PLAN = """\
document:
  title: 试验方案
  number: 试〔2025〕1号
  issuer: 试验办公室
  issued: 2025-04-09
start: 2025-01-01
end: 2025-12-31
coordinator: jxkc
phases:
  - id: implementation
    title: 落实
    start: 2025-04-01
    end: 2025-10-31
"""
INDICATOR = """\
title: 成交额
measure: 亿元
kind: flow
target: {at_least: 120}
trajectory: linear
reported_by: [jxkc]
"""
GOOD: Mapping[str, str] = {
    "plan/plan.yaml": PLAN,
    "plan/source.txt": "试验方案\n",
    "units/jxkc/unit.yaml": "name: 区科创局\n",
}


def written(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Workspace:
    """Write a good workspace and these files over it; None leaves a good one out."""
    for name, content in {**GOOD, **(files or {})}.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Workspace(root)


def misnamed(root: Path, name: str) -> Loaded:
    """Load a good workspace with a file of this name, where the system can hold one."""
    try:
        workspace = written(root, {name: "x\n"})
        folder = root
        for part in name.split("/"):
            if part not in {path.name for path in folder.iterdir()}:
                pytest.skip("the file system takes capitals and small letters for the same")
            folder /= part
    except OSError:
        pytest.skip("the system takes no such name")
    return load(workspace)


def loaded(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Loaded:
    """Load a good workspace with these files in it."""
    return load(written(root, files))


def located(result: Loaded) -> list[tuple[Place, str]]:
    """Return each problem's place and its words: ``CODE message. hint``."""
    words, places = Words("en"), result.places
    sentences = []
    for problem in map(places.locate, result.problems):
        assert isinstance(problem.where, Place)
        assert problem.level == "error"
        assert problem.hint is not None
        text = f"{problem.code} {words.tell(problem.message)}. {words.tell(problem.hint)}"
        sentences.append((problem.where, text))
    return sentences


def problems(result: Loaded) -> list[str]:
    """Return each problem as ``file:line:column CODE message. hint``."""
    return [f"{at.file}:{at.line}:{at.column} {text}" for at, text in located(result)]


def refusals(root: Path, text: str | bytes, file: str = REPORT) -> list[tuple[str, str]]:
    """Load one file among good ones: what stands above the caret, and the problem's line."""
    sentences = located(loaded(root, {file: text}))
    assert {at.file for at, _ in sentences} <= {file}
    return [
        (at.source[at.column - 1 :][: at.width], f"{at.line}:{at.column} {sentence}")
        for at, sentence in sentences
    ]


def report(root: Path, text: str) -> Report:
    """Load one good report."""
    result = loaded(root, {REPORT: text})
    assert problems(result) == []
    assert result.project is not None
    (only,) = result.project.reports.values()
    return only
