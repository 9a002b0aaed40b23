"""What a keystroke in finding costs, against one pass of `str.find` over the same text."""

from __future__ import annotations

import gc
import random
import statistics
import time
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

from netjournal.errors import Usage
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.model.names import fold, nicknames_of
from netjournal.search.blocks import line_of
from netjournal.search.cards import card_of
from netjournal.search.everything import Finder, together
from netjournal.search.texts import TYPES
from tests.bench.generate import TODAY, made
from tests.bench.hostile import hostile

_PEOPLE, _NOTES = 30, 20
"""How many the box asks for."""
_TYPED = (
    "bookmobile",
    "bookmobile grant",
    "oslo librarian",
    "fellowship deadline",
    "patron story hour",
    "quiltless",
    "zzyzx",
    "tag:abos26",
    "city:oslo recital",
)
_NAMES = 24
_HOSTILE = 2_000


def bench(_path: Path, size: int) -> None:
    """Print what reading, every keystroke, an edit and odd queries take."""
    journal = made(size)
    list(journal.link())
    gc.collect()
    gc.freeze()
    nicknames_of("")
    finder = Finder(journal, TODAY)
    slices = list(_slices(finder))
    print(
        f"{'reading for finding':<26}{size:>8,}{sum(slices) * 1000:>10.1f} ms in {len(slices):,}"
        f" slices, longest {max(slices) * 1000:.1f} ms, {_held(journal):.0f} MB",
        flush=True,
    )
    text = "\n".join(_lines(journal))
    keys = list(_keystrokes(journal))
    people, whole, passes = [], [], []
    for key in keys:
        took = _search(finder, key)
        people.append(took[0])
        whole.append(sum(took))
        start = time.perf_counter()
        # What stands nowhere is looked for everywhere.
        text.find(f"{key}\0")
        passes.append(time.perf_counter() - start)
    _tell("a key to its people", size, people, passes)
    _tell("a key to people and notes", size, whole, passes)
    _tell_edits(finder, journal, size)
    _tell_hostile(finder, size, whole)


def _held(journal: Journal) -> float:
    """Return how much memory a finder that has read everything holds, in megabytes."""
    tracemalloc.start()
    finder = Finder(journal, TODAY)
    while finder.build_some():
        pass
    held, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6


def _slices(finder: Finder) -> Iterator[float]:
    left = True
    while left:
        start = time.perf_counter()
        left = finder.build_some()
        yield time.perf_counter() - start


def _lines(journal: Journal) -> Iterator[str]:
    for contact in journal.contacts.values():
        yield card_of(contact).text
    for table in TYPES:
        for record in journal.table(table).values():
            yield line_of(journal, record)


def _keystrokes(journal: Journal) -> Iterator[str]:
    """Return what stands in the box after each letter of some names, some mistyped, and words."""
    dice = random.Random(3)
    names = dice.sample([one.name for one in journal.contacts.values()], _NAMES)
    slips = [name[: len(name) // 2] + name[len(name) // 2 + 1 :] for name in names[::3]]
    for words in (*map(fold, (*names, *slips)), *_TYPED):
        for end in range(1, len(words) + 1):
            yield words[:end]


def _search(finder: Finder, query: str) -> tuple[float, float]:
    """Return the seconds to the people of a query, and from there to everything."""
    start = time.perf_counter()
    try:
        people = finder.people(query, _PEOPLE)
    except Usage:
        return time.perf_counter() - start, 0.0
    between = time.perf_counter()
    together(people, finder.rest(query, people, _NOTES))
    return between - start, time.perf_counter() - between


def _tell(what: str, size: int, took: Iterable[float], yard: Iterable[float]) -> None:
    (middle, late), (_, yard_late) = _shares(took), _shares(yard)
    print(
        f"{what:<26}{size:>8,}{middle * 1000:>8.2f}{late * 1000:>8.2f} ms p50, p95"
        f"{late / yard_late:>8.2f}×  ≤ 1× at 10k, ≤ 15 ms, against str.find"
        f" {yard_late * 1000:.1f} ms",
        flush=True,
    )


def _shares(times: Iterable[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[len(ordered) * 95 // 100]


def _tell_edits(finder: Finder, journal: Journal, size: int) -> None:
    """Time taking in an edit: a contact who has another name, with all that names them."""
    took = []
    for number, contact in enumerate(list(journal.contacts.values())[:100]):
        was, now = {"name": contact.name}, {"name": f"Nemo Nobody{number}"}
        edit = Edit("renamed", (Change("contacts", contact.id, was, now),))
        journal.apply(edit)
        start = time.perf_counter()
        finder.update(edit)
        finder.people("nemo", 1)
        took.append(time.perf_counter() - start)
    middle, late = _shares(took)
    print(
        f"{'taking in an edit':<26}{size:>8,}{middle * 1000:>8.2f}{late * 1000:>8.2f} ms p50, p95",
        flush=True,
    )


def _tell_hostile(finder: Finder, size: int, plain: Iterable[float]) -> None:
    took = [sum(_search(finder, query)) for query in hostile(_HOSTILE)]
    middle, late = _shares(took)
    _, plain_late = _shares(plain)
    print(
        f"{'2,000 odd queries':<26}{size:>8,}{middle * 1000:>8.2f}{late * 1000:>8.2f} ms p50, p95,"
        f" slowest {max(took) * 1000:.1f} ms = {max(took) / plain_late:.1f}× a plain one's p95",
        flush=True,
    )
