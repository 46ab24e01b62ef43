"""The catalogue of messages: extract new texts, compile, and check that none is missing.

``python tools/messages.py extract|compile|check``. English texts are the keys and need no
catalogue of their own; every other language is complete, and CI fails where one is not.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh_CN",)
KEYWORDS = ("say", "mark", "words", "Doc")
_FIELD = re.compile(r"\{(\w*)[^}]*\}")


def po_path(root: Path, language: str) -> Path:
    """Return the catalogue of a language."""
    return root / "src/anplan/locale" / language / "LC_MESSAGES" / "anplan.po"


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the catalogue's texts in the code and the templates, each with its place."""
    for path in (*sorted((root / "src/anplan").rglob("*.py")), root / "tools/manual.py"):
        for text in texts_in(path.read_text(encoding="utf-8")):
            yield text, path.relative_to(root).as_posix()
    for path in sorted((root / "templates").glob("*.j2")):
        for _, message, _, _ in extract_from_file("jinja2.ext:babel_extract", str(path)):
            if isinstance(message, str) and message:
                yield message, path.relative_to(root).as_posix()


def texts_in(code: str) -> Iterator[str]:
    """Yield the literals that a module passes to one of the keywords, in their order.

    Python's own parser joins and unescapes them, so no release of another library reads them
    otherwise. An f-string is no key and is passed over.
    """
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        match call:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name),
                args=[ast.Constant(value=str(text)), *_],
            ) if name in KEYWORDS and text:
                yield text


def read(root: Path, language: str) -> Catalog:
    """Return the catalogue of a language; an empty one where there is none."""
    path = po_path(root, language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def extract(root: Path) -> None:
    """Bring the catalogues up to date: new texts empty, old ones gone."""
    places_of: dict[str, list[str]] = {}
    for text, place in texts(root):
        places_of.setdefault(text, []).append(place)
    for language in LANGUAGES:
        old, new = read(root, language), Catalog(locale=language, fuzzy=False)
        for text, places in places_of.items():
            entry = old.get(text)
            translation = entry.string if entry and isinstance(entry.string, str) else ""
            locations: list[Any] = [(place, None) for place in sorted(set(places))]
            new.add(text, translation, locations=locations)
        path = po_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, new, omit_header=True, sort_by_file=True, width=100)


def compile_all(root: Path) -> None:
    """Write every .mo beside its .po, each put in its place whole: a program may be reading it."""
    for language in LANGUAGES:
        place = po_path(root, language).with_suffix(".mo")
        made = (
            root / "build" / f"{language}.{os.getpid()}.mo"
        )  # no package, in which a wheel would have it
        made.parent.mkdir(exist_ok=True)
        try:
            with made.open("wb") as stream:
                write_mo(stream, read(root, language))
            made.replace(place)
        finally:
            made.unlink(missing_ok=True)


def problems(root: Path) -> Iterator[str]:
    """Yield what is wrong: texts missing, no longer used, or with other {fields}."""
    used = {text for text, _ in texts(root)}
    for language in LANGUAGES:
        catalogue = read(root, language)
        known = {message.id: message.string for message in catalogue if message.id}
        for text in sorted(used):
            translation = known.get(text)
            if not translation:
                yield f"{language}: not translated: {text}"
            elif set(_FIELD.findall(str(translation))) != set(_FIELD.findall(text)):
                yield f"{language}: other fields than in: {text}"
        yield from (f"{language}: no longer used: {text}" for text in sorted(set(known) - used))


def main(arguments: list[str]) -> int:
    """Run one of the verbs."""
    verb = arguments[0] if arguments else ""
    if verb == "extract":
        extract(ROOT)
    elif verb == "compile":
        compile_all(ROOT)
    elif verb == "check":
        lines = list(problems(ROOT))
        count = len({text for text, _ in texts(ROOT)})
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.write(f"messages: {count}, problems: {len(lines)}\n")
        return int(bool(lines))
    else:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
