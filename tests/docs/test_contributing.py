"""The worked examples of CONTRIBUTING work: what they add is read, checked, shown and kept.

A copy of the program gets the lines that CONTRIBUTING shows, and runs as users run it.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

import pytest

from tests.program import Done, environment

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MOST_MODULES = {"kind": 3, "section": 2, "output": 2}


class Step(NamedTuple):
    """Lines of a module, and the text of it before which they come; a new module has none."""

    module: str
    lines: str
    before: str = ""


KIND = (
    Step(
        "model/letters.py",
        '''\
        """Letters about the plan: ``plan/letters/<id>.yaml``."""

        from typing import Annotated, NamedTuple

        from anplan.model.types.fields import Day, Text
        from anplan.model.types.records import Doc


        class Letter(NamedTuple):
            """A letter about the plan."""

            title: Annotated[Text, Doc("What it is about.")]
            sent: Annotated[Day | None, Doc("The day it was sent.")] = None
        ''',
    ),
    Step("model/kinds.py", "from anplan.model.letters import Letter\n", "from anplan.model.plan"),
    Step(
        "model/kinds.py",
        """\
        FileKind(
            name="letter",
            label=mark("letter"),
            place="plan/letters/<id>.yaml",
            record=Letter,
            shelf="letters",
            key=_id,
        ),
        """,
        '    FileKind(\n        name="plan",',
    ),
    Step("model/project.py", "from anplan.model.letters import Letter\n", "from anplan.model.plan"),
    Step(
        "model/project.py",
        "letters: Mapping[str, Letter] = field(default_factory=dict)\n",
        "    broken: frozenset[str]",
    ),
)
SECTION = (
    Step(
        "model/reports.py",
        '''\
        class Visit(NamedTuple):
            """A visit that a unit made."""

            ref: Annotated[Ref, Doc("The task or action.")]
            on: Annotated[Day, Doc("The day of the visit.")]

            @property
            def thing(self) -> str:
                """The id of what it is about."""
                return task_of(self.ref)

            @property
            def about(self) -> str:
                """What tells it from others, in the words of its file."""
                return f"{self.ref} {self.on}"


        ''',
        "class Report(NamedTuple):",
    ),
    Step(
        "model/reports.py",
        'visits: Annotated[tuple[Visit, ...], Doc("Visits made.")] = ()\n',
        "    at_risk: Annotated[",
    ),
    Step("model/sections.py", "from anplan.model.reports import Visit\n", "\nKey = "),
    Step(
        "model/sections.py",
        """\
        ReportSection(
            "visits",
            Visit,
            "visit",
            mark("Visit"),
            mark("Visits"),
            (lambda visit: (visit.ref, visit.on),),
            apart=lambda visit: visit.on.isoformat(),
            day=lambda visit: visit.on,
        ),
        """,
        '    _words("at_risk"',
    ),
)
OUTPUT = (
    Step(
        "commands/check/totals.py",
        '''\
        """The findings as two numbers, for a status line."""

        from anplan.work.check import Checked, Options
        from anplan.work.console import Console


        def print_totals(console: Console, checked: Checked, _options: Options) -> None:
            """Print how many errors and warnings there are."""
            levels = [finding.level for finding in checked.findings.active]
            console.write(f"{levels.count('error')} {levels.count('warning')}\\n")
        ''',
    ),
    Step(
        "commands/formats.py",
        '"totals": "check.totals:print_totals",\n',
        '        "github": "check.check:print_github",',
    ),
)
EXAMPLES = {"kind": KIND, "section": SECTION, "output": OUTPUT}
LETTER = "plan/letters/l1.yaml"
REPORT = "units/jxkc/2025-09.yaml"


def program_with(steps: tuple[Step, ...], folder: Path) -> Path:
    """Copy the program with what the steps add, and return where Python finds it."""
    source = folder / "program" / "src"
    shutil.copytree(ROOT / "src", source)
    shutil.copytree(ROOT / "templates", source.parent / "templates")
    for step in steps:
        path = source / "anplan" / step.module
        text = path.read_text(encoding="utf-8") if step.before else ""
        lines = dedent(step.lines)
        place = text.index(step.before)
        margin = step.before[: len(step.before) - len(step.before.lstrip(" "))]
        path.write_text(text[:place] + indent(lines, margin) + text[place:], encoding="utf-8")
    return source


def run(source: Path, folder: Path, *arguments: str) -> Done:
    """Run the copy in a workspace, in English, twice with a cache: both say the same."""
    here = environment(
        ANPLAN_LANG="en", ANPLAN_CACHE=str(source.parent / "cache"), PYTHONPATH=str(source)
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-m", "anplan", *arguments],
            cwd=folder,
            env=here,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        for _ in range(2)
    )
    same = [(done.returncode, done.stdout, done.stderr) for done in (first, second)]
    assert same[0] == same[1]
    return Done(first.returncode, first.stdout, first.stderr)


def bare(text: str) -> str:
    """Return the lines of a text without margins and commas behind them, as a formatter sets them."""
    return "\n".join(line.strip().rstrip(",") for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_what_the_guide_shows_and_touches_few_modules(example: str) -> None:
    assert len({step.module for step in EXAMPLES[example]}) <= MOST_MODULES[example]
    for step in EXAMPLES[example]:
        assert bare(step.lines) in bare(GUIDE), step.module


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program_with(KIND, tmp_path_factory.mktemp("letters"))


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program_with(SECTION, tmp_path_factory.mktemp("visits"))


@pytest.fixture
def with_letter(copied: Path) -> Path:
    path = copied / LETTER
    path.parent.mkdir()
    path.write_text("title: 请各单位报送\nsent: 2025-05-06\n", encoding="utf-8")
    return copied


def test_a_new_kind_of_file_is_read_and_exported(letters: Path, with_letter: Path) -> None:
    assert run(letters, with_letter, "check").code == 0
    document = json.loads(run(letters, with_letter, "export").out)
    assert document["letters"] == [{"id": "l1", "title": "请各单位报送", "sent": "2025-05-06"}]


def test_its_keys_are_checked_and_its_schema_is_known(letters: Path, with_letter: Path) -> None:
    (with_letter / LETTER).write_text("titel: 请各单位报送\n", encoding="utf-8")
    assert f"{LETTER}:1:1 error S101" in run(letters, with_letter, "check").out
    schema = json.loads(run(letters, with_letter, "schema", "letter").out)
    assert list(schema["properties"]) == ["title", "sent"]


def test_a_wrong_name_of_it_gets_the_right_one(letters: Path, with_letter: Path) -> None:
    (with_letter / LETTER).rename(with_letter / "plan/letters/L1.yaml")
    assert "plan/letters/l1.yaml" in run(letters, with_letter, "check").out


def test_it_has_a_history(letters: Path, with_letter: Path) -> None:
    assert "请各单位报送" in run(letters, with_letter, "diff").out


@pytest.fixture
def with_visit(copied: Path) -> Path:
    with (copied / REPORT).open("a", encoding="utf-8") as stream:
        stream.write("visits:\n  - ref: 2.4\n    on: 2025-09-10\n")
    return copied


def test_a_new_section_is_read_exported_and_compared(visits: Path, with_visit: Path) -> None:
    assert run(visits, with_visit, "check").code == 0
    reports = json.loads(run(visits, with_visit, "export").out)["reports"]
    assert [one["visits"] for one in reports if "visits" in one] == [
        [{"ref": "2.4", "on": "2025-09-10"}]
    ]
    assert "Visit" in run(visits, with_visit, "diff").out


def test_its_entries_are_checked(visits: Path, with_visit: Path) -> None:
    path = with_visit / REPORT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("on: 2025-09-10", "on: 2025.9.10"), encoding="utf-8")
    assert "S107" in run(visits, with_visit, "check").out
    wrong = text.replace("ref: 2.4\n    on: 2025-09-10", "ref: 2.99\n    on: 2025-09-10")
    path.write_text(wrong, encoding="utf-8")
    assert "error R1" in run(visits, with_visit, "check").out


def test_a_report_may_hold_nothing_else(visits: Path, copied: Path) -> None:
    (copied / REPORT).write_text(
        "submitted: 2025-10-03\nvisits:\n  - ref: 2.4\n    on: 2025-09-10\n", encoding="utf-8"
    )
    assert run(visits, copied, "check").code == 0


MERGE = """
from anplan.files.schema.validate import record_of
from anplan.model.reports import Report, Visit
from anplan.work.merge import merge

