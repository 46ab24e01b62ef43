"""Answers of a walk through ``record`` that was broken off: kept until they are written."""

import json
from pathlib import Path
from typing import Any

from anplan.base.period import Period
from anplan.files.disk.ignored_folders import OWN, own_folder
from anplan.files.disk.read import read_bytes
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace

Answers = dict[str, Any]
"""What was answered, by the names of the questions; None where one was passed over."""


def load_answers(workspace: Workspace, unit: str, period: Period) -> Answers:
    """Return the answers that were kept; an empty mapping where none can be read."""
    try:
        kept = json.loads(read_bytes(_path(workspace, unit, period)))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep_answers(workspace: Workspace, unit: str, period: Period, answers: Answers) -> None:
    """Keep the answers for the next walk."""
    own_folder(workspace)
    text = json.dumps(answers, ensure_ascii=False)
    save(_path(workspace, unit, period), text.encode("utf-8", "replace"))


def drop_answers(workspace: Workspace, unit: str, period: Period) -> None:
    """Delete the kept answers: they are written, or not wanted."""
    _path(workspace, unit, period).unlink(missing_ok=True)


def _path(workspace: Workspace, unit: str, period: Period) -> Path:
    return workspace.root / OWN / f"{unit}-{period}.json"
