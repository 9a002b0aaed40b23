"""One doubt of a note, answered: whom the words mean, which day, or that they stay words.

The note is read again with the answer; what was left as words before stays left.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import msgspec

from netjournal.capture import doubts
from netjournal.insight.doubts import DoubtRow, Kind
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Change, Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import favors
from netjournal.model.making.entries import named


class How(NamedTuple):
    """How a note is read again, and when."""

    now: datetime
    new_id: NewId
    day_first: bool = True
    currency: str = "USD"


def choose(journal: Journal, doubt: DoubtRow, chosen: int, how: How) -> Edit:
    """Say whom, or which favor, a doubt means; `doubts.SOMEBODY_NEW`: a new person of that name.

    Who is meant took part, also where the line read again has no place for the answer.
    """
    edit = doubts.answer(
        journal,
        doubt.entry,
        doubt.words,
        chosen,
        how.now,
        how.new_id,
        day_first=how.day_first,
        currency=how.currency,
    )
    if doubt.kind is Kind.DONE:
        said = _answered(edit, journal, doubt, f"settled: {journal.favors[chosen].what}")
        return _settled(said, journal, doubt, chosen)
    who = journal.name(chosen) if chosen else "somebody new"
    said = _answered(edit, journal, doubt, f"{doubt.words} is {who}")
    entry = journal.entries[doubt.entry]
    return named(journal, said, entry, doubt.words, chosen, now=how.now, new_id=how.new_id)


def _settled(said: Edit, journal: Journal, doubt: DoubtRow, favor: int) -> Edit:
    """Return the edit with the favor settled, also where the line is worded anew and says it no
    more in the words of the doubt."""
    if any((one.table, one.id) == ("favors", favor) for one in said.changes):
        return said
    builder = EditBuilder(journal)
    favors.put_settled(builder, journal.favors[favor], doubt.on)
    return msgspec.structs.replace(
        said, changes=(*said.changes, *builder.build(said.label).changes)
    )


def say_day(journal: Journal, doubt: DoubtRow, day: date, how: How) -> Edit:
    """Say which day a doubt means; it takes the place of the words in the note."""
    edit = doubts.answer_day(
        journal,
        doubt.entry,
        doubt.words,
        day,
        how.now,
        how.new_id,
        day_first=how.day_first,
        currency=how.currency,
    )
    label = f"{doubt.words} is {day:%a} {day.day} {day:%b %Y}"
    return _answered(edit, journal, doubt, label)


def leave(journal: Journal, doubt: DoubtRow) -> Edit:
    """Leave a doubt as the words it is, and ask no more."""
    edit = doubts.leave(journal, doubt.entry, doubt.sentence)
    return msgspec.structs.replace(edit, label=f"left as words: {doubt.words}")


def _answered(edit: Edit, journal: Journal, doubt: DoubtRow, label: str) -> Edit:
    """Return the edit with the doubts that were open before, but for the one that is answered."""
    entry = journal.entries[doubt.entry]
    left = [one for one in entry.unclear if one != doubt.sentence]
    was, now = {"unclear": list(entry.unclear)}, {"unclear": left or None}
    changes: list[Change] = []
    there = False
    for change in edit.changes:
        if (change.table, change.id) == ("entries", entry.id) and change.now is not None:
            there = True
            change = msgspec.structs.replace(
                change, was={**(change.was or {}), **was}, now={**change.now, **now}
            )
        changes.append(change)
    if not there:
        changes.append(Change("entries", entry.id, was=was, now=now))
    return Edit(label=label, changes=tuple(changes), batch=edit.batch)
