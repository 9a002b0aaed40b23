"""Edits that a key or a command asks for without saying of what: done, later, let go, delete."""

from __future__ import annotations

from datetime import date

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, entries, favors, follow_ups
from netjournal.model.records import Contact, Entry, Favor, FollowUp, Record


def settled(journal: Journal, record: Record, today: date) -> Edit | None:
    """End a favor or a follow-up because it was done; None: neither."""
    match record:
        case Favor():
            return favors.settle(journal, record, today)
        case FollowUp():
            return follow_ups.done(journal, record, today)
    return None


def put_off(journal: Journal, record: Record, until: date) -> Edit | None:
    """Hide a favor, or move a follow-up, until a day; None: neither."""
    match record:
        case Favor():
            return favors.later(journal, record, until)
        case FollowUp():
            return follow_ups.later(journal, record, until)
    return None


def deleted(journal: Journal, record: Record) -> Edit | None:
    """Delete a person, an entry, a favor or a follow-up; None: something else."""
    match record:
        case Contact():
            return contacts.delete(journal, record)
        case Entry():
            return entries.delete(journal, record)
        case Favor():
            return favors.delete(journal, record)
        case FollowUp():
            return follow_ups.delete(journal, record)
    return None
