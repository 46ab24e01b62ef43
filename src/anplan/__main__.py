"""The entry point: what needs no command line library is answered before it is loaded."""

import atexit
import gc
import os
import sys

TYPE_CHECKING = False  # typing itself costs more than --version
if TYPE_CHECKING:
    from typing import NoReturn


def _wrote_version() -> bool:
    """Write the version; False where it cannot be written, which the usual way then tells."""
    from anplan import __version__

    try:
        sys.stdout.write(f"anplan {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


def main() -> int:
    """Run anplan with the arguments of the process and return its exit number."""
    if sys.argv[1:] == ["--version"] and _wrote_version():
        return 0
    shell = os.environ.get("_ANPLAN_COMPLETE", "")
    if shell.startswith("complete_"):
        from anplan.cli.completion import print_offers

        return print_offers(shell.removeprefix("complete_"))
    from anplan.files.recall.answer import print_answer, question_of

    question = question_of(sys.argv[1:])
    known = None if question is None else question.answer()
    if known is not None:
        code, output = known
        rest = print_answer(output)
        return _print_rest(code, rest) if rest else code
    # A run is short, and what it reads is kept until its end: nothing to collect.
    gc.disable()
    from anplan.cli import run

    if question is None:
        code = run(sys.argv[1:])
    else:
        from anplan.files.recall.recorder import run_and_keep

        code = run_and_keep(question, lambda: run(sys.argv[1:]))
    gc.freeze()  # nor when Python ends, which looks through everything once more
    return code


def _print_rest(code: int, rest: bytes) -> int:
    """Print what the system did not take of an answer; where it cannot be, that is told."""
    from anplan.cli import print_bytes

    return print_bytes(sys.argv[1:], code, rest)


def program() -> "NoReturn":
    """Run anplan and end the process.

    The system takes everything back at once, where Python would first take apart thousands of
    objects one by one: a thirtieth of a short run. Nothing of anplan's waits for that: files
    are closed where they are written, and a run's last word is flushed.
    """
    code = main()
    if not _is_awaited() and _flushed():
        os._exit(code)
    sys.exit(code)


def _is_awaited() -> bool:
    """Return whether somebody has something to do at Python's own end.

    Whoever registered something for the end is to be called: logging and locks of a writer,
    coverage, a tracer of whoever runs this. A profiler or a debugger waits in its own way, and
    so does who wants to look around after the run.
    """
    registered = getattr(atexit, "_ncallbacks", None)
    if registered is None or registered() or sys.flags.inspect or sys.flags.interactive:
        return True
    monitoring = getattr(sys, "monitoring", None)
    tools = () if monitoring is None else map(monitoring.get_tool, range(6))
    return any((sys.gettrace(), sys.getprofile(), *tools))


def _flushed() -> bool:
    """Write what is left; False where that fails, which Python's own end then tells."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    program()
