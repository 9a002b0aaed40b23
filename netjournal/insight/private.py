"""What private notes keep from everybody else: also the words of what their lines made."""

from __future__ import annotations

from netjournal.model.journal import Journal
from netjournal.model.records import Favor, FollowUp


def is_private(journal: Journal, record: Favor | FollowUp) -> bool:
    """Tell whether a favor or a follow-up came of a private note."""
    if isinstance(record, Favor) and record.entry in journal.entries:
        return journal.entries[record.entry].private
    if record.contact is None:
        return False
    # What does not name its note was still made in the same moment as all else that its line made.
    why = record.why if isinstance(record, FollowUp) else ""
    return any(
        (why and why in entry.text) or (entry.created and entry.created == record.created)
        for entry in journal.entries_of(record.contact)
        if entry.private
    )
