"""Answering what a line left open: it is read again, with the choice, and filed in its place."""

from __future__ import annotations

import re
from datetime import date, datetime

from netjournal.capture import again
from netjournal.capture.draft import doubt_words
from netjournal.capture.known import names_of
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.names import fold

SOMEBODY_NEW = 0
"""The answer that the words name somebody whom the journal does not have."""


def answer(
    journal: Journal,
    entry_id: int,
    words: str,
    choice: int,
    now: datetime,
    new_id: NewId,
    *,
    day_first: bool = True,
    currency: str = "USD",
) -> Edit:
    """Say whom the words of a doubt mean, by id, or SOMEBODY_NEW; of what is done, which favor."""
    known = names_of(journal)
    line = again.line_of(journal, entry_id, known=known, day_first=day_first, currency=currency)
    draft = again.reread(
        journal,
        entry_id,
        line,
        known=known,
        day_first=day_first,
        currency=currency,
        chosen={words: choice},
    )
    return again.refile(
        draft, journal, entry_id, now, new_id, day_first=day_first, currency=currency
    )


def answer_day(
    journal: Journal,
    entry_id: int,
    words: str,
    day: date,
    now: datetime,
    new_id: NewId,
    *,
    day_first: bool = True,
    currency: str = "USD",
) -> Edit:
    """Say which day the words of a doubt mean."""
    line = again.line_of(journal, entry_id, day_first=day_first, currency=currency)
    said = re.sub(rf"(?i)\b{re.escape(words)}", lambda _found: day.isoformat(), line, count=1)
    draft = again.reread(journal, entry_id, said, day_first=day_first, currency=currency)
    return again.refile(
        draft, journal, entry_id, now, new_id, day_first=day_first, currency=currency
    )


def leave(journal: Journal, entry_id: int, sentence: str) -> Edit:
    """Strike out a doubt without an answer; a name that was in front goes back into the words."""
    builder = EditBuilder(journal)
    entry = journal.entries[entry_id]
    unclear = tuple(one for one in entry.unclear if one != sentence)
    name = doubt_words(sentence)
    lost = bool(name) and fold(name) not in fold(entry.text)
    text = f"{name}: {entry.text}".removesuffix(": ") if lost else entry.text
    builder.update(entry, unclear=unclear, text=text)
    return builder.build(f"left open: {sentence}")
