"""Answering what a line left open: it is read again, with the choice, and filed in its place."""

from __future__ import annotations

from datetime import datetime

from netjournal.capture import again
from netjournal.capture.known import names_of
from netjournal.capture.read import read
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal


def answer(
    journal: Journal,
    entry_id: int,
    words: str,
    person: int,
    now: datetime,
    new_id: NewId,
    *,
    day_first: bool = True,
    currency: str = "USD",
) -> Edit:
    """Say whom the words of a doubt mean; 0: somebody new of that name."""
    draft = read(
        again.line_of(journal, entry_id),
        names_of(journal),
        again.day_of(journal, entry_id),
        day_first=day_first,
        currency=currency,
        chosen={words: person},
    )
    return again.refile(draft, journal, entry_id, now, new_id)
