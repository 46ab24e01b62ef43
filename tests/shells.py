"""The shells that some tests need: where one is missing they are skipped, but not in CI on Linux."""

import os
import shutil
import sys

import pytest


def needed(program: str) -> str:
    """Return the path of a program that .ci/packages installs."""
    path = shutil.which(program)
    if path is None:
        missing = f"{program} is missing: .ci/packages installs it"
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(missing)
        pytest.skip(missing)
    return path
