"""Names of the files that people get, such as every system can read."""

import re

from anplan.model.project import Project

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')


def unit_in_name(project: Project, unit: str) -> str:
    """Name a unit within a file's name: by its label, or by its id where others have that label."""
    label = _UNSAFE.sub("_", project.label(unit)).strip(" .") or unit
    shared = [other for other in project.units if project.label(other) == label]
    return label if len(shared) <= 1 else unit
