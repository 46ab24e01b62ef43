"""Words: no figure, until a decision settles it."""

from typing import Any

from tests.state.lights.worked.example import Example, Outcome

SAID: dict[str, Any] = {
    "kind": "rate",
    "measure": None,
    "target": {"words": "与经济增长基本同步"},
    "reported_by": None,
}

WORDS = [
    Example(
        "nothing-is-asked-in-figures",
        "no figure in the target → grey",
        day="2025-07-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "nor-on-its-day",
        "nobody has settled it → grey",
        day="2026-01-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("grey", "b"),
    ),
    Example(
        "closed-by-decision",
        "closed on 2 July → closed",
        day="2025-07-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("closed", "c"),
        project={
            "decisions": [
                {
                    "ref": "it",
                    "by": "统筹办",
                    "kind": "close",
                    "on": "2025-07-02",
                    "reason": "统计局认定",
                }
            ]
        },
    ),
    Example(
        "closed-later",
        "closed on 20 July, asked on 10 July → grey",
        day="2025-07-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("grey", "b"),
        project={
            "decisions": [
                {
                    "ref": "it",
                    "by": "统筹办",
                    "kind": "close",
                    "on": "2025-07-20",
                    "reason": "统计局认定",
                }
            ]
        },
    ),
    Example(
        "opened-again",
        "closed on 2 July, reopened on 5 July → grey",
        day="2025-07-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("grey", "b"),
        project={
            "decisions": [
                {
                    "ref": "it",
                    "by": "统筹办",
                    "kind": "close",
                    "on": "2025-07-02",
                    "reason": "认定",
                },
                {
                    "ref": "it",
                    "by": "统筹办",
                    "kind": "reopen",
                    "on": "2025-07-05",
                    "reason": "数据订正",
                },
            ]
        },
    ),
    Example(
        "exempt",
        "exempt until September → grey",
        day="2025-07-10",
        figures={},
        indicator=SAID,
        outcome=Outcome("grey", "a"),
        project={
            "decisions": [
                {
                    "ref": "it",
                    "by": "统筹办",
                    "kind": "exempt",
                    "on": "2025-07-02",
                    "until": "2025-09-30",
                    "reason": "口径调整",
                }
            ]
        },
    ),
    Example(
        "changed-into-a-figure",
        "since May a figure is wanted, and none is told → grey",
        day="2025-07-10",
        figures={},
        indicator=SAID
        | {
            "measure": "%",
            "reported_by": ["jxkc"],
            "amended": [
                {
                    "on": "2025-05-01",
                    "target": {"at_least": "6"},
                    "document": "纪要",
                    "reason": "量化",
                }
            ],
        },
        outcome=Outcome("grey", "b"),
    ),
]
