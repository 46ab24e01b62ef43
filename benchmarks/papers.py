"""Writes all units' briefs of the sample as Word, beside the same papers by python-docx, in turns.

``python papers.py SAMPLE PERIOD RUNS`` prints two medians of CPU seconds: of anplan, from the Markdown
on, and of python-docx, paragraph by paragraph and cell by cell from the document that was read.
"""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

import docx

from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.show.paper.from_markdown import read_document
from anplan.show.paper.marks import marks_by_word
from anplan.show.paper.tree import Block, Document, Heading, Table, plain
from anplan.show.paper.word.file import docx_bytes
from anplan.show.paper.word.layout import Layout
from anplan.show.words import Words
from anplan.work.render import Rendered, rendered_unit_brief
from anplan.work.session import Opened


def _briefs(folder: Path, period: Period) -> list[Rendered]:
    workspace, words = Workspace(folder), Words("zh_CN")
    loaded = load(workspace)
    project = loaded.project
    if project is None:
        sys.exit(f"{folder} is not read")
    opened = Opened(workspace, loaded, project, date(2025, 10, 9))
    return [rendered_unit_brief(words, opened, unit, period, workspace) for unit in project.units]


def _ours(briefs: list[Rendered], layout: Layout) -> float:
    begin = process_time()
    for brief in briefs:
        docx_bytes(read_document(brief.text, brief.letterhead), layout)
    return process_time() - begin


def _theirs(documents: list[Document]) -> float:
    begin = process_time()
    for document in documents:
        _write(document)
    return process_time() - begin


def _write(document: Document) -> None:
    file = docx.Document()
    head = document.letterhead
    for text in (head.title, head.number, head.office, head.day):
        file.add_paragraph(text)
    file.add_heading(document.title)
    _add(file, document.blocks)
    for annex in document.annexes:
        file.add_heading(annex.title)
        _add(file, annex.blocks)
    file.add_paragraph(plain(document.foot))
    file.save(BytesIO())


def _add(file: "docx.document.Document", blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            table = file.add_table(1 + len(block.rows), len(block.columns))
            for row, texts in enumerate((block.columns, *block.rows)):
                for column, text in enumerate(texts):
                    table.cell(row, column).text = text
        elif isinstance(block, Heading):
            file.add_heading(plain(block.runs), min(block.level + 1, 9))
        elif hasattr(block, "runs"):
            paragraph = file.add_paragraph()
            for run in block.runs:
                paragraph.add_run(run.text).bold = run.strong


def main(folder: Path, period: Period, runs: int) -> None:
    """Time both in turns, after one turn that does not count."""
    briefs = _briefs(folder, period)
    documents = [read_document(brief.text, brief.letterhead) for brief in briefs]
    words = Words("zh_CN")
    layout = Layout(words("To: "), marks_by_word(words.light))
    ours, theirs = [], []
    for _ in range(runs + 1):
        ours.append(_ours(briefs, layout))
        theirs.append(_theirs(documents))
    print(median(ours[1:]), median(theirs[1:]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Period.parse(sys.argv[2]), int(sys.argv[3]))
