"""How often to be in touch with somebody: as their card says, else their tags, relations or roles.

It knows no today.
"""

from __future__ import annotations

from netjournal.model.journal import Journal
from netjournal.model.records import Contact


def pace_of(journal: Journal, contact: Contact) -> int:
    """Return the days between two times in touch; 0: no pace.

    Their own pace counts first; else the shortest that the page of one of their tags, relations
    or roles has (a friend is also #friend).
    """
    if contact.pace is not None:
        return contact.pace
    return min(_paces(journal, contact), default=0) if journal.paced else 0


def _paces(journal: Journal, contact: Contact) -> list[int]:
    ways = (
        *contact.tags,
        *(one.kind for one in contact.relations if not one.until),
        *contact.roles,
    )
    pages = (journal.tag(way) or journal.tag(way.replace(" ", "-")) for way in ways)
    return [page.pace for page in pages if page is not None and page.pace]
