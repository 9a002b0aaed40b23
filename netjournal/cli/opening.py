"""Opening the journal that a command is about, to read it or to write to it.

A missing journal at the default path is an empty one; one named by hand has to exist for reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from netjournal import clock, paths
from netjournal.cli import out
from netjournal.cli.options import JOURNAL
from netjournal.cli.parse import Call
from netjournal.errors import Unreadable
from netjournal.settings import Settings, load

if TYPE_CHECKING:
    from netjournal.model.journal import Journal
    from netjournal.store.quick import Quick
    from netjournal.store.store import Store

_TOLD = 3
"""How many oddities of a file a command mentions; `check` tells all."""


def place(call: Call) -> tuple[Path, bool]:
    """Return the journal's path and whether somebody named it."""
    return paths.journal(call.value(JOURNAL) or None)


def settings() -> Settings:
    """Return the user's settings."""
    return load(paths.settings())


def backups(chosen: Settings) -> Path:
    """Return the folder of all journals' backups."""
    return Path(chosen.backups).expanduser() if chosen.backups else paths.backups()


def reading(call: Call, *, create: bool = False) -> AbstractContextManager[Store]:
    """Open the journal to look at it; nothing is written. Raises Usage, Unreadable.

    With `create` a missing one is empty even where it was named.
    """
    return _opened(call, create=create, fold=False)


def writing(call: Call, *, create: bool = False) -> AbstractContextManager[Store]:
    """Open the journal to change it, and fold at the end; `create` makes one that was named."""
    return _opened(call, create=create, fold=True)


@contextmanager
def _opened(call: Call, *, create: bool, fold: bool) -> Iterator[Store]:
    path, named = place(call)
    store = _open(path, create=create or not named)
    try:
        _tell_problems(store)
        yield store
    finally:
        store.close(fold=fold)


@contextmanager
def noting(call: Call, chosen: Settings) -> Iterator[Quick | Store]:
    """Open the journal for `note`: the quick way where that does; made if it is missing."""
    # Only this command does without the full store.
    from netjournal.store.quick import open_quick

    path, _ = place(call)
    store = open_quick(path, backups=backups(chosen), by="shell", now=clock.now, create=True)
    try:
        _tell_problems(store)
        yield store
    finally:
        try:
            store.close()
        except Unreadable as problem:
            # A note reads no entries, so only the fold after it meets damage among them.
            out.tell(f"Saved among the recent edits. But {problem.sentence}")
            out.tell(f"  {problem.hint}")


def journal_of(call: Call) -> Journal:
    """Return the whole journal, to look at it."""
    with reading(call) as store:
        return store.journal


def _open(path: Path, *, create: bool) -> Store:
    # The store brings TinyDB along, which `note` does without.
    from netjournal.store.store import Store

    return Store.open(path, backups=backups(settings()), by="shell", now=clock.now, create=create)


def _tell_problems(store: Quick | Store) -> None:
    for problem in store.problems[:_TOLD]:
        out.tell(problem.sentence)
    if store.problems:
        out.tell("  netjournal check says more.")
