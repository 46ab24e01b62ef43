"""The one place where a run ends badly: an exception becomes one line and an exit number."""

import os
import sys
from collections.abc import Callable
from typing import TextIO

from anplan.base.errors import AnplanError, OutputError, UsageError
from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.show.safe import no_command, one_line
from anplan.show.words import Words

OUR_FAULT, STOPPED, PIPE_CLOSED = 3, 130, 141


def guarded(run: Callable[[], int], words: Words) -> int:
    """Run and return the exit number: 0 fine, 1 findings, 2 wrong use, 3 our fault, 130 stopped."""
    try:
        return _flushed(run())
    except AnplanError as error:
        if isinstance(error, OutputError):
            _drop(sys.stdout)
        _tell(words, error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        _tell(words, say("stopped"))
        return STOPPED
    except BrokenPipeError:
        _drop(sys.stdout)
        return PIPE_CLOSED
    except OSError as error:
        _drop(sys.stdout)
        _tell(words, _refused(error))
        return AnplanError.exit_code
    except Exception as error:
        return _fault(error, words)


def _refused(error: OSError) -> Message:
    """Say what the system refused: of which file, where it tells; else it was the output."""
    reason = error.strerror or str(error)
    if isinstance(error.filename, str):
        return say("{file} cannot be read or written: {reason}", file=error.filename, reason=reason)
    return say("The output cannot be written: {reason}", reason=reason)


def locale_lacks(text: str) -> UsageError:
    """Return the refusal of a text, an argument or a file's name, that the locale has no bytes for."""
    return UsageError(
        say(
            "The locale's encoding is {encoding}, which lacks characters of {text}",
            encoding=sys.getfilesystemencoding().upper(),
            text=shown(text),
        ),
        say("Set a locale with UTF-8, such as LC_ALL=C.UTF-8, or PYTHONUTF8=1"),
    )


def _is_of_the_locale(encoding: str) -> bool:
    """Return whether it was the locale's encoding that lacked something; UTF-8 lacks no name."""
    return encoding == sys.getfilesystemencoding() != "utf-8"


def _fault(error: Exception, words: Words) -> int:
    """Tell of what only anplan itself can be blamed for; raise it again where that is asked for.

    A file's name that the locale has no bytes for is not that.
    """
    if isinstance(error, UnicodeEncodeError) and _is_of_the_locale(error.encoding):
        refusal = locale_lacks(os.path.basename(error.object))  # noqa: PTH119 - pathlib costs more
        _tell(words, refusal.message, refusal.hint)
        return refusal.exit_code
    if os.environ.get("ANPLAN_DEBUG"):
        raise error
    _tell(
        words,
        say(
            "Internal error in anplan: {kind}: {reason}",
            kind=type(error).__name__,
            reason=str(error),
        ),
        say("Please report it with the command and the files; ANPLAN_DEBUG=1 shows more"),
    )
    return OUR_FAULT


def _flushed(code: int) -> int:
    """Write what is left, so that a full disk is noticed while it can still be told."""
    sys.stdout.flush()
    return code


def _tell(words: Words, message: Message, hint: Message | None = None) -> None:
    text = words("anplan: {text}").format(text=words.tell(message))
    if hint is not None:
        text = words.sentences(text, words.tell(hint))
    try:
        sys.stderr.write(no_command(one_line(text)) + "\n")
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """Keep Python from writing once more, when it ends, to what took nothing."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
    except (OSError, ValueError):
        pass
