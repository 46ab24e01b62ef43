"""Completion: a script for each shell, and the names that files give."""

import subprocess
import sys
from pathlib import Path

import pytest

import anplan
from anplan.cli.completion_table import COMMANDS
from tests.program import environment, run, shown


def offered(line: str, folder: Path) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    done = run(
        folder=folder,
        _ANPLAN_COMPLETE="complete_bash",
        COMP_WORDS=line,
        COMP_CWORD=str(line.count(" ")),
    )
    assert (done.code, done.err) == (0, "")
    return done.out.split()


@pytest.mark.parametrize(
    ("shell", "sign"),
    [
        ("bash", "complete -o default -F _anplan_completion anplan"),
        ("zsh", "#compdef anplan"),
        ("fish", "complete --command anplan"),
        ("powershell", "Register-ArgumentCompleter"),
    ],
)
def test_every_shell_has_a_script(tmp_path: Path, shell: str, sign: str) -> None:
    text = shown("completion", shell, folder=tmp_path)
    assert sign in text
    assert "_ANPLAN_COMPLETE" in text


def test_names_of_files_are_offered(sample: Path) -> None:
    assert offered("anplan record reading tech-", sample) == [
        "tech-contracts",
        "tech-loans",
        "tech-managers",
    ]
    assert offered("anplan why tech-g", sample) == ["tech-grids"]
    assert offered("anplan show 2.", sample) == ["2.1", "2.2", "2.3", "2.4"]
    assert offered("anplan status 2025-H", sample) == ["2025-H1"]
    assert offered("anplan status 2025-0", sample / "units/jxkc") == [
        f"2025-0{month}" for month in range(4, 10)
    ]
    assert offered("anplan due --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]


def test_commands_and_options_are_offered(tmp_path: Path) -> None:
    assert offered("anplan sta", tmp_path) == ["status"]
    assert offered("anplan status --fo", tmp_path) == ["--format"]
    assert offered("anplan status --format c", tmp_path) == ["csv"]


def test_kinds_are_offered_with_their_options(tmp_path: Path) -> None:
    assert offered("anplan record re", tmp_path) == ["reading", "request"]
    assert offered("anplan decide ", tmp_path) == [
        "return",
        "ask",
        "answer",
        "refuse",
        "instruct",
        "evaluate",
        "close",
        "reopen",
        "extend",
        "exempt",
    ]
    assert offered("anplan record reading --a", tmp_path) == ["--as-of"]
    assert offered("anplan record next --a", tmp_path) == []


def test_a_kind_is_offered_behind_options_and_names_behind_it(sample: Path) -> None:
    assert offered("anplan record --unit jxkc --month 2025-10 rea", sample) == ["reading"]
    assert offered("anplan record --unit jxkc reading tech-", sample) == [
        "tech-contracts",
        "tech-loans",
        "tech-managers",
    ]
    assert offered("anplan record --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]
    assert offered("anplan record next 1.1 x --unit jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]


def test_what_a_kind_is_about_is_offered(sample: Path) -> None:
    assert offered("anplan record progress 2.", sample) == ["2.1", "2.2", "2.3", "2.4"]
    assert offered("anplan record progress te", sample) == []
    assert offered("anplan decide return jd-d", sample) == ["jd-danshuichi", "jd-dazhi"]
    assert offered("anplan decide close 3.", sample)[:2] == ["3.1", "3.2"]
    assert offered("anplan decide ask tech-l", sample) == ["tech-loans"]


def test_outside_of_a_workspace_nothing_is_offered(tmp_path: Path) -> None:
    assert offered("anplan why t", tmp_path) == []


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_are_answered(sample: Path, shell: str) -> None:
    done = run(
        folder=sample,
        _ANPLAN_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="anplan why fun",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_WORD_TO_COMPLETE="fun",
    )
    assert (done.code, done.err) == (0, "")
    assert "fund-size" in done.out


def labelled(folder: Path, **labels: str) -> Path:
    """A workspace whose tasks have numbers of the document's own: ``task_2_1`` is 2.1."""
    for name, label in labels.items():
        file = folder / f"plan/tasks/{name.removeprefix('task_').replace('_', '.')}.yaml"
        file.write_text(f"label: {label}\n{file.read_text('utf-8')}", "utf-8")
    return folder


def to_fish(line: str, folder: Path) -> list[str]:
    """Return what fish is offered for the last word of a line, with what it is called."""
    done = run(
        folder=folder,
        _ANPLAN_COMPLETE="complete_fish",
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    return done.out.splitlines()


def test_a_task_is_called_by_the_document_s_own_number(copied: Path) -> None:
    labelled(copied, task_2_1="12.", task_2_2="十三、", task_2_3="|-\n  14.")
    first, second, third, fourth = to_fish("anplan why 2.", copied)

    assert first.startswith("2.1\t12. ")
    assert second.startswith("2.2\t十三、")
    assert third.startswith("2.3\t14. ")
    assert not fourth.startswith("2.4\t1")


def test_the_document_s_own_number_is_offered_where_it_was_begun(copied: Path) -> None:
    labelled(copied, task_2_1="12.", task_2_2="13.", task_2_3="12a")

    assert offered("anplan why 12", copied) == ["12.", "12a"]
    assert offered("anplan decide close 13", copied) == ["13."]
    (line,) = to_fish("anplan why 13", copied)
    assert line.startswith("13.\t2.2 ")
    assert "12." not in offered("anplan why ", copied)


def test_a_number_that_names_no_one_task_is_not_offered(copied: Path) -> None:
    labelled(copied, task_2_1="A", task_2_2="A", task_2_3="B1", task_2_4="3.1")

    assert offered("anplan why A", copied) == []
    assert offered("anplan why B", copied) == []
    assert offered("anplan why 3.1", copied).count("3.1") == 1


def test_a_broken_file_does_not_stop_completion(copied: Path) -> None:
    copied.joinpath("plan/indicators/tech-loans.yaml").write_bytes(b"\xff: [")
    assert "tech-loans" in offered("anplan why tech-", copied)


def test_completion_loads_neither_typer_nor_what_reads_yaml(sample: Path) -> None:
    script = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*[m for m in ('typer', 'pydantic_core', 'yaml', 'jinja2', "
        "'pathlib', 'anplan.cli.app') if m in sys.modules], file=sys.stderr))\n"
        "from anplan.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=sample,
        capture_output=True,
        check=False,
        env=environment(
            _ANPLAN_COMPLETE="complete_bash",
            COMP_WORDS="anplan why tech-",
            COMP_CWORD="2",
            PYTHONPATH=str(Path(anplan.__file__).parents[1]),
        ),
    )
    assert (done.returncode, done.stderr) == (0, b"\n")
    assert b"tech-loans" in done.stdout


@pytest.mark.parametrize("line", ["anplan -C {} why tech-l", "anplan why -C {} tech-l"])
def test_names_are_those_of_the_folder_that_is_named(
    sample: Path, tmp_path: Path, line: str
) -> None:
    assert offered(line.format(sample), tmp_path) == ["tech-loans"]


@pytest.mark.parametrize("line", ["anplan -C {} why tech-l", "anplan -C{} why tech-l"])
def test_a_folder_may_be_quoted_and_begin_with_a_tilde(
    sample: Path, tmp_path: Path, line: str
) -> None:
    named = tmp_path / "a b"
    named.symlink_to(sample)
    done = run(
        folder=tmp_path,
        _ANPLAN_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS=line.format("'~/a b'"),
        HOME=str(tmp_path),
    )
    assert (done.code, "tech-loans" in done.out) == (0, True)


def test_what_lies_within_a_thing_is_offered_behind_a_slash(sample: Path) -> None:
    assert offered("anplan why 2.4/manager-b", sample) == ["2.4/manager-base"]
    assert offered("anplan record progress 2.4/manager-b", sample) == ["2.4/manager-base"]
    assert "project-library/P-031" in offered("anplan show project-library/P-03", sample)
    assert offered("anplan log jxkc/sch", sample) == ["jxkc/scheme"]
    assert offered("anplan log jxkc/2025-H", sample) == ["jxkc/2025-H1"]


def test_a_task_that_is_typed_in_full_may_go_on(sample: Path) -> None:
    assert offered("anplan why 2.4", sample)[:2] == ["2.4", "2.4/manager-base"]


def test_items_stages_and_periods_are_offered(sample: Path) -> None:
    assert "P-031" in offered("anplan record item project-library P-03", sample)
    stages = offered("anplan record item project-library P-031 --stage ", sample)
    assert stages
    assert (
        offered("anplan record item --unit jxkc project-library P-031 --stage ", sample) == stages
    )
    assert offered("anplan brief --period 2025-H", sample) == ["2025-H1"]
    assert offered("anplan check --month 2025-09", sample) == ["2025-09"]
    assert offered("anplan decide return jxkc sch", sample) == ["scheme"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("anplan status --format = c", ["csv"]),
        ("anplan status --format =", ["text", "json", "csv"]),
        ("anplan status --format=json --fail", ["--fail-on"]),
        ("anplan status -- --fo", []),
        ("anplan nonsense ", []),
        ("anplan why x y z ", []),
        ("anplan completion f", ["fish"]),
        ("anplan show 'tech-l", ["tech-loans"]),
    ],
)
def test_odd_lines(sample: Path, line: str, words: list[str]) -> None:
    if words:
        assert offered(line, sample) == words
    else:
        assert "--format" not in offered(line, sample)


def test_to_other_shells_a_value_behind_its_sign_is_one_word(sample: Path) -> None:
    done = run(
        folder=sample,
        _ANPLAN_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS="anplan status --format=c",
    )
    assert done.out == "--format=csv\n"


@pytest.mark.parametrize(("language", "told"), [("zh", "显示方案进度"), ("en", "Show where")])
def test_commands_are_told_in_the_readers_language(sample: Path, language: str, told: str) -> None:
    done = run(
        folder=sample,
        ANPLAN_LANG=language,
        _ANPLAN_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS="anplan sta",
    )
    assert done.out.startswith(f"status\t{told}")


@pytest.mark.parametrize(("locale", "told"), [("zh_CN.UTF-8", "显示"), ("fr_FR.UTF-8", "Show")])
def test_outside_a_workspace_offers_are_in_the_language_of_the_screens(
    locale: str, told: str, tmp_path: Path
) -> None:
    done = run(
        folder=tmp_path,
        LANG=locale,
        _ANPLAN_COMPLETE="complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS="anplan sta",
    )
    assert done.out.startswith(f"status\t{told}")
    assert run("--help", folder=tmp_path, LANG=locale).out.count(told) >= 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "spoilt",
    [
        {"ANPLAN_LANG": "xx"},
        {"COMP_CWORD": "x"},
        {"COMP_WORDS": 'anplan why "tech'},
        {"_TYPER_COMPLETE_ARGS": "anplan -C /nowhere why "},
        {"COMP_WORDS": "anplan -C /nowhere why ", "COMP_CWORD": "4"},
        {"COMP_WORDS": ""},
    ],
)
def test_nothing_is_ever_said_beside_the_offers(
    copied: Path, shell: str, spoilt: dict[str, str]
) -> None:
    copied.joinpath("plan/plan.yaml").write_bytes(b"\xff\x00")
    copied.joinpath("plan/tasks/2.4.yaml").unlink()
    copied.joinpath("plan/tasks/2.4.yaml").mkdir()
    asked = {
        "_ANPLAN_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "anplan why 2.4/",
        "COMP_CWORD": "2",
        "_TYPER_COMPLETE_ARGS": "anplan why 2.4/",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert run(folder=copied, **{**asked, **spoilt}).err == ""


def test_no_file_of_strangers_puts_words_of_a_shell_into_a_line(copied: Path) -> None:
    copied.joinpath("plan/indicators/$(touch pwned).yaml").write_text("title: 甲\n")
    copied.joinpath("plan/indicators/tech-x.yaml").write_text(
        "title: '\"$(touch pwned)`touch pwned`\\\\:::(甲)'\n", encoding="utf-8"
    )
    for shell in ("bash", "zsh", "fish", "powershell"):
        done = run(
            folder=copied,
            _ANPLAN_COMPLETE=f"complete_{shell}",
            COMP_WORDS="anplan why ",
            COMP_CWORD="2",
            _TYPER_COMPLETE_ARGS="anplan why ",
            _TYPER_COMPLETE_FISH_ACTION="get-args",
        )
        assert "tech-x" in done.out
        inside = done.out.removeprefix("_arguments '*: :((").removesuffix("))'")
        assert not set("$`\\;&|<>'") & set(inside)


def test_the_table_has_every_command() -> None:
    assert {"", "status", "record", "record reading", "decide return"} <= set(COMMANDS)


def test_a_shell_that_nobody_knows_gets_words_alone(sample: Path) -> None:
    done = run(folder=sample, _ANPLAN_COMPLETE="complete_nu", _TYPER_COMPLETE_ARGS="anplan sta")
    assert (done.code, done.out, done.err) == (0, "status\n", "")
