"""How to reach somebody: the way they like best, then yours in your order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netjournal.model.names import fold
from netjournal.model.records import WITH_KINDS, Contact, Point

_KINDS = {
    **dict.fromkeys(("email", "e-mail", "mail"), "email"),
    **dict.fromkeys(("call", "phone", "telephone", "mobile", "zoom", "video"), "call"),
    **{kind: kind for kind in WITH_KINDS},
    "in person": "meeting",
}
"""What being in touch in a way is called; of any other word (Signal, LinkedIn) it is a message."""


class Way(NamedTuple):
    """One way to reach somebody, the kind of entry it makes, and the address, if known."""

    word: str
    kind: str
    address: str


def ways(contact: Contact, order: Sequence[str]) -> tuple[Way, ...]:
    """Return the ways to reach somebody, each kind once."""
    found: dict[str, Way] = {}
    for word in (*contact.reach.replace(";", ",").split(","), *order):
        kind = _KINDS.get(fold(word).strip(), "message")
        if word.strip():
            found.setdefault(kind, Way(word.strip(), kind, _address(contact, word, kind)))
    return tuple(found.values()) or (Way("message", "message", ""),)


def _address(contact: Contact, word: str, kind: str) -> str:
    points: dict[str, tuple[Point, ...]] = {
        "email": contact.emails,
        "call": contact.phones,
        "message": (*_of_word(contact, word), *contact.phones),
    }
    return next((point.value for point in points.get(kind, ())), "")


def _of_word(contact: Contact, word: str) -> tuple[Point, ...]:
    """Return the links of a service: LinkedIn's where the way is LinkedIn."""
    wanted = fold(word).strip()
    return tuple(one for one in contact.links if wanted in fold(f"{one.value} {one.label}"))
