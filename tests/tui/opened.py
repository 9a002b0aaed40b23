"""The app over a small journal in a temporary folder, and what a person sees of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from netjournal import clock
from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact, Direction, Entry, Favor, FollowUp, Record, Source
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.line_prompt import LinePrompt
from netjournal.tui.session import Session

DAY = date(2026, 11, 23)
ADA, CHARLES, EMILIE, HEDY = 11, 12, 13, 14
SOUZA, LIMA = 15, 16
ANAS = (
    Contact(id=SOUZA, name="Ana Souza", organization="PyCo"),
    Contact(id=LIMA, name="Ana Lima"),
)
"""Two people of one given name, for journals that need them."""


def open_store(folder: Path) -> Store:
    return Store.open(
        folder / "journal.json",
        backups=folder / "backups",
        by="app",
        now=clock.now,
        create=True,
    )


class Opened:
    """An app over a journal in a temporary folder."""

    def __init__(self, folder: Path, *, filled: bool = True) -> None:
        self.store = open_store(folder)
        if filled:
            fill(self.store)
        self.app = NetjournalApp(Session(self.store, Settings(), Drafts(folder / "drafts")))


def fill(store: Store) -> None:
    builder = EditBuilder(store.journal)
    people = (
        Contact(id=ADA, name="Ada Lovelace", organization="Analytical Engines"),
        Contact(id=CHARLES, name="Charles Babbage"),
        Contact(id=EMILIE, name="Émilie du Châtelet [/x]"),
        Contact(id=HEDY, name="Hedy Lamarr", sources=(Source(origin="vcard", on=DAY),)),
    )
    for person in people:
        builder.put(person)
    builder.put(Entry(id=21, on=date(2026, 11, 21), kind="coffee", text="looms", contacts=(ADA,)))
    late = date(2026, 11, 20)
    builder.put(Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="send slides", due=late))
    builder.put(
        Favor(id=42, contact=CHARLES, direction=Direction.THEY_OWE, what="review the paper")
    )
    builder.put(FollowUp(id=51, contact=CHARLES, on=DAY, why="ask about the engine"))
    store.commit(builder.build("added everybody"))


def screen_text(pilot: Pilot[int]) -> str:
    """Return what a person sees, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def prompt(pilot: Pilot[int]) -> LinePrompt:
    """Return the place where a line is typed."""
    return pilot.app.screen.query_one(LinePrompt)


def key_name(key: str) -> str:
    """Return the name of a key that is pressed for one letter."""
    return _character_to_key(key) if len(key) == 1 else key


async def until(pilot: Pilot[int], words: str) -> str:
    """Wait for words on the screen."""
    for _ in range(200):
        await pilot.pause(0.02)
        if words in (shown := screen_text(pilot)):
            return shown
    raise AssertionError(f"never seen: {words}\n{screen_text(pilot)}")


async def burst(pilot: Pilot[int], keys: Iterable[str]) -> None:
    """Press keys without a pause between them, as a macro or a slow line delivers them."""
    for key in keys:
        letter = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key_name(key), letter))
    await pilot.pause()


async def pasted(pilot: Pilot[int], words: str) -> None:
    """Put words in at once, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


def add(store: Store, *records: Record) -> None:
    """Put more records into a journal."""
    builder = EditBuilder(store.journal)
    for record in records:
        builder.put(record)
    store.commit(builder.build("added more"))


def entries_by_text(store: Store) -> dict[str, Entry]:
    """Return the entries of a journal by their words."""
    return {entry.text: entry for entry in store.journal.entries.values()}
