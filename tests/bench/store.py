"""What a save and an opening take."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from netjournal import clock
from netjournal.model.edits import Change, Edit
from netjournal.store.store import Store
from tests.bench.measure import ROUNDS, tell, turns
from tests.tui.terminal import ROOT

OPEN = """
import gc, sys
gc.disable()
from datetime import datetime, UTC
from pathlib import Path
from netjournal.store.store import Store
path = Path(sys.argv[1])
import time
start = time.perf_counter()
store = Store.open(path, backups=path.parent / "b", by="app", now=lambda: datetime.now(UTC))
list(store.journal.link())
print(time.perf_counter() - start)
"""
LOAD = """
import json, sys, time
start = time.perf_counter()
with open(sys.argv[1], "rb") as file:
    json.load(file)
print(time.perf_counter() - start)
"""


def inside(code: str, path: Path) -> float:
    """Return the time that a fresh process says its work took."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=True, cwd=ROOT
    )
    return float(done.stdout)


def bench_save(path: Path, size: int) -> None:
    store = Store.open(path, backups=path.parent / "b", by="app", now=clock.now)
    contact = next(iter(store.journal.contacts.values()))
    fd = os.open(path.parent / "yardstick", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    count = 0

    def save() -> float:
        nonlocal count
        was, count = (
            (f"Town {count}" if count else store.journal.contacts[contact.id].city),
            count + 1,
        )
        edit = Edit(
            "moved", (Change("contacts", contact.id, {"city": was}, {"city": f"Town {count}"}),)
        )
        start = time.perf_counter()
        store.commit(edit)
        return time.perf_counter() - start

    def append() -> float:
        start = time.perf_counter()
        os.write(fd, b"x" * 400)
        os.fdatasync(fd)
        return time.perf_counter() - start

    tell("a durable save", size, *turns(save, append, 200), "≤ 2×", "400 bytes and fdatasync")
    os.close(fd)
    store.close()


def bench_open(path: Path, size: int) -> None:
    ours, yard = turns(lambda: inside(OPEN, path), lambda: inside(LOAD, path), ROUNDS)
    tell("open, with links", size, ours, yard, "≤ 0.5×", "json.load")
