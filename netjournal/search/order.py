"""The order of people where a search names nobody: the journal before the address book, then by
name. It knows nothing of what is searched for."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nsmallest

from netjournal.model.journal import Journal
from netjournal.model.names import sort_key

Place = tuple[bool, str, int]
"""Whether somebody is in the address book only, the key of the name, and the id."""


class Order:
    """Keeps everybody's place from the first time it is asked for until `forget`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._places: dict[int, Place] = {}

    def first(self, ids: Iterable[int], count: int) -> list[int]:
        """Return so many of some people, in order."""
        return nsmallest(max(0, count), ids, key=self.place)

    def place(self, contact_id: int) -> Place:
        """Return somebody's place."""
        held = self._places.get(contact_id)
        if held is None:
            contact = self._journal.contacts[contact_id]
            held = (not self._journal.is_known(contact), sort_key(contact.name), contact_id)
            self._places[contact_id] = held
        return held

    def forget(self, contact_id: int) -> None:
        """Take in that somebody was changed or deleted, or that records of theirs were."""
        self._places.pop(contact_id, None)
