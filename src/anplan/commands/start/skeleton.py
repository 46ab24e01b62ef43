"""The files with which a new workspace begins: templates to be filled in, and what editors go by."""

from anplan.commands.check.schema import schema_text
from anplan.files.packaged import data_folder
from anplan.model.kinds import BY_NAME
from anplan.show.words import Words
from anplan.work.editors import SETTINGS, schema_path, settings, with_modelines


def skeleton(language: str) -> dict[str, bytes]:
    """Return the files of a new workspace in the language of who begins it."""
    source = data_folder("templates") / "workspace" / language
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    return {**dict(with_modelines(files)), **for_editors(language)}


def for_editors(language: str) -> dict[str, bytes]:
    """Return what editors go by in a new workspace: the schemas of its files, and settings."""
    words = Words(language)
    schemas = {schema_path(kind): schema_text(kind, words).encode() for kind in BY_NAME}
    return {**schemas, SETTINGS: settings().encode()}
