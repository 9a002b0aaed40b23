"""An entry as the one line that reads back into it, and filing that line in its place."""

from __future__ import annotations

from datetime import date, datetime

from netjournal.capture.draft import Draft
from netjournal.capture.filing import file
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal


def line_of(journal: Journal, entry_id: int) -> str:
    """Return the one line that reads back into an entry and what came from it.

    To be read as on `day_of`, the day on which it was written.
    """
    entry = journal.entries[entry_id]
    names = ", ".join(map(journal.name, entry.contacts))
    return f"{entry.on.isoformat()}: {names}: {entry.text}"


def day_of(journal: Journal, entry_id: int) -> date:
    """Return the day on which an entry was written, from which its words count."""
    entry = journal.entries[entry_id]
    return entry.created.date() if entry.created else entry.on


def refile(draft: Draft, journal: Journal, entry_id: int, now: datetime, new_id: NewId) -> Edit:
    """Return the edit that puts a draft in the place of an entry and of what came from it."""
    return file(draft, journal, now, new_id)
