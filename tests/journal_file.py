"""Writes a journal made in memory to a file, as a fold of the store lays it out."""

from __future__ import annotations

from pathlib import Path

from netjournal.model.journal import Journal
from netjournal.model.records import TABLES
from netjournal.store.layout import Leftovers, Meta, render


def write_journal(path: Path, journal: Journal) -> None:
    """Write the file whole; it has a uuid and no edits."""
    tables = {table: journal.table(table) for table in TABLES}
    pieces = render(Meta(uuid="5" * 32), tables, journal.extras, Leftovers())
    path.write_bytes(b"".join(pieces))
