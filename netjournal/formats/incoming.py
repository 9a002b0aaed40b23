"""What a file of another program holds, once read: contacts, and what could not be taken.

It knows neither the file's format nor the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from netjournal.model.records import Contact, Entry

Progress = Callable[[int, int], None]
"""Is told how many of how many are done; what it raises stops the import."""
TOLD_EVERY = 100


def unheard(_done: int, _of: int) -> None:
    """Be told, and do nothing."""


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
    entries: tuple[Entry, ...] = ()
    """What happened with them, by the ids of these contacts."""


def joined(held: Iterable[Incoming]) -> Incoming:
    """Return the contacts of several files as those of one."""
    files = tuple(held)
    return Incoming(
        tuple(contact for one in files for contact in one.contacts),
        tuple(skipped for one in files for skipped in one.skipped),
        sum(one.dropped for one in files),
        tuple(entry for one in files for entry in one.entries),
    )


def left_out(count: int) -> Skipped:
    """Say how many were kept out."""
    people = "1 person" if count == 1 else f"{count:,} people"
    return Skipped(people, "forgotten, and kept out since")


def without(incoming: Incoming, keeps_out: Callable[[Contact], bool]) -> Incoming:
    """Leave out people who shall not come back, and say how many without naming them."""
    kept_out = {one.id for one in incoming.contacts if keeps_out(one)}
    if not kept_out:
        return incoming
    return msgspec.structs.replace(
        incoming,
        contacts=tuple(one for one in incoming.contacts if one.id not in kept_out),
        skipped=(*incoming.skipped, left_out(len(kept_out))),
        entries=tuple(
            one for one in incoming.entries if kept_out.isdisjoint((*one.contacts, *one.mentions))
        ),
    )
