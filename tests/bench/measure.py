"""Timing two things in turns, and telling it: each figure stands beside its yardstick's."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.tui.terminal import ROOT

ROUNDS = 7


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


def beside(path: Path) -> dict[str, str]:
    """Return what keeps a program's other files beside its journal, and finds the yardsticks."""
    return {"XDG_STATE_HOME": str(path.parent / "state"), "PYTHONPATH": str(path.parent)}
