"""The ledger with one text in every field, read once, and what each command prints of it."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import pytest
from jinja2 import Environment

from anplan.base.period import Period
from anplan.commands.ask import due, export, facts, show, source, status, why, without_evidence
from anplan.commands.check import check
from anplan.commands.write import brief, form
from anplan.commands.write.site import SiteManner, site
from anplan.files.disk.workspace import Workspace
from anplan.files.git.checkout import Lacking
from anplan.files.load import Loaded, load
from anplan.files.sharing import linked as linking
from anplan.files.sharing.linked import linked
from anplan.files.yaml import decode as reader
from anplan.files.yaml import parse as yaml_text
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.question import Question
from anplan.work import judge as judged
from anplan.work import session
from anplan.work.asked_period import AskedPeriod
from anplan.work.check import Options
from anplan.work.console import Console
from anplan.work.session import Session
from tests.safety.folders import lasting_folder
from tests.safety.laying import write
from tests.safety.ledger import DAY, MONTH
from tests.safety.payloads import HARMLESS

Run = Callable[[Session], int]
TODAY = date.fromisoformat(DAY)


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


class Ledger(NamedTuple):
    """A ledger that was written and read, by itself and with what another plan shares with it."""

    root: Path
    loaded: Loaded
    shared: Loaded
    states: dict[Question, State]

    def judged(self, project: Project, question: Question) -> State:
        """Judge once what every command judges anew."""
        assert self.shared.project is not None
        assert project.reports is self.shared.project.reports
        if question not in self.states:
            self.states[question] = build(project, question)
        return self.states[question]


SCREENS: dict[str, Run] = {
    "status": lambda asked: status.status(asked, None),
    "status of a month": lambda asked: status.status(asked, MONTH),
    "status of a task": lambda asked: status.status(asked, "1.1"),
    "show an indicator": lambda asked: show.show(asked, "deals"),
    "show a rate": lambda asked: show.show(asked, "growth"),
    "show a count": lambda asked: show.show(asked, "parks"),
    "show a task": lambda asked: show.show(asked, "1.1"),
    "show another task": lambda asked: show.show(asked, "1.2"),
    "show a unit": lambda asked: show.show(asked, "kcj"),
    "show another unit": lambda asked: show.show(asked, "jdb"),
    "show a counted figure": lambda asked: show.show(asked, "built"),
    "show a register": lambda asked: show.show(asked, "sites"),
    "show an item": lambda asked: show.show(asked, _an_item(asked)),
    "show papers": lambda asked: show.show(asked, "monthly"),
    "why an indicator": lambda asked: why.why(asked, "deals"),
    "why a rate": lambda asked: why.why(asked, "growth"),
    "why a stock": lambda asked: why.why(asked, "share"),
    "why a counted figure": lambda asked: why.why(asked, "built"),
    "why a task": lambda asked: why.why(asked, "1.1"),
    "why a milestone": lambda asked: why.why(asked, "1.1/opening"),
    "why recurring work": lambda asked: why.why(asked, "1.1/visits"),
    "why a paper": lambda asked: why.why(asked, f"kcj/{MONTH}"),
    "status of a month of a unit": lambda asked: status.status(replace(asked, unit="kcj"), MONTH),
    "what has no evidence": lambda asked: without_evidence.without_evidence(asked, None),
    "facts by unit": facts.facts,
    "due": due.due,
    "source": source.source,
    "check": lambda asked: check.check(asked, (), Options()),
    "check of a month": lambda asked: check.check(asked, (), Options(AskedPeriod(MONTH))),
}


def _an_item(asked: Session) -> str:
    """Name an item by its register and the id that was laid into the ledger."""
    project = session.open_workspace(asked).project
    return f"sites/{project.reports['kcj', Period.parse(MONTH)].items[0].id}"


ON_TERMINAL = (
    "status",
    "status of a month",
    "show a task",
    "show a unit",
    "why an indicator",
    "source",
)
TEXTS: dict[str, Run] = {
    "reminders": lambda asked: due.due(asked, remind=True),
    "notice": lambda asked: due.due(asked, AskedPeriod(MONTH), notice=True),
}
BRIEFS: dict[str, tuple[Run, str | None]] = {
    "brief": (lambda asked: brief.brief(asked, AskedPeriod(MONTH), "-"), None),
    "brief of an open month": (lambda asked: brief.brief(asked, AskedPeriod("2025-07"), "-"), None),
    "brief of a unit": (lambda asked: brief.brief(asked, AskedPeriod(MONTH), "-"), "kcj"),
}
DOCUMENTS: dict[str, Run] = {
    "status": lambda asked: status.status(asked, None),
    "status of a month": lambda asked: status.status(asked, MONTH),
    "what has no evidence": lambda asked: without_evidence.without_evidence(asked, None),
    "facts by unit": facts.facts,
    "due": due.due,
    "export": export.export,
    "show a register": lambda asked: show.show(asked, "sites"),
}


@contextmanager
def reader_lets_all_through() -> Iterator[None]:
    """Let signs that the reader refuses come to the renderers, which must not rely on it."""
    with pytest.MonkeyPatch.context() as patch:
        never = type("Never", (), {"search": lambda *_: None, "finditer": lambda *_: iter(())})()
        patch.setattr(reader, "UNSEEN", never)
        patch.setattr(yaml_text, "UNSEEN", never)
        yield


@cache
def ledger(text: str) -> Ledger:
    """Write and read the ledger with a text in every field."""
    root = lasting_folder()
    write(root, text)
    with reader_lets_all_through():
        tree = Workspace(root)
        own = load(tree)
        return Ledger(root, own, linked(tree, own), {})


_compiled: dict[tuple[object, ...], CodeType] = {}
_compile = Environment.compile


def compiled_once(
    environment: Environment, source: str, name: str | None = None, filename: str | None = None
) -> CodeType:
    """Compile a template once: no text of a ledger is in it, and every run brings the same."""
    key = type(environment), environment.trim_blocks, environment.autoescape, source, name, filename
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, name, filename)
    return _compiled[key]


def run_on(asked: Ledger, run: Run, given: Session) -> int:
    """Run a command on a ledger that was read, without git."""
    with pytest.MonkeyPatch.context() as patch, reader_lets_all_through():
        patch.setattr(session, "load", lambda *_: asked.loaded)
        patch.setattr(linking, "linked", lambda *_: asked.shared)
        patch.setattr(session, "lacking", lambda _: Lacking({}, ()))
        patch.setattr(judged, "build", asked.judged)
        patch.setattr(Environment, "compile", compiled_once)
        patch.setattr(judged, "revision", lambda *_: None)
        patch.setattr(judged, "first_days", lambda *_: {})
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLUMNS", "90")
        return run(given)


def printed(
    text: str, run: Run, *, language: str = "zh_CN", form: str = "text", unit: str | None = None
) -> str:
    """Return what a command prints, piped; nothing of it may stand on stderr."""
    asked, out, err = ledger(text), io.StringIO(newline=""), io.StringIO(newline="")
    console = Console(Words(language), out=out, err=err)
    given = Session(asked.root, TODAY, console, unit=unit, format=form)
    run_on(asked, run, given)
    assert err.getvalue() == ""
    return out.getvalue()


def on_terminal(text: str, run: Run) -> str:
    """Return what a command sends to a terminal."""
    asked, out = ledger(text), Terminal(newline="")
    run_on(asked, run, Session(asked.root, TODAY, Console(Words("zh_CN"), out=out)))
    return out.getvalue()


def form_of(text: str, folder: Path) -> Path:
    """Write the form of a unit."""
    asked, console = ledger(text), Console(Words("zh_CN"), err=io.StringIO(newline=""))
    given = Session(asked.root, TODAY, console, unit="kcj")
    run_on(
        asked,
        lambda one: form.form(
            one, AskedPeriod("2025-07"), str(folder), form.FormManner(), every=False
        ),
        given,
    )
    (path,) = folder.iterdir()
    return path


def site_of(text: str, *, public: bool = False) -> str:
    """Write the site as one file; how much of it is left out may stand on stderr."""
    asked, out = ledger(text), io.StringIO(newline="")
    console = Console(Words("zh_CN"), out=out, err=io.StringIO(newline=""))
    manner = SiteManner(single=True, public=public)
    run_on(asked, lambda one: site(one, "-", manner), Session(asked.root, TODAY, console))
    return out.getvalue()


@cache
def site_of_harmless(*, public: bool) -> str:
    """Write the site of harmless words, once for all that is compared with it."""
    return site_of(HARMLESS, public=public)


def paper_of(text: str, file: Path) -> bytes:
    """Write a brief in the form that its file's ending names."""
    asked, console = ledger(text), Console(Words("zh_CN"), err=io.StringIO(newline=""))
    given = Session(asked.root, TODAY, console)
    run_on(asked, lambda one: brief.brief(one, AskedPeriod(MONTH), str(file)), given)
    return file.read_bytes()
