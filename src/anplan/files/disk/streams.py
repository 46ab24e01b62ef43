"""Streams to which all of a text goes, or an error."""

import io
import os


def buffered(stream: io.TextIOWrapper, raw: io.RawIOBase) -> io.TextIOWrapper:
    """Return a stream that writes as another one does, through a buffer, into ``raw``.

    Where Python runs unbuffered, a text goes to the system as it is, and what that does not take
    at once, for a full disk or a closed pipe, is dropped without a word; a buffer asks again.
    """
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        newline=None if os.name == "nt" else "\n",
        line_buffering=stream.line_buffering or stream.write_through,
    )
