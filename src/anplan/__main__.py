"""The entry point; what needs no command line library is answered before it is loaded."""

import gc
import os
import sys


def _version_told() -> bool:
    """Write the version; False where it cannot be written, which the usual way then tells."""
    from anplan import __version__

    try:
        sys.stdout.write(f"anplan {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


def main() -> int:
    """Run anplan with the arguments of the process."""
    if sys.argv[1:] == ["--version"] and _version_told():
        return 0
    # A run is short, and what it reads is kept until its end: nothing to collect.
    gc.disable()
    # Other packages' plug-ins have no business in the reading of untrusted files.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from anplan.cli import run

    code = run(sys.argv[1:])
    gc.freeze()  # nor when Python ends, which looks through everything once more
    return code


if __name__ == "__main__":
    sys.exit(main())
