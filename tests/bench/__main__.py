"""Prints the promises as ratios; each figure and its yardstick are taken in turns, medians told.

python -m tests.bench [--sizes 1000,10000] [--only save,open,…] [--people FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import csv
import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from netjournal import clock
from netjournal.capture.known import names_of, owed_of
from netjournal.capture.read import read
from netjournal.formats import importing, vcard, vcard_out
from netjournal.insight.web import ways
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.model.making import favors
from netjournal.model.records import Contact, Direction, Point
from netjournal.store.store import Store
from netjournal.views.owes import owes_rows
from tests.bench import briefs, people, searching, today
from tests.bench.alike import scores
from tests.bench.generate import TODAY, generate, made, web
from tests.bench.owes_app import OwesApp
from tests.bench.wire import Wire
from tests.capture.table import cases
from tests.tui.terminal import ROOT

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("▶ ready")
Bare().run()
"""
ECHO = """
from textual.app import App
from textual.widgets import Input
class Echo(App):
    def compose(self):
        echo = Input(placeholder="ready")
        echo.cursor_blink = False
        yield echo
Echo().run()
"""
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
ROUNDS = 7
KEYS = 32
ROW_STILL, LETTER_STILL = 0.05, 0.1
"""Seconds without a byte between a row and the timeline that follows it, people and found notes."""
SETTLED = 0.8
"""Seconds without a byte after which the app has read everything it reads at its start."""


