"""``check --format sarif``: the same findings and exit number, placed from the repository's top."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.program import add, refused, run, run_bytes
from tests.show.findings.sarif import validate

REPORT = "units/sfj/2025-06.yaml"


def log_of(folder: Path, *arguments: str, code: int = 0) -> Any:
    done = run("check", "--format", "sarif", *arguments, folder=folder)
    assert (done.code, done.err) == (code, "")
    log = json.loads(done.out)
    validate(log)
    return log


def results_of(folder: Path, *arguments: str, code: int = 0) -> Any:
    return log_of(folder, *arguments, code=code)["runs"][0]["results"]


def with_error(folder: Path) -> Path:
    report = next(folder.glob("units/*/2025-06.yaml"))
    add(report, "unknown: 1\n")
    return report


def test_a_clean_workspace_has_rules_and_no_error(sample: Path) -> None:
    results = results_of(sample)
    assert not [one for one in results if one["level"] == "error"]


def test_an_error_exits_with_1_as_in_every_format(copied: Path) -> None:
    report = with_error(copied)
    (found,) = [one for one in results_of(copied, code=1) if one["level"] == "error"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == report.relative_to(copied).as_posix()
    assert place["region"]["startLine"] == report.read_text(encoding="utf-8").count("\n")


def test_warnings_fail_when_asked(copied: Path) -> None:
    month = ("--month", "2025-06", "--on", "2025-09-01")
    shutil.rmtree(next(copied.glob("units/*/2025-06.yaml")).parent)
    assert (
        run("check", *month, folder=copied).code
        == run("check", "--format", "sarif", *month, folder=copied).code
    )


def test_paths_choose_what_is_told(copied: Path) -> None:
    with_error(copied)
    assert results_of(copied, "plan/tasks") == []


def test_files_are_named_from_the_top_of_the_repository(copied: Path) -> None:
    with_error(copied)
    inner = copied.parent / "top" / "我的 台账"
    shutil.copytree(copied, inner, ignore=shutil.ignore_patterns(".git"))
    subprocess.run(["git", "init", "-q", str(inner.parent)], check=True)
    uris = {
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in results_of(inner, code=1)
    }
    assert all(uri.startswith("%E6%88%91%E7%9A%84%20%E5%8F%B0%E8%B4%A6/") for uri in uris)


def test_the_same_files_give_the_same_bytes_and_name_no_folder_of_the_machine(copied: Path) -> None:
    with_error(copied)
    other = Path(shutil.copytree(copied, copied.parent / "elsewhere"))
    first = run_bytes("check", "--format", "sarif", folder=copied).stdout
    assert first == run_bytes("check", "--format", "sarif", folder=other, TZ="Asia/Tokyo").stdout
    assert str(copied).encode() not in first


def test_a_finding_keeps_its_name_when_a_line_comes_above_it(copied: Path) -> None:
    report = with_error(copied)
    before = results_of(copied, code=1)
    text = report.read_text(encoding="utf-8")
    report.write_text(f"# 说明\n{text}", encoding="utf-8", newline="\n")
    after = results_of(copied, code=1)
    assert [one["partialFingerprints"] for one in after] == [
        one["partialFingerprints"] for one in before
    ]
    assert [one["locations"] for one in after] != [one["locations"] for one in before]


def test_other_commands_do_not_have_it(sample: Path) -> None:
    told = refused("status", "--format", "sarif", folder=sample)
    assert told.startswith("anplan：--format 不能是 sarif；可用 text、json、csv。")
