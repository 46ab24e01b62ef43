"""Values of options: empty ones, ones that stand twice, ones written close to their option."""

from pathlib import Path

import pytest

from tests.program import refused, shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["status", "--on", ""], "anplan：不是日期：。日期写作 2025-06-30"),
        (["status", "--fail-on", ""], "anplan：--fail-on 没有 。可用：red、yellow、missing"),
        (["status", "--unit", ""], "anplan：没有单位"),
        (["due", "--unit", ""], "anplan：没有单位"),
        (["status", "", "--format", "json"], "anplan：没有 。请给出代号"),
        (
            ["brief", "--month", ""],
            "anplan：不是月份：。月份写作 2025-06；季度等用 --period 2025-Q2",
        ),
    ],
)
def test_an_empty_value_is_not_taken_for_none(
    sample: Path, arguments: list[str], told: str
) -> None:
    assert refused(*arguments, folder=sample).startswith(told)


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ("explor", "没有命令 explor。是不是 export、explain？", "Did you mean export, explain?"),
        ("status --lan", "没有选项 --lan。是不是 --lang？", "Did you mean --lang?"),
    ],
)
def test_several_near_words_are_a_list(
    sample: Path, typed: str, chinese: str, english: str
) -> None:
    told = refused(*typed.split(), folder=sample)
    page = "anplan status" if typed.startswith("status") else "anplan"
    assert told == f"anplan：{chinese}用法见 {page} --help"
    assert f" {english} " in refused(*typed.split(), folder=sample, ANPLAN_LANG="en")


def test_the_last_language_counts(sample: Path) -> None:
    assert "\nas of " in shown("--lang", "zh_CN", "status", "--lang", "en", folder=sample)
    assert "\n截至 " in shown("--lang", "en", "status", "--lang=zh_CN", folder=sample)


def test_a_folder_close_to_its_option_gives_the_plan_s_language(
    sample: Path, tmp_path: Path
) -> None:
    usual = shown("status", folder=sample)
    for place in (["status", f"-C{sample}"], ["-C", str(tmp_path), "status", "-C", str(sample)]):
        assert shown(*place, folder=tmp_path, LANG="en_US.UTF-8") == usual
