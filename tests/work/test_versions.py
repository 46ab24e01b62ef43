"""A version that is read entry by entry says what it says when it is read whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.base.problem import Problem
from anplan.files.disk.workspace import unreadable
from anplan.files.load import content_of
from anplan.state.history.statements import LISTED, statements_in
from anplan.work.versions import Said, Versions
from tests.files.yaml.test_fuzz import PIECES

ROOT = Path(__file__).parents[2]
FILE = "units/jxkc/2025-06.yaml"
DECISIONS = "plan/decisions/2025-07.yaml"
REPORT = b"""\
submitted: 2025-07-03
readings:
  - indicator: tech-contracts
    value: 96.4
    as_of: 2025-05-31
    preliminary: true
  - indicator: tech-contracts
    value: 121.3
    as_of: 2025-06-30
progress:
  - ref: 2.4/manager-base
    text: |-
      \xe5\x9f\xb9\xe8\xae\xad
      - 2.1
  - ref: 2.1
    text: 2
"""
DECIDED = b"""\
decisions:
  - on: 2025-07-04
    kind: ask
    ref: tech-contracts
    unit: jxkc
    by: x
    reason: y
  - on: 2025-07-04
    kind: ask
    ref: tech-contracts
    unit: fgj
    by: x
    reason: z
"""


def whole(file: str, data: bytes) -> Said:
    """Read a version by itself."""
    key, record, problems = content_of(file, data)
    entries = None if record is None else statements_in(key, record)
    return Said(entries, problems[0] if problems else None)


def reports() -> list[tuple[str, bytes]]:
    found = sorted((ROOT / "sample").glob("**/units/*/2025-*.yaml"))[:40]
    found += sorted((ROOT / "sample").glob("**/decisions/*.yaml"))
    named = [("/".join(path.parts[-3:]), path.read_bytes()) for path in found]
    return [*named, (FILE, REPORT), (DECISIONS, DECIDED)]


REPORTS = reports()
LINES = sorted({line for _, data in REPORTS for line in data.splitlines(keepends=True)})
BITS = [piece.encode() for piece in PIECES] + [
    b"\r\n",
    b"\n\n",
    b"# x\n",
    b"#\xff\n",
    b"# \xe2\x80\x8b\n",
    b"  - ",
    b"- ",
    b"\xef\xbb\xbf",
    b"nothing: x\n",
    b"readings:\n",
    b"    text: |\n",
    b"  # x\n",
    b"---\n",
    b"\r",
    b"\xc2\x85",
]


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[bytes]]:
    """Draw versions of one file, each edited a little from the one before."""
    file, data = draw(st.sampled_from(REPORTS))
    versions = [data]
    for _ in range(draw(st.integers(1, 6))):
        begin = draw(st.integers(0, len(data)))
        if draw(st.booleans()):
            begin = data.rfind(b"\n", 0, begin) + 1
        end = min(len(data), begin + draw(st.sampled_from([0, 0, 1, 2, 10, 80])))
        new = draw(st.sampled_from(BITS) | st.sampled_from(LINES) | st.just(b""))
        data = data[:begin] + new + data[end:]
        versions.append(data)
    return file, [*versions, *reversed(versions)]


@given(histories())
@settings(max_examples=400, deadline=None)
def test_each_version_says_what_it_says_by_itself(history: tuple[str, list[bytes]]) -> None:
    file, contents = history
    versions = Versions()
    for content in contents:
        assert versions.read(file, content) == whole(file, content)


def test_each_version_of_the_sample_says_what_it_says_by_itself() -> None:
    versions = Versions()
    for file, data in REPORTS * 2:
        assert versions.read(file, data) == whole(file, data)


def test_an_entry_that_did_not_change_is_the_same_one() -> None:
    versions = Versions()
    before = versions.read(FILE, REPORT).entries
    after = versions.read(FILE, REPORT.replace(b"121.3", b"121.4")).entries
    assert before is not None
    assert after is not None
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_a_comment_at_the_margin_changes_nothing() -> None:
    versions = Versions()
    first = versions.read(FILE, REPORT)
    assert versions.read(FILE, REPORT + b"# \xe8\x8d\x89\xe7\xa8\xbf\n") is first
    assert versions.read(FILE, REPORT.replace(b"progress", b"# x\nprogress")) is first


@pytest.mark.parametrize(
    "other",
    [
        REPORT + b"nothing: x\n",
        REPORT + b"readings:\n  - indicator: x\n    unavailable: y\n",
        REPORT.replace(b"submitted: 2025-07-03", b"submitted: x"),
        REPORT + b"# \xe2\x80\x8b\n",
        REPORT + b"#\xff\n",
        REPORT.replace(b"text: 2", b'text: "2'),
        REPORT.replace(b"text: 2", b"text: [2"),
        REPORT.replace(b"text: 2\n", b"text: 2\n# x\n      3\n"),
    ],
)
def test_what_makes_a_file_unreadable_as_a_whole_is_not_overlooked(other: bytes) -> None:
    versions = Versions()
    versions.read(FILE, REPORT)
    said = versions.read(FILE, other)
    assert said.entries is None
    assert said == whole(FILE, other)


@pytest.mark.parametrize(
    "other",
    [
        REPORT.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + REPORT,
        REPORT.replace(b"  - ", b"- ").replace(b"    ", b"  "),
        REPORT.replace(b"  - ", b"    - ").replace(b"    ", b"      "),
        REPORT.removesuffix(b"\n"),
        b"---\n" + REPORT,
        b"next: [{ref: 2.1, text: x}]\n" + REPORT,
        b"# x\n\n" + REPORT.replace(b"readings:", b"readings:\n"),
    ],
)
def test_other_ways_of_writing_are_read_as_well(other: bytes) -> None:
    versions = Versions()
    assert versions.read(FILE, other) == versions.read(FILE, other) == whole(FILE, other)


def test_other_kinds_of_file_are_read_whole() -> None:
    versions = Versions()
    data = b"name: x\norder: 1\naliases:\n  - y\nassumed: [name, order, aliases]\n"
    assert versions.read("units/a/unit.yaml", data) == whole("units/a/unit.yaml", data)
    assert (
        versions.read("units/a/2025-7.yaml", data).problem == whole("units/a/2025-7.yaml", data)[1]
    )


def test_where_there_is_no_file_nothing_is_said() -> None:
    assert Versions().read(FILE, None) == Said(())


def test_what_is_no_text_is_a_problem() -> None:
    problem = unreadable(FILE, ValueError("size"))
    assert isinstance(problem, Problem)
    assert Versions().read(FILE, problem) == Said(None, problem)


def test_it_begins_anew_when_it_knows_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anplan.work.versions.MOST_KNOWN", 1)
    monkeypatch.setattr("anplan.files.yaml.pieces.MOST_KNOWN", 1)
    versions = Versions()
    for file, data in REPORTS[-2:] * 3:
        assert versions.read(file, data) == whole(file, data)


def test_every_list_of_a_report_and_of_decisions_is_known() -> None:
    from anplan.model.decisions import Decisions  # noqa: PLC0415
    from anplan.model.reports import Report  # noqa: PLC0415

    lists = {name for record in (Report, Decisions) for name in record._fields}
    assert lists - {"submitted", "returns", "nothing", "from_"} == set(LISTED)
