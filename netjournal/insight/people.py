"""The people of the journal in an order: by name, by when you last met, by organization."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from operator import attrgetter
from typing import Any

from netjournal.model.journal import Journal
from netjournal.model.names import sort_keys
from netjournal.model.records import Contact, Position, in_touch

ORDERS = ("name", "last", "organization")
_MANY = 100
"""For more people than that all are sorted again."""


class Ordered:
    """The journal's people in an order of `ORDERS`, sorted once and kept so by edits.

    "last" begins with whom you met last, "organization" ends with people who have none.
    """

    def __init__(self, journal: Journal, today: date, order: str = "name") -> None:
        self.journal = journal
        self._today = today
        self._order = order
        self._again: set[int] = set()
        self._ids: list[int] = []
        self._sort()

    @property
    def ids(self) -> Sequence[int]:
        """Everybody's id."""
        if len(self._again) > _MANY:
            self._sort()
        elif self._again:
            # Who still shows the old ones keeps them.
            self._ids = [*self._ids]
            self._put_right()
        self._again = set()
        return self._ids

    def left(self) -> Sequence[int]:
        """Return who is still there of those sorted before, for who cannot wait for the others."""
        contacts = self.journal.contacts
        gone = {one for one in self._again if one not in contacts or contacts[one].archived}
        if gone:
            self._ids = [one for one in self._ids if one not in gone]
            self._again -= gone
        return self._ids

    def update(self, people: Iterable[int]) -> None:
        """Look at some people again, before anybody asks for the next time."""
        self._again.update(people)

    def _sort(self) -> None:
        people = sorted(self.journal.people(), key=attrgetter("id"))
        ids = [one.id for one in people]
        columns = self._columns(people)
        # Places in lists, not the people themselves, which lie scattered in memory.
        order = list(range(len(people)))
        for column in reversed(columns):
            order.sort(key=column.__getitem__)
        self._ids = [ids[place] for place in order]

    def _put_right(self) -> None:
        journal = self.journal
        for one in self._again:
            with suppress(ValueError):
                self._ids.remove(one)
        for contact in filter(None, map(journal.contacts.get, self._again)):
            if not contact.archived and journal.is_known(contact):
                at = bisect_left(self._ids, self._place(contact.id), key=self._place)
                self._ids.insert(at, contact.id)

    def _place(self, contact_id: int) -> tuple[Any, ...]:
        """Return what one person is sorted by."""
        columns = self._columns([self.journal.contacts[contact_id]], [contact_id])
        return (*(column[0] for column in columns), contact_id)

    def _columns(
        self, people: Sequence[Contact], asked: Sequence[int] | None = None
    ) -> tuple[Sequence[Any], ...]:
        """Return what people are sorted by, first what counts most; `asked` are their ids, where
        they are not everybody."""
        names = sort_keys([one.name for one in people])
        if self._order == "organization":
            return sort_keys(list(map(organization, people))), names
        if self._order == "last":
            met = last_met(self.journal, self._today, asked)
            return [-met[one.id].toordinal() if one.id in met else 0 for one in people], names
        return (names,)


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
