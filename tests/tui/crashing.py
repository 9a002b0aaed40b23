"""The app with a key that fails, run as a program by the tests."""

from __future__ import annotations

import sys
from pathlib import Path

from netjournal import clock
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import run
from netjournal.tui.screens.main import MainScreen


def fail(_screen: MainScreen) -> None:
    secret = "a secret of Ada"
    raise ZeroDivisionError(secret)


if __name__ == "__main__":
    MainScreen.action_order = fail  # type: ignore[method-assign]  # a fault, injected
    path = Path(sys.argv[1])
    store = Store.open(path, backups=path.parent / "backups", by="app", now=clock.now)
    sys.exit(run(store, settings=Settings()))
