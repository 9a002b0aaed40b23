"""Prints the promises as ratios; each figure and its yardstick are taken in turns, medians told.

python -m tests.bench [--sizes 1000,10000] [--only save,open,…] [--people FOLDER]
"""

from __future__ import annotations

import argparse
import compileall
import os
import tempfile
from pathlib import Path

from tests.bench import (
    alike,
    briefs,
    bringing,
    commands,
    owes,
    people,
    searching,
    store,
    terminal,
    today,
    ways,
)
from tests.bench.generate import generate
from tests.tui.terminal import ROOT

PARTS = {
    "table": bringing.bench_table,
    "cards": bringing.bench_cards,
    "save": store.bench_save,
    "open": store.bench_open,
    "note": commands.bench_note,
    "read": commands.bench_read,
    "find": commands.bench_find,
    "search": searching.bench,
    "paint": terminal.bench_paint,
    "key": terminal.bench_key,
    "move": terminal.bench_move,
    "path": ways.bench_ways,
    "owes": owes.bench_owes,
    "brief": briefs.bench,
    "today": today.bench,
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
            alike.bench(asked.people)
    for size in map(int, asked.sizes.split(",") if parts else ()):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "journal.json"
            generate(path, size)
            for part in parts:
                PARTS[part](path, size)


if __name__ == "__main__":
    main()
