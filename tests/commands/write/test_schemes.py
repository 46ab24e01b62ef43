"""A unit's scheme: added to in a line, asked for in a walk, and sent back as an Excel form."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.form.scheme import make_scheme_form
from anplan.show.words import Words
from tests.forms import Filled, form_of, sample_project
from tests.program import Done, edit, refused, run

SCHEME = "units/sfj/scheme.yaml"
ROW = "scheme:t2-2-1"


@pytest.fixture
def project(sample: Path) -> Project:
    return sample_project(sample)


def text_of(folder: Path, file: str = SCHEME) -> str:
    return folder.joinpath(file).read_text("utf-8")


def measure(folder: Path, *words: str, unit: str = "sfj") -> Done:
    return run("record", "measure", *words, "--unit", unit, folder=folder)


def form(project: Project, unit: str = "sfj") -> Filled:
    return Filled(make_scheme_form(Words("zh_CN"), project, unit))


def collect(folder: Path, *files: Path, **options: str) -> Done:
    return run("collect", *options.values(), *map(str, files), folder=folder)


def test_a_measure_in_a_line_goes_behind_the_others(copied: Path) -> None:
    before = text_of(copied)
    done = measure(copied, "2.2", "走访服务机构", "--every", "每季度", "--id", "visits")
    assert done == Done(
        0,
        "区司法局 单位工作方案：2.2 激活科技服务机构潜能 措施 visits：走访服务机构\n"
        "已写入：units/sfj/scheme.yaml\n",
        "",
    )
    assert text_of(copied) == before + (
        "  - id: visits\n    ref: 2.2\n    text: |-\n      走访服务机构\n    every: quarter\n"
        "    since: 2025-10-09\n"
    )


def test_the_first_measure_begins_the_scheme(copied: Path) -> None:
    copied.joinpath(SCHEME).unlink()
    september = copied / "units/sfj/2025-09.yaml"
    done = "milestones:\n  - ref: scheme/agencies-onboard\n    done: 2025-09-29\n"
    assert done in september.read_text("utf-8")
    edit(september, done, "")
    assert measure(copied, "2.2", "编名录", "--by", "8月31日").code == 0
    assert text_of(copied) == (
        "# 单位工作方案：本单位的措施。各项含义见 anplan record measure --help。\n"
        "submitted: 2025-10-09\n"
        "measures:\n"
        "  - id: m1\n    ref: 2.2\n    text: |-\n      编名录\n    by: 2025-08-31\n"
    )


def test_the_same_measure_again_changes_nothing(copied: Path) -> None:
    measure(copied, "2.2", "编名录", "--by", "10月31日")
    before = text_of(copied)
    again = measure(copied, "2.2", "编名录", "--by", "10月31日")
    assert (again.code, text_of(copied)) == (0, before)
    assert "没有变化" in again.out


def test_an_id_that_is_taken_is_refused(copied: Path) -> None:
    measure(copied, "2.2", "编名录", "--id", "list")
    assert refused(
        "record", "measure", "2.2", "另编", "--id", "list", "--unit", "sfj", folder=copied
    ) == ("anplan：已有措施 list：编名录。请给新措施另编号或不编号；要更正的，请改文件")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("4.1", "办路演"), "R104"),
        (("2.2", "走访", "--every", "每周"), "每周 不是周期"),
        (("2.2", "走访", "--by", "明年"), "不是日期"),
        (("2.2", "走访", "--id", "走访"), "走访"),
        (("2.2", "走访", "--share", "5"), "--indicator 和 --share 要一起写"),
        (("2.2", "走访", "--indicator", "tech-contracts", "--share", "5"), "R102"),
        (("2.2", "走访", "--indicator", "project-library", "--share", "5"), "R102"),
    ],
    ids=[
        "task of others",
        "cycle",
        "day",
        "id",
        "half a figure",
        "figure of others",
        "items of others",
    ],
)
def test_what_is_not_understood_is_not_written(
    copied: Path, words: tuple[str, ...], told: str
) -> None:
    before = text_of(copied)
    done = measure(copied, *words)
    assert done.code in (1, 2)
    assert told in done.out + done.err
    assert text_of(copied) == before


@pytest.mark.parametrize("unit", ["jxkc", "大智街"], ids=["named by the register", "by its group"])
def test_a_measure_may_be_judged_by_items_that_its_unit_brings(copied: Path, unit: str) -> None:
    words = ("--indicator", "project-library", "--share", "10", "--by", "2025-12-20")
    done = measure(copied, "3.4", "入库十项", *words, "--id", "ten", unit=unit)
    assert (done.code, done.err) == (0, "")
    told = run(
        *("record", "milestone", "scheme/ten", "--done", "10月8日"),
        *("--month", "2025-10", "--unit", unit),
        folder=copied,
    )
    assert "R128" in told.err
    assert "请在 items 下填报 project-library 的事项" in told.err


def test_it_is_told_as_done_and_seen_at_once(copied: Path) -> None:
    measure(copied, "2.2", "编名录", "--id", "list", "--by", "9月30日", "--yes")
    done = run(
        *("record", "milestone", "scheme/list", "--done", "10月8日"),
        *("--month", "2025-10", "--unit", "sfj"),
        folder=copied,
    )
    assert done.code == 0
    assert "编名录：红（逾期 9 天） → 黄（2025-10-08 完成，逾期 8 天）" in done.out


def test_a_form_becomes_measures(copied: Path, project: Project, tmp_path: Path) -> None:
    before = text_of(copied)
    sent = form(project).put(ROW, text="办服务月", by="10月15日")
    sent.put("more:more-1", text="走访律所", every="每季度").save(tmp_path / "司法局.xlsx")
    done = collect(copied, tmp_path / "司法局.xlsx")
    assert done == Done(
        0,
        "\n区司法局 单位工作方案 (司法局.xlsx)\n"
        "  · 填报表!I10 10月15日 → 2025-10-15\n"
        "  + 2.2 激活科技服务机构潜能 措施 t2-2-1：办服务月\n"
        "  + 2.2 激活科技服务机构潜能 措施 more-1：走访律所\n"
        "  已写入：units/sfj/scheme.yaml\n"
        "\n共 1 份填报表，未采用 0 份\n",
        "",
    )
    assert text_of(copied) == before + (
        "  - id: t2-2-1\n    ref: 2.2\n    text: |-\n      办服务月\n    by: 2025-10-15\n"
        "    since: 2025-10-09\n"
        "  - id: more-1\n    ref: 2.2\n    text: |-\n      走访律所\n    every: quarter\n"
        "    since: 2025-10-09\n"
    )


def test_a_form_that_comes_again_doubles_nothing(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form(project).put(ROW, text="办服务月").save(tmp_path / "a.xlsx")
    collect(copied, tmp_path / "a.xlsx")
    before = text_of(copied)
    done = collect(copied, tmp_path / "a.xlsx")
    assert (done.code, text_of(copied)) == (0, before)


def test_an_open_scheme_takes_the_corrected_form(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    for brief in copied.glob("briefs/*"):
        brief.unlink()
    form(project).put(ROW, text="办服务月", by="10月15日").save(tmp_path / "a.xlsx")
    form(project).put(ROW, text="办两场服务月", by="10月15日").save(tmp_path / "b.xlsx")
    collect(copied, tmp_path / "a.xlsx")
    assert collect(copied, tmp_path / "b.xlsx").code == 0
    assert "办两场服务月" in text_of(copied)
    assert text_of(copied).count("t2-2-1") == 1


def test_a_scheme_that_a_brief_had_only_grows(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form(project).put(ROW, text="办服务月").save(tmp_path / "a.xlsx")
    form(project).put(ROW, text="办两场服务月").save(tmp_path / "b.xlsx")
    collect(copied, tmp_path / "a.xlsx")
    edit(copied / SCHEME, "    since: 2025-10-09\n", "")
    before = text_of(copied)
    done = collect(copied, tmp_path / "b.xlsx")
    assert "措施 t2-2-1 已进入印发的简报" in done.out
    assert (done.code, text_of(copied)) == (1, before)


def test_the_corrected_form_mends_a_measure_that_no_brief_has_had(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form(project).put(ROW, text="办服务月", by="10月30日").save(tmp_path / "a.xlsx")
    form(project).put(ROW, text="办两场服务月", by="10月31日").save(tmp_path / "b.xlsx")
    collect(copied, tmp_path / "a.xlsx")
    before = text_of(copied)
    assert collect(copied, tmp_path / "b.xlsx").code == 0
    mended = before.replace("办服务月", "办两场服务月").replace("2025-10-30", "2025-10-31")
    assert text_of(copied) == mended


def test_twins_that_differ_are_not_taken(copied: Path, project: Project, tmp_path: Path) -> None:
    before = text_of(copied)
    form(project).put(ROW, text="办服务月").save(tmp_path / "a.xlsx")
    form(project).put(ROW, text="办两场服务月").save(tmp_path / "b.xlsx")
    done = collect(copied, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert (done.code, text_of(copied)) == (1, before)


def test_what_is_wrong_is_told_by_the_cell(copied: Path, project: Project, tmp_path: Path) -> None:
    sent = form(project).put(ROW, text="办服务月", by="明年")
    sent.put("more:more-1", by="2025-09-30").put("more:more-2", text="走访", every="常年")
    sent.save(tmp_path / "a.xlsx")
    done = collect(copied, tmp_path / "a.xlsx")
    assert done.code == 1
    assert "× 填报表!I10 不是日期：明年" in done.out
    assert "缺少措施内容；该行未采用" in done.out
    assert "常年 不在可选项之内" in done.out


def test_a_measure_that_a_rule_refuses_is_left_out_alone(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    sent = form(project).put(ROW, text="办服务月", by="2031-09-30")
    sent.put("more:more-1", text="走访律所").save(tmp_path / "a.xlsx")
    done = collect(copied, tmp_path / "a.xlsx")
    assert "填报表!I10 V114" in done.out
    assert done.code == 1


def test_a_measure_whose_day_was_over_before_it_was_added_is_asked_about(copied: Path) -> None:
    before = text_of(copied)
    words = ("2.2", "补录措施", "--by", "2025-05-20")
    done = measure(copied, *words)
    assert (done.code, text_of(copied)) == (1, before)
    assert "2025-05-20 早于该措施列入方案之日 2025-10-09" in done.err
    assert measure(copied, *words, "--yes").code == 0


def test_a_form_with_such_a_measure_waits_for_a_yes(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    before = text_of(copied)
    form(project).put(ROW, text="补录措施", by="5月20日").save(tmp_path / "a.xlsx")
    done = collect(copied, tmp_path / "a.xlsx")
    assert (done.code, text_of(copied)) == (1, before)
    assert "填报表!I10 V114 2025-05-20 早于该措施列入方案之日 2025-10-09" in done.out
    assert collect(copied, tmp_path / "a.xlsx", yes="--yes").code == 0


def test_the_form_shows_what_the_scheme_has(project: Project) -> None:
    sheet = form(project).sheet
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("摸清辖区律师事务所" in str(text) and "(2025-09-30)" in str(text) for text in texts)


def test_every_unit_has_a_form(copied: Path) -> None:
    done = run("form", "--scheme", "--all", folder=copied)
    assert done.code == 0
    assert len(list((copied / "forms/scheme").glob("scheme-*.xlsx"))) == 27
    assert run("form", "--scheme", "--all", folder=copied).code == 0


def test_a_form_in_which_somebody_wrote_is_kept(copied: Path, project: Project) -> None:
    folder = copied / "forms/scheme"
    folder.mkdir(parents=True)
    form(project).put(ROW, text="办服务月").save(folder / "scheme-区司法局.xlsx")
    done = run("form", "--scheme", "--unit", "sfj", folder=copied)
    assert done.code == 1
    assert "--force" in done.err


def test_a_form_is_of_a_month_or_of_the_scheme(copied: Path) -> None:
    assert refused("form", "--all", folder=copied) == (
        "anplan：缺少 --period。写一期，如 2025-06、2025-Q2；填报工作方案的表写 --scheme"
    )
    for option, value in (("--month", "2025-10"), ("--period", "2025-Q3")):
        both = refused("form", "--scheme", option, value, "--all", folder=copied)
        assert both == (
            "anplan：--period 和 --scheme 只能写一个。"
            "写一期，如 2025-06、2025-Q2；填报工作方案的表写 --scheme"
        )


def test_the_walk_needs_a_terminal(copied: Path) -> None:
    told = refused("record", "scheme", "--unit", "sfj", folder=copied)
    assert "方案须在终端中逐项填写" in told


def test_the_months_form_asks_for_open_measures(copied: Path, tmp_path: Path) -> None:
    measure(copied, "2.2", "编名录", "--id", "list", "--by", "10月31日")
    measure(copied, "2.2", "走访律所", "--id", "visits", "--every", "每月")
    sent = Filled(form_of(sample_project(copied), "sfj", Period.parse("2025-10")))
    sent.put("measures:list", done="10月8日").put("measures:visits", done="走访3家")
    sent.save(tmp_path / "a.xlsx")
    assert collect(copied, tmp_path / "a.xlsx").code == 0
    assert text_of(copied, "units/sfj/2025-10.yaml").endswith(
        "progress:\n  - ref: scheme/visits\n    text: |-\n      走访3家\n"
        "milestones:\n  - ref: scheme/list\n    done: 2025-10-08\n"
    )


def test_a_day_for_what_recurs_is_refused_in_the_months_form(copied: Path, tmp_path: Path) -> None:
    measure(copied, "2.2", "走访律所", "--id", "visits", "--every", "每月")
    sent = Filled(form_of(sample_project(copied), "sfj", Period.parse("2025-10")))
    sent.put("measures:visits", done="10月8日").save(tmp_path / "a.xlsx")
    done = collect(copied, tmp_path / "a.xlsx")
    assert done.code == 1
    assert "这项措施定期开展：请写开展情况，不写日期" in done.out
