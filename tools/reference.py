"""What is made of the code, written from the code: ``python tools/reference.py [--check]``.

Beside docs/reference these are the manual pages and the table of completion. ``--check`` writes
nothing and exits with 1 where one is out of date.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.diagnosis import Diagnosis
from anplan.base.message import say
from anplan.checks.all_rules import RULES
from anplan.checks.rule import Rule
from anplan.cli.groups import Group
from anplan.cli.menu import PROGRAM
from anplan.cli.options import Run
from anplan.cli.program import command
from anplan.show.layout.lines import plain
from anplan.show.screens.doctor import doctor_json
from anplan.show.screens.log import LOG
from anplan.show.screens.rules import rule_screen
from anplan.show.screens.unit_facts import UNIT_FACTS
from anplan.show.screens.unproved import UNPROVED
from anplan.show.tables import DUE, READINGS, STATUS
from anplan.show.words import LEVELS, Words
from anplan.state.actions import RULE_WORDS as ACTION_RULES
from anplan.state.lights.light import RULE_WORDS as INDICATOR_RULES
from anplan.state.tasks import RULE_WORDS as TASK_RULES

sys.path.insert(0, str(Path(__file__).parent))
import console
from completion_table import completion_table
from data_reference import tables_page
from file_reference import files_page
from generated import written
from manual import manual
from tables import rows

ROOT = Path(__file__).parents[1]
CHINESE, ENGLISH = Words("zh_CN"), Words("en")
MADE = "<!-- Written by tools/reference.py from the code; do not edit. -->\n"


# Commands ---------------------------------------------------------------------------------


class Exit(NamedTuple):
    """An exit number and what it means, in both languages."""

    number: str
    chinese: str
    english: str


EXITS = (
    Exit("0", "正常", "fine"),
    Exit(
        "1",
        "有查出的问题（check），或 --fail-on 所列的情形",
        "findings (check), or what --fail-on asks for",
    ),
    Exit("2", "用法不对，或工作区读不出", "wrong use, or a workspace that cannot be read"),
    Exit("3", "anplan 自身的故障", "an internal error in anplan"),
    Exit("130", "被 Ctrl-C 中断", "stopped by Ctrl-C"),
    Exit("141", "输出管道被关闭", "the pipe that reads the output was closed"),
)


def commands() -> Mapping[str, Any]:
    """Return the program's commands by their names, kinds too: ``record reading``."""
    program = command()
    context = program.make_context(PROGRAM, [], obj=Run(ENGLISH), resilient_parsing=True)
    return dict(_within(context))


def _within(context: Any, *above: str) -> Iterator[tuple[str, Any]]:
    """Yield a group's commands, each made as if it were called, with a context of its own."""
    group = context.command
    for name in group.list_commands(context):
        inner = group.get_command(context, name).make_context(
            name, [], parent=context, resilient_parsing=True
        )
        yield " ".join((*above, name)), inner
        if isinstance(inner.command, Group):
            yield from _within(inner, *above, name)


def commands_page() -> str:
    """Write every command with its options, in both languages."""
    program = command()
    context = program.make_context(PROGRAM, [], obj=Run(ENGLISH), resilient_parsing=True)
    page = (
        f"{MADE}\n# 命令 Commands\n\n"
        f"{CHINESE(program.help)}\n\n{ENGLISH(program.help)}\n\n"
        "```text\nanplan [OPTIONS] COMMAND [ARGS]...\n```\n\n"
        f"{_options(context)}\n"
        "## 退出码 Exit numbers\n\n"
        f"{rows(('退出码 Exit', '含义', 'Meaning'), EXITS)}"
    )
    return page + "".join(_command(name, inner) for name, inner in commands().items())


def _command(name: str, context: Any) -> str:
    made = context.command
    usage = " ".join((context.command_path, *made.collect_usage_pieces(context)))
    chinese, *examples = CHINESE(made.help).split("\n")
    english = ENGLISH(made.help).split("\n")[0]
    shown = "".join(f"$ {example}\n" for example in examples)
    level = "###" if " " in name else "##"
    return (
        f"\n{level} anplan {name}\n\n{chinese}\n\n{english}\n\n```text\n{usage}\n{shown}```\n\n"
        f"{_options(context)}"
    )


def _options(context: Any) -> str:
    """Write a command's own parameters as a table; -h is everywhere and is left out."""
    table = []
    for param in context.command.params:
        name, _ = param.get_help_record(context)
        default = param.get_default(context)
        code = f"`{name}`" + (f" = `{default}`" if default not in (None, False) else "")
        table.append((code, CHINESE(param.help), ENGLISH(param.help)))
    return rows(("参数 Option", "说明", "What it does"), table)


# Rules ------------------------------------------------------------------------------------


