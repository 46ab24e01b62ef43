"""Errors after which a command cannot go on; ``stop`` turns each into a line and an exit number."""

from anplan.base.message import Message


class AnplanError(Exception):
    """The command cannot go on: what is wrong, and what to do about it."""

    exit_code = 2

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        """Keep the sentence and its cure apart, so that each can be shown in its language."""
        super().__init__(message.text)
        self.message = message
        self.hint = hint


class UsageError(AnplanError):
    """The user asked for something that is not there or does not fit together."""


class WorkspaceError(AnplanError):
    """The workspace cannot be found or its plan cannot be read."""


class FileError(AnplanError):
    """A file cannot be read or written."""


class OutputError(AnplanError):
    """The command succeeded, but its output could not be written."""


class HistoryError(AnplanError):
    """Git is missing, or failed at what it was asked to do."""


class InstallationError(AnplanError):
    """A library that anplan needs is missing, or lacks a part."""
