"""Sites that the tests look at, made by the installed program of workspaces that they share."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.program import run

VOID = {"meta", "link", "br", "hr", "input", "path", "rect", "circle"}


def made(workspace: Path, folder: Path, *options: str, **changes: str) -> Path:
    """Write a site of a workspace into a folder and return it."""
    done = run("site", "-o", str(folder), *options, folder=workspace, **changes)
    assert (done.code, done.out) == (0, ""), done.err
    return folder


class _Texts(HTMLParser):
    """The texts of a page as its elements have them, without style and script; what these are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.texts += [value or "" for name, value in attrs if name in ("aria-label", "data-l")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.texts.append(data)


def read(page: str) -> _Texts:
    """Read a page; every element of it must be closed."""
    reader = _Texts()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def handlers(page: str) -> set[str]:
    """Return the attributes that hold a script of their own."""
    return {name for name in read(page).attributes if name.startswith("on")}


def said(page: str) -> str:
    """Return what a page says, with single blanks."""
    return re.sub(r"\s+", " ", " ".join(read(page).texts))