def rules_page() -> str:
    """Write every rule with its examples, in both languages."""
    table = [
        (
            f"[{rule.code}](#{rule.code.lower()})",
            CHINESE(LEVELS[rule.level]),
            CHINESE(rule.title),
            ENGLISH(rule.title),
        )
        for rule in RULES
    ]
    return (
        f"{MADE}\n# 检查规则 Rules of `anplan check`\n\n"
        "各例是放进一个小工作区的文件；`anplan explain 代号` 显示同样的内容。\n\n"
        "The examples are files laid over a small workspace; `anplan explain CODE` shows the "
        f"same.\n\n{rows(('规则 Rule', '级别 Level', '检查内容', 'Finds'), table)}"
        + "".join(_rule(rule) for rule in RULES)
    )


def _rule(rule: Rule[Any]) -> str:
    before, wrong, right = _examples(rule)
    level = f"{CHINESE(LEVELS[rule.level])} {ENGLISH(LEVELS[rule.level])}"
    return (
        f"\n## {rule.code}\n\n"
        f"**{CHINESE(rule.title)}**（{level}） {CHINESE(rule.why)}\n\n"
        f"**{ENGLISH(rule.title)}** {ENGLISH(rule.why)}\n\n"
        + (f"改动之前 Before\n\n```text\n{before}```\n\n" if before else "")
        + f"错误写法 Wrong\n\n```text\n{wrong}```\n\n正确写法 Right\n\n```text\n{right}```\n"
    )


def _examples(rule: Rule[Any]) -> tuple[str, str, str]:
    """Return the files before the change, the wrong and the right example, as ``explain`` shows them.

    The notes are in both languages.
    """
    chinese = plain(rule_screen(CHINESE, rule)).rstrip("\n").split("\n")
    english = plain(rule_screen(ENGLISH, rule)).rstrip("\n").split("\n")
    end = len(chinese) - chinese[::-1].index(CHINESE("Right")) - 1
    start = chinese.index(CHINESE("Wrong"))
    both = [_both(*pair) for pair in zip(chinese, english, strict=True)]
    first = chinese.index(CHINESE("Before the change")) + 1 if rule.before else start
    return (
        _dedented(both[first : start - 1]) if rule.before else "",
        _dedented(both[start + 1 : end - 1]),
        _dedented(both[end + 1 :]),
    )


def _both(chinese: str, english: str) -> str:
    if chinese == english:
        return chinese
    return f"{chinese} {english.strip().partition('  ')[2]}".rstrip()


def _dedented(lines: Iterable[str]) -> str:
    return "".join(f"{line.removeprefix('  ')}\n" for line in lines)


# Lights -----------------------------------------------------------------------------------


def lights_page() -> str:
    """Write the rules of the judgement, in both languages and in the order in which they apply."""
    kinds = (
        ("指标：第一条适用的 Indicators: the first that applies", INDICATOR_RULES),
        ("节点、定期工作和措施 Milestones, recurring work and measures", ACTION_RULES),
        ("任务 Tasks", TASK_RULES),
    )
    return (
        f"{MADE}\n# 判灯规则 Rules of the lights\n\n"
        "`anplan why` 写明用了哪一条。图解见[怎样亮灯](../zh/怎样亮灯.md)，算式见[设计](../design.md#3-judgement)。\n\n"
        "`anplan why` names the rule that was applied. With pictures: [lights](../en/lights.md); the "
        "formulas: [design](../design.md#3-judgement).\n"
    ) + "".join(
        f"\n## {title}\n\n"
        + rows(
            ("规则 Rule", "内容", "What it says"),
            ((f"`{name}`", CHINESE(said), ENGLISH(said)) for name, said in rules.items()),
        )
        for title, rules in kinds
    )


# JSON -------------------------------------------------------------------------------------

BROKEN = (
    "units/qkx/2025-09.yaml",
    """\
submitted: 2025-10-09
progress:
  - ref: 2.22
    text: 走访科技工作者之家2处。
  # anplan: allow R104 受牵头单位委托代办
  - ref: 4.4
    text: 收集企业需求9条。
""",
)
SHAPES = (
    ("status", ("status", "--format", "json")),
    ("due", ("due", "--format", "json")),
    ("status MONTH", ("status", "2025-09", "--format", "json")),
    ("status --without-evidence", ("status", "--without-evidence", "--format", "json")),
    ("due --facts", ("due", "--facts", "--format", "json")),
    ("rollup", ("rollup", "../tables", "--format", "json")),
    ("check", ("check", "--format", "json")),
    ("export", ("export",)),
    ("show REGISTER", ("show", "project-library", "--format", "json")),
    ("log", ("log", "tech-contracts", "--format", "json")),
    ("diff", ("diff", "HEAD~3", "--format", "json")),
    ("import", ("import", "plan/source.txt", "--format", "json")),
)
_WHOLE = 6
"""So many are asked of the sample as it is, the others once something in it is wrong."""

