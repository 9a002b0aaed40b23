"""Three writers on one journal, killed at random moments and replaced, and what is left of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from tinydb import TinyDB

from tests.store.conftest import Place, add, texts

_NURSERY = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from netjournal.errors import SaveFailed
from netjournal.store import folding
from netjournal.store.store import Store
from tests.store.conftest import note

def write(path, backups, name, out):
    store = Store.open(Path(path), backups=Path(backups), by="shell",
                       now=lambda: datetime.now(timezone.utc), create=True)
    for number in range(100_000):
        try:
            note(store, f"{name} {number} " + "x" * (number * 13 % 400), 1)
            print(number, file=out, flush=True)
            if number % 5 == 0:
                store.fold()
        except SaveFailed:
            # The two others were quicker for as long as anybody waits; a person tries again.
            pass

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
AT_ONCE = 3
_LONGEST_WAIT = 0.01
"""Seconds after an edit within which a writer is killed; a fold takes about as long."""


class Tally(NamedTuple):
    """What the killed writers said they saved, and what of it is there.

    `unsaid` were saved whole by writers that died before they could say so.
    """

    kills: int
    saved: int
    lost: int
    half: int
    unsaid: int
    in_stock: int
    trouble: str


class _Writers:
    """Starts processes that write notes and say which are saved; starting Python once is enough."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._nursery = subprocess.Popen(
            [sys.executable, "-c", _NURSERY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> _Writers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._nursery.communicate()

    def start(self, name: str) -> _Writer:
        pipe = self._place.folder.parent / f"{name}.pipe"
        os.mkfifo(pipe)
        asked, told = self._nursery.stdin, self._nursery.stdout
        assert asked is not None
        assert told is not None
        asked.write(f"{self._place.path}|{self._place.backups}|{name}|{pipe}\n")
        asked.flush()
        return _Writer(name, int(told.readline()), pipe)


class _Writer:
    """One process that writes notes."""

    def __init__(self, name: str, process: int, pipe: Path) -> None:
        self.name = name
        self._process = process
        self._out = pipe.open()
        pipe.unlink()

    def killed_after(self, lines: int, seconds: float) -> set[str]:
        """Kill it once it said so many are saved, and a moment later; return all it said are."""
        heard = [self._out.readline() for _ in range(lines)]
        time.sleep(seconds)
        os.kill(self._process, signal.SIGKILL)
        heard += self._out.readlines()
        self._out.close()
        return {f"{self.name} {line.strip()}" for line in heard if line.endswith("\n")}


def killed(place: Place, kills: int, seed: int) -> Tally:
    """Let three write, kill one of them so many times, and look at the journal."""
    chance = random.Random(seed)
    store = place.open()
    add(store, "Ada Lovelace")
    store.close()
    saved: set[str] = set()
    with _Writers(place) as writers:
        running = [writers.start(f"w{number}") for number in range(AT_ONCE)]
        for number in range(AT_ONCE, kills + AT_ONCE):
            running.append(writers.start(f"w{number}"))
            one = running.pop(chance.randrange(AT_ONCE))
            saved |= one.killed_after(chance.randrange(1, 12), chance.random() * _LONGEST_WAIT)
        for one in running:
            saved |= one.killed_after(1, 0)
    return _tally(place, kills + AT_ONCE, saved)


def _tally(place: Place, kills: int, saved: set[str]) -> Tally:
    store = place.open()
    held = texts(store)
    trouble = " ".join((store.read_only, *(problem.sentence for problem in store.problems)))
    store.fold()
    store.close()
    whole = [text for text in held if text.count("x") == int(text.split(" ")[1]) * 13 % 400]
    there = {text.rstrip("x ") for text in whole}
    with TinyDB(place.path) as stock:
        in_stock = len(stock.table("entries"))
    return Tally(
        kills=kills,
        saved=len(saved),
        lost=len(saved - there),
        half=len(held) - len(there),
        unsaid=len(there - saved),
        in_stock=in_stock,
        trouble=trouble.strip(),
    )
