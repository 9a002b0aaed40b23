"""After an event: who of its people still waits for a follow-up, a pace or another word."""

from __future__ import annotations

from datetime import date

from netjournal.insight import events
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Entry, State

_MOST = 20
"""How many tags of late are looked at."""


def events_with_people(journal: Journal, today: date) -> list[str]:
    """Return the tags of late where people were met, those with somebody untended first."""
    names = events.lately(journal, today)[:_MOST]
    held = [name for name in names if events.days_at(journal, name, today)]
    return sorted(held, key=lambda name: not untended(journal, name, today))


def untended(journal: Journal, name: str, today: date) -> list[int]:
    """Return the people of a tag about whom nothing was decided since, in the order they came."""
    return [
        one
        for one, last in events.days_at(journal, name, today).items()
        if not journal.contacts[one].archived and not _is_tended(journal, one, last)
    ]


def nameless(journal: Journal, name: str) -> list[Entry]:
    """Return the entries of a tag about people of whom nobody knows the name."""
    entries = (journal.entries[one] for one in sorted(journal.entries_tagged[fold(name)]))
    return [one for one in entries if one.others and not one.contacts]


def _is_tended(journal: Journal, contact_id: int, last: date | None) -> bool:
    """Tell whether somebody has a day to write again, a pace, or was in an entry after that."""
    if journal.contacts[contact_id].pace is not None:
        return True
    for task_id in journal.follow_ups_of[contact_id]:
        task = journal.follow_ups[task_id]
        since = task.created is None or last is None or task.created.date() >= last
        if task.on is not None and (task.state is State.OPEN or since):
            return True
    return any(
        last is not None and journal.entries[entry_id].on > last
        for entry_id in journal.entries_with[contact_id]
    )