def turns(
    first: Callable[[], float], second: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """Measure two things in turns; return the median of each, in seconds."""
    one, two = [], []
    first(), second()
    for _ in range(rounds):
        one.append(first())
        two.append(second())
    return statistics.median(one), statistics.median(two)


def tell(what: str, size: int, ours: float, yard: float, goal: str, yardstick: str) -> None:
    """Print one line of the table."""
    print(
        f"{what:<26}{size:>8,}{ours * 1000:>10.1f} ms{yard * 1000:>10.1f} ms"
        f"{ours / yard:>8.2f}×  {goal:<10} against {yardstick}",
        flush=True,
    )


def process(*arguments: str, env: dict[str, str] | None = None) -> float:
    """Return the wall time of a whole process."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, cwd=ROOT, env=env
    )
    assert done.returncode == 0, done.stderr.decode()
    return time.perf_counter() - start


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
    store.close()


def bench_paint(path: Path, size: int) -> None:
    def painted(marker: str, *program: str) -> float:
        with Wire(*program, **beside(path)) as wire:
            return wire.until(marker)

    (path.parent / "bare_app.py").write_text(BARE, "utf-8")
    ours, yard = turns(
        lambda: painted("I owe", "netjournal", "--journal", str(path)),
        lambda: painted("ready", "bare_app"),
        ROUNDS,
    )
    tell("first live paint", size, ours, yard, "≤ 1.2×, 1.35× at 10k", "a bare Textual app")


def bench_key(path: Path, size: int) -> None:
    (path.parent / "echo_app.py").write_text(ECHO, "utf-8")
    with (
        Wire("netjournal", "--journal", str(path), **beside(path)) as ours,
        Wire("echo_app", **beside(path)) as yard,
    ):
        # The cursor stands on the first letter, which is therefore sent apart.
        yard.until("eady")
        ours.until("I owe")
        ours.quiet(SETTLED)
        ours.send("f")
        ours.quiet(SETTLED)
        # Letter by letter, then taken back, so that both places stay short.
        typed = cycle([*"ada love", *"\x7f" * 8])

        pressed = []
        for key in islice(typed, KEYS):
            pressed.append((ours.answer(key, LETTER_STILL), yard.answer(key, LETTER_STILL)))
            ours.quiet(SETTLED / 2)
    echo = [bare.first for _, bare in pressed]
    for what, times, yards, goal in (
        ("a key in find, echoed", [found.first for found, _ in pressed], echo, "≤ 1.15×"),
        ("  what ran until then", [a.ran for a, _ in pressed], [b.ran for _, b in pressed], ""),
        ("a key in find, its people", [found.last for found, _ in pressed], echo, ""),
    ):
        middle, yardstick = statistics.median(times), statistics.median(yards)
        tell(what, size, middle, yardstick, goal, "a bare Input's echo")


def bench_move(path: Path, size: int) -> None:
    with Wire("netjournal", "--journal", str(path), **beside(path)) as wire:
        wire.until("I owe")
        wire.quiet(SETTLED)
        for pane, key in (("people", "1"), ("timeline", "2"), ("owes", "3")):
            wire.send(key)
            wire.quiet(SETTLED)
            rows, followed = [], []
            # There and back: a timeline may have two rows only.
            for move in "jkjkjkjkjk":
                rows.append(wire.answer(move, ROW_STILL).sent)
                followed.append(wire.quiet(SETTLED))
            what, row = f"one row on in {pane}", int(statistics.median(rows))
            more = f", then {int(statistics.median(followed)):,}" if any(followed) else ""
            print(f"{what:<26}{size:>8,}{row:>10,} bytes{more}  ≤ 2,048 bytes", flush=True)


def bench_path(_path: Path, size: int) -> None:
    """Ways on a web of three links a person: to somebody far, and where nobody was met at all."""
    for what, met_every, most in (("ways, 8 found", 100, 8), ("no way, all searched", 0, 0)):
        journal, links = web(size, met_every=met_every)
        far = max(journal.contacts)
        list(journal.link())
        ours, yard = turns(
            partial(ways_to, journal, far, most), partial(pass_over, journal, links), ROUNDS * 3
        )
        tell(what, size, ours, yard, "≤ 10×", f"one pass over {links:,} links")


def ways_to(journal: Journal, contact: int, most: int) -> float:
    start = time.perf_counter()
    found = ways(journal, [contact], TODAY)
    took = time.perf_counter() - start
    assert len(found) == most
    return took


def pass_over(journal: Journal, links: int) -> float:
    start = time.perf_counter()
    found = 0
    for contact in journal.contacts.values():
        for one in contact.knows:
            if one in journal.contacts:
                found += 1
    took = time.perf_counter() - start
    assert found == links
    return took


def bench_owes(_path: Path, size: int) -> None:
    """Who owes whom with half as many favors as contacts, against one of a hundred favors."""
    many, few = made(size, entries_each=0), made(200, entries_each=0)
    ours, yard = asyncio.run(repaints(many, few))
    tell("who owes whom, repainted", size, ours, yard, "≤ 1.15×", "the same with 100 favors")


async def repaints(*journals: Journal) -> list[float]:
    """Return for each journal the median time from an edit of a favor to both painted columns."""
    times: list[list[float]] = [[] for _ in journals]
    app = OwesApp(journals[0])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        for _ in range(150):
            for journal, taken in zip(journals, times, strict=True):
                app.journal = journal
                app.repaint()
                favor = journal.favors[owes_rows(journal, TODAY, Direction.I_OWE)[3].id]
                journal.apply(favors.settle(journal, favor, TODAY))
                start = time.perf_counter()
                app.repaint()
                taken.append(time.perf_counter() - start)
                journal.apply(favors.reopen(journal, journal.favors[favor.id]))
    return [statistics.median(taken) for taken in times]


def bench_brief(path: Path, size: int) -> None:
    for what, (ours, yard) in briefs.measured(path, size).items():
        tell(what, size, ours, yard, "≤ 1.5×", f"the same with {briefs.SMALL} contacts")


def bench_today(path: Path, size: int) -> None:
    """A choice in Today against the same with 300 people; its line for a prompt against a note."""
    many, few = today.paced(size), today.paced(300)
    ours, yard = turns(lambda: today.choose(many), lambda: today.choose(few), 200)
    tell("Today, a choice to its rows", size, ours, yard, "≤ 1.5×", "the same with 300 people")
    command = ["-m", "netjournal", "--journal", str(path)]
    env = {**os.environ, **beside(path)}
    note = partial(process, *command, "note", "rang about the van", env=env)
    line = partial(process, *command, "today", "--brief", env=env)
    tell("a prompt’s line", size, *turns(line, note, 15), "≤ 1×", "note, which changes it")
    note()
    again, _ = turns(line, lambda: 0.0, 15)
    tell("a prompt’s line, again", size, again, note(), "≤ 1×", "note")


def beside(path: Path) -> dict[str, str]:
    """Return what keeps a program's other files beside its journal, and finds the yardsticks."""
    return {"XDG_STATE_HOME": str(path.parent / "state"), "PYTHONPATH": str(path.parent)}


def bench_table(path: Path, size: int) -> None:
    """Import a table of so many rows, against csv.reader over the same file."""
    table, fresh = path.with_name("people.csv"), path.with_name("fresh.json")
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(",")
        )
        for number in range(size):
            link = f"https://www.linkedin.com/in/ada-{number}"
            who = (f"Ada{number}", f"Lovelace{number}", link, f"ada{number}@engines.example")
            rows.writerow([*who, "Engines", "Analyst", "12 Nov 2019"])
    took: list[float] = []
    read: list[float] = []
    for _ in range(3):
        fresh.unlink(missing_ok=True)
        Path(f"{fresh}.edits").unlink(missing_ok=True)
        start = time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "netjournal",
            "--journal",
            str(fresh),
            "import",
            str(table),
        ]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **beside(path)})
        took.append(time.perf_counter() - start)
        start = time.perf_counter()
        with table.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
        read.append(time.perf_counter() - start)
    tell("import a table", size, statistics.median(took), statistics.median(read), "", "csv.reader")


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
        journal, read, today=clock.today(), new_id=lambda: next(ids), label="vCards"
    )
    journal.apply(importing.to_edit(journal, made))
    took = time.perf_counter() - start
    start = time.perf_counter()
    assert len(list(vobject.readComponents(held))) == len(journal.contacts)
    tell("import vCards", size, took, time.perf_counter() - start, "≤ 1×", "vobject's parsing")


