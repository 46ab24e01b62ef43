"""What stands in a workspace's folder before a draft is written into it, each file read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.files.disk.workspace import Workspace, unreadable
from anplan.files.yaml.decode import decode
from anplan.files.yaml.parse import parse
from anplan.model.kinds import kind_of


@dataclass(frozen=True)
class Standing:
    """The bytes and the texts of a workspace's files; of no files where there is no folder yet."""

    data: Mapping[str, bytes] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def contents(self) -> dict[str, Any]:
        """Return what the files say; raise FileError for one that is no YAML.

        Nobody could compare it with a draft.
        """
        found = {}
        for file, text in self.texts.items():
            if kind_of(file) is None:
                continue
            parsed = parse(text, file)
            if not parsed.whole:
                problem = next(one for one in parsed.problems if one.level == "error")
                where = f"{file}:{getattr(problem.where, 'line', 1)}"
                raise FileError(
                    say("{file}: {reason}", file=where, reason=problem.message), problem.hint
                )
            found[file] = parsed.content
        return found


def standing_in(workspace: Workspace) -> Standing:
    """Read a workspace's files; raise FileError for one that is no text.

    It would be written over, for nobody could tell what a person wrote in it.
    """
    data: dict[str, bytes] = {}
    texts: dict[str, str] = {}
    for file in workspace.files():
        if isinstance(file, Problem):
            raise FileError(say("{file}: {reason}", file=file.where.file, reason=file.message))
        try:
            data[file] = workspace.read(file)
            texts[file], problem = decode(data[file], file)
        except (OSError, ValueError) as error:
            problem = unreadable(file, error)
        if problem is not None:
            raise FileError(
                say("{file}: {reason}", file=file, reason=problem.message), problem.hint
            )
    return Standing(data, texts)
