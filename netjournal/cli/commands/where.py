"""where: every path in use, what is not yet in the journal file, and what is not encrypted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from netjournal import paths
from netjournal.cli import out
from netjournal.cli.opening import backups, place, reading, settings
from netjournal.cli.parse import Call
from netjournal.store import beside
from netjournal.store.backups import listed
from netjournal.store.store import Store
from netjournal.views import phrases

_SYNCED = ("dropbox", "onedrive", "icloud", "mobile documents", "google drive", "nextcloud", "sync")


def run(call: Call) -> int:
    """Print the paths."""
    path, named = place(call)
    there = path.exists()
    root = backups(settings())
    with reading(call, create=True) as store:
        out.say_all(_journal(store, path, there=there))
        copies = listed(root, store.uuid)
        out.say(f"backups: {root / store.uuid if copies else root}, {_copies(len(copies))}")
    own = paths.settings()
    out.say(f"settings: {own}{'' if own.exists() else ', none yet'}")
    out.say(f"drafts: {paths.drafts()}")
    out.say(
        "Nothing of this is encrypted: journal, recent edits and backups hold your words as text."
    )
    out.say("Only an encrypted disk keeps them from somebody who has the machine.")
    synced = [word for word in path.parts if any(name in word.lower() for name in _SYNCED)]
    if synced:
        out.say(f"The journal seems to be synced to other machines: {synced[0]}")
    return 0 if there or not named else 1


def _journal(store: Store, path: Path, *, there: bool) -> Iterator[str]:
    if not there:
        yield f"journal: {path}, none yet"
        return
    people = phrases.people(len(store.journal.contacts))
    yield f"journal: {path}, {people}, {_readable(path)}"
    unfolded = store.unfolded()
    edits = beside.edits(path)
    if unfolded.edits:
        count = phrases.count(unfolded.edits, "edit")
        yield f"recent edits: {edits}, {count} not yet in the journal"
        yield "Copy both files together, or make one with: netjournal backup"
    else:
        yield f"recent edits: {edits}, all of them in the journal too"


def _readable(path: Path) -> str:
    if os.name == "nt":
        return "plain text"
    others = path.stat().st_mode & 0o077
    return "plain text, readable by others" if others else "plain text, readable only by you"


def _copies(count: int) -> str:
    return phrases.count(count, "copy", "copies")
