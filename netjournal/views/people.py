"""Rows of the people pane: name, organization, when you last met, and what stands open.

A row is made when it is asked for: ten thousand people cost no more than the forty on screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import overload

import msgspec

from netjournal.insight.owed import days_late, is_hidden, is_soon
from netjournal.insight.people import organization
from netjournal.model.journal import DELETED, Journal
from netjournal.model.records import Direction, State
from netjournal.views import phrases
from netjournal.views.tones import Tone

TONES = {"!!": Tone.LATE, "!": Tone.SOON, "‹": Tone.OWED, "": Tone.PLAIN}


class PersonRow(msgspec.Struct, frozen=True):
    """One person as the pane shows them; `in_book`: only in the address book."""

    id: int
    name: str
    organization: str
    last: str
    sign: str
    tone: Tone
    in_book: bool


class PeopleRows(Sequence[PersonRow]):
    """The rows of some contacts, made one by one."""

    def __init__(self, journal: Journal, today: date, ids: Sequence[int]) -> None:
        self.ids = ids
        self._journal = journal
        self._today = today

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> PersonRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[PersonRow]: ...
    def __getitem__(self, index: int | slice) -> PersonRow | list[PersonRow]:
        if isinstance(index, slice):
            return [person_row(self._journal, self._today, one) for one in self.ids[index]]
        return person_row(self._journal, self._today, self.ids[index])


def person_row(journal: Journal, today: date, contact_id: int) -> PersonRow:
    """Return the row of one contact; of one who is gone, "(deleted)"."""
    contact = journal.contacts.get(contact_id)
    if contact is None:
        return PersonRow(contact_id, DELETED, "", "", "", Tone.DIM, in_book=False)
    sign = person_sign(journal, today, contact_id)
    in_book = not journal.is_known(contact)
    return PersonRow(
        contact_id,
        contact.name,
        organization(contact),
        phrases.age(journal.last_met(contact_id, today), today),
        sign,
        Tone.DIM if in_book else TONES[sign],
        in_book,
    )


def person_sign(journal: Journal, today: date, contact_id: int) -> str:
    """Return the sign of what stands open with somebody, one of `TONES`."""
    sign = ""
    for favor_id in journal.favors_of[contact_id]:
        favor = journal.favors[favor_id]
        if favor.state is not State.OPEN or is_hidden(favor, today):
            continue
        if days_late(favor, today):
            return "!!"
        if is_soon(favor, today):
            sign = "!"
        elif favor.direction is Direction.THEY_OWE:
            sign = sign or "‹"
    return sign
