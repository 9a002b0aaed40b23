"""How often to be in touch with somebody: as their card says, else their tags, relations or roles.

It knows no today.
"""

from __future__ import annotations

from functools import lru_cache

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact


def pace_of(journal: Journal, contact: Contact) -> int:
    """Return the days between two times in touch; 0: no pace.

    Their own pace counts first; else the shortest that the page of one of their tags, relations
    or roles has (a friend is also #friend).
    """
    if contact.pace is not None:
        return contact.pace
    if not journal.paced:
        return 0
    now = tuple(one.kind for one in contact.relations if not one.until)
    ways = _folded((*contact.tags, *now, *contact.roles))
    if not ways:
        return 0
    pages = map(journal.tags.__getitem__, journal.paced)
    return min((page.pace or 0 for page in pages if ways & _folded((page.name,))), default=0)


# Many people have the same few tags.
@lru_cache(maxsize=4096)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(name).replace(" ", "-") for name in names)
