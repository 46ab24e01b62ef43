"""A PyYAML that was built without libyaml: every command says so in a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import environment

WITHOUT = """\
import sys
sys.modules["yaml._yaml"] = None
sys.argv = ["anplan", *{arguments!r}]
from anplan.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("command", ["check", "doctor", "status", "due", "export"])
def test_without_libyaml_a_command_says_what_to_install(sample: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(arguments=[command])],
        cwd=sample,
        env=environment(ANPLAN_LANG="zh_CN"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == (
        "anplan：PyYAML 安装时没有带 libyaml，anplan 读取文件要用它。请重新安装带有它的版本："
        "pip install --force-reinstall --only-binary :all: pyyaml\n"
    )
