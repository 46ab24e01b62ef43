"""Pages as HTML: templates laid around them, and a policy that lets nothing else in."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from anplan.show.paper.html import grouped
from anplan.show.paper.marks import MARKS
from anplan.show.safe import printable
from anplan.show.site.blocks import Link, SitePage, further_pages
from anplan.show.site.names import Links
from anplan.show.site.site import Frame

SIGNS = {name: mark.sign for name, mark in MARKS.items()} | {"closed": "◎"}
"""The mark of each light: it tells it apart for who sees no colour, and on paper."""
_LIGHTS = frozenset(SIGNS)


class Look(NamedTuple):
    """How a site looks and what its script does, as texts of their own; ``live`` reloads it."""

    style: str
    script: str
    live: bool = False

    @property
    def policy(self) -> str:
        """Return the policy: no other style, no other script, nothing from anywhere."""
        rules = [
            "default-src 'none'",
            f"style-src '{_digest(self.style)}'",
            f"script-src '{_digest(self.script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
        if self.live:
            rules.append("connect-src 'self'")
        return "; ".join(rules)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


class Renderer:
    """Lays pages out by the packaged templates; a workspace has none of its own for a site."""

    def __init__(
        self, templates: Mapping[str, str], frame: Frame, links: Links, *, live: bool = False
    ) -> None:
        """Compile the templates once for all pages."""
        self._environment = Environment(
            loader=DictLoader(dict(templates)),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
            finalize=_shown,
        )
        self._whole, self._links, self._here = links, links, ""
        self._environment.filters |= {
            "grouped": grouped,
            "kind": lambda block: type(block).__name__,
            "link": self._link,
            "cell": self._cell,
            "lines": _lines,
            "href": self._href,
            "way": self._way,
        }
        script = templates["script.js"] + (templates["live.js"] if live else "")
        look = Look(_squeezed(templates["style.css"]), _squeezed(script), live)
        self._environment.globals |= {
            "frame": frame,
            "look": look,
            "style": Markup(look.style),  # noqa: S704 - the program's own text
            "script": Markup(look.script),  # noqa: S704 - the same
            "signs": SIGNS,
            "single": links.single,
        }

    def page(self, page: SitePage) -> str:
        """Return a page as a file of its own."""
        self._turn_to(page)
        return self._environment.get_template("page.html.j2").render(page=page)

    def single(self, pages: Iterable[SitePage]) -> str:
        """Return all pages as one file."""

        def one_by_one() -> Iterator[SitePage]:
            for page in pages:
                self._turn_to(page)
                yield page

        return self._environment.get_template("single.html.j2").render(pages=one_by_one())

    def _turn_to(self, page: SitePage) -> None:
        """Know where the page is, and the further pages that it names beside those of the site."""
        self._here = page.name
        self._links = self._whole._replace(pages=self._whole.pages | further_pages(page))

    def _href(self, page: str) -> str:
        return self._links.of(page)

    def _way(self, page: str) -> str:
        """Return where a page or a part of one lies."""
        name, _, part = page.partition(".")
        return self._links.href(name, part)

    def _link(self, link: Link) -> Markup:
        text, href = _text(link.text), self._links.of(link.page)
        return Markup('<a href="{}">{}</a>').format(href, text) if href else text

    def _cell(self, cell: object) -> Markup:
        """Return a cell: a light with its mark, or a text that leads to the page of its name."""
        text, style = getattr(cell, "text", ""), getattr(cell, "style", "plain")
        if not text:
            return Markup("")
        if style in _LIGHTS:
            return light(style, text)
        page = getattr(cell, "page", None)
        if page is None:
            page = self._links.by_text.get(text, "")
        href = self._links.of(page) if page != self._here else ""
        return Markup('<a href="{}">{}</a>').format(href, _text(text)) if href else _text(text)


def light(name: str, word: str) -> Markup:
    """Return a light as mark and word in its colour."""
    return Markup('<span class="light {}"><span aria-hidden="true">{}</span>{}</span>').format(
        name, SIGNS[name], _text(word)
    )


def _shown(value: object) -> object:
    """Show signs that nobody sees by their numbers, in whatever a template prints, on one line."""
    return _folded(value) if type(value) is str else value


def _folded(text: str) -> str:
    return printable(text).replace("\n", " ")


def _text(text: str) -> Markup:
    return escape(_folded(text))


def _lines(text: str) -> Markup:
    """Return a text with its own lines."""
    return Markup("<br>").join(_text(line) for line in text.split("\n"))


def _squeezed(text: str) -> str:
    """Leave out what lies between lines of a style or script."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
