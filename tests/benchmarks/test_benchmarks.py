"""The benchmarks measure what they say; how fast it is, no test asks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from anplan.checks.all_rules import problems_of
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from tests.checks.workspace import lines, problems
from tests.program import run

FOLDER = Path(__file__).parents[2] / "benchmarks"
REPORTS = 60


def script(name: str, *arguments: object, seed: str = "0") -> str:
    """Run a script of the benchmarks and return what it prints."""
    return subprocess.run(
        [sys.executable, FOLDER / name, *map(str, arguments)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
    ).stdout


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def is_report(file: str) -> bool:
    return file.startswith("units/") and not file.endswith("/unit.yaml")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeded")
    script("seed.py", folder, REPORTS)
    return folder


def test_seed_is_deterministic(seeded: Path, tmp_path: Path) -> None:
    script("seed.py", tmp_path, REPORTS, seed="1")
    assert contents(tmp_path) == contents(seeded)


def test_seeded_workspace_passes_check(seeded: Path) -> None:
    result = load(Workspace(seeded))
    assert lines(problems(result)) == []
    assert result.files_read == result.files_found
    assert result.project is not None
    assert len(result.project.reports) == REPORTS
    assert list(problems_of(result.project)) == []


def test_seeded_reports_have_their_size(seeded: Path) -> None:
    sizes = [len(data) for file, data in contents(seeded).items() if is_report(file)]
    assert len(sizes) == REPORTS
    assert min(sizes) >= 2000
    assert max(sizes) <= 3072


def test_empty_workspace_is_the_same_plan(seeded: Path, tmp_path: Path) -> None:
    script("seed.py", tmp_path, REPORTS, "--empty")
    whole = contents(seeded)
    assert contents(tmp_path) == {file: whole[file] for file in whole if not is_report(file)}
    assert lines(problems(load(Workspace(tmp_path)))) == []


def test_reports_over_many_years_pass_check_and_load_bare(tmp_path: Path) -> None:
    script("seed.py", tmp_path, 150, "--months", 30)
    assert (tmp_path / "units/u0004/2027-06.yaml").exists()
    checked = load(Workspace(tmp_path))
    assert lines(problems(checked)) == []
    assert checked.project is not None
    assert len(checked.project.reports) == 150
    assert script("loading.py", tmp_path) == ""
    (tmp_path / "units/u0000/2025-01.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        script("loading.py", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="the script needs os.wait4 and a pty")
def test_a_question_is_another_one_where_that_is_asked(tmp_path: Path) -> None:
    call = (
        "from pathlib import Path\n"
        "from processes import Program, in_turns\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "write = 'echo $ANPLAN_TURN >> '\n"
        "same = Program(('sh', '-c', write + 'same'), folder)\n"
        "other = Program(('sh', '-c', write + 'other'), folder, anew=True,\n"
        "    before=lambda: (folder / 'before').open('a').write('x'))\n"
        "in_turns([same, other], 2)\n"
    )
    subprocess.run([sys.executable, "-c", call], cwd=FOLDER, check=True)
    turns = {name: (tmp_path / name).read_text("utf-8").split() for name in ("same", "other")}
    assert (len(turns["same"]), len(set(turns["same"]))) == (3, 1)
    assert (len(turns["other"]), len(set(turns["other"]))) == (3, 3)
    assert (tmp_path / "before").read_text("utf-8") == "xxx"


def test_entries_are_deterministic_and_balance(tmp_path: Path) -> None:
    files = [tmp_path / "one.beancount", tmp_path / "other.beancount"]
    for seed, file in enumerate(files):
        script("entries.py", file, 300, seed=str(seed))
    text = files[0].read_text("utf-8")
    assert text == files[1].read_text("utf-8")
    assert text.count(' * "') == 300
    assert text.count(" balance ") == 2 * 27 * 3
    bean_check = shutil.which("bean-check")
    if bean_check is not None:  # pragma: no cover
        subprocess.run([bean_check, "--no-cache", files[0]], check=True)


@pytest.mark.parametrize(("commits", "loose"), [(5, False), (70, True)])
def test_a_history_of_so_many_commits_ends_with_the_folder_s_files(
    seeded: Path, tmp_path: Path, commits: int, *, loose: bool
) -> None:
    folder = shutil.copytree(seeded, tmp_path / "w")
    call = f"make_history(Path({str(folder)!r}), {commits}, loose={loose}, silent=3)"
    program = f"from pathlib import Path; from past import make_history; {call}"
    subprocess.run([sys.executable, "-c", program], cwd=FOLDER, check=True)
    outputs = [
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout
        for words in (("rev-list", "--count", "HEAD"), ("status", "--porcelain"))
    ]
    assert outputs == [b"%d\n" % commits, b""]
    reports = {file: data for file, data in contents(folder).items() if is_report(file)}
    assert sum(b"submitted" not in data for data in reports.values()) == 3


def test_papers_of_all_units_are_written_in_two_ways(sample: Path) -> None:
    ours, theirs = map(float, script("papers.py", sample, "2025-04", 1).split())
    assert 0 < ours < theirs


@pytest.mark.skipif(sys.platform == "win32", reason="the script needs os.wait4 and a pty")
def test_run_prints_a_table() -> None:
    text = script("run", "--quick", "--runs", "1", "--only", "reading")
    heading, row = text.splitlines()
    assert heading.split() == ["what", "measured", "goal", "met", "medians"]
    assert row.startswith("read and validate a report ÷ yaml.CSafeLoader  ")
    assert "≤ 0.8×" in row


@pytest.mark.skipif(sys.platform == "win32", reason="the script needs os.wait4 and a pty")
def test_run_prints_markdown() -> None:
    text = script("run", "--quick", "--runs", "1", "--only", "reading", "--markdown")
    heading, line, row = text.splitlines()
    assert heading == "| what | measured | goal | met |"
    assert line.count("|") == row.count("|") == heading.count("|")


@pytest.mark.skipif(sys.platform == "win32", reason="the script needs os.wait4 and a pty")
def test_unknown_part_is_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        script("run", "--only", "speed")


@pytest.mark.skipif(sys.platform != "linux", reason="the script reads /proc")
def test_tables_in_one_file_each_are_rolled_up_as_those_in_parts(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    call = (
        "from pathlib import Path\n"
        "from scale import compacted, exported, workspaces\n"
        f"folder, anplan = Path({str(tmp_path)!r}), {str(Path(sys.executable).with_name('anplan'))!r}\n"
        "workspaces(folder, anplan, 2)\n"
        "tables, cost = exported(folder, anplan, 2)\n"
        "made = compacted(tables.folder, folder / 'compact', 3)\n"
        "print(tables.rows, made.rows, cost.peak_bytes > 2**24)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", call], cwd=FOLDER, check=True, capture_output=True, encoding="utf-8"
    )
    rows, made, counted = done.stdout.split()
    assert (int(made), counted) == (int(rows) * 3, "True")
    lights = [rolled_up(tmp_path / name) for name in ("shared-2", "compact")]
    assert lights[1] == {light: count * 3 for light, count in lights[0].items()}


def rolled_up(tables: Path) -> dict[str, int]:
    """Return how many indicators of all workspaces have which light."""
    words = ("rollup", str(tables), "--question", "lights", "--by", "plan", "--format", "json")
    done = run(*words, folder=tables)
    assert done.code == 0
    [row] = json.loads(done.out)["answers"][0]["rows"]
    return {light: row[light] for light in ("count", "red", "yellow", "green", "blue", "grey")}
