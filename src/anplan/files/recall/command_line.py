"""Which command lines ask something whose answer may be kept, and what of history they ask."""

_EVERYWHERE = "-C --lang"
_OF_A_COMMIT = f"{_EVERYWHERE} --rev --known"
_OPTIONS = {
    "status": f"{_OF_A_COMMIT} --on --unit --period --month --format --fail-on",
    "show": f"{_OF_A_COMMIT} --on --format",
    "why": f"{_OF_A_COMMIT} --on",
    "log": f"{_OF_A_COMMIT} --on --format",
    "diff": f"{_EVERYWHERE} --on --format",
    "due": f"{_OF_A_COMMIT} --on --unit --period --month --format",
    "check": f"{_OF_A_COMMIT} --on --period --month --base --author --select --ignore --format",
    "export": f"{_OF_A_COMMIT} --on --workspace --format",
}
READERS = {name: frozenset(options.split()) for name, options in _OPTIONS.items()}
"""Commands that only read, with the options that take a value."""

SWITCHES = {
    "status": frozenset({"--without-evidence", "--ascii", "--score"}),
    "due": frozenset({"--remind", "--notice", "--facts"}),
    "check": frozenset({"--strict"}),
}
_REVISIONS = frozenset({"--rev", "--known", "--base"})


class CommandLine:
    """A command that only reads: the folder it names, if any, and whether it names a revision."""

    __slots__ = ("asks_history", "folder")

    def __init__(self, folder: str, *, asks_history: bool) -> None:
        """Take what was found in the arguments."""
        self.folder = folder
        self.asks_history = asks_history


def read_command_line(arguments: list[str]) -> CommandLine | None:
    """Return what a command line asks; None where it is not sure to be a reader's.

    A line that is not in the plainest form is left to the library that knows all of them.
    """
    words: list[str] = []
    values: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("-"):
            words.append(argument)
            continue
        options = READERS.get(words[0], frozenset()) if words else frozenset(_EVERYWHERE.split())
        name, sign, value = argument.partition("=")
        if words and not sign and name in SWITCHES.get(words[0], ()):
            continue
        if name not in options or name in values or (sign and not name.startswith("--")):
            return None
        values[name] = value if sign else next(rest, "")
        if not values[name] or values[name].startswith("-"):
            return None
    return _asked(words, values)


def _asked(words: list[str], values: dict[str, str]) -> CommandLine | None:
    """Return what is asked by a command's words and options, where its answer is all it leaves."""
    command = words[0] if words else ""
    writes_elsewhere = values.get("--format") == "github"
    names_paths = command == "check" and len(words) > 1
    if command not in READERS or writes_elsewhere or names_paths:
        return None
    names_revision = not _REVISIONS.isdisjoint(values) or (command == "diff" and len(words) > 1)
    return CommandLine(values.get("-C", ""), asks_history=names_revision)
