"""Three writers killed at random: every acknowledged edit is there, none by half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.store.conftest import Place, add, texts

NURSERY = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from netjournal.store import folding
from netjournal.store.store import Store
from tests.store.conftest import note

def write(path, backups, name, out):
    store = Store.open(Path(path), backups=Path(backups), by="shell",
                       now=lambda: datetime.now(timezone.utc), create=True)
    for number in range(100_000):
        note(store, f"{name} {number} " + "x" * (number % 900), 1)
        print(number, file=out, flush=True)
        if number % 5 == 0:
            store.fold()

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
folding.FULL, folding.KEPT_LINES = 6_000, 5
for line in sys.stdin:
    path, backups, name, pipe = line.rstrip().split("|")
    child = os.fork()
    if not child:
        with open(pipe, "w") as out:
            write(path, backups, name, out)
    print(child, flush=True)
"""
KILLS = 25


class Writers:
    """Starts processes that write notes and say which are saved; starting Python once is enough."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._nursery = subprocess.Popen(
            [sys.executable, "-c", NURSERY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, name: str) -> Writer:
        pipe = self._place.folder.parent / f"{name}.pipe"
        os.mkfifo(pipe)
        asked, told = self._nursery.stdin, self._nursery.stdout
        assert asked is not None
        assert told is not None
        asked.write(f"{self._place.path}|{self._place.backups}|{name}|{pipe}\n")
        asked.flush()
        return Writer(name, int(told.readline()), pipe)

    def close(self) -> None:
        self._nursery.communicate()


class Writer:
    """One process that writes notes."""

    def __init__(self, name: str, process: int, pipe: Path) -> None:
        self.name = name
        self._process = process
        self._out = pipe.open()

    def killed_after(self, lines: int) -> set[str]:
        """Kill it once it said so many are saved; return all that it said are."""
        heard = [self._out.readline() for _ in range(lines)]
        os.kill(self._process, signal.SIGKILL)
        heard += self._out.readlines()
        self._out.close()
        return {f"{self.name} {line.strip()}" for line in heard if line.endswith("\n")}


@pytest.fixture
def writers(place: Place) -> Iterator[Writers]:
    made = Writers(place)
    yield made
    made.close()


def test_three_writers_killed_at_random_moments_lose_nothing_acknowledged(
    place: Place, writers: Writers
) -> None:
    chance = random.Random(11)
    store = place.open()
    add(store, "Ada Lovelace")
    store.close()
    saved: set[str] = set()
    running = [writers.start(f"w{number}") for number in range(3)]
    for number in range(3, KILLS + 3):
        running.append(writers.start(f"w{number}"))
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
