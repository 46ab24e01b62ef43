"""The table of the kinds of file: a path says the kind and the key, and both say the path."""

import pytest

from anplan.model import paths
from anplan.model.kinds import KINDS, FileKind, kind_of

PATHS = {
    "report": "units/jxkc/2025-06.yaml",
    "scheme": paths.scheme_path("jxkc"),
    "carried": paths.carried_path("jxkc"),
    "unit": paths.unit_path("jxkc"),
    "indicator": paths.indicator_path("tech-contracts"),
    "task": paths.task_path("2.10"),
    "map": paths.map_path("monthly"),
    "register": paths.register_path("projects"),
    "decisions": "plan/decisions/2025-06.yaml",
    "brief": "briefs/2025-06.yaml",
    "plan": paths.PLAN,
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_path_leads_to_a_key_and_back(kind: FileKind) -> None:
    path = PATHS[kind.name]
    found = kind_of(path)
    assert found is not None
    assert found[0] is kind
    assert found[0].path(found[1]) == path
