"""Papers with a hash are held against the files at their places, now and as a commit has them."""

import hashlib
import json
from pathlib import Path

from anplan.checks.examples.values import EXAMPLES
from tests.history import Repository
from tests.program import run

RIGHT = EXAMPLES["V117"][1]
LEDGER = "evidence/2025-06.csv"


def codes(repository: Repository, *options: str) -> list[str]:
    done = run("check", "--format", "json", *options, folder=repository.root)
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


def made(root: Path) -> Repository:
    """A repository with a paper and its hash."""
    repository = Repository(root)
    for file, text in RIGHT.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    repository.commit("六月", "2025-07-03")
    return repository


def test_the_same_file_is_no_finding(tmp_path: Path) -> None:
    assert codes(made(tmp_path / "w")) == []


def test_an_exchanged_file_is_an_error_until_it_is_put_back(tmp_path: Path) -> None:
    repository = made(tmp_path / "w")
    ledger = repository.root / LEDGER
    before = ledger.read_bytes()
    ledger.write_bytes(b"other")
    assert codes(repository) == ["V118"]
    done = run("check", "--lang", "en", folder=repository.root)
    assert done.code == 1
    assert hashlib.sha256(b"other").hexdigest() in done.out
    ledger.write_bytes(before)
    assert codes(repository) == []


def test_a_file_that_is_gone_is_a_warning(tmp_path: Path) -> None:
    repository = made(tmp_path / "w")
    (repository.root / LEDGER).unlink()
    assert codes(repository) == ["V117"]


def test_a_commit_is_held_against_its_own_files(tmp_path: Path) -> None:
    repository = made(tmp_path / "w")
    (repository.root / LEDGER).write_bytes(b"other")
    assert codes(repository, "--rev", "HEAD") == []
    repository.commit("换了", "2025-07-05")
    assert codes(repository, "--rev", "HEAD") == ["V118"]
    assert codes(repository, "--rev", "HEAD~1") == []


def test_a_change_that_exchanges_a_paper_is_told(tmp_path: Path) -> None:
    repository = made(tmp_path / "w")
    (repository.root / LEDGER).write_bytes(b"other")
    assert codes(repository, "--base", "HEAD") == ["V118"]


def test_a_comment_lets_a_missing_file_stand_and_is_needed(tmp_path: Path) -> None:
    repository = made(tmp_path / "w")
    report = repository.root / "units/kcj/2025-06.yaml"
    text = report.read_text(encoding="utf-8")
    allowed = text.replace(
        "      - title", "      # anplan: allow V117 原件存档案馆\n      - title"
    )
    report.write_text(allowed, encoding="utf-8")
    assert codes(repository) == ["A101"]
    (repository.root / LEDGER).unlink()
    assert codes(repository) == []
