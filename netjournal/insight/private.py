"""What private notes keep from everybody else: also the words of what their lines made."""

from __future__ import annotations

from netjournal.model.journal import Journal
from netjournal.model.records import Favor, FollowUp


def is_private(journal: Journal, record: Favor | FollowUp) -> bool:
    """Tell whether a favor or a follow-up came of a private note."""
    if isinstance(record, Favor):
        entry = journal.entries.get(record.entry or 0)
        return entry is not None and entry.private
    if record.contact is None or not record.why:
        return False
    # A follow-up does not name its note; but all that one line makes is made in one moment.
    return any(
        record.why in entry.text or (entry.created and entry.created == record.created)
        for entry in journal.entries_of(record.contact)
        if entry.private
    )
