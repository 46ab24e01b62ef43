"""How an editor learns which schema a file has: by settings of VS Code, or by the file's first lines."""

import re
from collections.abc import Iterator

from anplan.files.disk.workspace import Workspace
from anplan.model.kinds import BY_NAME, KINDS
from anplan.show.json.text import dump

FOLDER = "schema"
"""Where a workspace keeps its schemas."""
SETTINGS = ".vscode/settings.json"

FOR_EDITORS = "# yaml-language-server:"
"""How the line begins that tells editors the schema of a file."""


def schema_path(kind: str, folder: str = FOLDER) -> str:
    """Return the file of a kind's schema."""
    return f"{folder}/{kind}.json"


def settings(folder: str = FOLDER) -> str:
    """Return the settings of VS Code that give every kind of file its schema, without any network."""
    schemas = {schema_path(kind.name, folder): [_glob(kind.place)] for kind in KINDS}
    return dump({"yaml.schemas": schemas, "yaml.schemaStore.enable": False})


def _glob(place: str) -> str:
    """Return which files lie at a place: a period begins with a digit, as no other file's name does."""
    return re.sub("<[^<>]+>", "*", re.sub("<(period|month)>", "[0-9]*", place))


def modeline(kind: str, folder: str = FOLDER) -> str:
    """Return the comment by which an editor finds the schema of the file it stands in."""
    up = "../" * BY_NAME[kind].place.count("/")
    return f"{FOR_EDITORS} $schema={up}{schema_path(kind, folder)}\n"


def modeline_in(workspace: Workspace, kind: str) -> str:
    """Return the comment for a new file; none where the workspace lacks the schema."""
    return modeline(kind) if workspace.path(schema_path(kind)).is_file() else ""


def with_modelines(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield files of a new workspace, each with its comment in front."""
    from anplan.model.kinds import kind_of

    for file, data in files.items():
        known = kind_of(file)
        yield file, data if known is None else modeline(known[0].name).encode() + data
