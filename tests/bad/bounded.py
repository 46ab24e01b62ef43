"""Runs a program within a processor time; writes what it used to a file: seconds, then MiB.

A process of its own: the memory of whoever starts a program counts for the program until it
has begun, so that a large test runner would hide a small program's figure.
"""

import os
import resource
import sys
from pathlib import Path

_MIB = 1024 if sys.platform == "linux" else 1024 * 1024


def main() -> int:
    used, limit, *command = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit)))
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime
    Path(used).write_text(f"{seconds:.3f} {usage.ru_maxrss / _MIB:.1f}\n", encoding="utf-8")
    return os.waitstatus_to_exitcode(status) % 256


if __name__ == "__main__":
    sys.exit(main())
