"""A Word file turned into a PDF by LibreOffice: without macros, links or anybody's settings."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180
_LONGEST = 200
_TRAILER = 1024
_TIME = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)[0-9]{14}")
_DRAWN = re.compile(rb"(?<=[</])[0-9A-F]{32}\b")
_THEN, _NAMELESS = b"20000101000000", b"0" * 32


def office_program() -> str | None:
    """Return the program that turns Word files into PDF; None where there is none."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def pdf_bytes(docx: bytes) -> bytes:
    """Turn a Word file into a PDF: with the fonts of this machine, and the same each time on it.

    Raise UsageError where there is no LibreOffice, FileError where it makes no PDF of the file.
    """
    program = office_program()
    if program is None:
        raise UsageError(
            say("A PDF is made by LibreOffice, which is not found here"),
            say("Install LibreOffice, or write the Word file and let Word save it as PDF"),
        )
    with tempfile.TemporaryDirectory(prefix="anplan-", ignore_cleanup_errors=True) as name:
        source = Path(name) / "paper.docx"
        source.write_bytes(docx)
        said = _converted(program, source)
        try:
            return _undated(source.with_suffix(".pdf").read_bytes())
        except OSError as error:
            raise FileError(
                say("LibreOffice made no PDF: {reason}", reason=said),
                say("Write the Word file and save it as PDF from there"),
            ) from error


def _converted(program: str, source: Path) -> str | Message:
    """Let LibreOffice make its PDF beside a file; return what it said, where it made none."""
    profile = (source.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(source.parent), str(source)]
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TZ": "UTC"},
            start_new_session=True,
        ) as process:
            try:
                output, _ = process.communicate(timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                _end(process)
                return say("no answer in {seconds} seconds", seconds=_SECONDS)
            except BaseException:  # Ctrl-C does not reach a session of its own
                _end(process)
                raise
    except OSError as error:
        return error.strerror or type(error).__name__
    lines = output.decode("utf-8", "replace").strip().splitlines()
    return lines[0][:_LONGEST] if lines else say("it ended without a word")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and those that it started: the first is often only a script."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _undated(pdf: bytes) -> bytes:
    """Take out the time of making and the names drawn by lot, so that the same file is the same.

    Nothing becomes longer or shorter: a PDF says where each of its parts begins.
    """
    body, trailer = pdf[:-_TRAILER], pdf[-_TRAILER:]
    return _TIME.sub(rb"\g<1>" + _THEN, body) + _DRAWN.sub(_NAMELESS, trailer)
