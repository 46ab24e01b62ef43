"""The language: --lang, then ANPLAN_LANG, then the plan's, then the locale's, Chinese else."""

from pathlib import Path

import pytest

from tests.program import edit, refused, run, shown

CHINESE, ENGLISH = "截至 ", "as of "


def spoken(text: str) -> str:
    """Return the language of a status screen."""
    found = [
        language for language, sign in (("zh", CHINESE), ("en", ENGLISH)) if f"\n{sign}" in text
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("plan", "arguments", "changes", "language"),
    [
        ("zh_CN", ["--lang", "en", "status"], {"ANPLAN_LANG": "zh_CN"}, "en"),
        ("zh_CN", ["status", "--lang", "en"], {"ANPLAN_LANG": "zh_CN"}, "en"),
        ("en", ["status", "--lang=zh_CN"], {"ANPLAN_LANG": "en"}, "zh"),
        ("en", ["status", "--lang=zh-cn"], {}, "zh"),
        ("en", ["status", "--lang", "zh"], {}, "zh"),
        ("zh_CN", ["status"], {"ANPLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ("zh_CN", ["status"], {"LANG": "en_US.UTF-8"}, "zh"),
        ("en", ["status"], {"LANG": "zh_CN.UTF-8"}, "en"),
        ("", ["status"], {"LANG": "en_US.UTF-8"}, "en"),
        ("", ["status"], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("", ["status"], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ("", ["status"], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "en"),
        ("", ["status"], {"LANG": "C"}, "zh"),
        ("", ["status"], {"LANG": "C.UTF-8"}, "zh"),
    ],
)
def test_order(
    copied: Path, plan: str, arguments: list[str], changes: dict[str, str], language: str
) -> None:
    said = f"language: {plan}\n" if plan else ""
    edit(copied / "plan/plan.yaml", "language: zh_CN\n", said)
    assert spoken(run(*arguments, folder=copied, **changes).out) == language


def test_the_plan_s_language_holds_from_another_folder(copied: Path, tmp_path: Path) -> None:
    edit(copied / "plan/plan.yaml", "language: zh_CN\n", "language: en\n")
    for place in (["-C", str(copied), "status"], ["status", "-C", str(copied)]):
        assert spoken(shown(*place, folder=tmp_path, LANG="zh_CN.UTF-8")) == "en"


def test_outside_of_a_workspace_the_locale_speaks(tmp_path: Path) -> None:
    assert refused("status", folder=tmp_path, LANG="en_US.UTF-8").startswith("anplan: No workspace")
    assert refused("status", folder=tmp_path, LANG="zh_CN.UTF-8").startswith(
        "anplan：这里没有工作区"
    )


def test_a_language_that_is_not_there_is_refused_in_the_locale_s(tmp_path: Path) -> None:
    told = refused("status", folder=tmp_path, ANPLAN_LANG="fr", LANG="en_US.UTF-8")
    assert told == "anplan: There is no language fr. Use one of: zh_CN, en"


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "2025-06"),
        ("status", "qkx"),
        ("show", "2.4"),
        ("due",),
        ("why", "grant-to-equity"),
        ("why", "4.4"),
        ("why", "2.3/pilot-platforms"),
        ("explain",),
    ],
)
def test_the_frame_of_an_english_screen_is_english(sample: Path, command: tuple[str, ...]) -> None:
    text = shown(*command, "--lang", "en", folder=sample)
    for word in ("截至", "因由", "亮灯", "未报", "应报", "规则", "示例数据", "版本", "到期"):
        assert word not in text
