"""A workspace's folder where something cannot be brought about from outside."""

import sys
from pathlib import Path

import pytest

from anplan.base.diagnosis import Diagnosis
from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.disk.workspace import Workspace
from anplan.files.doctor import workspace

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="no owners of folders there")


def diagnosis(root: Path, key: str) -> Diagnosis:
    diagnoses = workspace.workspace_diagnoses(Workspace(root))
    return next(diagnosis for diagnosis in diagnoses if diagnosis.key == key)


@UNIX
def test_a_folder_of_another_user(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> bytes:
        raise HistoryError(say("git refused: {reason}", reason="detected dubious ownership in x"))

    monkeypatch.setattr(workspace, "is_shallow", refuse)
    history = diagnosis(copied, "history")
    assert history.grade == "wrong"
    assert history.cure is not None
    assert history.cure.values == {"folder": str(copied)}


def test_a_full_disk(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LEAST_FREE", 1 << 62)
    assert diagnosis(copied, "disk").grade == "wrong"


def test_all_files_are_read() -> None:
    assert workspace.reading_diagnosis(3, 3).grade == "ok"
    assert workspace.reading_diagnosis(2, 3).grade == "wrong"
