"""Names for completion: from the paths alone, titles and what lies inside a file from its lines.

Nothing here reads YAML: a shell waits, and a file that is broken has names all the same. What is
offered is only what may stand on a line as it is; whether there is such a thing the command says.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping

from anplan.base.headings import headed
from anplan.base.typed_period import is_typed_period
from anplan.files.disk.read import folder_of_plan, read_bytes

Offered = tuple[str, str]
"""A word and what it is called; nothing where that is not known."""

_SAFE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._/-]*")
_VALUE = r""":[ \t]*(?:[|>][+-]?[ \t]*\r?\n[ \t]+)?["']?(.+?)["']?[ \t]*\r?$"""
_TITLE = re.compile(f"^(?:title|name){_VALUE}", re.MULTILINE)
_LABEL = re.compile(f"^label{_VALUE}", re.MULTILINE)
_INNER = re.compile(r"^[ \t]+-[ \t]+(?:\{[ \t]*)?id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
_ITEM = re.compile(
    r"register:[ \t]*([a-z0-9-]+)[ \t]*(?:\r?\n[ \t]+|,[ \t]*)id:[ \t]*[\"']?([^\s,}\"']+)"
)
_PAPER = re.compile(r"[12][0-9]{3}(?:-[0-9BQH][0-9]?)?")
_NOT_PERIODS = ("unit", "scheme", "carried")


class Names:
    """The names of the workspace around a folder; none where there is no workspace."""

    def __init__(self, folder: str, *, titled: bool = False) -> None:
        """Look for the workspace; ``titled``: read what things are called, too."""
        self._root = folder_of_plan(folder)
        self._titled = titled

    def offered(self, kind: str, before: list[str], incomplete: str) -> Iterator[Offered]:
        """Yield what a kind of place takes; ``before`` are the words that stand before it."""
        words: Iterable[Offered] = getattr(self, f"_{kind}")(before, incomplete)
        for word, title in words:
            if word.startswith(incomplete) and _SAFE.fullmatch(word):
                yield word, title

    def _refs(self, before: list[str], incomplete: str) -> Iterator[Offered]:
        if "/" in incomplete or incomplete in dict(self._tasks([], "")):
            yield from self._inside(incomplete)
        if "/" not in incomplete:
            names = (*self._judged(before, ""), *self._units([], ""), *self._registers([], ""))
            ids = (*names, *self._periods([], ""))
            yield from sorted((*ids, *self._labels(incomplete, dict(ids))))

    def _judged(self, _before: list[str], incomplete: str) -> Iterator[Offered]:
        yield from self._indicators([], "")
        yield from self._tasks([], incomplete)

    def _tasks(self, _before: list[str], incomplete: str) -> Iterator[Offered]:
        tasks = [(name, self._headed(name, title)) for name, title in self._files("plan/tasks")]
        yield from tasks
        yield from self._labels(incomplete, dict(tasks))
        task, slash, _ = incomplete.partition("/")
        if slash:
            for name in _INNER.findall(self._text(f"plan/tasks/{task}.yaml")):
                yield f"{task}/{name}", ""

    def _headed(self, task: str, title: str) -> str:
        """Return a task's title behind the document's own number, where it has one."""
        label = self._label(task) if self._titled else ""
        return headed(label, title) if label else title

    def _label(self, task: str) -> str:
        match = _LABEL.search(self._text(f"plan/tasks/{task}.yaml"))
        return match[1] if match else ""

    def _labels(self, incomplete: str, known: Mapping[str, str]) -> Iterator[Offered]:
        """Yield the document's own numbers that a word begins, where each means one task alone."""
        if not incomplete or "/" in incomplete:
            return
        numbered: dict[str, list[str]] = {}
        for task, _ in self._files("plan/tasks"):
            numbered.setdefault(self._label(task), []).append(task)
        for label, tasks in numbered.items():
            is_meant = label.startswith(incomplete) and label not in known and len(tasks) == 1
            if is_meant and not is_typed_period(label):
                title = self._title(f"plan/tasks/{tasks[0]}.yaml") or ""
                yield label, f"{tasks[0]} {title}".rstrip()

    def _indicators(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        yield from self._files("plan/indicators")

    def _registers(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        yield from self._files("plan/registers")

    def _maps(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        yield from self._files("plan/maps")

    def _units(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        for name in self._entries("units"):
            title = self._title(f"units/{name}/unit.yaml")
            if title is not None:
                yield name, title

    def _periods(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        names = {
            name.removesuffix(".yaml")
            for folder in ("briefs", *(f"units/{unit}" for unit in self._entries("units")))
            for name in self._entries(folder)
            if name.endswith(".yaml")
        }
        yield from ((name, "") for name in sorted(names) if _PAPER.fullmatch(name))

    def _papers(self, before: list[str], incomplete: str) -> Iterator[Offered]:
        own = self._entries(f"units/{before[-1]}") if before and _SAFE.fullmatch(before[-1]) else ()
        names = (name.removesuffix(".yaml") for name in own if name.endswith(".yaml"))
        papers = [(name, "") for name in names if name not in ("unit", "carried")]
        yield from papers or self._periods([], incomplete)

    def _items(self, before: list[str], _incomplete: str) -> Iterator[Offered]:
        yield from ((name, "") for name in self._told(before[-1] if before else ""))

    def _stages(self, before: list[str], _incomplete: str) -> Iterator[Offered]:
        register = before[0] if before else ""
        if _SAFE.fullmatch(register):
            text = self._text(f"plan/registers/{register}.yaml").partition("\nstages:")[2]
            of_stages = re.split(r"^[a-z_]+:", text, maxsplit=1, flags=re.MULTILINE)[0]
            yield from ((name, "") for name in _INNER.findall(of_stages))

    def _request_kinds(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        yield from (("extend", ""), ("close", ""))

    def _grades(self, _before: list[str], _incomplete: str) -> Iterator[Offered]:
        words = ("满意", "基本满意", "不满意", "satisfied", "mostly", "dissatisfied")
        yield from ((word, "") for word in words)

    def _inside(self, incomplete: str) -> Iterator[Offered]:
        """Yield what lies within a thing: a task's actions, a register's items, a unit's papers."""
        around = incomplete.partition("/")[0]
        yield from self._tasks([], f"{around}/")
        yield from ((f"{around}/{name}", "") for name in self._told(around))
        for name in self._entries(f"units/{around}"):
            if name.endswith(".yaml") and name[:-5] not in ("unit", "carried"):
                yield f"{around}/{name[:-5]}", ""

    def _told(self, register: str) -> list[str]:
        """Return the numbers of a register's items that files tell of."""
        if register not in dict(self._registers([], "")):
            return []
        found = {
            number
            for unit in self._entries("units")
            for name in self._entries(f"units/{unit}")
            if name.endswith(".yaml") and name not in ("unit.yaml", "scheme.yaml")
            for of, number in _ITEM.findall(self._text(f"units/{unit}/{name}"))
            if of == register
        }
        return sorted(found)

    def _files(self, folder: str) -> Iterator[Offered]:
        for name in self._entries(folder):
            if name.endswith(".yaml"):
                yield name[:-5], self._title(f"{folder}/{name}") or ""

    def _title(self, file: str) -> str | None:
        """Return a file's title where it is asked for; None where there is no such file."""
        if not self._titled:
            return "" if os.path.isfile(f"{self._root}/{file}") else None
        match = _TITLE.search(self._text(file))
        return match[1] if match else ""

    def _entries(self, folder: str) -> list[str]:
        """Return the names in a folder; nothing is looked for behind a link."""
        path = f"{self._root}/{folder}"
        if self._root is None or os.path.islink(path):
            return []
        try:
            return sorted(os.listdir(path))
        except OSError:
            return []

    def _text(self, file: str) -> str:
        try:
            return read_bytes(f"{self._root}/{file}").decode("utf-8", "replace")
        except (OSError, ValueError):
            return ""
