"""After an event: who of its people still waits for a follow-up, a pace or another word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    held = {name: days for name in names if (days := events.days_at(journal, name, today))}
    return sorted(held, key=lambda name: not any(untended(journal, held[name])))


def untended(journal: Journal, days: Mapping[int, date | None]) -> Iterator[int]:
    """Iterate over the people of a tag about whom nothing was decided since, in the order they
    came; `days` are their last ones there."""
    return (one for one, last in days.items() if not is_tended(journal, one, last))


def nameless(journal: Journal, name: str) -> list[Entry]:
    """Return the entries of a tag about people of whom nobody knows the name."""
    entries = (journal.entries[one] for one in sorted(journal.entries_tagged[fold(name)]))
    # Deleting people leaves an entry without contacts only where it leaves several names.
    return [one for one in entries if len(one.others) == 1 and not one.contacts]


def is_tended(journal: Journal, contact_id: int, last: date | None) -> bool:
    """Tell whether somebody is archived, has a day to write again, a pace, or was in an entry
    after the last day at an event."""
    contact = journal.contacts[contact_id]
    if contact.archived or contact.pace is not None:
        return True
    for task_id in journal.follow_ups_of[contact_id]:
        task = journal.follow_ups[task_id]
        since = task.created is None or last is None or task.created.date() >= last
        if task.on is not None and (task.state is State.OPEN or since):
            return True
    if last is None:
        return False
    # What was written last is likeliest to be later.
    own = reversed(journal.entries_with[contact_id])
    return any(entry.on > last for entry in map(journal.entries.__getitem__, own))
