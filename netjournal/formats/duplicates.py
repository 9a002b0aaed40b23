"""Cards of one person in the journal: found, merged without losing anything, or kept apart.

It knows the journal and what looks alike; no screen and no file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import cache, partial

import msgspec

from netjournal.errors import Refused
from netjournal.formats.filling import combine
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making.joining import join
from netjournal.model.records import Contact
from netjournal.search.alike import Alike, Likeness

CHOSEN = (
    *("name", "organization", "title", "city", "birthday"),
    *("pronouns", "reading", "timezone", "language", "reach"),
)
"""The fields of which a contact has one, so that somebody may choose."""


def alike(contacts: Iterable[Contact]) -> list[Likeness]:
    """Return the pairs that look alike; it may take seconds, and needs no journal."""
    return Alike(contacts).pairs()


def doubles(journal: Journal, found: Iterable[Likeness] | None = None) -> list[Likeness]:
    """Return the pairs that may be one person, without those somebody kept apart.

    The one that is kept when they are merged comes first. `found` is what `alike` returned, where
    somebody asked it elsewhere.
    """
    # Who is alike to one is alike to others, too.
    weight = cache(partial(_weight, journal))
    apart = {frozenset((pair.first, pair.second)) for pair in journal.pairs.values()}
    return [
        _ordered(weight, likeness)
        for likeness in (alike(journal.contacts.values()) if found is None else found)
        if frozenset(likeness[:2]) not in apart
        and journal.contacts.keys() >= {likeness.first, likeness.second}
    ]


def _weight(journal: Journal, contact_id: int) -> tuple[bool, int, int]:
    contact = journal.contacts[contact_id]
    return (journal.is_known(contact), len(journal.references(contact_id)), -contact_id)


def _ordered(weight: Callable[[int], tuple[bool, int, int]], likeness: Likeness) -> Likeness:
    if weight(likeness.second) > weight(likeness.first):
        return likeness._replace(first=likeness.second, second=likeness.first)
    return likeness


def differing(first: Contact, second: Contact) -> list[str]:
    """Return the fields in which both say something, and not the same."""
    return [
        name
        for name in CHOSEN
        if getattr(first, name)
        and getattr(second, name)
        and getattr(first, name) != getattr(second, name)
    ]


def merge(
    journal: Journal, keep: int, gone: int, *, now: datetime, chosen: Collection[str] = ()
) -> Edit:
    """Return the edit that makes one person of two; of the `chosen` fields the second's is shown.

    What is not shown is kept: names as other names, positions, the rest in the notes. Raises
    Refused where one of them is gone.
    """
    held, other = journal.contacts.get(keep), journal.contacts.get(gone)
    if held is None or other is None or keep == gone:
        raise Refused("One of the two is no longer there.", "Look at the list again.")
    known = journal.is_known(held) or journal.is_known(other)
    swapped = {name: getattr(other, name) for name in chosen}
    back = {name: getattr(held, name) for name in chosen}
    whole = combine(
        msgspec.structs.replace(held, **swapped), msgspec.structs.replace(other, **back)
    )
    times = [one.created for one in (held, other) if one.created]
    fresh = msgspec.structs.replace(
        whole,
        sources=tuple(dict.fromkeys((*held.sources, *other.sources))),
        created=min(times, default=None),
        updated=now if known else None,
        archived="" if not held.archived or not other.archived else held.archived,
    )
    return join(journal, other, fresh)
