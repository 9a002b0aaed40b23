"""Who changed jobs since the last import: what a place told then, and what it tells now.

It knows two cards of one person, not the files they come from.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from netjournal.formats.filling import fill
from netjournal.model.names import fold
from netjournal.model.records import Contact, Position, Source


class Move(msgspec.Struct, frozen=True):
    """Somebody who is elsewhere now; both are "title, organization"."""

    contact: int
    name: str
    was: str
    now: str


class Moved(NamedTuple):
    """The contact with the dated fact in it, and the fact."""

    contact: Contact
    move: Move


def moved(contact: Contact, card: Contact) -> Moved | None:
    """Return somebody's change of job; None: the card's place tells what it told before.

    The old position stays, with its end. A position that was written by hand is left current.
    """
    for source in card.sources:
        before = _same(contact, source)
        if before is None or not before.said or not source.said or before.said == source.said:
            continue
        filled = fill(contact, msgspec.structs.replace(card, organization="", title="")).contact
        fresh = msgspec.structs.replace(before, on=source.on, said=source.said)
        told = msgspec.structs.replace(
            filled,
            sources=tuple(fresh if one == before else one for one in filled.sources),
        )
        day = source.on.isoformat()
        now = Position(organization=card.organization, title=card.title, since=day)
        current = ", ".join(filter(None, (contact.title, contact.organization)))
        if fold(current) == fold(before.said):
            old = Position(organization=contact.organization, title=contact.title, until=day)
            told = msgspec.structs.replace(
                told,
                organization=card.organization,
                title=card.title,
                positions=(*told.positions, old, now),
            )
        elif fold(current) != fold(source.said):
            told = msgspec.structs.replace(told, positions=(*told.positions, now))
        return Moved(told, Move(contact.id, contact.name, before.said, source.said))
    return None


def _same(contact: Contact, source: Source) -> Source | None:
    places = (
        one for one in contact.sources if (one.origin, one.key) == (source.origin, source.key)
    )
    return next(places, None)