DOCTOR = (
    Diagnosis(
        "history",
        say("git refuses this folder: it belongs to another user"),
        "wrong",
        say("git config --global --add safe.directory {folder}", folder="/data/ledger"),
    ),
    Diagnosis("git", say("git {version}", version="2.50.0")),
)
"""Diagnoses of no machine: what doctor really finds differs from one machine to the next."""
MAX_TEXT = 40


def json_page() -> str:
    """Write the shapes of what is printed as JSON, and the columns of what is printed as CSV."""
    with tempfile.TemporaryDirectory() as name:
        workspace = console.make_sample(Path(name))
        asked = ["export", "--append", "-o", "../tables"]
        console.anplan(asked, workspace, console.clean_environment(), split=True)
        shown = {title: _output(arguments, workspace) for title, arguments in SHAPES[:_WHOLE]}
        console.Shell(workspace).write(console.Written(*BROKEN))
        shown |= {title: _output(arguments, workspace) for title, arguments in SHAPES[_WHOLE:]}
    parts = [
        (
            f"{MADE}\n# JSON 和 CSV 输出 JSON and CSV\n\n"
            "Every document has `schema: 1`. Keys may be added; a changed or removed key is a new "
            "number. Numbers are literal, exact to four decimals, without exponent; `null` where "
            "there is none. `day` is a string of the form 2025-06-30. The examples are trimmed: one "
            "entry of each list, long texts cut.\n"
        ),
    ]
    shown["doctor"] = doctor_json(CHINESE, DOCTOR, ["units/qkx/.2025-09.yaml.0a1b2c3d.tmp"])
    for title, arguments in (*SHAPES, ("doctor", ("doctor", "--format", "json"))):
        text = " ".join(arguments)
        example = json.dumps(_trimmed(shown[title]), ensure_ascii=False, indent=2)
        table = ((f"`{path}`", ", ".join(kinds)) for path, kinds in shape(shown[title]).items())
        parts.append(f"\n## {title}\n\n`anplan {text}`\n\n{rows(('Key', 'Type'), table)}\n")
        parts.append(f"```json\n{example}\n```\n")
    parts.append("\n## CSV\n\nUTF-8 with a byte-order mark, one row a thing.\n\n")
    columns = (
        ("status", STATUS),
        ("status --without-evidence", UNPROVED),
        ("due", DUE),
        ("due --facts", UNIT_FACTS),
        ("export", READINGS),
        ("log REF", LOG),
    )
    table = ((f"`anplan {name} --format csv`", ", ".join(names)) for name, names in columns)
    return "".join((*parts, rows(("Command", "Columns"), table)))


def _output(arguments: Iterable[str], workspace: Path) -> Any:
    environment = console.clean_environment()
    _, output = console.anplan(list(arguments), workspace, environment, split=True)
    return json.loads(output)


def shape(document: Any) -> dict[str, list[str]]:
    """Return every key of a document by its path, with the types of its values."""
    kinds_of: dict[str, list[str]] = {}
    for path, value in _leaves(document, ""):
        kinds = kinds_of.setdefault(path, [])
        kind = _kind(value)
        if kind not in kinds:
            kinds.append(kind)
    return {
        path: sorted(kinds, key=lambda kind: kind == "null") for path, kinds in kinds_of.items()
    }


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _leaves(inside, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list) and value:
        for inside in value:
            yield from _leaves(inside, f"{path}[]")
    else:
        yield path, value


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return "day" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else "string"
    return {bool: "true/false", int: "number", float: "number", list: "empty list"}.get(
        type(value), "null"
    )


def _trimmed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _trimmed(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_trimmed(inside) for inside in value[:1]]
    if isinstance(value, str) and len(value) > MAX_TEXT:
        return value[:MAX_TEXT] + "…"
    return value


# ------------------------------------------------------------------------------------------


def pages() -> dict[str, str]:
    """Return every page by its name."""
    program = command().make_context(PROGRAM, [], obj=Run(ENGLISH), resilient_parsing=True)
    every = commands()
    return {
        "docs/reference/commands.md": commands_page(),
        "docs/reference/rules.md": rules_page(),
        "docs/reference/lights.md": lights_page(),
        "docs/reference/files.md": f"{MADE}\n{files_page()}",
        "docs/reference/json.md": json_page(),
        "docs/reference/tables.md": f"{MADE}\n{tables_page()}",
        "src/anplan/cli/completion_table.py": completion_table({"": program, **every}),
        "man/anplan.1": manual(
            ENGLISH, program, every, [(one.number, one.english) for one in EXITS]
        ),
        "man/zh_CN/anplan.1": manual(
            CHINESE, program, every, [(one.number, one.chinese) for one in EXITS]
        ),
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or print which are out of date."""
    return written({ROOT / name: text for name, text in pages().items()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
