"""Family H, what was issued: a closed month is closed to files of every period."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, JUNE, MAY, changed
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes

CLOSED = "2025-05 was closed on 2025-06-10"
SCHEME = "units/kcj/scheme.yaml"
MEASURES = "submitted: 2025-04-20\nmeasures:\n  - ref: 1.1\n    text: 建专班\n"


def paper(submitted: str, *readings: str) -> str:
    return f"submitted: {submitted}\nreadings:\n" + "".join(readings)


def figure(value: str, as_of: str, name: str = "firms", reason: str = "") -> str:
    because = f"    reason: {reason}\n" if reason else ""
    return f"  - indicator: {name}\n    value: {value}\n    as_of: {as_of}\n{because}"


@pytest.mark.parametrize("period", ["2025-Q1", "2025-04"])
def test_a_report_of_any_period_that_ended_is_closed_whole(tmp_path: Path, period: str) -> None:
    file = f"units/kcj/{period}.yaml"
    before = {**ISSUED, file: paper("2025-04-20", figure("8", "2025-03-31"))}
    after = {file: paper("2025-04-21", figure("9", "2025-03-31"), figure("7", "2025-02-28"))}
    told = [line.partition(" | ")[0] for line in changes(tmp_path, before, after)]
    assert [line for line in told if " H101 " in line] == [
        f"{file}:1:12 H101 submitted was 2025-04-20 and is now 2025-04-21; {CLOSED}",
        f"{file}:4:12 H101 firms 2025-03-31 value was 8 and is now 9; {CLOSED}",
        f"{file}:6:5 H101 firms 2025-02-28 was added; {CLOSED}",
    ]


@pytest.mark.parametrize("period", ["2025-H1", "2025-Q2", "2025", "2025-06"])
def test_what_a_brief_had_of_a_time_that_is_not_over_stays(tmp_path: Path, period: str) -> None:
    file = f"units/kcj/{period}.yaml"
    before = {**ISSUED, file: paper("2025-06-08", figure("20", "2025-05-31"))}
    after = {file: paper("2025-06-08", figure("26", "2025-05-31", reason="核实"))}
    told = changes(tmp_path, before, after)
    assert f"{file}:4:12 H101 firms 2025-05-31 value was 20 and is now 26; {CLOSED}" in [
        line.partition(" | ")[0] for line in told
    ]


def test_what_came_on_a_day_that_nobody_knows_was_in_the_brief(tmp_path: Path) -> None:
    """As at the edge of a shallow clone; its brief, too, counts it as there."""
    file = "units/kcj/2025-H1.yaml"
    before = paper("2025-06-08", figure("20", "2025-05-31"), figure("24", "2025-06-20"))
    before = before.partition("\n")[2]
    told = changes(
        tmp_path, {**ISSUED, file: before}, {file: before.replace("value: 2", "value: 3")}
    )
    assert [line.partition(" | ")[0] for line in told if " H101 " in line] == [
        f"{file}:3:12 H101 firms 2025-05-31 value was 20 and is now 30; {CLOSED}"
    ]


def test_what_came_after_the_issue_may_still_be_mended(tmp_path: Path) -> None:
    after = {JUNE: BASE[JUNE].replace("52.5", "53.5")}
    assert changes(tmp_path, ISSUED, after) == []


def test_words_that_a_brief_had_stay_in_a_report_of_the_year(tmp_path: Path) -> None:
    file = "units/kcj/2025.yaml"
    words = "submitted: 2025-05-20\nat_risk:\n  - ref: 1.1\n    text: |-\n      设备未到\n"
    before = {**ISSUED, file: words}
    told = changes(tmp_path, before, {file: words.replace("未到", "已到")})
    assert [line.partition(" ")[2][:4] for line in told] == ["H101"]


def test_a_recorded_entry_does_not_move_out_of_a_closed_month(tmp_path: Path) -> None:
    reading = figure("20", "2025-05-31")
    after = {
        MAY: BASE[MAY].replace(reading, ""),
        **changed(JUNE, "readings:\n", "readings:\n" + reading),
    }
    told = changes(tmp_path, ISSUED, after)
    assert any(" H102 firms 2025-05-31 was removed from readings" in line for line in told)


def test_a_scheme_that_a_brief_had_stays_and_may_grow(tmp_path: Path) -> None:
    before = {**ISSUED, SCHEME: MEASURES}
    more = MEASURES + "  - ref: 1.2\n    text: 走访企业\n"
    assert changes(tmp_path / "1", before, {SCHEME: more}) == []
    other = MEASURES.replace("04-20", "04-10").replace("建专班", "设专班")
    told = [line.partition(" | ")[0] for line in changes(tmp_path / "2", before, {SCHEME: other})]
    assert told == [
        f"{SCHEME}:1:12 H101 submitted was 2025-04-20 and is now 2025-04-10; {CLOSED}",
        f"{SCHEME}:4:11 H101 1.1 text was 建专班 and is now 设专班; {CLOSED}",
    ]


@pytest.mark.parametrize("period", ["2025-06", "2025-H1", "2025"])
def test_a_later_report_corrects_with_its_reason(tmp_path: Path, period: str) -> None:
    """One that a unit hands in after the issue, whatever its period."""
    file = f"units/kcj/{period}.yaml"
    said = paper("2025-07-03", figure("21", "2025-05-31", reason="一家漏登"))
    assert not any(" H101 " in one for one in changes(tmp_path, ISSUED, {file: said}))


@pytest.mark.parametrize(
    ("period", "submitted"),
    [("2025-Q1", "2025-06-20"), ("2025-04", "2025-04-20"), ("2025", "2025-06-02")],
)
def test_a_new_report_of_a_closed_time_contradicts_nothing(
    tmp_path: Path, period: str, submitted: str
) -> None:
    early = "units/kcj/2025-03.yaml"
    before = {**ISSUED, early: paper("2025-04-03", figure("8", "2025-03-31"))}
    file = f"units/kcj/{period}.yaml"
    said = paper(submitted, figure("12", "2025-03-31", reason="核实"))
    told = [line.partition(" | ")[0] for line in changes(tmp_path / "1", before, {file: said})]
    assert f"{file}:4:12 H101 firms 2025-03-31 value was 8 and is now 12; {CLOSED}" in told
    again = {file: paper(submitted, figure("8", "2025-03-31"), figure("9", "2025-02-28"))}
    assert not any(" H101 " in line for line in changes(tmp_path / "2", before, again))
