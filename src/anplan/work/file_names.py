"""Names of the files that people get, such as every system can read."""

import re

from anplan.model.project import Project

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_LONGEST = 60
"""Characters of a name: 255 bytes are the most that a file system takes."""


def in_name(text: str) -> str:
    """Write a text so that it may be a file's name, or a part of one."""
    return _UNSAFE.sub("_", text).strip(" .")[:_LONGEST]


def unit_in_name(project: Project, unit: str) -> str:
    """Name a unit within a file's name: by its label, or by its id where others have that label."""
    label = in_name(project.label(unit)) or unit
    shared = [other for other in project.units if project.label(other) == label]
    return label if len(shared) <= 1 else unit
