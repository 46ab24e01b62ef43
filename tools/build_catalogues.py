"""Build hook: the wheel carries compiled catalogues, made from the .po files."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
from messages import compile_all


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues before the wheel, or an editable install, is made."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Write every .mo beside its .po."""
        compile_all(Path(self.root))
