"""libyaml, by way of PyYAML: its parser's events, and its nodes with their marks.

PyYAML may have been built without libyaml. Its own parser in Python is no way out: it reads some
texts otherwise, and a hundred times slower.
"""

from typing import Any

import yaml

from anplan.base.errors import InstallationError
from anplan.base.message import say

try:
    from yaml._yaml import CParser
    from yaml.cyaml import CBaseLoader
except ImportError as error:
    raise InstallationError(
        say("PyYAML was built without libyaml, which anplan needs to read files"),
        say("Install one that has it: pip install --force-reinstall --only-binary :all: pyyaml"),
    ) from error

__all__ = ["CParser", "compose"]


def compose(text: str) -> Any:
    """Return the root node of a text that was parsed before; raise YAMLError for a broken one."""
    return yaml.compose(text, Loader=CBaseLoader)