def bench_duplicates(folder: Path) -> None:
    """Print how well duplicates are found in a folder of people."""
    silent, asked = scores(folder)
    for what, score, goal in (
        ("merged silently", silent, "precision ≥ 0.995"),
        ("with asking", asked, "recall ≥ 0.95 at precision ≥ 0.92"),
    ):
        figures = f"precision {score.precision:.3f}  recall {score.recall:.3f}"
        print(f"duplicates, {what:<18}{figures}  {goal}", flush=True)


PARTS = {
    "table": bench_table,
    "cards": bench_cards,
    "save": bench_save,
    "open": bench_open,
    "note": bench_note,
    "read": bench_read,
    "find": bench_find,
    "search": searching.bench,
    "paint": bench_paint,
    "key": bench_key,
    "move": bench_move,
    "path": bench_path,
    "owes": bench_owes,
    "brief": bench_brief,
    "today": bench_today,
}


def main() -> None:
    """Run the parts asked for on journals of the sizes asked for."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("--sizes", default="1000,10000")
    reader.add_argument("--only", default=",".join([*PARTS, "people"]))
    reader.add_argument("--people", type=Path, default=people.OWN, metavar="FOLDER")
    asked = reader.parse_args()
    os.environ["NETJOURNAL_TODAY"] = "2026-11-23"
    # As pip does with what it installs, the yardsticks' modules among them.
    compileall.compile_dir(ROOT / "netjournal", quiet=1)
    parts = asked.only.split(",")
    if unknown := set(parts) - {*PARTS, "people"}:
        reader.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}, people")
    if "people" in parts:
        parts.remove("people")
        people.bench(asked.people)
        if (asked.people / "duplicates.json").exists():
            bench_duplicates(asked.people)
    for size in map(int, asked.sizes.split(",") if parts else ()):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "journal.json"
            generate(path, size)
            for part in parts:
                PARTS[part](path, size)


if __name__ == "__main__":
    main()
