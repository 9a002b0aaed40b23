"""`python -m netjournal` and the `netjournal` script: hands over to the command line."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run what the shell asked for and end with its exit code."""
    # A command is over before collecting garbage could pay; the app turns it on again.
    gc.disable()
    from netjournal.cli.front import main as run

    code = run(sys.argv[1:])
    # All is written and closed by now; taking a journal apart object by object takes longer than
    # saving a note.
    os._exit(code)


if __name__ == "__main__":
    main()
