"""How long a brief takes in the open app, from its key to the painted page: CPU time, against the
same with 300 contacts."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from netjournal import clock
from netjournal.model.builder import EditBuilder
from netjournal.model.records import Entry, Tag, TagKind
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from tests.bench.generate import TODAY, generate
from tests.bench.measure import tell

SMALL = 300
_THERE = 15
_ROUNDS, _TURNS = 12, 3
_TAG = "ghent26"


def measured(path: Path, size: int) -> dict[str, tuple[float, float]]:
    """Return the medians for a journal of so many contacts, and for a small one, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "journal.json"
        generate(small, SMALL)
        told: dict[str, tuple[list[float], list[float]]] = {}
        for _ in range(_TURNS if size != SMALL else 1):
            for place, one in enumerate((path, small)):
                for what, times in asyncio.run(_pressed(one)).items():
                    told.setdefault(what, ([], []))[place].extend(times)
    return {what: (statistics.median(a), statistics.median(b)) for what, (a, b) in told.items()}


async def _pressed(path: Path) -> dict[str, list[float]]:
    store = Store.open(path, backups=path.parent / "b", by="app", now=clock.now)
    app = NetjournalApp(Session(store, Settings(), Drafts(path.parent / "drafts")))
    times: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 36)) as pilot:
        if store.journal.tag(_TAG) is None:
            _meet(store)
        while not app.session.finder.built:
            await pilot.pause(0.05)
        for what, begin in (("before meeting", ()), ("before an event", ("t", *_TAG, "enter"))):
            await pilot.press(*begin)
            await pilot.pause()
            for _ in range(_ROUNDS):
                start = time.process_time()
                await pilot.press("b")
                await pilot.pause()
                times.setdefault(what, []).append(time.process_time() - start)
                await pilot.press("escape")
                await pilot.pause()
    store.close()
    return times


def _meet(store: Store) -> None:
    builder = EditBuilder(store.journal)
    builder.put(Tag(id=store.new_id(), name=_TAG, kind=TagKind.EVENT, place="Ghent"))
    for contact in list(store.journal.contacts)[:_THERE]:
        there = Entry(
            id=store.new_id(), on=TODAY, kind="met", contacts=(contact,), tags=(_TAG,), text="hello"
        )
        builder.put(there)
    store.commit(builder.build("met everybody"))


def bench(path: Path, size: int) -> None:
    for what, (ours, yard) in measured(path, size).items():
        tell(what, size, ours, yard, "≤ 1.5×", f"the same with {SMALL} contacts")
