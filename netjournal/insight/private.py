"""What private notes keep from everybody else: also the words of what their lines made."""

from __future__ import annotations

from typing import TypeAlias

from netjournal.insight.touched import people_in
from netjournal.model.journal import Journal
from netjournal.model.records import Favor, FollowUp, Introduction, Opportunity

Noted: TypeAlias = Favor | FollowUp | Introduction | Opportunity
"""What a line may make beside its note."""


def is_private(journal: Journal, record: Noted) -> bool:
    """Tell whether something came of a private note."""
    if isinstance(record, Favor) and record.entry in journal.entries:
        return journal.entries[record.entry].private
    # What does not name its note was still made in the same moment as all else that its line made.
    why = record.why if isinstance(record, FollowUp) else ""
    return any(
        (why and why in entry.text) or (entry.created and entry.created == record.created)
        for contact_id in people_in(record)
        for entry in journal.entries_of(contact_id)
        if entry.private
    )
