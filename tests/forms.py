"""Fills in forms as a person would, and converts them as an office program would."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.form.read import read_form
from anplan.files.load import load
from anplan.intake.forms import ReturnedForm
from anplan.model.project import Project
from anplan.show.form.excel import form_bytes
from anplan.show.form.form import make_form
from anplan.show.form.parts import Form
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question

JUNE = Period.parse("2025-06")


@lru_cache(maxsize=2)
def sample_project(root: Path) -> Project:
    """Read the sample once."""
    project = load(Workspace.find(root), lambda *_: None).project
    assert project is not None
    return project


@lru_cache(maxsize=2)
def reported_project(root: Path) -> Project:
    """Read the sample as if units reported every figure themselves, and there were no registers."""
    made = sample_project(root)
    indicators = {
        name: indicator._replace(counted_from=None, reported_by=("jxkc",))
        if indicator.counted_from
        else indicator
        for name, indicator in made.indicators.items()
    }
    return replace(made, indicators=indicators, registers={})


def form_of(project: Project, unit: str, period: Period = JUNE, language: str = "zh_CN") -> Form:
    """Describe a unit's form."""
    state = build(project, Question.on(period.shifted(-1).end))
    return make_form(Words(language), state, unit, period)


class Filled:
    """A form opened by openpyxl: found by its hidden marks, as no person would."""

    def __init__(self, form: Form) -> None:
        self.book = openpyxl.load_workbook(BytesIO(form_bytes(form)))
        self.sheets: list[Any] = self.book.worksheets[:-1]
        self.sheet: Any = self.sheets[0]
        self.columns = {
            row[0].value[1:]: {cell.value: cell.column for cell in row[1:] if cell.value}
            for sheet in self.sheets
            for row in sheet.iter_rows()
            if str(row[0].value or "").startswith("#")
        }

    def place(self, mark: str) -> tuple[Any, int]:
        """Find the sheet and the row of a mark."""
        return next(
            (sheet, row)
            for sheet in self.sheets
            for row in range(1, sheet.max_row + 1)
            if sheet.cell(row, 1).value == mark
        )

    def row(self, mark: str) -> int:
        """Find a row by its mark."""
        return self.place(mark)[1]

    def cell(self, mark: str, field: str) -> Any:
        """Return a white cell."""
        sheet, row = self.place(mark)
        return sheet.cell(row, self.columns[mark.partition(":")[0]][field])

    def put(self, mark: str, **typed: object) -> "Filled":
        """Type into a row's white cells."""
        for field, value in typed.items():
            self.cell(mark, field).value = value
        return self

    def save(self, path: Path) -> Path:
        """Save it."""
        self.book.save(path)
        return path

    def read(self, folder: Path, project: Project) -> ReturnedForm:
        """Save it and read it back."""
        return read_form(self.save(folder / "回填.xlsx"), project)


def lines(returned: ReturnedForm, *levels: str) -> list[str]:
    """Return the lines as a Chinese reader sees them, of some levels or all."""
    words = Words("zh_CN")
    return [
        f"{line.level} {line.cell} {words.tell(line.message)}"
        for line in returned.lines
        if not levels or line.level in levels
    ]


def converted(path: Path, kind: str) -> Path:
    """Save a form as another program does; skip where there is none, except in CI."""
    (saved,) = all_converted([path], kind)
    return saved


def all_converted(paths: Sequence[Path], kind: str) -> list[Path]:
    """Save forms of one folder as another program does, which is started once for all of them."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("soffice is missing")
        pytest.skip("soffice is not installed")
    folder = paths[0].parent
    out = folder / "converted"
    settings = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = (settings, "--headless", "--convert-to", kind, "--outdir")
    subprocess.run([program, *options, out, *paths], check=True, capture_output=True, timeout=120)
    return [out / f"{path.stem}.{kind}" for path in paths]
