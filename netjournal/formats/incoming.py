"""What a file of another program holds, once read: contacts, and what could not be taken.

It knows neither the file's format nor the journal.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from netjournal.model.records import Contact


class Skipped(msgspec.Struct, frozen=True):
    """Something in a file that makes no contact: where it stands, why, and its text untouched."""

    what: str
    reason: str
    raw: str = ""


class Incoming(msgspec.Struct, frozen=True):
    """The contacts of a file in its order; each has a source with its key over there.

    `dropped` counts pictures, sounds and keys, which a journal does not keep.
    """

    contacts: tuple[Contact, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    dropped: int = 0


def without(incoming: Incoming, keeps_out: Callable[[Contact], bool]) -> Incoming:
    """Leave out people who shall not come back, and say how many without naming them."""
    wanted = tuple(one for one in incoming.contacts if not keeps_out(one))
    left = len(incoming.contacts) - len(wanted)
    if not left:
        return incoming
    people = "1 person" if left == 1 else f"{left:,} people"
    told = Skipped(people, "forgotten, and kept out since")
    return Incoming(wanted, (*incoming.skipped, told), incoming.dropped)
