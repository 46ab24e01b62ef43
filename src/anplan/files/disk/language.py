"""The language a workspace asks for, found without reading its YAML."""

import re
from pathlib import Path

from anplan.base.errors import AnplanError
from anplan.files.disk.workspace import Workspace, read_bytes
from anplan.model.paths import PLAN

_LANGUAGE = re.compile(rb"^language:[ \t]*[\"']?(zh_CN|en)\b", re.MULTILINE)


def language_of(folder: Path) -> str | None:
    """Return the language of the workspace around a folder; None where its plan names none."""
    try:
        match = _LANGUAGE.search(read_bytes(Workspace.find(folder).path(PLAN)))
    except (AnplanError, OSError, ValueError):
        return None
    return match[1].decode("ascii") if match else None
