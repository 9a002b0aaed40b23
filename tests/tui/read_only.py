"""The app in a folder that may only be read, run as a program by the tests; root may write all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from netjournal import clock
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import run

if __name__ == "__main__":
    os.access = lambda *_, **__: False  # type: ignore[assignment]  # a fault, injected
    path = Path(sys.argv[1])
    store = Store.open(path, backups=path.parent / "backups", by="app", now=clock.now)
    sys.exit(run(store, settings=Settings()))
