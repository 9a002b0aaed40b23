"""The order of people whom words do not tell apart: the journal before the address book, then by
name, or between those found equally well by how often you are in touch.
It knows nothing of what is searched for but its letters."""

from __future__ import annotations

from math import log1p

from netjournal.model.journal import Journal
from netjournal.model.names import fold, sort_key

Place = tuple[bool, str, int]
"""Whether somebody is in the address book only, the key of the name, and the id."""

_STANDING = 0.035
"""The most that being often in touch is worth between equals."""
_KNOWN = 0.012
"""What being in the journal, not only in the address book, is worth between equals."""
_TRANSCRIBED = 0.01
"""What a name is worth less that is in other letters than those typed."""


class Order:
    """Keeps places and standings from the first time each is asked for until `forget`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._places: dict[int, Place] = {}
        self._standings: dict[int, float] = {}

    def place(self, contact_id: int) -> Place:
        """Return somebody's place."""
        held = self._places.get(contact_id)
        if held is None:
            contact = self._journal.contacts[contact_id]
            held = (not self._journal.is_known(contact), sort_key(contact.name), contact_id)
            self._places[contact_id] = held
        return held

    def standing(self, contact_id: int) -> float:
        """Return what decides between equals: in the journal or not, how often, how lately."""
        held = self._standings.get(contact_id)
        if held is not None:
            return held
        journal = self._journal
        entries = journal.entries_with[contact_id]
        often = min(1.0, log1p(len(entries)) / 4.0)
        lately = 0.0
        if entries and journal.entries:
            last = max(journal.entries[one].on.year for one in entries)
            lately = min(1.0, max(0.0, (last - 2010) / 20))
        contact = journal.contacts[contact_id]
        known = journal.is_known(contact) and not contact.archived
        value = _STANDING * (0.8 * often + 0.2 * lately) + _KNOWN * known
        if journal.complete:
            self._standings[contact_id] = value
        return value

    def worth(self, contact_id: int, typed: str) -> float:
        """Return somebody's standing among those whom the typed letters mean as surely."""
        name = self._journal.name(contact_id)
        transcribed = not name.isascii() and typed.isascii() and not fold(name).isascii()
        return self.standing(contact_id) - _TRANSCRIBED * transcribed

    def forget(self, contact_id: int) -> None:
        """Take in that somebody was changed or deleted, or that records of theirs were."""
        self._places.pop(contact_id, None)
        self._standings.pop(contact_id, None)
