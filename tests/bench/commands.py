"""What commands take as whole processes, and a line's reading."""

from __future__ import annotations

import os
import statistics
import time
from functools import partial
from pathlib import Path

from netjournal import clock
from netjournal.capture.known import names_of, owed_of
from netjournal.capture.read import read
from netjournal.store.store import Store
from tests.bench.measure import ROUNDS, beside, process, tell, turns
from tests.capture.pieces import FLOODS
from tests.capture.table import cases


def bench_note(path: Path, size: int) -> None:
    known = Store.open(path, backups=path.parent / "b", by="app", now=clock.now)
    name = next(iter(known.journal.contacts.values())).name
    known.close()
    env = {**os.environ, **beside(path)}
    for what, who in (("note, exact name", name), ("note, near-match", f"{name[:-2]}{name[-1]}")):
        line = ["-m", "netjournal", "--journal", str(path), "note", f"{who}: rang about the van"]
        ours, yard = turns(partial(process, *line, env=env), partial(process, "-c", "pass"), 15)
        tell(what, size, ours, yard, "≤ 7×, ≤ 8×", "python -c pass")


def bench_find(path: Path, size: int) -> None:
    line = ["-m", "netjournal", "--journal", str(path), "find", "bookmobile grant"]
    ours, yard = turns(lambda: process(*line), lambda: process("-c", "pass"), ROUNDS)
    tell("find, whole process", size, ours, yard, "≤ 20× at 1k", "python -c pass")


def bench_read(path: Path, size: int) -> None:
    store = Store.open(path, backups=path.parent / "b", by="app", now=clock.now)
    for _ in store.load_entries():
        pass
    journal = store.journal
    names, owed = names_of(journal), owed_of(journal)
    every_name = "\n".join(contact.name for contact in journal.contacts.values())
    today = clock.today()
    reading, finding = [], []
    for case in [*cases(), *cases()]:
        start = time.perf_counter()
        read(case.line, names, today, event=case.event, owed=owed)
        middle = time.perf_counter()
        every_name.find(case.line)
        reading.append(middle - start)
        finding.append(time.perf_counter() - middle)
    # The first round compiles what a line needs, as one note in a process of its own does not.
    half = len(reading) // 2
    ours, yard = (statistics.quantiles(one[half:], n=20)[-1] for one in (reading, finding))
    tell("a line read, p95", size, ours, yard, "≤ 5 ms", "str.find over all names")
    took = []
    for unit in (*FLOODS, "plain words, and more of them. "):
        start = time.process_time()
        read((unit * 20_000)[:20_000], names, today)
        took.append(time.process_time() - start)
    yard = took.pop()
    tell("20,000 letters, slowest", size, max(took), yard, "≤ 500 ms", "plain words; CPU time")
    store.close()
