"""Kills three busy writers at random moments, and prints what became of what they saved.

python -m tests.bench.kills [--kills 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.store.conftest import Place
from tests.store.writers import killed


def main() -> None:
    """Print one row for each thing counted; end with 1 where anything was lost."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench.kills", description=__doc__)
    reader.add_argument("--kills", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        left = killed(Place(Path(folder)), asked.kills, asked.seed)
    for words, figure in (
        ("writers killed with SIGKILL", left.kills),
        ("edits that they said were saved", left.saved),
        ("of these lost", left.lost),
        ("there by half, or twice", left.half),
        ("there whole, but not yet said", left.unsaid),
        ("counted by stock TinyDB", left.in_stock),
    ):
        print(f"{words:<34}{figure:>8,}")
    print(left.trouble or "opened without a word of trouble")
    sys.exit(bool(left.lost or left.half or left.trouble))


if __name__ == "__main__":
    main()
