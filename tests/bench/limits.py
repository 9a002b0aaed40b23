"""A journal larger than anybody's: time, memory, and the longest moment in which no key was heard.

python -m tests.bench.limits [--contacts 100000] [--entries 5] [--favors 10000]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from netjournal.model.records import TABLES, Contact, Direction, Entry, Favor
from netjournal.store import layout
from netjournal.store.layout import Leftovers, Meta
from tests.bench.generate import TODAY, made
from tests.bench.soak import ESCAPE
from tests.bench.wire import Wire

ADA, NOTE, FAVOR = 11, 12, 100
STILL = 0.6
"""Seconds without a byte after which a key is answered in full."""
BETWEEN = 0.1
"""Seconds between two keys."""
LONGEST = 300.0
RESIZE = "resize"
LEAVE = ESCAPE * 2

DEEDS = (
    ("one row on, ten times", "jjjjjjjjjj"),
    ("to the last row, and back", "Gg"),
    ("the timeline of everybody", f"2{ESCAPE}jG"),
    ("who owes whom", "3jG"),
    ("find somebody, letter by letter", "fada love"),
    ("find her notes", ""),
    ("leave finding", LEAVE),
    ("shorten by words", "1/mary"),
    ("shorten by silence", f"{LEAVE}/quiet:60d"),
    ("show all again", LEAVE),
    ("find the person of many favors", "fzuse"),
    ("show her", "\r"),
    ("her card", "1\r"),
    ("leave the card", LEAVE),
    ("a line about her", "aZuse Lovelace: rang about the van > send slides by fri +2w"),
    ("save it", "\r"),
    ("one favor done", f"{LEAVE}3s"),
    ("taken back", "u"),
    ("the tags", "t"),
    ("the page of the largest", "\r"),
    ("the network at a glance", f"{LEAVE}E"),
    ("what is unsure", f"{LEAVE}v"),
    ("the web", f"{LEAVE}L"),
    ("the review", f"{LEAVE}R\r"),
    ("another order", f"{LEAVE}1o"),
    ("covered and uncovered", "\x0c\x0c"),
    ("a smaller window", RESIZE),
)


class Moment(NamedTuple):
    """A stretch of time in which the app did one thing, in seconds of its own, and where it was."""

    ended: float
    took: float
    where: str


def write(path: Path, contacts: int, entries: int, favors: int) -> None:
    """Write a made-up journal, with a note of a megabyte and one person of many favors."""
    journal = made(contacts, entries_each=entries)
    zuse = Contact(id=ADA, name="Zuse Lovelace", created=None)
    journal.load("contacts", [zuse])
    words = " ".join(entry.text for entry in list(journal.entries.values())[:4_000])[: 1 << 20]
    journal.load("entries", [Entry(id=NOTE, on=TODAY, text=words, contacts=(ADA,))])
    journal.load(
        "favors",
        [
            Favor(
                id=FAVOR + number,
                contact=ADA,
                direction=list(Direction)[number % 2],
                what=f"send the report of day {number}",
                due=TODAY + timedelta(days=number % 90 - 30) if number % 3 else None,
            )
            for number in range(favors)
        ],
    )
    tables = {name: journal.table(name) for name in TABLES}
    path.write_bytes(b"".join(layout.render(Meta(uuid="1" * 32), tables, {}, Leftovers())))


def presses(keys: str) -> list[str]:
    """Return what is sent, key by key."""
    return re.findall(rf"{re.escape(ESCAPE)}|.", keys, re.DOTALL)


def moments(pulse: Path, since: float) -> list[Moment]:
    """Return the long moments that ended after a time of the steady clock."""
    held = pulse.read_text("utf-8").splitlines() if pulse.exists() else []
    told = (line.split(" ", 2) for line in held)
    read = (Moment(float(ended), float(took), where) for ended, took, where in told)
    return [one for one in read if one.ended > since]


def row(what: str, seconds: float, app: Wire, longest: Moment | None) -> None:
    """Print one line of the table."""
    worst = f"{longest.took * 1000:>6.0f} ms  {longest.where}" if longest else "     –"
    print(f"{what:<34}{seconds:>7.1f} s{app.memory() / 1024:>7.0f} MB {worst}", flush=True)


def drive(path: Path) -> int:
    """Do everything once and print what it took; return how many things froze the app."""
    pulse = path.with_name("pulse")
    env = {
        "XDG_STATE_HOME": str(path.parent / "state"),
        "NETJOURNAL_TODAY": TODAY.isoformat(),
        "NETJOURNAL_PULSE": str(pulse),
    }
    frozen = 0
    with Wire("tests.bench.beating", "--journal", str(path), **env) as app:
        print(f"{'':<34}{'until still':>9}{'memory':>10}  longest moment, where")
        row("first paint", app.until("I owe"), app, None)
        since = app.started
        app.quiet(STILL * 5, LONGEST)
        for number, (what, keys) in enumerate((("all read and indexed", ""), *DEEDS)):
            start = time.monotonic()
            pressed = [] if keys == RESIZE else presses(keys)
            for key in pressed:
                app.send(key)
                app.quiet(BETWEEN, LONGEST)
            # What comes behind the keys, and is always answered.
            app.resize(*((80, 24) if keys == RESIZE else (120 - number % 2, 36)))
            assert app.answers(STILL), what
            took = time.monotonic() - start - STILL - BETWEEN * len(pressed)
            found = moments(pulse, since)
            longest = max(found, key=lambda one: one.took, default=None)
            frozen += longest is not None and longest.took > 0.1
            row(what, took, app, longest)
            since = time.monotonic()
    return frozen


def main() -> None:
    """Print the table; end with 1 where the app was frozen for more than 100 ms."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench.limits", description=__doc__)
    reader.add_argument("--contacts", type=int, default=100_000)
    reader.add_argument("--entries", type=int, default=5)
    reader.add_argument("--favors", type=int, default=10_000)
    asked = reader.parse_args()
    os.environ["NETJOURNAL_TODAY"] = TODAY.isoformat()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.json"
        write(path, asked.contacts, asked.entries, asked.favors)
        size = path.stat().st_size / (1 << 20)
        print(f"{asked.contacts:,} contacts, {asked.contacts * asked.entries:,} entries,", end=" ")
        print(f"a note of 1 MB, {asked.favors:,} favors on one person: {size:.0f} MB")
        sys.exit(bool(drive(path)))


if __name__ == "__main__":
    main()
