"""``anplan calendar``: what is owed and due, read back as a clerk's calendar reads it."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from icalendar import Calendar

from tests.program import edit, refused, run, run_bytes


class Entry(NamedTuple):
    """What a calendar shows of an entry."""

    uid: str
    day: date
    title: str
    text: str
    alarms: tuple[timedelta, ...]


def entries(folder: Path, *options: str) -> list[Entry]:
    data = run_bytes("calendar", *options, "-o", "-", folder=folder).stdout
    return [
        Entry(
            str(event["uid"]),
            event.decoded("dtstart"),
            str(event["summary"]),
            str(event["description"]),
            tuple(alarm.decoded("trigger") for alarm in event.walk("VALARM")),
        )
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


def titled(found: list[Entry], words: str) -> Entry:
    (entry,) = (entry for entry in found if words in entry.title)
    return entry


def test_a_paper_that_all_owe_by_one_day_is_one_entry(sample: Path) -> None:
    entry = titled(entries(sample), "10月份办理工作简报")
    assert entry.day == date(2025, 11, 5)
    assert "27个单位，27个尚未报送或完成" in entry.text


def test_what_is_open_has_an_alarm_three_days_before(sample: Path) -> None:
    assert titled(entries(sample), "10月份办理工作简报").alarms == (timedelta(days=-3, hours=9),)


def test_what_is_done_says_so_and_has_no_alarm(sample: Path) -> None:
    entry = titled(entries(sample, "--unit", "大智街"), "6月份办理工作简报")
    assert (entry.title[:4], entry.alarms) == ("【已办】", ())


def test_a_unit_has_its_own_papers_milestones_and_measures(sample: Path) -> None:
    titles = [entry.title for entry in entries(sample, "--unit", "jxkc")]
    for label in ("节点：", "方案措施：", "10月份办理工作简报"):
        assert any(label in title for title in titles), label
    assert len(titles) > len(entries(sample, "--unit", "大智街"))


def test_an_entry_keeps_its_uid_whatever_its_day_becomes(copied: Path) -> None:
    before = titled(entries(copied), "10月份办理工作简报")
    edit(copied / "plan/plan.yaml", "days_after: 5", "days_after: 8")
    after = titled(entries(copied), "10月份办理工作简报")
    assert before.uid == after.uid
    assert before.day != after.day


def test_no_two_entries_have_one_uid(sample: Path) -> None:
    for options in ((), ("--unit", "jxkc")):
        uids = [entry.uid for entry in entries(sample, *options)]
        assert len(uids) == len(set(uids))


def test_the_same_question_gives_the_same_bytes(sample: Path) -> None:
    line = ("calendar", "--unit", "大智街", "-o", "-")
    data = run_bytes(*line, folder=sample).stdout
    assert data == run_bytes(*line, folder=sample).stdout
    assert all(len(row) <= 75 for row in data.split(b"\r\n"))


def test_it_is_named_after_the_unit(copied: Path) -> None:
    done = run("calendar", "--unit", "大智街", folder=copied)
    assert (done.code, done.err) == (0, f"已写入：{copied / '大智街-日程.ics'}\n")


def test_sample_data_says_so(sample: Path) -> None:
    assert all("示例数据" in entry.text for entry in entries(sample))


@pytest.mark.parametrize("unit", ["", "文旅局"])
def test_a_unit_that_is_unknown_is_refused(sample: Path, unit: str) -> None:
    assert refused("calendar", "--unit", unit, folder=sample).startswith("anplan：没有单位")
