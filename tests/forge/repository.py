"""A git repository as its users have it, with the program on their path."""

import os
import subprocess
import sys
from pathlib import Path

from tests.program import Done, environment

NOBODY = {
    "GIT_AUTHOR_NAME": "示例",
    "GIT_AUTHOR_EMAIL": "sample@example.invalid",
    "GIT_COMMITTER_NAME": "示例",
    "GIT_COMMITTER_EMAIL": "sample@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def with_program(folder: Path, **changes: str) -> dict[str, str]:
    """Return an environment where ``anplan`` is this checkout's program."""
    program = folder / "bin" / "anplan"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m anplan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return environment(PATH=path, **NOBODY, **changes)


def call(*command: str, folder: Path, env: dict[str, str]) -> Done:
    """Run a command and give what it left behind."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def git(*arguments: str, folder: Path, env: dict[str, str]) -> str:
    """Run git, which must go well."""
    done = call("git", *arguments, folder=folder, env=env)
    assert done.code == 0, done.err
    return done.out.strip()
