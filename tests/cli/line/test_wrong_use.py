"""Wrong use: one translated line on stderr, with the nearest right word, and exit number 2."""

from pathlib import Path

import pytest

from tests.program import refused, run

HELP_ZH, HELP_EN = "用法见 {page} --help", "{page} --help shows how it is used"
HOW_ZH = "月写作 2025-06，双月（1—2月、3—4月……）写作 2025-B2，季写作 2025-Q2，半年写作 2025-H1，年写作 2025"
HOW_EN = (
    "Write a month as 2025-06, two months (1-2, 3-4, …) as 2025-B2, a quarter as 2025-Q2, "
    "a half-year as 2025-H1, a year as 2025"
)
"""Filled in with the command whose page is named: that of the line, where it has one."""
CASES = [
    (
        "statsu",
        f"没有命令 statsu。是不是 status？{HELP_ZH}",
        f"There is no command statsu. Did you mean status? {HELP_EN}",
    ),
    ("xyzzy", f"没有命令 xyzzy。{HELP_ZH}", f"There is no command xyzzy. {HELP_EN}"),
    (
        "status --formt json",
        f"没有选项 --formt。是不是 --format？{HELP_ZH}",
        f"There is no option --formt. Did you mean --format? {HELP_EN}",
    ),
    ("status --xyzzy", f"没有选项 --xyzzy。{HELP_ZH}", f"There is no option --xyzzy. {HELP_EN}"),
    (
        "status --format xml",
        f"--format 不能是 xml；可用 text、json、csv。{HELP_ZH}",
        f"xml is no value for --format; use one of text, json, csv. {HELP_EN}",
    ),
    (
        "check --format csv",
        f"--format 不能是 csv；可用 text、json、github、sarif。{HELP_ZH}",
        f"csv is no value for --format; use one of text, json, github, sarif. {HELP_EN}",
    ),
    ("due --format", f"--format 后要写值。{HELP_ZH}", f"--format needs a value. {HELP_EN}"),
    ("check --strict=1", f"--strict 后不写值。{HELP_ZH}", f"--strict takes no value. {HELP_EN}"),
    ("why", f"缺少 事项（REF）。{HELP_ZH}", f"REF is missing. {HELP_EN}"),
    ("brief", f"缺少 --period。{HOW_ZH}", f"--period is missing. {HOW_EN}"),
    ("status a b c", f"参数多余：b c。{HELP_ZH}", f"Too much was given: b c. {HELP_EN}"),
    (
        "completion tcsh",
        f"SHELL 不能是 tcsh；可用 bash、zsh、fish、powershell。{HELP_ZH}",
        f"tcsh is no value for SHELL; use one of bash, zsh, fish, powershell. {HELP_EN}",
    ),
    (
        "completion",
        "缺少 命令解释器（SHELL）。可用：bash、zsh、fish、powershell",
        "SHELL is missing. Use one of: bash, zsh, fish, powershell",
    ),
    ("--nonsense", f"没有选项 --nonsense。{HELP_ZH}", f"There is no option --nonsense. {HELP_EN}"),
    ("status -x", f"没有选项 -x。{HELP_ZH}", f"There is no option -x. {HELP_EN}"),
    ("brief -o", f"-o 后要写值。{HELP_ZH}", f"-o needs a value. {HELP_EN}"),
    ("-C", f"-C 后要写值。{HELP_ZH}", f"-C needs a value. {HELP_EN}"),
    (
        "form --all",
        "缺少 --period。写一期，如 2025-06、2025-Q2；填报工作方案的表写 --scheme",
        "--period is missing. Write a period as 2025-06 or 2025-Q2, or --scheme for the form of the scheme",
    ),
    (
        "-- statsu",
        f"没有命令 statsu。是不是 status？{HELP_ZH}",
        f"There is no command statsu. Did you mean status? {HELP_EN}",
    ),
    (
        "status tech-contract",
        "没有 tech-contract。是不是 tech-contracts？",
        "Nothing here is called tech-contract. Did you mean tech-contracts?",
    ),
    (
        "why 9.9",
        "没有 9.9。请给出代号、编号、名称或月份：2.4、tech-contracts、2025-06",
        "Nothing here is called 9.9. Give an id, a number, a name or a period: 2.4, tech-contracts, 2025-06",
    ),
    (
        "show 大知街",
        "没有 大知街。是不是 大智街？",
        "Nothing here is called 大知街. Did you mean 大智街?",
    ),
    (
        "due --unit 区科学协会",
        "没有单位 区科学协会。是不是 区科学技术协会？",
        "There is no unit 区科学协会. Did you mean 区科学技术协会?",
    ),
    (
        "status --format json 2.41",
        "没有 2.41。是不是 2.4？",
        "Nothing here is called 2.41. Did you mean 2.4?",
    ),
    ("status 2.4 --unit qkx", "REF 和 --unit 只能给一个", "Give a REF or --unit, not both"),
    (
        "status --on 2025-02-30",
        "不是日期：2025-02-30。日期写作 2025-06-30",
        "Not a day: 2025-02-30. Write a day as 2025-06-30",
    ),
    (
        "due --on 2025063",
        "不是日期：2025063。日期写作 2025-06-30",
        "Not a day: 2025063. Write a day as 2025-06-30",
    ),
    (
        "status --on ②025-06-30",
        "不是日期：②025-06-30。日期写作 2025-06-30",
        "Not a day: ②025-06-30. Write a day as 2025-06-30",
    ),
    (
        "brief --month 2025-13",
        "不是月份：2025-13。月份写作 2025-06；季度等用 --period 2025-Q2",
        "Not a month: 2025-13. Write a month as 2025-06, a quarter as --period 2025-Q2",
    ),
    (
        "brief --month 2025-H1",
        "不是月份：2025-H1。请写 --period 2025-H1",
        "Not a month: 2025-H1. Write --period 2025-H1",
    ),
    (
        "brief --month 2025-12",
        "2025-10-09 时 2025-12 尚未结束。简报只写已过的时间；查询其他日期用 --on",
        "2025-12 is not over on 2025-10-09. A brief is written of a time that is over; --on asks for another day",
    ),
    (
        "brief --month 2026-01",
        "2026-01 不在方案期内（2025-01-01 至 2025-12-31）",
        "2026-01 lies outside the plan, 2025-01-01 to 2025-12-31",
    ),
    (
        "show 2025-06",
        "2025-06 是期间，不是一项内容。可用 anplan status 2025-06 或 anplan brief --month 2025-06",
        "2025-06 is a period, not one thing. Try anplan status 2025-06 or anplan brief --month 2025-06",
    ),
    (
        "why 2.4/manager-reserve",
        "2.4/manager-reserve 是持续性或成效性举措，不亮灯。最近的进展见 anplan show 2.4",
        "2.4/manager-reserve is continuous or an outcome: it has no light. Its last entry: anplan show 2.4",
    ),
    ("explain R1x", "没有规则 R1x", "There is no rule R1x"),
    ("check nowhere", "没有文件或文件夹：", "No such file or folder: "),
    ("check /etc", "/etc 不在工作区 ", "/etc is outside the workspace "),
    (
        "--lang xx status",
        "没有语言 xx。可用：zh_CN、en",
        "There is no language xx. Use one of: zh_CN, en",
    ),
]


