"""The pages of the briefs, as they lie in the workspace."""

from collections.abc import Iterator

from anplan.show.site.blocks import Lines, Link, Paper, SitePage, Text, part
from anplan.show.site.given import Given, Written
from anplan.show.site.names import BRIEFS, brief_page


def briefs_page(given: Given) -> SitePage:
    """Make the list of briefs, the newest first."""
    words = given.words

    def listed() -> Iterator[object]:
        if not given.briefs:
            yield Text(words("No brief was written yet."))
            return
        yield Lines(
            tuple(
                Link(_title(given, brief), brief_page(brief.period))
                for brief in reversed(given.briefs)
            )
        )

    return SitePage(BRIEFS, BRIEFS, words("Briefs"), "", part("all", words("Briefs"), listed()))


def _title(given: Given, brief: Written) -> str:
    title = f"{brief.period} {brief.document.title}"
    if brief.is_draft:
        words = given.words
        return words("{title} ({reason})").format(title=title, reason=words("draft"))
    return title


def brief_site_page(given: Given, brief: Written) -> SitePage:
    """Make the page of a brief, with its annexes."""
    title = _title(given, brief)
    parts = [*part("text", title, (Paper(brief.document.blocks),))]
    for number, annex in enumerate(brief.document.annexes, 1):
        parts += part(f"annex{number}", annex.title, (Paper(annex.blocks),))
    return SitePage(brief_page(brief.period), BRIEFS, title, given.words("Brief"), tuple(parts))
