"""The people of the journal in an order: by name, by when you last met, by organization."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netjournal.model.journal import Journal
from netjournal.model.names import sort_keys
from netjournal.model.records import Contact, Position, in_touch

ORDERS = ("name", "last", "organization")


def ordered(journal: Journal, today: date, order: str = "name") -> list[int]:
    """Return the ids of the journal's people in an order of `ORDERS`.

    "last" begins with whom you met last, "organization" ends with people who have none.
    """
    people = list(journal.people())
    ids = [one.id for one in people]
    # Places in lists, not the people themselves, which lie scattered in memory.
    by_name = sort_keys([one.name for one in people])
    places = sorted(range(len(people)), key=by_name.__getitem__)
    if order == "organization":
        by_house = sort_keys(list(map(organization, people)))
        places.sort(key=by_house.__getitem__)
    elif order == "last":
        met = last_met(journal, today)
        places.sort(key=lambda place: met.get(ids[place], date.min), reverse=True)
    return [ids[place] for place in places]


def last_met(journal: Journal, today: date, ids: Iterable[int] | None = None) -> dict[int, date]:
    """Return the last day you were in touch, for everybody you ever were, or of those asked for."""
    met: dict[int, date] = {}
    if ids is not None:
        for contact_id in ids:
            day = journal.last_met(contact_id, today)
            if day is not None:
                met[contact_id] = day
        return met
    for entry in journal.entries.values():
        if in_touch(entry, today):
            on = entry.on
            for contact_id in entry.contacts:
                if contact_id not in met or met[contact_id] < on:
                    met[contact_id] = on
    return met


def was_met(journal: Journal, contact: Contact) -> bool:
    """Tell whether you met somebody: the address book's people are names of strangers till then."""
    return contact.met_yet and journal.is_known(contact)


def organization(contact: Contact) -> str:
    """Return where somebody is now: the organization, else that of the newest position."""
    if contact.organization:
        return contact.organization
    newest = _newest(contact)
    return newest.organization if newest else ""


def title(contact: Contact) -> str:
    """Return what somebody is now: the title, else that of the newest position there."""
    newest = _newest(contact)
    if contact.title or newest is None:
        return contact.title
    return newest.title if contact.organization in ("", newest.organization) else ""


def _newest(contact: Contact) -> Position | None:
    held = [position for position in contact.positions if not position.until]
    return max(held, key=lambda position: position.since, default=None)


def moved_since(contact: Contact, day: date) -> tuple[Position, ...]:
    """Return the positions that began or ended on a day or later.

    A partial date counts where all of it is later, or it is the month of that day.
    """
    first = day.isoformat()

    def is_later(said: str) -> bool:
        return len(said) >= len("2026-11") and said >= first[: len(said)]

    return tuple(one for one in contact.positions if is_later(one.since) or is_later(one.until))
