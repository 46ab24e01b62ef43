"""The entry point; what needs no command line library is answered before it is loaded."""

import sys


def main() -> int:
    """Run anplan with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        from anplan import __version__

        sys.stdout.write(f"anplan {__version__}\n")
        return 0
    from anplan.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
