"""``anplan log`` as JSON, as CSV and on a terminal: keys, numbers, and no foreign control sign."""

import csv
import io
import json

from tests.commands.ask.log.events import JULY, JUNE, events, figure
from tests.history import Repository, nameless
from tests.program import shown


def test_the_json_has_its_keys(repository: Repository) -> None:
    repository.report(JUNE, figure("58.25", "2025-05-31"), "2025-07-04", "改正")
    told = json.loads(shown("log", "contracts", "--format", "json", folder=repository.root))
    keys = ["schema", "sample", "ref", "rev", "rev_day", "known", "whole", "events"]
    assert list(told) == keys
    assert (told["schema"], told["sample"], told["whole"]) == (1, False, True)
    assert told["ref"] == {
        "kind": "indicator",
        "id": "contracts",
        "title": "contracts 技术合同成交额",
    }
    last = told["events"][-1]
    assert nameless(last.pop("commit")) == "0000000"
    assert last == {
        "how": "changed",
        "sort": "reading",
        "ref": "contracts",
        "name": "2025-05-31",
        "unit": "kcj",
        "period": "2025-06",
        "held_on": "2025-05-31",
        "before": {
            "indicator": "contracts",
            "value": 52.5,
            "as_of": "2025-05-31",
            "preliminary": False,
        },
        "after": {
            "indicator": "contracts",
            "value": 58.25,
            "as_of": "2025-05-31",
            "preliminary": False,
        },
        "text": "52.5 → 58.25亿元",
        "reason": None,
        "known_on": "2025-07-04",
        "author": "区科技创新局",
        "subject": "改正",
        "earliest": False,
        "problem": None,
        "file": "units/kcj/2025-06.yaml",
    }


def test_the_csv_has_figures_as_numbers(repository: Repository) -> None:
    repository.report(JUNE, figure("58.25", "2025-05-31"), "2025-07-04", "=1+1")
    told = shown("log", "contracts", "--format", "csv", folder=repository.root)
    last = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))[-1]
    assert (last["before"], last["value"], last["measure"]) == ("52.5", "58.25", "亿元")
    assert (last["known_on"], last["subject"]) == ("2025-07-04", "'=1+1")


def test_the_csv_has_the_evidence_of_a_figure_in_its_last_column(repository: Repository) -> None:
    papers = "    evidence:\n      - {title: 统计快报, issuer: 市统计局, date: 2025-08-04}\n      - {title: 台账}\n"
    repository.report(JULY, figure("70", "2025-07-31", more=papers), "2025-08-05", "七月")
    told = shown("log", "contracts", "--format", "csv", folder=repository.root)
    first, *_, last = csv.DictReader(io.StringIO(told.removeprefix("\ufeff")))
    assert list(last)[-1] == "evidence"
    assert (first["evidence"], last["evidence"]) == ("", "统计快报，2025-08-04，市统计局；台账")


def test_an_author_s_name_cannot_draw_on_the_terminal(repository: Repository) -> None:
    repository.write(JULY, figure("70", "2025-07-31"))
    repository.commit("红\x1b[31m字", "2025-08-01", "攻\x1b[2J击")
    assert events(repository)[-1].endswith("红\\x1b[31m字 | 攻\\x1b[2J击 0000000")
