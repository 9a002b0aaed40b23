"""What ways to somebody take, against one pass over every link."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from netjournal.insight.web import ways
from netjournal.model.journal import Journal
from tests.bench.generate import TODAY, web
from tests.bench.measure import ROUNDS, tell, turns


def bench_ways(_path: Path, size: int) -> None:
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
