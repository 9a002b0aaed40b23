"""After an event: who of its people still waits for a follow-up, a pace or another word."""

from __future__ import annotations

from datetime import date

from netjournal.insight import events
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import State


def events_with_people(journal: Journal, today: date) -> list[str]:
    """Return the tags of late where people were met, those with somebody untended first."""
    names = [name for name in events.lately(journal, today) if events.met_at(journal, name)]
    return sorted(names, key=lambda name: not untended(journal, name))


def untended(journal: Journal, name: str) -> list[int]:
    """Return the people of a tag about whom nothing was decided since, in the order they came."""
    return [
        one
        for one in events.met_at(journal, name)
        if not journal.contacts[one].archived and not is_tended(journal, one, name)
    ]


def is_tended(journal: Journal, contact_id: int, name: str) -> bool:
    """Tell whether somebody has a day to write again, a pace, or was in an entry after that."""
    if journal.contacts[contact_id].pace is not None:
        return True
    last = _last_day(journal, contact_id, name)
    for task_id in journal.follow_ups_of[contact_id]:
        task = journal.follow_ups[task_id]
        since = task.created is None or last is None or task.created.date() >= last
        if task.on is not None and (task.state is State.OPEN or since):
            return True
    return any(
        last is not None and journal.entries[entry_id].on > last
        for entry_id in journal.entries_with[contact_id]
    )


def _last_day(journal: Journal, contact_id: int, name: str) -> date | None:
    """Return the last day on which somebody was at what carries the tag."""
    tagged = set(journal.entries_tagged[fold(name)])
    with_them = tagged.intersection(journal.entries_with[contact_id])
    days = [journal.entries[one].on for one in with_them]
    tag = journal.tag(name)
    if tag is not None and tag.starts is not None:
        days.append(tag.ends or tag.starts)
    return max(days, default=None)