report = Report(visits=(record_of(Visit, {"ref": "2.4", "on": "2025-09-10"}),))
for day in "2025-09-10", "2025-09-11":
    merged = merge(None, report, {"visits": [{"ref": "2.4", "on": day}]})
    print(merged.same, [message.values["title"] for message in merged.summary])
"""


def test_an_entry_that_is_there_is_not_added_again(visits: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MERGE],
        env=environment(PYTHONPATH=str(visits)),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("1 []\n0 ['2.4 2025-09-11']\n", "")


def test_it_stands_in_the_annex_of_the_brief(visits: Path, with_visit: Path) -> None:
    brief = run(visits, with_visit, "brief", "--month", "2025-09", "-o", "-").out
    assert "2.4 2025-09-10" in brief


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return program_with(OUTPUT, tmp_path_factory.mktemp("totals"))


def test_a_new_output_is_printed(totals: Path, copied: Path) -> None:
    (copied / REPORT).write_text("nothing: 无\nsubmited: 2025-10-03\n", encoding="utf-8")
    assert run(totals, copied, "check", "--format", "totals") == (1, "1 1\n", "")


def test_it_stands_among_the_choices(totals: Path, copied: Path) -> None:
    assert "text|json|totals|github|sarif" in run(totals, copied, "check", "--help").out
    refused = run(totals, copied, "check", "--format", "total").err
    assert "totals" in refused