@pytest.mark.parametrize(("typed", "chinese", "english"), CASES)
def test_wrong_use_is_one_line_in_the_reader_s_language(
    sample: Path, typed: str, chinese: str, english: str
) -> None:
    first = typed.split(maxsplit=1)[0]
    pages = ("anplan", f"anplan {first}")
    for language, head, text in (("zh_CN", "anplan：", chinese), ("en", "anplan: ", english)):
        said = {text.format(page=page) for page in pages}
        told = refused(*typed.split(), folder=sample, ANPLAN_LANG=language)
        if typed.startswith("--lang"):
            assert told in (f"anplan：{chinese}", f"anplan: {english}")
        elif typed.startswith(("explain", "check ")) and "--" not in typed:
            assert any(told.startswith(head + one) for one in said)
        else:
            assert told in {head + one for one in said}


def test_what_the_user_typed_is_printed_harmless(sample: Path) -> None:
    told = refused("status", "\x1b]0;x\x07{red}\n[/]", folder=sample)
    assert told.startswith(r"anplan：没有 \x1b]0;x\x07{red} [/]。")


OTHERWISE = [
    ("show 2.4 --period 2025-Q2", "status --period 2025-06"),
    ("why 2.4 --month 2025-06", "status --month 2025-06"),
    ("log 2.4 --period 2025-06", "status --period 2025-06"),
    ("export --month 2025-06", "status --month 2025-06"),
    ("calendar --period 2025-09", "due --period 2025-06"),
    ("calendar --month 2025-09", "due --month 2025-06"),
    ("diff --month 2025-06", "diff 2025-06"),
    ("status --json", "status --format json"),
    ("due --csv", "due --format csv"),
]


