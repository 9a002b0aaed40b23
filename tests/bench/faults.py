"""Meets every deed of the store with every fault at every step, and prints what was left.

python -m tests.bench.faults
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.store.faults import AT_WRITES, CRASHES, ERRORS, INTERRUPTED, Disk
from tests.store.test_every_step import DEEDS, Bench, spare

_LINE = "{:<40} {:<13} {:>6} {:>7} {:>6}"


def main() -> None:
    """Print one row for each deed and fault: tries, and how often the journal was which."""
    print(_LINE.format("deed", "fault", "tries", "before", "after"))
    with pytest.MonkeyPatch.context() as patch:
        spare(patch)
        for name, deed in DEEDS.items():
            with tempfile.TemporaryDirectory() as folder:
                bench = Bench(deed, Path(folder))
                steps = list(enumerate(bench.sound().steps, 1))
                for fault in (*CRASHES, INTERRUPTED, *AT_WRITES, *ERRORS):
                    left = Counter(
                        bench.try_with(Disk(fault, at, lasting=lasting))
                        for at, step in steps
                        for lasting in (False, True)
                        if step == "write" or fault not in AT_WRITES
                    )
                    tries = left.total()
                    print(_LINE.format(name, fault, tries, left["before"], left["after"]))


if __name__ == "__main__":
    main()
