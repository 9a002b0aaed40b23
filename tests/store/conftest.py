"""A place for a journal on the disk, and short ways to put people and notes into it."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from netjournal.model.edits import Edit, change
from netjournal.model.records import Contact, Entry
from netjournal.store.store import Store

# Only POSIX can kill a process outright, fork one, or name a pipe.
collect_ignore = ["test_crashes.py"] if sys.platform == "win32" else []

START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Place:
    """Where a test's journal lives, with a clock that moves on a little at each look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        self.path = self.folder / "journal.json"
        self.edits = self.folder / "journal.json.edits"
        self.backups = folder / "backups"
        self.time = START

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=7)
        return self.time

    def wait(self, **much: float) -> None:
        self.time += timedelta(**much)

    def open(self, by: str = "app", *, create: bool = True, entries: bool = True) -> Store:
        return Store.open(
            self.path, backups=self.backups, by=by, now=self.now, create=create, entries=entries
        )

    def copied(self, folder: Path) -> Place:
        """Copy journal and backups into another folder, which is made."""
        shutil.copytree(self.folder.parent, folder)
        there = Place(folder)
        there.time = self.time
        return there

    def begun(self, *names: str) -> list[int]:
        """Begin a journal with these people, folded, and return their ids."""
        store = self.open()
        made = [add(store, name) for name in names]
        store.close()
        return made


def add(store: Store, name: str, **fields: object) -> int:
    """Add somebody; returns the id."""
    made = Contact(id=store.new_id(), name=name, **fields)  # type: ignore[arg-type]
    store.commit(Edit(f"added {name}", (change(None, made),)))
    return made.id


def put(store: Store, contact: int, *, batch: str = "", **fields: object) -> None:
    """Change fields of somebody."""
    held = store.journal.contacts[contact]
    fresh = msgspec.structs.replace(held, **fields)
    names = ", ".join(fields)
    store.commit(Edit(f"changed {held.name}: {names}", (change(held, fresh),), batch=batch))


def note(store: Store, text: str, *contacts: int, batch: str = "", **fields: object) -> int:
    """Write an entry; returns its id."""
    made = Entry(id=store.new_id(), on=date(2026, 11, 20), text=text, contacts=contacts, **fields)  # type: ignore[arg-type]
    store.commit(Edit("noted", (change(None, made),), batch=batch))
    return made.id


def names(store: Store) -> list[str]:
    """Return everybody's names in order."""
    return sorted(one.name for one in store.journal.contacts.values())


def texts(store: Store) -> list[str]:
    """Return every entry's text in order."""
    return sorted(one.text for one in store.journal.entries.values())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)
