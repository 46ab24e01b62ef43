"""Family Y: the text of a file. The reader finds these; here is why they are refused."""

from typing import Any

from anplan.base.message import mark
from anplan.checks.examples.workspace import CONTRACTS, JUNE, changed, entry, june, reading
from anplan.checks.rule import Rule

_DEEP = 17
_LARGE = 90_000
_POINTER = """\
version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
"""

RULES: tuple[Rule[Any], ...] = (
    Rule(
        "Y101",
        "error",
        mark("Not UTF-8"),
        mark("In another encoding the same bytes are other words, or none, on the next computer."),
        entry("1.1"),
        entry("1.1"),
        written="gbk",
    ),
    Rule(
        "Y102",
        "error",
        mark("Not YAML"),
        mark("A file that cannot be read whole is not read at all: half a report misleads."),
        {JUNE: "submitted: 2025-07-03\nnothing: @区科创局 本月无新进展\n"},
        {JUNE: "submitted: 2025-07-03\nnothing: |-\n  @区科创局 本月无新进展\n"},
    ),
    Rule(
        "Y103",
        "error",
        mark("The same key twice"),
        mark("YAML would keep the last of the two and drop the first without a word."),
        {JUNE: "submitted: 2025-07-02\nsubmitted: 2025-07-03\nnothing: 本月无新进展\n"},
        {JUNE: "submitted: 2025-07-03\nnothing: 本月无新进展\n"},
    ),
    Rule(
        "Y104",
        "error",
        mark("An anchor or an alias"),
        mark("A value that stands elsewhere cannot be read or changed where it is used."),
        june("nothing: &same 本月无新进展\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y105",
        "error",
        mark("A tag or a directive"),
        mark("What a value means is settled by the key, not by a mark in the text."),
        june("nothing: !!str 本月无新进展\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y106",
        "error",
        mark("A merge key"),
        mark("Merged keys hide where a value comes from."),
        june("<<: {nothing: 本月无新进展}\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y107",
        "error",
        mark("More than one document in a file"),
        mark("Each file holds one thing; what follows the line --- would be lost."),
        june("nothing: 本月无新进展\n---\nnothing: 本月无新进展\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y108",
        "error",
        mark("Indentation that is not made of spaces"),
        mark(
            "How wide a tab or a full-width space is differs; YAML takes neither for indentation."
        ),
        june("progress:\n\t- ref: 1.1\n\t  text: 摸清企业需求15条\n"),
        june("progress:\n  - ref: 1.1\n    text: 摸清企业需求15条\n"),
    ),
    Rule(
        "Y109",
        "error",
        mark("A character that cannot be seen"),
        mark("Two names that look the same would differ, or a line would show other words."),
        june("nothing: 本月\u200b无新进展\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y110",
        "error",
        mark("Nested too deep"),
        mark("No file needs it; it is a stray bracket, or made to exhaust the reader."),
        june(f"nothing: {'[' * _DEEP}本月无新进展{']' * _DEEP}\n"),
        june("nothing: 本月无新进展\n"),
    ),
    Rule(
        "Y111",
        "error",
        mark("Too large"),
        mark("A report is a page or two; a larger file is the wrong one, and slows every reader."),
        entry("1.1", "摸" * _LARGE),
        entry("1.1", "摸清企业需求15条。"),
    ),
    Rule(
        "Y112",
        "error",
        mark("A number with too many digits"),
        mark("No figure of a plan is that long; two figures may have run into one."),
        reading("52.5000000000000000000000001"),
        reading("52.5"),
    ),
    Rule(
        "Y113",
        "error",
        mark("Words that YAML would drop"),
        mark("Behind a space, # begins a comment: the rest of the sentence would be lost."),
        june("nothing: 走访园区 #2 楼宇,无新进展\n"),
        june("nothing: |-\n  走访园区 #2 楼宇,无新进展\n"),
    ),
    Rule(
        "Y114",
        "error",
        mark("A single value where keys belong"),
        mark("The value stands one level too high; which of the keys it was meant for is unknown."),
        changed(CONTRACTS, "target:\n  at_least: 120\n", "target: 120\n"),
        changed(CONTRACTS, "target:\n  at_least: 120\n", "target: {at_least: 120}\n"),
    ),
    Rule(
        "Y115",
        "error",
        mark("An empty file"),
        mark("An empty report looks handed in and says nothing, not even that nothing happened."),
        {JUNE: ""},
        {JUNE: "submitted: 2025-07-03\nnothing: 本月无新进展\n"},
    ),
    Rule(
        "Y116",
        "error",
        mark("Not a regular file, or one that cannot be read"),
        mark(
            "A link may lead out of the workspace, and what it leads to is not in the repository."
        ),
        {JUNE: "2025-05.yaml"},
        {JUNE: "submitted: 2025-07-03\nnothing: 本月无新进展\n"},
        written="link",
    ),
    Rule(
        "Y117",
        "error",
        mark("A merge conflict that was not settled"),
        mark("Which of the two sides holds, or whether both do, only a person can tell."),
        june(
            "<<<<<<< HEAD\nnothing: 本月无新进展\n=======\n"
            "nothing: 大厅选址未定,无新进展\n>>>>>>> kcj\n"
        ),
        june("nothing: 大厅选址未定,无新进展\n"),
    ),
    Rule(
        "Y118",
        "error",
        mark("A pointer in the place of a file"),
        mark("Git LFS and git-annex keep contents elsewhere; what is not fetched cannot be read."),
        {JUNE: _POINTER},
        {JUNE: "submitted: 2025-07-03\nnothing: 本月无新进展\n"},
    ),
    Rule(
        "Y119",
        "note",
        mark("A sign that not every machine shows"),
        mark(
            "A bullet of Word's own font, or what a conversion left, is a box or nothing elsewhere."
        ),
        june("nothing: |-\n  \uf0b7 本月无新进展\n"),
        june("nothing: |-\n  · 本月无新进展\n"),
    ),
    Rule(
        "Y120",
        "warning",
        mark("A wide sign where a block begins"),
        mark("YAML takes it for words: it would be printed before the text, on one line."),
        june("nothing: ｜\n  本月无新进展\n"),
        june("nothing: |\n  本月无新进展\n"),
    ),
)
