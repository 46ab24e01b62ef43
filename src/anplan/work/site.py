"""What a site is made of: the state, the briefs, and what was known when; and its pages as bytes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from anplan.base.period import Period
from anplan.files.packaged import data_folder
from anplan.model.coverage import coverage
from anplan.model.project import Project
from anplan.show.screens.portfolio import PlanRow
from anplan.show.site.given import Before, Given, Issued, Written
from anplan.show.words import Words
from anplan.state.build import build, build_indicators
from anplan.state.question import Question
from anplan.work.console import Console
from anplan.work.judge import Judged
from anplan.work.traces import traces_of

if TYPE_CHECKING:
    from anplan.scale.answers import Rollup
    from anplan.show.site.blocks import SitePage
    from anplan.show.site.render import Renderer

TEMPLATES = "site"


def site_given(console: Console, judged: Judged) -> Given:
    """Gather all that a site is made of."""
    project = judged.project
    return Given(
        console.words,
        judged.state,
        traces_of(console, judged, at_once=True),
        judged.revision,
        coverage(project),
        tuple(_issued(project, judged.state.question)),
        _before(project, judged.state.question),
        tuple(_written(judged)),
    )


def _closed(project: Project, question: Question) -> list[tuple[Period, Question]]:
    """Return the periods whose brief was issued by the day that is asked about, in their order."""
    return [
        (period, Question.of_issue(period, issued))
        for period, issued in sorted(project.months_closed.items())
        if issued <= question.day
    ]


def _issued(project: Project, asked: Question) -> Iterator[Issued]:
    for period, question in _closed(project, asked):
        again = question._replace(known=asked.known)
        yield Issued(
            period,
            question.papers_on,
            build_indicators(project, question),
            build_indicators(project, again),
        )


def _before(project: Project, asked: Question) -> Before | None:
    """Return what the last brief of the run told; a longer one stands beside that."""
    run = [
        (period, question)
        for period, question in _closed(project, asked)
        if not project.is_summed_up(period)
    ]
    if not run:
        return None
    period, question = run[-1]
    return Before(period, question.papers_on, build(project, question))


def _written(judged: Judged) -> Iterator[Written]:
    """Yield the briefs that lie in the workspace."""
    from anplan.show.paper.from_markdown import read_document
    from anplan.show.paper.tree import Letterhead
    from anplan.work.issued_brief import is_draft, rendered_periods, written_brief

    for period in sorted(rendered_periods(judged.opened.tree)):
        text = written_brief(judged.opened, period)
        if text is not None:
            document = read_document(text, Letterhead("", "", "", ""))
            yield Written(period, document, is_draft(text))


def page_file(name: str) -> str:
    """Return what a page's file is called."""
    return f"{name}.html"


def templates() -> Mapping[str, str]:
    """Return the packaged templates of a site, its style and its script, by their names."""
    folder = data_folder("templates") / TEMPLATES
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def _made(
    given: Given, *, public: bool, single: bool = False, live: bool = False
) -> tuple["Renderer", Iterator["SitePage"]]:
    """Return what lays a site's pages out, and the pages."""
    from anplan.show.site.render import Renderer

    if public:
        from anplan.show.site.public import marked_of, public_frame, public_links, public_pages

        marked, frame = marked_of(given), public_frame(given)
        links, pages = public_links(marked, single=single), public_pages(marked)
    else:
        from anplan.show.site.site import site_frame, site_links, site_pages

        frame = site_frame(given)
        links, pages = site_links(given, single=single), site_pages(given)
    return Renderer(templates(), frame, links, live=live), pages


def pages_of(
    given: Given, *, public: bool = False, live: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a site with their names, one after the other."""
    renderer, pages = _made(given, public=public, live=live)
    for page in pages:
        yield page_file(page.name), renderer.page(page).encode("utf-8")


def single_page(given: Given, *, public: bool = False) -> bytes:
    """Return a site as one file."""
    from anplan.show.paper.as_made import signed_page

    renderer, pages = _made(given, public=public, single=True)
    return signed_page(renderer.single(pages)).encode("utf-8")


def portfolio_site(
    words: Words, rows: Sequence[PlanRow], day: date, told: "Sequence[Rollup]"
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of several plans above their own, with their files' names: the first one last.

    The other has what the plans are together, where they were rolled up.
    """
    from anplan.show.paper.as_made import signed_page
    from anplan.show.site.portfolio import portfolio_frame, portfolio_links, portfolio_page
    from anplan.show.site.render import Renderer
    from anplan.show.site.rollup import ROLLUP, rollup_page

    further = {ROLLUP: words("Roll-up")} if told else {}
    frame = portfolio_frame(words, day, further.items())
    renderer = Renderer(templates(), frame, portfolio_links(rows, further))
    pages = [rollup_page(words, told)] if told else []
    for page in (*pages, portfolio_page(words, rows)):
        yield page_file(page.name), signed_page(renderer.page(page)).encode("utf-8")
