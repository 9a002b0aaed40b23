"""What a file of another program holds, once read: contacts, and what could not be taken.

It knows neither the file's format nor the journal.
"""

from __future__ import annotations

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
