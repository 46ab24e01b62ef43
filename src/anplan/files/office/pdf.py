"""A Word file turned into a PDF by LibreOffice: without macros, links or anybody's settings."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180
_TRAILER = 1024
_TIME = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)[0-9]{14}")
_DRAWN = re.compile(rb"(?<=[</])[0-9A-F]{32}\b")
_THEN, _NAMELESS = b"20000101000000", b"0" * 32


def office_program() -> str | None:
    """Return the program that turns Word files into PDF; None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def pdf_bytes(docx: bytes) -> bytes:
    """Turn a Word file into a PDF; the fonts are this machine's.

    Raise UsageError where there is no LibreOffice, FileError where it makes no PDF of the file.
    """
    program = office_program()
    if program is None:
        raise UsageError(
            say("A PDF is made by LibreOffice, which is not found here"),
            say("Install LibreOffice, or write the Word file and let Word save it as PDF"),
        )
    with tempfile.TemporaryDirectory(prefix="anplan-") as name:
        folder = Path(name)
        source = folder / "paper.docx"
        source.write_bytes(docx)
        try:
            subprocess.run(
                [
                    program,
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                    "--headless",
                    "--norestore",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    name,
                    str(source),
                ],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=False,
            )
            return _undated(source.with_suffix(".pdf").read_bytes())
        except (OSError, subprocess.TimeoutExpired) as error:
            raise FileError(
                say("LibreOffice made no PDF: {reason}", reason=type(error).__name__),
                say("Write the Word file and save it as PDF from there"),
            ) from error


def _undated(pdf: bytes) -> bytes:
    """Take out the time of making and the names drawn by lot, so that the same file is the same.

    Nothing becomes longer or shorter: a PDF says where each of its parts begins.
    """
    body, trailer = pdf[:-_TRAILER], pdf[-_TRAILER:]
    return _TIME.sub(rb"\g<1>" + _THEN, body) + _DRAWN.sub(_NAMELESS, trailer)
