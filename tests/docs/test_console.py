"""What the documentation shows is what the program prints."""

import re
import shutil
from pathlib import Path

import pytest

import console
import terminal
from console import Command, Written, brought_up, steps
from tests.docs.told import told

PAGES = console.documents()
SHOWING = [page for page in PAGES if any(steps(page.read_text(encoding="utf-8")))]


def name_of(page: Path) -> str:
    return page.relative_to(console.ROOT).as_posix()


@pytest.mark.parametrize("page", SHOWING, ids=name_of)
def test_a_page_shows_what_is_printed(
    page: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "anplan", told)
    workspace = shutil.copytree(sample, tmp_path / sample.name)
    for command, lines in console.played(page.read_text(encoding="utf-8"), workspace):
        now = "\n".join(brought_up(command.shown, lines))
        assert now == "\n".join(command.shown), f"line {command.start}: $ {command.text}"


def test_the_read_me_and_both_guides_show_commands() -> None:
    assert {"README.md", "docs/en/guide.md", "docs/zh/指南.md"} <= set(map(name_of, SHOWING))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    broken = [one for one in links if "://" not in one and not (page.parent / one).exists()]

    assert broken == []


PAGE = """\
```yaml write
# units/qkx/2025-09.yaml
nothing: 本月无新进展
```

```console
$ anplan status
one
$ anplan due
…
last
```

```console norun
$ rm -rf /
```

```yaml
# not written
```
"""


def test_steps_are_what_is_written_and_run() -> None:
    assert list(steps(PAGE)) == [
        Written("units/qkx/2025-09.yaml", "nothing: 本月无新进展\n"),
        Command("anplan status", ("one",), 7, 8),
        Command("anplan due", ("…", "last"), 9, 11),
    ]


def test_what_is_typed_stands_above_a_talk() -> None:
    page = "<!-- typed: | 走访 | y -->\n\n```console talk\n$ anplan record\nasked\n```\n"
    assert list(steps(page)) == [Command("anplan record", ("asked",), 4, 5, ("", "走访", "y"))]


@pytest.mark.parametrize(
    ("said", "told", "now"),
    [
        (["a"], ["a"], ["a"]),
        (["a"], ["b", "c"], ["b", "c"]),
        ([], ["a"], ["a"]),
        (["a", "…"], ["a", "b", "c"], ["a", "…"]),
        (["…", "c"], ["a", "b", "c"], ["…", "c"]),
        (["a", "…", "d"], ["a", "b", "c", "d"], ["a", "…", "d"]),
        (["a", "…", "d"], ["A", "b", "D"], ["A", "…", "D"]),
        (["…", "c 3", "…"], ["c 4", "d"], ["…", "c 4", "…"]),
        (["a", "…", "c 3", "…"], ["a", "b", "c 4", "d"], ["a", "…", "c 4", "…"]),
        (["a", "…", "c", "…", "e"], ["a", "b", "c", "d", "e"], ["a", "…", "c", "…", "e"]),
    ],
)
def test_outputs_keep_what_was_left_out(said: list[str], told: list[str], now: list[str]) -> None:
    assert brought_up(said, told) == now


def test_the_shell_runs_nothing_but_anplan(tmp_path: Path) -> None:
    shell = console.Shell(tmp_path)

    assert shell.run("export ANPLAN_LANG=en") == ()
    assert shell.run("anplan status")[0].startswith("anplan: No workspace here")
    assert shell.run("echo $?") == ("2",)
    with pytest.raises(ValueError, match="only anplan"):
        shell.run("rm -rf .")


@pytest.mark.skipif(not terminal.POSSIBLE, reason="there is no pseudo-terminal here")
def test_a_talk_shows_each_answer_behind_its_question(sample: Path, tmp_path: Path) -> None:
    shell = console.Shell(shutil.copytree(sample, tmp_path / sample.name))
    lines = shell.talk("anplan record --unit 区科协", ("", "走访", "", "", "n"))

    assert "  本月进展： 走访" in lines
    assert lines[-2:] == ("写入这份简报吗？ (y/N) n", "未写入；已填内容保留到下次。")
    with pytest.raises(ValueError, match="asked for more than is typed"):
        shell.talk("anplan record --unit 二七街", ())


def test_the_shell_does_not_leave_its_folder(tmp_path: Path) -> None:
    shell = console.Shell(tmp_path / "anplan-demo")
    assert shell.run("cd ..") == ()
    with pytest.raises(ValueError, match=r"\.\."):
        shell.run("cd ..")


def test_only_what_the_page_makes_runnable_can_be_run(tmp_path: Path) -> None:
    shell = console.Shell(tmp_path / "anplan-demo")
    shell.write(Written("hooks/pre-receive", "#!/bin/sh\n"))
    hook = tmp_path / "anplan-demo/hooks/pre-receive"
    assert hook.stat().st_mode & 0o111 == 0
    assert shell.run("chmod +x hooks/pre-receive") == ()
    assert hook.stat().st_mode & 0o111 == 0o111
    with pytest.raises(ValueError, match=r"\.\."):
        shell.run("chmod +x ../../elsewhere")


def test_who_works_when_is_said_above(tmp_path: Path) -> None:
    shell = console.Shell(tmp_path)
    page = "<!-- on 2025-10-09: 区科协 -->\n```console\n$ git init -q .\n```\n"
    scene, command = steps(page)
    assert scene == console.Scene("2025-10-09", "区科协")
    assert isinstance(scene, console.Scene)
    shell.enter(scene)
    assert isinstance(command, Command)
    shell.run(command.text)
    shell.run("git commit -q --allow-empty -m 报送")
    assert shell.run("git log --format='%an %as'") == ("区科协 2025-10-09",)
