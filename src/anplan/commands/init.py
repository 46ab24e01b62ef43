"""``anplan init [DIR]``: the files of a new workspace, to be filled in."""

from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.commands.session import Session
from anplan.files.data import data_folder
from anplan.files.sample import write_files
from anplan.model.paths import PLAN


def init(session: Session, folder: Path, *, dry_run: bool = False) -> int:
    """Write the skeleton of a workspace; what is there already is never touched."""
    root = session.folder / folder
    source = data_folder("templates") / "workspace"
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file()
    }
    if (root / PLAN).exists():
        raise FileError(
            say("There is a workspace already: {file}", file=str(root / PLAN)),
            say("Go on with it, or give another folder"),
        )
    files = {file: data for file, data in files.items() if not (root / file).exists()}
    if not dry_run:
        write_files(root, files)
    for file in files:
        session.out.write(f"{(Path(folder) / file).as_posix()}\n")
    session.out.write(
        session.words(
            "Next: put the document's text into plan/source.txt, fill in what says 待填, and run "
            "anplan check until it is quiet. anplan demo shows a finished one.\n"
        )
    )
    return 0
