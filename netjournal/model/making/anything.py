"""Edits that a key or a command asks for without saying of what; None: it fits nothing of it."""

from __future__ import annotations

from datetime import date

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, entries, favors, follow_ups, tags
from netjournal.model.records import Contact, Entry, Favor, FollowUp, Record, State, Tag


def settled(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """End a favor or a follow-up because it was done."""
    match record:
        case Favor():
            return favors.settle(journal, record, today)
        case FollowUp():
            return follow_ups.done(journal, record, today)
    return None


def settled_or_reopened(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """End a favor or a follow-up as done; open it again if it is over."""
    match record:
        case Favor() if record.state is not State.OPEN:
            return favors.reopen(journal, record)
        case FollowUp() if record.state is not State.OPEN:
            return follow_ups.reopen(journal, record)
    return settled(journal, record, today)


def put_off(journal: Journal, record: Record | None, until: date) -> Edit | None:
    """Hide a favor, or move a follow-up, until a day."""
    match record:
        case Favor():
            return favors.later(journal, record, until)
        case FollowUp():
            return follow_ups.later(journal, record, until)
    return None


def let_go(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """End a favor or a follow-up that will not be done."""
    match record:
        case Favor():
            return favors.let_go(journal, record, today)
        case FollowUp():
            return follow_ups.let_go(journal, record, today)
    return None


def deleted(journal: Journal, record: Record | None) -> Edit | None:
    """Delete a person, an entry, a favor, a follow-up or a tag."""
    match record:
        case Contact():
            return contacts.delete(journal, record)
        case Entry():
            return entries.delete(journal, record)
        case Favor():
            return favors.delete(journal, record)
        case FollowUp():
            return follow_ups.delete(journal, record)
        case Tag():
            return tags.delete(journal, record)
    return None
