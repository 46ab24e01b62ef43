"""Fills in what a new workspace leaves open, line by line, as a person would with a document at hand."""

import re
from pathlib import Path
from typing import NamedTuple

_MARKER = re.compile(r"\bTODO\b|待填")
_KEYED = re.compile(r"([\w-]+): *(?:TODO|待填)")
_MEASURE = re.compile(r'(?m)^measure: "?([^"\n]+)')
_WORDS = ("title", "number", "index", "short")


def open_places(workspace: Path) -> list[str]:
    """Return file, line and column of all that is to be filled in."""
    return [
        f"{path.relative_to(workspace).as_posix()}:{line}:{match.start() + 1}"
        for path in _texts(workspace)
        for line, row in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in _MARKER.finditer(row.split("#")[0])
    ]


def fill(workspace: Path, year: int) -> None:
    """Write sentences, figures and days into every place, and the sentences into the document."""
    names = [
        name
        for path in [*workspace.glob("units/*/unit.yaml"), workspace / "plan/plan.yaml"]
        for name in re.findall(r"(?m)^ *quote: (?!待填|TODO)(.*)$", path.read_text("utf-8"))
    ]
    document = [f"由{'、'.join(sorted(names))}负责。"]
    for path in _texts(workspace):
        if path.suffix == ".yaml":
            text = path.read_text("utf-8")
            measure = _MEASURE.search(text)
            clerk = _Clerk(year, measure[1] if measure else "", document)
            rows = "".join(f"{clerk.filled(row)}\n" for row in text.splitlines())
            path.write_text(rows, encoding="utf-8", newline="\n")
    workspace.joinpath("plan/source.txt").write_text("\n".join(document) + "\n", encoding="utf-8")


class _Clerk(NamedTuple):
    """Fills in one file; what is quoted is added to the document."""

    year: int
    measure: str
    document: list[str]

    def filled(self, row: str) -> str:
        said, mark, remark = row.partition("  #")
        return _KEYED.sub(self._value, said).replace("[TODO]", "[office]") + mark + remark

    def _value(self, match: re.Match[str]) -> str:
        key = match[1]
        if key == "units_quote":
            return f"{key}: {self.document[0]}"
        if key == "quote":
            self.document.append(f"第{len(self.document)}句 不少于9{self.measure}。")
            return f"{key}: {self.document[-1]}"
        if key in _WORDS:
            return f"{key}: 新方案"
        day = {"issued": f"{self.year}-01-10", "published": f"{self.year}-01-11"}
        return f"{key}: {day.get(key) or (f'{self.year}-10-20' if key == 'due' else '9')}"


def _texts(workspace: Path) -> list[Path]:
    return [*sorted(workspace.glob("plan/**/*.*")), *sorted(workspace.glob("units/**/*.*"))]
