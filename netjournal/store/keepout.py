"""People who shall not come back with an import: kept as slow salted hashes, never as names."""

from __future__ import annotations

from collections.abc import Iterator

from netjournal.model.names import fold
from netjournal.model.records import Contact
from netjournal.store.keeper import Keeper

_FIELD = "kept_out"
_ROUNDS = 500
"""Slow enough that trying out all telephone numbers takes days, quick enough for an import."""


def add(keeper: Keeper, contact: Contact) -> None:
    """Keep somebody out from now on; the next fold writes it."""
    own = keeper.opened.left.meta.setdefault("1", {})
    own[_FIELD] = sorted({*own.get(_FIELD, ()), *_hashes(contact, keeper.opened.meta.uuid)})


def holds(keeper: Keeper, contact: Contact) -> bool:
    """Tell whether somebody is kept out, by the name or by a point of contact."""
    held = keeper.opened.left.meta.get("1", {}).get(_FIELD, ())
    return bool(held) and not set(held).isdisjoint(_hashes(contact, keeper.opened.meta.uuid))


def _hashes(contact: Contact, salt: str) -> Iterator[str]:
    # Most journals keep nobody out, and this takes longer to import than the rest of the store.
    import hashlib

    points = [fold(point.value) for point in (*contact.emails, *contact.links)]
    points += ["".join(filter(str.isdigit, point.value))[-9:] for point in contact.phones]
    for word in (fold(contact.name), *points):
        if word:
            made = hashlib.pbkdf2_hmac("sha256", word.encode(), salt.encode(), _ROUNDS, 12)
            yield made.hex()
