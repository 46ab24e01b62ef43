"""Reading and rendering take time in proportion to what is read: no text makes a command hang."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import anplan
from anplan.checks.examples.workspace import BASE, DAY, JUNE, MONTH, PLAN, SOURCE
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.show import safe
from anplan.show.words import Words
from anplan.work.render import brief_text
from anplan.work.session import Opened
from tests.checks.workspace import lay, problems
from tests.safety.growth import beginnings, grows_faster

_CALLS = ("search", "match", "fullmatch", "split", "sub", "findall", "finditer")
SIGNS = " \t\n\r\u3000a1字#-:()[]<>{}='\"`.,;/\\_@。，：月|&*~+"
LENGTH = 2000
"""What a pattern is held against: one that begins anew everywhere takes 0.1 s at eight times it."""


class Use(NamedTuple):
    """A pattern of the program and how it is held against a text."""

    module: str
    pattern: str | bytes
    flags: int
    how: str


def uses() -> list[Use]:
    """Find every pattern that the program holds against a text, by its own source."""
    return sorted(set(chain.from_iterable(map(_uses_in, _modules()))), key=repr)


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(anplan.__path__, "anplan."):
        if not module.name.endswith("__main__"):
            yield module.name


def _uses_in(name: str) -> Iterator[Use]:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        owner, how = call.func.value, call.func.attr
        if how not in _CALLS:
            continue
        of_module = isinstance(owner, ast.Name) and owner.id == "re"
        found = _value(call.args[0] if of_module else owner, vars(module))
        if isinstance(found, re.Pattern):
            yield Use(name, found.pattern, found.flags, how)
        elif of_module and isinstance(found, (str, bytes)):
            yield Use(name, found, 0, how)


def _value(expression: ast.expr, names: dict[str, object]) -> object:
    """Return what a name or a constant stands for in its module; None for anything else."""
    match expression:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return names.get(name)
    return None


ALL_USES = uses()


def test_the_patterns_of_the_program_are_found() -> None:
    modules = {use.module for use in ALL_USES}
    assert len(ALL_USES) > 60
    assert {"anplan.show.safe", "anplan.files.yaml.syntax", "anplan.intake.cells"} <= modules


@pytest.mark.parametrize("use", ALL_USES, ids=lambda use: f"{use.module}-{use.how}")
def test_no_pattern_searches_a_text_over_and_over(use: Use) -> None:
    for before, repeated, after in _shapes(use.pattern):
        work = partial(_held, use, before, repeated, after)
        assert not grows_faster(work, LENGTH), (before, repeated, after)


def _held(use: Use, before: str, repeated: str, after: str, length: int) -> Callable[[], object]:
    """Return what holds a pattern against a text of a length as the program does."""
    compiled: Any = re.compile(use.pattern, use.flags)
    text = before + repeated * (length // len(repeated)) + after
    given: Any = text.encode("utf-8") if isinstance(use.pattern, bytes) else text
    if use.how == "sub":
        return partial(compiled.sub, given[:0], given)
    if use.how == "finditer":
        return lambda: list(compiled.finditer(given))
    return partial(getattr(compiled, use.how), given)


def _shapes(pattern: str | bytes) -> Iterator[tuple[str, str, str]]:
    """Yield what is repeated with what stands around it: signs, and beginnings of what is found."""
    begun = beginnings(pattern)
    for sign in SIGNS:
        yield "x", sign, "x"
        yield "", sign, "!"
        yield begun[-1], sign, ""
    for start in begun[-40:]:
        yield "", start or "x", ""
        yield "", f"{start}\n", ""


def _report(shape: Callable[[int], str]) -> Callable[[int], str]:
    return lambda length: f"submitted: 2025-07-03\n{shape(length)}"


FILES: dict[str, tuple[str, Callable[[int], str]]] = {
    "blanks in a line": (JUNE, _report(lambda n: f"nothing: |-\n  a{' ' * n}b\n")),
    "blank lines in a text": (JUNE, _report(lambda n: "nothing: |-\n  a\n" + "\n" * n + "  b\n")),
    "hashes": (JUNE, _report(lambda n: f"nothing: |-\n  a{' #' * (n // 2)}\n")),
    "remarks": (JUNE, _report(lambda n: "nothing: 无\n" + "# anplan: allow V101\n" * (n // 21))),
    "values in one line": (
        JUNE,
        _report(lambda n: "evidence: [" + "a, " * (n // 3) + "b]\nnothing: a #b\n"),
    ),
    "many keys": (JUNE, _report(lambda n: "".join(f"k{i}: 1\n" for i in range(n // 9)))),
    "entries": (
        JUNE,
        _report(lambda n: "progress:\n" + "  - ref: 1.1\n    text: 甲\n" * (n // 25)),
    ),
    "quotation marks": (JUNE, _report(lambda n: "nothing: " + '"a" ' * (n // 4) + "\n")),
    "dashes": (JUNE, _report(lambda n: f"nothing:\n  {'- ' * (n // 2)}a\n")),
    "brackets": (JUNE, _report(lambda n: f"nothing: {'[' * n}\n")),
    "digits": (JUNE, _report(lambda n: f"readings:\n  - value: {'1,' * (n // 2)}\n")),
    "signs that cannot be seen": (JUNE, _report(lambda n: f"nothing: {chr(0x200B) * n}\n")),
    "conflict marks": (JUNE, _report(lambda n: "<<<<<<< a\n" * (n // 10))),
    "one long key": (JUNE, _report(lambda n: f"{'k' * n}: 1\n")),
    "a document of one sign": (SOURCE, lambda n: "文" * n),
    "a document of blank lines": (SOURCE, lambda n: "一、a\n" + "\n" * n),
    "a plan that quotes what is nowhere": (
        PLAN,
        lambda n: "narrative:\n" + f"  - {'务' * 100}\n" * (n // 104),
    ),
}
"""A file and what is written into it, by its length."""


@pytest.mark.parametrize(("file", "shape"), FILES.values(), ids=FILES)
def test_no_file_takes_longer_to_check_than_its_length_allows(
    tmp_path: Path, file: str, shape: Callable[[int], str]
) -> None:
    def checked(length: int) -> Callable[[], object]:
        lay(tmp_path, {**BASE, file: shape(length)})
        return lambda: problems(load(Workspace(tmp_path)))

    assert not grows_faster(checked, 25_000)


TEXTS: dict[str, Callable[[int], str]] = {
    "signs of Markdown": lambda n: _entry("*_#[<" * (n // 5)),
    "commas": lambda n: _entry("甲,," * (n // 5)),
    "blanks": lambda n: _entry(f"甲{' ' * n}乙"),
    "blank lines": lambda n: _entry("甲\n" + "\n" * n + "      乙"),
    "lines with a dash": lambda n: _entry("- \n      " * (n // 9) + "乙"),
    "addresses": lambda n: _entry("a@b.cn " * (n // 7)),
    "entries": lambda n: "progress:\n" + "  - ref: 1.1\n    text: 走访企业\n" * (n // 35),
    "problems": lambda n: (
        "problems:\n"
        + "".join(f"  - {{ref: '1.1', title: 场地不足{i}, ask: 请帮助}}\n" for i in range(n // 60))
    ),
}
"""What a report says below its first line, by its length."""


def _entry(text: str) -> str:
    return f"progress:\n  - ref: 1.1\n    text: |-\n      {text}\n"


@pytest.mark.parametrize("shape", TEXTS.values(), ids=TEXTS)
def test_no_brief_takes_longer_to_write_than_its_inputs_allow(
    tmp_path: Path, shape: Callable[[int], str]
) -> None:
    def written(length: int) -> Callable[[], object]:
        lay(tmp_path, {**BASE, JUNE: f"submitted: 2025-07-03\n{shape(length)}"})
        tree = Workspace(tmp_path)
        found = load(tree)
        assert found.problems == ()
        assert found.project is not None
        opened = Opened(tree, found, found.project, DAY)
        return lambda: brief_text(Words("zh_CN"), opened, MONTH)

    assert not grows_faster(written, 25_000)


@pytest.mark.parametrize("sign", ["\n", "\u3000", "-", "1", ":", "*", "."])
def test_no_template_takes_longer_than_what_it_prints(sign: str) -> None:
    def printed(length: int) -> Callable[[], object]:
        return lambda: safe.markdown(f"a{sign * length}\n{sign * length}b")

    assert not grows_faster(printed, 4000)
