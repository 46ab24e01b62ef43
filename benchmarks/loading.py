"""Loads every YAML file of a folder by PyYAML's own C loader, and nothing more.

``python loading.py FOLDER``: what a reader costs that asks nothing and finds nothing.
"""

import sys
from pathlib import Path

import yaml


def main(folder: Path) -> None:
    """Load all files."""
    for path in folder.rglob("*.yaml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
