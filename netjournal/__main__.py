"""`python -m netjournal` and the `netjournal` script: hands over to the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the shell asked for and return its exit code."""
    # A command is over before collecting garbage could pay; the app turns it on again.
    import gc

    gc.disable()
    from netjournal.cli.front import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
