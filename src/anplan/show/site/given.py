"""All that a site is made of: the state, and what was judged or read beside it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anplan.base.commit import Revision
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.coverage import Coverage
from anplan.model.project import Project
from anplan.show.paper.tree import Document
from anplan.show.screens.page import revision_parts
from anplan.show.screens.traces import Traces
from anplan.show.site.blocks import Draft
from anplan.show.values import base_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.figures import rounded
from anplan.state.indicators import IndicatorState

Indicators = Mapping[str, IndicatorState]


class Issued(NamedTuple):
    """A period whose brief was issued: its indicators as that knew them, and as is known now."""

    period: Period
    on: date
    then: Indicators
    again: Indicators


class Before(NamedTuple):
    """The last brief that was issued, and the state that it told."""

    period: Period
    on: date
    state: State


class Written(NamedTuple):
    """A brief that lies in the workspace."""

    period: Period
    document: Document
    is_draft: bool


class Given(NamedTuple):
    """What a site is made of."""

    words: Words
    state: State
    traces: Traces
    revision: Revision | None
    coverage: Coverage
    issued: tuple[Issued, ...] = ()
    before: Before | None = None
    briefs: tuple[Written, ...] = ()

    @property
    def project(self) -> Project:
        """Return what the files say."""
        return self.state.project

    @property
    def draft(self) -> Draft:
        """Return what parts are drawn with."""
        return Draft(self.words, self.state)

    def place(self, spot: Spot) -> str:
        """Return where something stands: ``file:line``."""
        place = self.traces.place(spot)
        return f"{place.file}:{place.line}"


def stand_text(given: Given) -> str:
    """Say as of which day and commit a site is, and how much of the time is over."""
    words, state = given.words, given.state
    base, share = base_text(words, given.project.plan), f"{rounded(state.share * 100, 1):f}"
    parts = (
        words("as of {day}").format(day=state.question.day.isoformat()),
        words("pace base: {base}, {share} % elapsed").format(base=base, share=share),
        *revision_parts(words, given.revision),
    )
    return words("; ").join(parts)
