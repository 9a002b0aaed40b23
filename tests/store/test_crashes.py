"""Three writers killed at random: every acknowledged edit is there, none by half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys

from tinydb import TinyDB

from tests.store.conftest import Place, add, texts

WRITER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from netjournal.store import folding
from netjournal.store.store import Store
from tests.store.conftest import note
path, backups, name = sys.argv[1:]
folding.FULL, folding.KEPT_LINES = 6_000, 5
store = Store.open(Path(path), backups=Path(backups), by="shell",
                   now=lambda: datetime.now(timezone.utc), create=True)
for number in range(100_000):
    note(store, f"{name} {number} " + "x" * (number % 900), 1)
    print(number, flush=True)
    if number % 5 == 0:
        store.fold()
"""
KILLS = 25


class Writer:
    """A process that writes notes and says which are saved."""

    def __init__(self, place: Place, name: str) -> None:
        self.name = name
        command = [sys.executable, "-c", WRITER, str(place.path), str(place.backups), name]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def killed_after(self, lines: int) -> set[str]:
        """Kill it once it said so many are saved; return all that it said are."""
        out = self._process.stdout
        assert out is not None
        heard = [out.readline() for _ in range(lines)]
        self._process.send_signal(signal.SIGKILL)
        heard += out.readlines()
        self._process.wait()
        out.close()
        return {f"{self.name} {line.strip()}" for line in heard if line.endswith("\n")}


def test_three_writers_killed_at_random_moments_lose_nothing_acknowledged(place: Place) -> None:
    chance = random.Random(11)
    store = place.open()
    add(store, "Ada Lovelace")
    store.close()
    saved: set[str] = set()
    running = [Writer(place, f"w{number}") for number in range(3)]
    for number in range(3, KILLS + 3):
        running.append(Writer(place, f"w{number}"))
        saved |= running.pop(chance.randrange(3)).killed_after(chance.randrange(1, 12))
    for one in running:
        saved |= one.killed_after(1)

    store = place.open()
    held = texts(store)
    assert not store.read_only
    assert not store.problems
    assert len(saved) > KILLS
    there = {text.rstrip("x ") for text in held}
    assert saved <= there
    assert len(there) == len(held) <= len(saved) + KILLS + 3
    assert all(text.count("x") == int(text.split(" ")[1]) % 900 for text in held)
    store.fold()
    store.close()
    with TinyDB(place.path) as stock:
        assert len(stock.table("entries")) == len(held)
