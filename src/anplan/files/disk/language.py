"""The language a workspace asks for, found without reading its YAML."""

import os
import re

from anplan.files.disk.read import folder_of_plan, read_bytes
from anplan.model.paths import PLAN

_LANGUAGE = re.compile(rb"^language:[ \t]*[\"']?(zh_CN|en)\b", re.MULTILINE)


def language_of(folder: "os.PathLike[str] | str") -> str | None:
    """Return the language of the workspace around a folder; None where its plan names none."""
    try:
        root = folder_of_plan(os.fspath(folder)) if os.path.isdir(folder) else None
        match = _LANGUAGE.search(read_bytes(f"{root}/{PLAN}")) if root is not None else None
    except (OSError, ValueError):
        return None
    return match[1].decode("ascii") if match else None
