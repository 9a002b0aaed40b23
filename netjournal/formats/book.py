"""Recognising whom a card is of: by the key of where it came from, or by name and number.

It knows contacts one by one; what an import does with them is not its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from netjournal.formats.filling import points_of
from netjournal.model.names import fold
from netjournal.model.records import Contact, Source

_OWN_KEY = re.compile(r"netjournal-([0-9]{1,18})")


class Book:
    """Everybody by the keys that tell two cards of one person, as the import so far leaves them."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self.held: dict[int, Contact] = {}
        self._by_source: dict[tuple[str, str], int] = {}
        self._by_point: dict[tuple[str, str], int] = {}
        for contact in contacts:
            self.put(contact)

    def put(self, contact: Contact) -> None:
        """Add a contact, or replace the one with its id."""
        self.held[contact.id] = contact
        for source in contact.sources:
            if source.key:
                self._by_source.setdefault((source.origin, source.key), contact.id)
        for key in _person_keys(contact):
            self._by_point.setdefault(key, contact.id)

    def by_source(self, contact: Contact) -> Contact | None:
        """Return who came from the same place under the same key."""
        for source in contact.sources:
            found = self._by_source.get((source.origin, source.key)) if source.key else None
            if found is not None:
                return self.held[found]
            # A card that this journal wrote itself.
            own = _OWN_KEY.fullmatch(source.key)
            ours = self.held.get(int(own[1])) if own else None
            if ours is not None and fold(ours.name) == fold(contact.name):
                return ours
        return None

    def by_point(self, contact: Contact) -> Contact | None:
        """Return who has the same name and one of the same addresses or numbers."""
        for key in _person_keys(contact):
            if key in self._by_point:
                return self.held[self._by_point[key]]
        return None


def _person_keys(contact: Contact) -> Iterable[tuple[str, str]]:
    name = fold(contact.name)
    return ((name, point) for point in points_of(contact))


def born_apart(known: Contact, contact: Contact) -> bool:
    """Tell whether two cards are of people born on different days; what is missing says nothing."""
    parts = zip(_year_month_day(known), _year_month_day(contact), strict=False)
    return any(one and other and one != other for one, other in parts)


def _year_month_day(contact: Contact) -> list[str]:
    return contact.birthday.removeprefix("-").split("-")


def has_another_card(known: Contact, contact: Contact) -> bool:
    """Tell whether the same place holds another card of whom we take this one for."""
    places = {source.origin for source in known.sources if source.key}
    return any(source.origin in places for source in contact.sources)


def told_apart(contacts: Iterable[Contact], today: date) -> Iterable[Contact]:
    """Give each contact a key of its own, the same at every import of the same file.

    Cards that share a key are numbered in their order.
    """
    seen: dict[tuple[str, str], int] = {}
    for contact in contacts:
        given = contact.sources[0] if contact.sources else Source(origin="import", on=today)
        key = given.key or " ".join([fold(contact.name), *list(points_of(contact))[:1]])
        if not (given.origin == "linkedin" and contact.links):
            # A profile's address is one person's, in however many files it stands.
            count = seen[given.origin, key] = seen.get((given.origin, key), 0) + 1
            key = f"{key} ({count})" if count > 1 else key
        if key == given.key:
            yield contact
        else:
            source = msgspec.structs.replace(given, key=key)
            yield msgspec.structs.replace(contact, sources=(source, *contact.sources[1:]))