@pytest.mark.parametrize(("typed", "offered"), OTHERWISE)
def test_a_line_that_is_offered_instead_works(sample: Path, typed: str, offered: str) -> None:
    option = next(word for word in typed.split() if word.startswith("--"))
    told = refused(*typed.split(), folder=sample)
    assert told == f"anplan：没有选项 {option}。请写 anplan {offered}"
    assert run(*offered.split(), folder=sample).code == 0


@pytest.mark.parametrize(
    "typed", ["calendar --json", "check --csv", "why 2.4 --json", "decide --month"]
)
def test_no_line_is_offered_that_this_command_does_not_take(sample: Path, typed: str) -> None:
    words = typed.split()
    path = f"anplan {words[0]}"
    told = refused(*words, folder=sample)
    assert told == f"anplan：没有选项 {words[-1]}。用法见 {path} --help"


def test_an_option_for_what_is_a_word_is_answered_with_the_line(sample: Path) -> None:
    told = refused("decide", "return", "2025-10", "--unit", "大智街", folder=sample)
    line = "anplan decide return UNIT PERIOD --reason TEXT [OPTIONS]"
    assert told == f"anplan：return 不用 --unit。写法：{line}"


SUCH_ARE = "可写的如：tech-managers、1.1、1.1/school-enterprise-matching；全部见 anplan status"
MISTAKEN = [
    ("explain P-019", "没有规则 P-019。anplan explain 列出全部规则"),
    (
        "due --period 2025-Q3",
        (
            "2025-Q3 没有应报材料。有应报材料的是："
            "2025-04、2025-05、2025-06、2025-H1、2025-07、2025-08、2025-09、2025-10、2025"
        ),
    ),
    ("log 2025-08", "2025-08 是多份材料，不是一件事。请指明其中一份：anplan log jxkc/2025-08"),
    ("log 2025-Q3", "2025-Q3 是多份材料，不是一件事。可用 anplan status 2025-Q3"),
    (
        "decide ask P-019 进展如何 --unit 大智街",
        (
            "P-019 既不是指标、任务，也不是举措。"
            "这是重点成果项目库中的项目；请写该清单对应的：project-library、3.4、2.3"
        ),
    ),
    (
        "decide close project-library/P-019 --reason 办结",
        (
            "project-library/P-019 既不是指标，也不是举措。"
            "这是重点成果项目库中的项目；请写该清单对应的：project-library"
        ),
    ),
    (
        "decide evaluate 重点成果项目库/p-019 --by 政协委员组 --grade 满意 --text 好",
        (
            "重点成果项目库/p-019 既不是指标、任务，也不是举措。"
            "这是重点成果项目库中的项目；请写该清单对应的：project-library、3.4、2.3；不写 REF 即评价整个方案"
        ),
    ),
    (
        "decide evaluate 大智街 --by 政协委员组 --grade 满意 --text 好",
        f"大智街 既不是指标、任务，也不是举措。{SUCH_ARE}；不写 REF 即评价整个方案",
    ),
    (
        "decide ask 2025-Q3 进展如何 --unit 大智街",
        f"2025-Q3 既不是指标、任务，也不是举措。{SUCH_ARE}",
    ),
    ("decide ask 没有的 进展如何 --unit 大智街", f"没有 没有的。{SUCH_ARE}"),
]


@pytest.mark.parametrize(("typed", "told"), MISTAKEN)
def test_a_word_that_means_something_else_is_answered_with_what_can_be_named(
    sample: Path, typed: str, told: str
) -> None:
    assert refused(*typed.split(), folder=sample) == f"anplan：{told}"
