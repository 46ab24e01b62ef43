"""The sample's files, its history, and what comes with the package."""

from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from anplan.base.errors import AnplanError, FileError
from anplan.files.disk.completion import Names
from anplan.files.disk.language import language_of
from anplan.files.disk.workspace import Workspace
from anplan.files.git.run import run_git
from anplan.files.load import load
from anplan.files.packaged import data_folder, template_text
from anplan.files.sample import SAMPLE_DAY, commit_history, history, sample_files, write_files
from anplan.files.yaml.text_store import DraftedTexts, Texts

CHINA = timezone(timedelta(hours=8))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    write_files(folder, sample_files())
    return folder


def test_the_sample_is_the_real_plan_with_days_of_its_own(root: Path) -> None:
    project = load(Workspace(root)).project
    assert project is not None
    assert project.plan.sample
    assert project.plan.sample_day == SAMPLE_DAY
    opening = project.action("3.2/lab-opening")
    assert opening is not None
    assert opening.due is not None
    assert "due" in opening.assumed


def test_its_history_is_the_same_each_time(root: Path, tmp_path: Path) -> None:
    project = load(Workspace(root)).project
    assert project is not None
    files = {path: data for path, data in sample_files().items() if not path.startswith("briefs/")}
    steps = [step for step in history(project, files) if not step.files[0].startswith("briefs/")]
    names = []
    for name in ("one", "two"):
        folder = tmp_path / name
        write_files(folder, files)
        commit_history(folder, steps, files, CHINA)
        assert run_git(folder, ["status", "--porcelain"]) == b""
        names.append(run_git(folder, ["rev-parse", "HEAD"]))
    assert names[0] == names[1]


def test_a_history_that_fails_leaves_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AnplanError):
        commit_history(tmp_path, (), {}, UTC)
    assert not (tmp_path / ".git").exists()


def test_files_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(FileError):
        write_files(tmp_path, {"plan/plan.yaml": b""})


def test_what_is_missing_from_an_installation() -> None:
    with pytest.raises(FileError):
        data_folder("no-such-folder")


def test_a_workspace_s_own_template_wins(root: Path, tmp_path: Path) -> None:
    assert template_text(Workspace(root), "brief.md.j2")[0] == "brief.md.j2"
    own = tmp_path / "templates" / "brief.md.j2"
    own.parent.mkdir()
    own.write_text("own", encoding="utf-8")
    assert template_text(Workspace(tmp_path), "brief.md.j2") == ("templates/brief.md.j2", "own")
    own.write_bytes(b"\xff")
    with pytest.raises(FileError):
        template_text(Workspace(tmp_path), "brief.md.j2")


def test_the_language_of_a_workspace(root: Path, tmp_path: Path) -> None:
    assert language_of(root / "units") == "zh_CN"
    assert language_of(tmp_path) is None
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text("start: 2025-01-01\n", encoding="utf-8")
    assert language_of(tmp_path) is None


def test_names_for_completion(root: Path, tmp_path: Path) -> None:
    names = dict(Names(str(root)).offered("refs", [], ""))
    assert {"tech-contracts", "2.4", "jxkc", "2025-06"} <= set(names)
    assert "scheme" not in names
    assert "jd-dazhi" in dict(Names(str(root)).offered("units", [], ""))
    assert list(Names(str(tmp_path)).offered("refs", [], "")) == []


def test_a_text_that_changed_is_no_longer_known(tmp_path: Path) -> None:
    texts = Texts(Workspace(tmp_path))
    (tmp_path / "a.yaml").write_bytes(b"a: 1\r\n")
    texts.add("a.yaml", "a: 1\n")
    assert texts["a.yaml"] == "a: 1\r\n"
    assert (list(texts), len(texts)) == (["a.yaml"], 1)
    assert len(texts.digest("a.yaml")) == 32
    (tmp_path / "a.yaml").write_bytes(b"a: 2\n")
    assert texts.get("a.yaml") is None
    (tmp_path / "a.yaml").unlink()
    assert texts.get("a.yaml") is None


def test_drafts_lie_over_what_was_read(tmp_path: Path) -> None:
    read = Texts(Workspace(tmp_path))
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(b"x: 1\n")
        read.add(name, "x: 1\n")
    drafted = DraftedTexts({"b.yaml": "x: 2\n", "c.yaml": "x: 3\n"}, read)
    assert dict(drafted) == {"a.yaml": "x: 1\n", "b.yaml": "x: 2\n", "c.yaml": "x: 3\n"}
    assert len(drafted) == 3
    (tmp_path / "a.yaml").write_bytes(b"x: 4\n")
    assert drafted.get("a.yaml") is None
