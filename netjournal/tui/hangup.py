"""When the terminal goes away: what was saved is folded and the program ends, instead of waiting
for a screen that nobody sees.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress

from netjournal import clock
from netjournal.errors import NetjournalError
from netjournal.store.store import Store

_CODE = 129
"""What a shell calls a program that SIGHUP ended."""


def end_without_terminal(store: Store) -> None:
    """See to it from now on; the main thread may be stuck then, waiting for its output to go."""

    def died(args: threading.ExceptHookArgs) -> None:
        # Textual writes to the terminal in a thread, which only a terminal that is gone can end.
        if isinstance(args.exc_value, OSError):
            # Another opening, because nobody knows what the main thread is in the middle of.
            with suppress(NetjournalError, OSError):
                Store.open(
                    store.path, backups=store.keeper.backups, by="app", now=clock.now
                ).close()
            os._exit(_CODE)
        threading.__excepthook__(args)

    threading.excepthook = died
