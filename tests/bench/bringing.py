"""What an import takes: a table, and vCards."""

from __future__ import annotations

import csv
import itertools
import os
import time
from pathlib import Path

from netjournal import clock
from netjournal.formats import importing, vcard, vcard_out
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Point
from tests.bench.measure import beside, process, tell, turns

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def bench_table(path: Path, size: int) -> None:
    """Import a table of so many rows, against csv.reader over the same file."""
    table, fresh = path.with_name("people.csv"), path.with_name("fresh.json")
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(LINKEDIN.split(","))
        for number in range(size):
            link = f"https://www.linkedin.com/in/ada-{number}"
            who = (f"Ada{number}", f"Lovelace{number}", link, f"ada{number}@engines.example")
            rows.writerow([*who, "Engines", "Analyst", "12 Nov 2019"])
    command = ["-m", "netjournal", "--journal", str(fresh), "import", str(table)]

    def bring() -> float:
        fresh.unlink(missing_ok=True)
        Path(f"{fresh}.edits").unlink(missing_ok=True)
        return process(*command, env={**os.environ, **beside(path)})

    def read() -> float:
        start = time.perf_counter()
        with table.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
        return time.perf_counter() - start

    tell("import a table", size, *turns(bring, read, 3), "", "csv.reader")


def bench_cards(path: Path, size: int) -> None:
    """Read and plan so many vCards, against vobject parsing the same file."""
    import vobject

    held = vcard_out.write(
        Contact(
            id=number,
            name=f"Ada Lovelace {number}",
            organization="Engines",
            emails=(Point(value=f"ada{number}@engines.example", label="work"),),
            phones=(Point(value=f"+44 20 7946 {number:04}", label="cell"),),
            about="Likes horses, and long walks.",
        )
        for number in range(1, size + 1)
    )
    ids = itertools.count(1)
    start = time.perf_counter()
    read = vcard.read(held.encode(), today=clock.today(), new_id=lambda: next(ids))
    journal = Journal()
    made = importing.plan(
        journal,
        read,
        today=clock.today(),
        now=clock.now(),
        new_id=lambda: next(ids),
        label="vCards",
    )
    journal.apply(importing.to_edit(journal, made))
    took = time.perf_counter() - start
    start = time.perf_counter()
    assert len(list(vobject.readComponents(held))) == len(journal.contacts)
    tell("import vCards", size, took, time.perf_counter() - start, "≤ 1×", "vobject's parsing")
