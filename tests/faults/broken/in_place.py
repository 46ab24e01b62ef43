"""anplan, broken: it writes a file where it lies, piece by piece."""

import os
import sys
import time

import anplan.files.disk.save as files_save
from anplan.__main__ import main
from anplan.files.disk.folder import Folder


def _in_place(folder: Folder, name: str, data: bytes) -> None:
    with os.fdopen(os.open(folder.path / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as out:
        piece = len(data) // 4 + 1
        for start in range(0, len(data), piece):
            out.write(data[start : start + piece])
            out.flush()
            os.fsync(out.fileno())
            time.sleep(0.25)


vars(files_save).update(_replace=_in_place)
sys.exit(main())
