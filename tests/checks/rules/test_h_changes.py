"""Family H: what may be changed, and how; every test is one change."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import (
    BASE,
    CONTRACTS,
    FIRMS,
    JUNE,
    MATCHING,
    MAY,
    PLAN,
    SOURCE,
    STREET,
    TALENT,
    changed,
)
from anplan.checks.rule import Example
from anplan.checks.rules.h_closed import ISSUED
from tests.checks.workspace import changes

YUEHU = "units/yuehu/2025-06.yaml"
SETTLED = "plan/decisions/2025-06.yaml"
UNIT = "units/kcj/unit.yaml"
BRIEF = "briefs/2025-05.yaml"
CORRECT = (
    "Leave it as it was; a figure is corrected in the next open month's report, with the same "
    "as_of and a reason"
)
CLOSED = "2025-05 was closed on 2025-06-10"


def decision(on: str, until: str = "2025-11-30") -> str:
    return f"""\
  - on: {on}
    kind: extend
    ref: 1.1/service-hall
    until: {until}
    by: 专班组长
    reason: |-
      场地移交延后
"""


def settled(*entries: str) -> Example:
    return {SETTLED: "decisions:\n" + "".join(entries)}


def with_settings(**said: str) -> Example:
    text = "".join(f"  {key}: {value}\n" for key, value in said.items())
    return changed(PLAN, "narrative:\n", f"settings:\n{text}narrative:\n")


def owned(**owners: str) -> Example:
    return {
        f"units/{unit}/unit.yaml": BASE[f"units/{unit}/unit.yaml"] + f"owners: [{names}]\n"
        for unit, names in owners.items()
    }


# A closed month -------------------------------------------------------------------------


def test_an_open_month_may_be_edited(tmp_path: Path) -> None:
    after = changed(MAY, "value: 20", "value: 21")
    assert changes(tmp_path, {}, after) == []


def test_a_closed_value_is_told_with_the_old_and_the_new(tmp_path: Path) -> None:
    after = changed(MAY, "value: 20", "value: 21")
    assert changes(tmp_path, ISSUED, after) == [
        f"{MAY}:7:12 H101 firms 2025-05-31 value was 20 and is now 21; {CLOSED} | {CORRECT}"
    ]


def test_a_closed_text_and_day_are_told(tmp_path: Path) -> None:
    text = BASE[MAY].replace("12家企业", "20家企业").replace("2025-06-04", "2025-06-05")
    assert changes(tmp_path, ISSUED, {MAY: text}) == [
        f"{MAY}:1:12 H101 submitted was 2025-06-04 and is now 2025-06-05; {CLOSED} | {CORRECT}",
        (
            f"{MAY}:12:7 H101 1.1/matching text was 举办对接活动1场,12家企业到场。 and is now "
            f"举办对接活动1场,20家企业到场。; {CLOSED} | {CORRECT}"
        ),
    ]


def test_entries_added_to_and_words_removed_from_a_closed_month(tmp_path: Path) -> None:
    text = BASE[MAY].partition("progress:")[0]
    text += "next:\n  - ref: 1.1\n    text: |-\n      6月再办一场。\n"
    assert changes(tmp_path, ISSUED, {MAY: text}) == [
        f"{MAY}:0:0 H101 1.1/matching was removed; {CLOSED} | {CORRECT}",
        f"{MAY}:10:5 H101 1.1 was added; {CLOSED} | {CORRECT}",
    ]


def test_comments_and_order_are_no_change_of_what_is_said(tmp_path: Path) -> None:
    one = "  - indicator: contracts\n    value: 40.5\n    as_of: 2025-04-30\n"
    two = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
    text = BASE[MAY].replace(one + two, f"  # 统计口径不变\n{two}{one}")
    assert changes(tmp_path, ISSUED, {MAY: text}) == []


def test_a_report_that_comes_late_for_a_closed_month_is_taken(tmp_path: Path) -> None:
    late = {"units/yuehu/2025-05.yaml": "submitted: 2025-06-12\nnothing: |-\n  本月无新进展\n"}
    assert changes(tmp_path, ISSUED, late) == []


def test_a_month_that_the_change_itself_closes_may_still_be_edited(tmp_path: Path) -> None:
    april = {"briefs/2025-04.yaml": "issued: 2025-05-10\n"}
    told = changes(tmp_path, april, {**ISSUED, **changed(MAY, "value: 20", "value: 21")})
    assert [line.split(" ")[1] for line in told] == ["H111"]


def test_a_report_that_cannot_be_read_is_not_compared(tmp_path: Path) -> None:
    assert changes(tmp_path, ISSUED, {MAY: "submitted: 六月\n"}) == []
    assert changes(tmp_path / "b", ISSUED | {MAY: "submitted: 六月\n"}, {MAY: BASE[MAY]}) == []


# What was recorded ----------------------------------------------------------------------

BACK = "Put it back; change its value or its words instead while the month is open"


def test_a_reading_removed_in_an_open_month(tmp_path: Path) -> None:
    text = BASE[MAY].replace("  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n", "")
    assert changes(tmp_path, {}, {MAY: text}) == [
        f"{MAY}:0:0 H102 firms 2025-05-31 was removed from readings | {BACK}"
    ]


def test_words_of_an_open_month_may_go(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, {MAY: BASE[MAY].partition("progress:")[0]}) == []


def test_what_named_nothing_may_go(tmp_path: Path) -> None:
    wrong = changed(
        MAY, "progress:\n", "milestones:\n  - ref: 9.9/hall\n    done: 2025-05-20\nprogress:\n"
    )
    assert changes(tmp_path, wrong, {MAY: BASE[MAY]}) == []


def test_an_entry_may_move_to_another_report_of_its_unit(tmp_path: Path) -> None:
    reading = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
    after = {
        MAY: BASE[MAY].replace(reading, ""),
        "units/kcj/2025-04.yaml": f"submitted: 2025-05-04\nreadings:\n{reading}",
    }
    assert changes(tmp_path, {}, after) == []


@pytest.mark.parametrize(
    ("key", "entry", "name"),
    [
        ("milestones", "ref: 1.1/service-hall\n    done: 2025-05-20", "1.1/service-hall"),
        (
            "items",
            'register: projects\n    id: "1"\n    stage: 入库\n    on: 2025-05-20',
            "projects 1",
        ),
        ("problems", "ref: 1.1\n    title: |-\n      场地不足", "1.1"),
    ],
)
def test_every_recorded_kind_stays(tmp_path: Path, key: str, entry: str, name: str) -> None:
    before = changed(MAY, "progress:\n", f"{key}:\n  - {entry}\nprogress:\n")
    assert changes(tmp_path, before, {MAY: BASE[MAY]}) == [
        f"{MAY}:0:0 H102 {name} was removed from {key} | {BACK}"
    ]


def test_whole_files_stay(tmp_path: Path) -> None:
    scheme = {
        "units/kcj/scheme.yaml": "submitted: 2025-04-20\nmeasures:\n  - ref: 1.1\n    text: 建专班\n"
    }
    gone = (JUNE, "units/kcj/scheme.yaml", "plan/registers/projects.yaml", TALENT)
    assert [line.partition(" | ")[0] for line in changes(tmp_path, scheme, {}, gone=gone)] == [
        "plan/registers/projects.yaml:0:0 H102 The register projects was removed",
        f"{TALENT}:0:0 H102 Task 1.2 was removed",
        f"{JUNE}:0:0 H102 The report of 区科创局 for 2025-06 was removed",
        "units/kcj/scheme.yaml:0:0 H102 The scheme of 区科创局 was removed",
    ]


def test_a_unit_stays(tmp_path: Path) -> None:
    told = changes(tmp_path, {}, {}, gone=(STREET, YUEHU))
    assert f"{STREET}:0:0 H102 The unit 月湖街道办事处 was removed" in [
        line.partition(" | ")[0] for line in told
    ]


def test_actions_and_measures_stay(tmp_path: Path) -> None:
    action = BASE[MATCHING].partition("  - id: service-hall")[0]
    scheme = "submitted: 2025-04-20\nmeasures:\n  - ref: 1.1\n    text: 建专班\n"
    more = {"units/kcj/scheme.yaml": f"{scheme}  - ref: 1.2\n    text: 走访企业\n"}
    told = changes(tmp_path, more, {MATCHING: action, "units/kcj/scheme.yaml": scheme})
    assert [line.partition(" | ")[0] for line in told] == [
        f"{MATCHING}:0:0 H102 1.1/service-hall was removed from actions",
        "units/kcj/scheme.yaml:0:0 H102 1.2 was removed from measures",
    ]


# Targets ----------------------------------------------------------------------------------

AMEND = "Leave it, and add under amended: the new target, its day, document and reason"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("at_least: 120", "at_least: 100", "target was at_least 120 and is now at_least 100"),
        (
            "at_least: 120",
            "at_least: 120\n  by: 2025-11-30",
            "target was at_least 120 and is now at_least 120, by 2025-11-30",
        ),
        ("trajectory: linear", "trajectory: end", "trajectory was linear and is now end"),
        (
            "trajectory: linear",
            "trajectory:\n  steps:\n    2025-06-30: 40",
            "trajectory was linear and is now steps 2025-06-30: 40",
        ),
        ("measure: 亿元", "measure: 万元", "measure was 亿元 and is now 万元"),
        ("kind: flow", "kind: stock", "kind was flow and is now stock"),
        ("kind: flow", "kind: flow\nbaseline: 10", "baseline was 0 and is now 10"),
        ("kind: flow", "kind: flow\naspirational: true", "aspirational was false and is now true"),
    ],
)
def test_a_target_stays(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(CONTRACTS, old, new))
    assert f" H103 {told} | {AMEND}" in line


def amended(figure: int) -> str:
    return (
        f"amended:\n  - on: 2025-07-01\n    target:\n      at_least: {figure}\n"
        "    document: 示政办〔2025〕18号\n    reason: |-\n      任务调减\n"
    )


def test_an_amendment_stays_as_it_was(tmp_path: Path) -> None:
    before = {CONTRACTS: BASE[CONTRACTS] + amended(100)}
    (line,) = changes(tmp_path, before, {CONTRACTS: BASE[CONTRACTS] + amended(90)})
    assert "H103 The amendment of 2025-07-01 is not what it was" in line


def test_an_indicator_stays(tmp_path: Path) -> None:
    told = changes(tmp_path, {}, {}, gone=(FIRMS,))
    assert told[0].startswith(f"{FIRMS}:0:0 H103 The indicator firms was removed with its target")


# Milder -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"red": "15"}, "settings.red was 10 and is now 15"),
        ({"red_rate": "1.5"}, "settings.red_rate was 1 and is now 1.5"),
        ({"soon": "7"}, "settings.soon was 14 and is now 7"),
        ({"pace_base": "implementation"}, "settings.pace_base was year and is now implementation"),
        (
            {"rest_days": "next_working_day"},
            "settings.rest_days was kept and is now next_working_day",
        ),
    ],
)
def test_a_milder_setting(tmp_path: Path, said: dict[str, str], told: str) -> None:
    (line,) = changes(tmp_path, {}, with_settings(**said))
    assert f" H104 {told}: less is asked | " in line


@pytest.mark.parametrize("said", [{"red": "5"}, {"soon": "20"}, {"first_listed_leads": "true"}])
def test_a_stricter_setting_is_fine(tmp_path: Path, said: dict[str, str]) -> None:
    assert changes(tmp_path, {}, with_settings(**said)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("days_after: 5", "days_after: 9", "due was days_after 5 and is now days_after 9"),
        ("owed_by: units", "owed_by: streets", "owed_by was units and is now streets"),
        (
            "    every: month\n",
            "    every: month\n    counted: false\n",
            "counted was true and is now false",
        ),
        ("end: 2025-10\n", "end: 2025-09\n", "end was 2025-10 and is now 2025-09"),
        ("start: 2025-04\n", "start: 2025-05\n", "start was 2025-04 and is now 2025-05"),
    ],
)
def test_a_milder_obligation(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(PLAN, old, new))
    assert f" H104 obligations.{told}: less is asked | " in line


def test_an_obligation_that_is_dropped(tmp_path: Path) -> None:
    after = changed(PLAN, "id: monthly-brief\n    title: 工作简报", "id: brief\n    title: 简报")
    (line,) = changes(tmp_path, {}, after)
    assert " H104 工作简报 is no longer owed | " in line


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CONTRACTS, "tasks: [1.2]", "tasks: []", "tasks was 1.2 and is now nothing"),
        (
            CONTRACTS,
            "kind: flow",
            "kind: flow\nevery: quarter",
            "every was month and is now quarter",
        ),
        (
            CONTRACTS,
            "reported_by: [kcj]",
            "reported_by: [yuehu]",
            "reported_by was kcj and is now yuehu",
        ),
        (
            MATCHING,
            "units: [kcj, streets]",
            "units: [kcj]",
            "units was kcj, streets and is now kcj",
        ),
        (MATCHING, "every: month", "every: quarter", "actions.every was month and is now quarter"),
        (
            MATCHING,
            "kind: milestone",
            "kind: milestone\n    due: 2025-12-20",
            "actions.due was nothing and is now 2025-12-20",
        ),
        (
            MATCHING,
            "kind: milestone",
            "kind: outcome",
            "actions.kind was milestone and is now outcome",
        ),
        (
            STREET,
            "order: 2",
            "order: 2\nvalid_until: 2025-06-30",
            "valid_until was nothing and is now 2025-06-30",
        ),
    ],
)
def test_less_is_asked(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    lines = changes(tmp_path, {}, changed(file, old, new))
    assert [line for line in lines if f" H104 {told}: less is asked | " in line] == lines[:1]


def test_a_sentence_declared_to_ask_for_nothing(tmp_path: Path) -> None:
    after = changed(PLAN, "narrative:\n", "narrative:\n  - 支持企业申报专利。\n")
    (line,) = changes(tmp_path, {}, after)
    assert line.startswith(f"{PLAN}:40:5 H104 A sentence is now said to ask for nothing")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("V101: error", "V101: note", "V101 was error and is now note"),
        ("V101: error", "V101: off", "V101 was error and is now off"),
        ("V101: error", "V: warning\n  V101: error", "V was error and is now warning"),
        ("V104: error", "V105: note", "V104 was error and is now note"),
        (
            "V101: error",
            "V101: {level: error, since: 2025-08}",
            "V101 was error and is now error since 2025-08",
        ),
    ],
)
def test_a_milder_level(tmp_path: Path, before: str, after: str, told: str) -> None:
    old = changed(PLAN, "narrative:\n", f"rules:\n  {before}\nnarrative:\n")
    new = changed(PLAN, "narrative:\n", f"rules:\n  {after}\nnarrative:\n")
    lines = changes(tmp_path, old, new)
    assert any(f" H104 {told}: less is asked | " in line for line in lines)


def test_no_plan_sets_the_level_of_a_rule_about_changes(tmp_path: Path) -> None:
    rules = changed(PLAN, "narrative:\n", "rules:\n  H: off\nnarrative:\n")
    closed = changed(MAY, "value: 20", "value: 21")
    assert any(" H101 " in line for line in changes(tmp_path / "1", ISSUED, {**rules, **closed}))
    assert any(" H101 " in line for line in changes(tmp_path / "2", {**ISSUED, **rules}, closed))


# The document ----------------------------------------------------------------------------


def test_a_changed_source_is_told_with_its_line(tmp_path: Path) -> None:
    after = changed(SOURCE, "为做好科技成果转化工作", "为抓好科技成果转化工作")
    (line,) = changes(tmp_path, {}, after)
    assert line.startswith(
        f"{SOURCE}:3:1 H105 The document's text was changed here; before it was: 为做好科技成果转化工作"
    )


def test_a_wrong_quote_may_be_mended(tmp_path: Path) -> None:
    wrong = changed(FIRMS, "quote: 新认定科技型企业", "quote: 新认定的科技型企业")
    assert changes(tmp_path, wrong, {FIRMS: BASE[FIRMS]}) == []


def test_a_quote_that_is_dropped(tmp_path: Path) -> None:
    (line,) = changes(tmp_path, {}, changed(MATCHING, "    quote: 建成科技服务大厅\n", ""))
    assert " H105 What it stands on was “建成科技服务大厅” and is now “nothing”" in line


# Decisions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((decision("2025-06-12"),), "Decision 2 was removed"),
        ((decision("2025-06-20"), decision("2025-06-12")), "Decision 1 is not what it was"),
        (
            (decision("2025-06-12"), decision("2025-06-20", "2025-12-31")),
            "Decision 2 is not what it was",
        ),
    ],
    ids=["removed", "turned round", "edited"],
)
def test_decisions_are_only_added(tmp_path: Path, after: tuple[str, ...], told: str) -> None:
    before = settled(decision("2025-06-12"), decision("2025-06-20"))
    lines = changes(tmp_path, before, settled(*after))
    assert [line for line in lines if f" H106 {told} | " in line] == lines[:1]


def test_a_file_of_decisions_stays(tmp_path: Path) -> None:
    before = settled(decision("2025-06-12"))
    (line,) = changes(tmp_path, before, {}, gone=(SETTLED,))
    assert line.startswith(f"{SETTLED}:0:0 H106 1 decisions were removed with their file")


# Owners ----------------------------------------------------------------------------------


def foreign(told: list[str]) -> list[str]:
    return [line for line in told if " H107 " in line]


@pytest.mark.parametrize(
    ("author", "allowed"),
    [("li-kcj", True), ("LI-KCJ", True), ("zhang-yuehu", False), ("nobody", False), (None, True)],
)
def test_a_unit_belongs_to_its_owners(tmp_path: Path, author: str | None, *, allowed: bool) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    told = changes(tmp_path, before, changed(MAY, "value: 20", "value: 21"), author)
    assert (told == []) == allowed


def test_without_owners_nobody_is_asked(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, changed(MAY, "value: 20", "value: 21"), "nobody") == []


@pytest.mark.parametrize(
    "after",
    [
        changed(STREET, "order: 2", "order: 3"),
        ISSUED,
        {"templates/brief.md.j2": "{{ 1 }}\n"},
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        {"units/new/unit.yaml": "name: 新单位\nowners: [zhang-yuehu]\nassumed: [name]\n"},
    ],
    ids=["who it is", "a brief", "a template", "the plan", "a new unit"],
)
def test_the_rest_is_the_coordinators(tmp_path: Path, after: Example) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    (line,) = foreign(changes(tmp_path / "1", before, after, "zhang-yuehu"))
    assert "belongs to 区科创局 (li-kcj); zhang-yuehu is none of its owners" in line
    assert foreign(changes(tmp_path / "2", before, after, "li-kcj")) == []


def test_owners_are_those_before_the_change(tmp_path: Path) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    after = {**owned(kcj="li-kcj, zhang-yuehu"), **changed(MAY, "value: 20", "value: 21")}
    told = foreign(changes(tmp_path, before, after, "zhang-yuehu"))
    assert [line.partition(" ")[0] for line in told] == [f"{MAY}:0:0", f"{UNIT}:0:0"]


def test_line_ends_make_no_change(tmp_path: Path) -> None:
    before = owned(kcj="li-kcj", yuehu="zhang-yuehu")
    after = {MAY: BASE[MAY].replace("\n", "\r\n")}
    assert changes(tmp_path, before, after, "zhang-yuehu") == []


# Briefs ----------------------------------------------------------------------------------


def test_an_issued_brief_stays(tmp_path: Path) -> None:
    before = ISSUED | {"briefs/2025-05.md": "# 第1期\n"}
    after = {
        BRIEF: "number: 1\nissued: 2025-06-11\naddressees:\n  - 区人民政府\n",
        "briefs/2025-05.md": "# 第1期(改)\n",
    }
    when = "the brief of 2025-05 was issued on 2025-06-10"
    assert [line.partition(" | ")[0] for line in changes(tmp_path, before, after)] == [
        f"briefs/2025-05.md:0:0 H108 The file was changed; {when}",
        f"{BRIEF}:2:9 H108 issued was 2025-06-10 and is now 2025-06-11; {when}",
    ]


def test_the_files_of_an_issued_brief_stay(tmp_path: Path) -> None:
    before = ISSUED | {"briefs/2025-05.md": "# 第1期\n"}
    told = changes(tmp_path, before, {}, gone=(BRIEF, "briefs/2025-05.md"))
    assert [line.partition(" | ")[0].partition(";")[0] for line in told] == [
        "briefs/2025-05.md:0:0 H108 The file was removed",
        f"{BRIEF}:0:0 H108 The file was removed",
    ]


def test_a_brief_that_is_not_out_may_change(tmp_path: Path) -> None:
    before = {BRIEF: "overview: |-\n  初稿\n", "briefs/2025-05.md": "# 初稿\n"}
    after = {BRIEF: "overview: |-\n  二稿\n", "briefs/2025-05.md": "# 二稿\n"}
    assert changes(tmp_path, before, after) == []


# Dates ------------------------------------------------------------------------------------


def test_a_decision_dated_before_the_issue(tmp_path: Path) -> None:
    told = changes(tmp_path / "1", ISSUED, settled(decision("2025-06-12")))
    assert not any(" H109 " in line for line in told)
    told = changes(tmp_path / "2", ISSUED, settled(decision("2025-06-10")))
    assert told[1].startswith(f"{SETTLED}:2:9 H109 Settled on 2025-06-10, as it says")


def test_a_report_moved_before_the_issue(tmp_path: Path) -> None:
    after = changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-06-09")
    assert any(
        " H109 区科创局 handed this in on 2025-06-09" in one
        for one in changes(tmp_path, ISSUED, after)
    )


# Allowances --------------------------------------------------------------------------------


def test_an_allowance_that_was_there_is_not_told_again(tmp_path: Path) -> None:
    before = changed(
        MAY,
        "  - indicator: firms\n    value: 20\n",
        "  # anplan: allow V110 与登记机构口径一致\n  - indicator: firms\n    value: 20.5\n",
    )
    moved = {MAY: "# 五月\n" + before[MAY]}
    assert changes(tmp_path / "1", before, moved) == []
    other = {MAY: before[MAY].replace("口径一致", "口径相同")}
    assert len(changes(tmp_path / "2", before, other)) == 1


def test_of_two_lists_of_one_length_what_differs_is_told(tmp_path: Path) -> None:
    def proof(title: str) -> Example:
        shown = f"    as_of: 2025-04-30\n    evidence:\n      - title: {title}\n"
        return changed(MAY, "    as_of: 2025-04-30\n", shown)

    before = {**proof("统计月报"), **ISSUED}
    (told,) = changes(tmp_path, before, proof("统计快报"))
    assert "contracts 2025-04-30 evidence was title: 统计月报 and is now title: 统计快报" in told


def test_of_two_long_texts_the_part_that_differs_is_told(tmp_path: Path) -> None:
    def text(end: str) -> Example:
        return changed(MAY, "12家企业到场", f"{'企业' * 30}{end}")

    (told,) = changes(tmp_path, {**text("甲"), **ISSUED}, text("乙"))
    assert "text was …甲。 and is now …乙。" in told


def test_who_owes_a_paper_is_told_by_name(tmp_path: Path) -> None:
    owed = changed(PLAN, "owed_by: units", "owed_by: coordinator")
    other = {PLAN: owed[PLAN].replace("coordinator: kcj", "coordinator: yuehu")}
    told = changes(tmp_path, owed, other)
    line = "obligations.owed_by was 区科创局 and is now 月湖街道办事处: less is asked"
    assert any(line in one for one in told)


# What the coordinator decides --------------------------------------------------------------


def decided(told: list[str]) -> list[str]:
    return [line.partition(" | ")[0] for line in told if " H111 " in line]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            settled(decision("2025-06-12")),
            "1.1/service-hall: extended from 2025-06-12 on until 2025-11-30, settled by",
        ),
        (
            settled(
                decision("2025-06-12")
                .replace("    until: 2025-11-30\n", "")
                .replace("extend", "close")
            ),
            "1.1/service-hall: closed from 2025-06-12 on, settled by",
        ),
        (
            changed(MATCHING, "units_quote", "lead: [kcj]\nunits_quote"),
            "lead was nothing and is now kcj",
        ),
        (
            changed(MATCHING, "    kind: milestone\n", "    kind: milestone\n    units: [kcj]\n"),
            "actions.units was nothing and is now kcj",
        ),
        (
            changed(PLAN, "start: 2025-01-01", "start: 2025-04-01"),
            "start was 2025-01-01 and is now 2025-04-01",
        ),
        (
            changed(PLAN, "coordinator: kcj", 'coordinator: kcj\ntimezone: "-12:00"'),
            "timezone was",
        ),
        (
            changed(PLAN, "coordinator: kcj", "coordinator: kcj\nholidays:\n  2025-06-09: rest"),
            "2025-06-09 was nothing and is now rest",
        ),
        (ISSUED, "The brief of 2025-05 is issued, No. 1, on 2025-06-10: the month is closed"),
        ({"templates/brief.md.j2": "{{ 1 }}\n"}, "A template was changed"),
        (owned(kcj="li-kcj"), "owners was nothing and is now li-kcj"),
        (
            changed(FIRMS, "reported_by: [kcj]", "reported_by: [kcj, yuehu]"),
            "reported_by was kcj and is now kcj, yuehu",
        ),
        (
            {CONTRACTS: BASE[CONTRACTS] + amended(100).replace("2025-07-01", "2025-01-01")},
            "A target in force from 2025-01-01 on",
        ),
    ],
)
def test_what_the_coordinator_decides_is_told(tmp_path: Path, after: Example, told: str) -> None:
    assert any(f" H111 {told}" in line for line in decided(changes(tmp_path, {}, after)))


@pytest.mark.parametrize(
    "after",
    [
        {CONTRACTS: BASE[CONTRACTS] + amended(100)},
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        changed(MAY, "value: 20", "value: 21"),
        changed(FIRMS, "measure: 家", "measure: 家\nshort: 科技型企业"),
        changed(MATCHING, "title: 建成科技服务大厅", "title: 科技服务大厅"),
    ],
    ids=["an amendment from a later day", "a title", "a figure", "a short title", "an action's"],
)
def test_the_rest_is_no_decision(tmp_path: Path, after: Example) -> None:
    assert decided(changes(tmp_path, {}, after)) == []


# The order of issues ----------------------------------------------------------------------------


def of_quarters() -> Example:
    """A plan whose papers are quarterly."""
    plan = BASE[PLAN]
    start, end = plan.index("  - id: monthly-brief"), plan.index("narrative:")
    quarters = "".join(
        f"  - id: q{n}\n    title: 季度进展\n    paper: report\n    owed_by: units\n"
        f"    every: once\n    period: 2025-Q{n}\n    due_on: {day}\n"
        "    assumed: [title, owed_by, every, period, due_on]\n"
        for n, day in ((1, "2025-04-10"), (2, "2025-07-10"))
    )
    return {PLAN: plan[:start] + quarters + plan[end:]}


def test_after_a_quarter_s_brief_comes_the_next_quarter_s(tmp_path: Path) -> None:
    march = {"briefs/2025-03.yaml": "number: 1\nissued: 2025-04-15\n"}
    june = {"briefs/2025-06.yaml": "number: 2\nissued: 2025-07-15\n"}
    told = changes(tmp_path / "1", {**of_quarters(), **march}, june)
    assert not any(" H114 " in line for line in told)
    told = changes(tmp_path / "2", of_quarters(), june)
    assert any(" H114 2025-03 is not closed yet" in line for line in told)


def test_after_a_month_s_brief_comes_the_next_month_s(tmp_path: Path) -> None:
    june = {"briefs/2025-06.yaml": "number: 2\nissued: 2025-07-15\n"}
    april = {"briefs/2025-04.yaml": "issued: 2025-05-10\n"}
    told = changes(tmp_path / "1", april, june)
    assert any(" H114 2025-05 is not closed yet" in line for line in told)
    assert not any(" H114 " in line for line in changes(tmp_path / "2", {**april, **ISSUED}, june))


# The day of handing in ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("", "submitted was 2025-07-03 and was taken out"),
        ("submitted: 2025-07-01\n", "submitted was 2025-07-03 and was moved back to 2025-07-01"),
    ],
)
def test_the_day_of_handing_in_stays(tmp_path: Path, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(JUNE, "submitted: 2025-07-03\n", new))
    assert f" H113 {told} | " in line


def test_a_paper_that_comes_again_says_a_later_day(tmp_path: Path) -> None:
    after = changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-07-09")
    assert changes(tmp_path, {}, after) == []
