"""The people of the journal in an order: by name, by when you last met, by organization."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from netjournal.model.journal import Journal
from netjournal.model.names import sort_key
from netjournal.model.records import ABOUT_KINDS, Contact, Position

ORDERS = ("name", "last", "organization")

# Names are folded once, not at every change of a journal of thousands.
_key = lru_cache(maxsize=65_536)(sort_key)


def ordered(journal: Journal, today: date, order: str = "name") -> list[int]:
    """Return the ids of the journal's people in an order of `ORDERS`.

    "last" begins with whom you met last, "organization" ends with people who have none.
    """
    people = sorted(journal.people(), key=lambda one: _key(one.name))
    if order == "organization":
        people.sort(key=lambda one: _key(organization(one)))
    elif order == "last":
        met = last_met(journal, today)
        people.sort(key=lambda one: met.get(one.id, date.min), reverse=True)
    return [one.id for one in people]


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
        on = entry.on
        if entry.kind not in ABOUT_KINDS and on <= today and entry.happened is not False:
            for contact_id in entry.contacts:
                if contact_id not in met or met[contact_id] < on:
                    met[contact_id] = on
    return met


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
