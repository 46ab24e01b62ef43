"""A part of another indicator (其中): judged by its own target, not counted again, never more.

Unless an example says otherwise all are counts of 家, of 30 June 2025, asked about on 10 July:
企业 (firms) is to reach at least 120 by 2025-12-31 and 大型 (large), a part of it, at least 40,
both evenly over the months of the year; red is more than 10 points behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from anplan.checks.all_rules import BY_CODE
from anplan.checks.rules.values.parts import more_than_the_whole
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.parts import counted
from tests.builders import indicator, project, reading, report, state_on
from tests.show.example import CHINESE
from tests.state.lights.worked.example import Outcome, outcome_of

DAY = "2025-07-10"
JUNE = "2025-06-30"
USUAL: dict[str, dict[str, Any]] = {
    "firms": {"title": "企业", "target": "120"},
    "large": {"title": "大型", "target": "40", "part_of": "firms"},
}
LISTED: dict[str, Any] = {"listed": {"title": "上市", "part_of": "large", "target": "10"}}
SMALL: dict[str, Any] = {"small": {"title": "小型", "part_of": "firms", "target": "80"}}
BY_TWO: dict[str, Any] = {"firms": {"reported_by": ["jxkc", "kgj"]}}
GROWTH: dict[str, Any] = {
    "firms": {"kind": "rate", "measure": "%", "target": "6"},
    "large": {"kind": "rate", "measure": "%", "target": "8"},
}
GREEN = Outcome("green", "i", "50.0", "50.0", "0.0")
NOTHING = Outcome("grey", "b")


class Right(NamedTuple):
    """What is right: each outcome by its indicator, which are counted, and what ``check`` finds."""

    outcomes: Mapping[str, Outcome]
    counted: tuple[str, ...]
    too_much: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """One case: its arithmetic in words, the figures of 30 June, and what is right.

    ``reports``, by unit and period, stand instead of ``figures`` where it matters who said what
    of which day. ``indicators`` hold the keys that differ from the usual, and further parts.
    ``of`` are those that are looked at, all of them where it is empty: a unit's own, say.
    """

    id: str
    by_hand: str
    outcomes: Mapping[str, Outcome]
    counted: tuple[str, ...] = ("firms",)
    too_much: tuple[str, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[tuple[str, str], Iterable[tuple[str, str, str]]] = field(default_factory=dict)
    indicators: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    of: tuple[str, ...] = ()

    @property
    def right(self) -> Right:
        """Return what is right."""
        return Right(self.outcomes, self.counted, self.too_much)

    def found(self) -> Right:
        """Ask anplan."""
        made = self._project()
        states = [
            state for state in state_on(DAY, made).indicators if not self.of or state.id in self.of
        ]
        return Right(
            {state.id: outcome_of(state) for state in states},
            tuple(state.id for state in counted(states)),
            tuple(
                CHINESE.tell(finding.message)
                for finding in more_than_the_whole(Facts.of(made, BY_CODE))
            ),
        )

    def _project(self) -> Project:
        told = self.reports or {
            ("jxkc", "2025-06"): [(name, value, JUNE) for name, value in self.figures.items()]
        }
        return project(
            indicators={
                name: _indicator(**{**USUAL.get(name, {}), **self.indicators.get(name, {})})
                for name in dict.fromkeys((*USUAL, *self.indicators))
            },
            units=("jxkc", "kgj"),
            reports={
                key: report(*(reading(value, as_of, name) for name, value, as_of in said))
                for key, said in told.items()
            },
        )


def _indicator(target: str, **keys: Any) -> Indicator:
    usual = {"kind": "count", "measure": "家", "target": {"at_least": target}}
    return indicator(**usual | keys)


PART_OF = [
    Parts(
        "a-part-is-judged-by-its-own-target",
        "10/40 = 25.0 %, gap −25.0 → red; the whole 60/120 = 50.0 % → green, and alone counted",
        figures={"firms": "60", "large": "10"},
        outcomes={"firms": GREEN, "large": Outcome("red", "i", "25.0", "50.0", "-25.0")},
    ),
    Parts(
        "a-part-that-is-level-does-not-lift-its-whole",
        "20/40 = 50.0 % → green; 30/120 = 25.0 %, gap −25.0 → red: one indicator is red",
        figures={"firms": "30", "large": "20"},
        outcomes={"firms": Outcome("red", "i", "25.0", "50.0", "-25.0"), "large": GREEN},
    ),
    Parts(
        "a-part-s-figure-is-not-added-to-its-whole-s",
        "60 firms, 20 of them large: 60/120, not 80/120",
        figures={"firms": "60", "large": "20"},
        outcomes={"firms": GREEN, "large": GREEN},
    ),
    Parts(
        "a-part-that-is-the-whole",
        "60 of 60 are large: no more than all; 60/40 → met",
        figures={"firms": "60", "large": "60"},
        outcomes={"firms": GREEN, "large": Outcome("green", "f", "150.0", "50.0", "100.0")},
    ),
    Parts(
        "a-part-that-is-more-than-the-whole",
        "61 of 60 cannot be: told; each is judged by its figure until one is mended",
        figures={"firms": "60", "large": "61"},
        outcomes={"firms": GREEN, "large": Outcome("green", "f", "152.5", "50.0", "102.5")},
        too_much=("大型截至 2025-06-30 为 61家，大于所属的企业（60家）",),
    ),
    Parts(
        "two-parts-may-overlap",
        "20 large and 45 small of 60 are 65: some may be both, and neither is more than 60",
        figures={"firms": "60", "large": "20", "small": "45"},
        indicators=SMALL,
        outcomes={
            "firms": GREEN,
            "large": GREEN,
            "small": Outcome("green", "i", "56.3", "50.0", "6.3"),
        },
    ),
    Parts(
        "a-part-of-a-part-is-held-against-both",
        "25 listed are more than 20 large and no more than 60 firms; 25/10 → met",
        figures={"firms": "60", "large": "20", "listed": "25"},
        indicators=LISTED,
        outcomes={
            "firms": GREEN,
            "large": GREEN,
            "listed": Outcome("green", "f", "250.0", "50.0", "200.0"),
        },
        too_much=("上市截至 2025-06-30 为 25家，大于所属的大型（20家）",),
    ),
    Parts(
        "a-part-of-a-part-that-is-more-than-all",
        "61 listed are more than 20 large, and than 60 firms; 61/10 → met",
        figures={"firms": "60", "large": "20", "listed": "61"},
        indicators=LISTED,
        outcomes={
            "firms": GREEN,
            "large": GREEN,
            "listed": Outcome("green", "f", "610.0", "50.0", "560.0"),
        },
        too_much=(
            "上市截至 2025-06-30 为 61家，大于所属的大型（20家）",
            "上市截至 2025-06-30 为 61家，大于所属的企业（60家）",
        ),
    ),
    Parts(
        "figures-of-different-days-are-not-held-against-each-other",
        "May 50, June 55 large: 55/40 → met; of the whole May alone, 50/120 = 41.7 %, pace 5/12",
        reports={
            ("jxkc", "2025-05"): [("firms", "50", "2025-05-31"), ("large", "50", "2025-05-31")],
            ("jxkc", "2025-06"): [("large", "55", JUNE)],
        },
        outcomes={
            "firms": Outcome("green", "i", "41.7", "41.7", "0.0"),
            "large": Outcome("green", "f", "137.5", "50.0", "87.5"),
        },
    ),
    Parts(
        "a-whole-that-was-corrected-downwards",
        "May 50, later said to be 44: 45 large were more; 44/120 = 36.7 %, pace 41.7 %; "
        "45/40 → met, and 5/12 of 40, in whole things 16, were due: 16/40 = 40.0 %",
        reports={
            ("jxkc", "2025-05"): [("firms", "50", "2025-05-31"), ("large", "45", "2025-05-31")],
            ("jxkc", "2025-06"): [("firms", "44", "2025-05-31")],
        },
        outcomes={
            "firms": Outcome("yellow", "i", "36.7", "41.7", "-5.0"),
            "large": Outcome("green", "f", "112.5", "40.0", "72.5"),
        },
        too_much=("大型截至 2025-05-31 为 45家，大于所属的企业（44家）",),
    ),
    Parts(
        "a-whole-of-which-a-unit-s-figure-is-missing",
        "one of two units has 15: no sum to hold 20 against; 20/40 = 50.0 %",
        reports={("jxkc", "2025-06"): [("firms", "15", JUNE), ("large", "20", JUNE)]},
        indicators=BY_TWO,
        outcomes={"firms": NOTHING, "large": GREEN},
    ),
    Parts(
        "a-part-of-which-nobody-has-reported",
        "nothing of the part → grey, which no count of lights has; the whole 60/120",
        figures={"firms": "60"},
        outcomes={"firms": GREEN, "large": NOTHING},
    ),
    Parts(
        "a-part-may-grow-faster-than-its-whole",
        "growth of 9 % beside 7 % in all: no sums, so nothing is too much; 9 ≥ 8 and 7 ≥ 6",
        figures={"firms": "7", "large": "9"},
        indicators=GROWTH,
        outcomes={
            "firms": Outcome("green", "f", gap="1.0"),
            "large": Outcome("green", "f", gap="1.0"),
        },
    ),
    Parts(
        "where-the-whole-is-not-among-them-the-part-counts-itself",
        "of a unit's own two, the large and the listed among them, the large are counted",
        figures={"firms": "60", "large": "20", "listed": "5"},
        indicators=LISTED,
        of=("large", "listed"),
        outcomes={"large": GREEN, "listed": GREEN},
        counted=("large",),
    ),
]
