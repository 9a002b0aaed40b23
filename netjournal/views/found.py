"""Rows of what was found: the matched words in sight, and at the right what it is or why."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netjournal.insight.people import organization
from netjournal.model.journal import Journal
from netjournal.model.records import Entry
from netjournal.search.hits import Hit, Spans
from netjournal.views import introductions, phrases

_BEFORE = 24
"""Characters kept before the first match where a text is too long."""
_KINDS = {"follow_up": "follow-up"}


class FoundRow(NamedTuple):
    """One thing found; `spans` are the matched characters of `title`."""

    title: str
    spans: Spans
    right: str


def row_of(journal: Journal, today: date, hit: Hit, room: int) -> FoundRow:
    """Return the row of a hit, its title short enough that a match can be seen in `room` cells."""
    if hit.type == "contact":
        return FoundRow(hit.title, hit.spans, _about(journal, today, hit))
    title, spans = _in_sight(hit.title, hit.spans, room)
    record = journal.entries.get(hit.id) if hit.type == "entry" else None
    if isinstance(record, Entry):
        return FoundRow(title, spans, f"{record.kind}, {phrases.short_day(record.on, today)}")
    held = journal.introductions.get(hit.id) if hit.type == "introduction" else None
    if held is not None and held.steps:
        last = held.steps[-1]
        right = f"{introductions.step_label(last)}, {phrases.short_day(last.on, today)}"
        return FoundRow(title, spans, right)
    return FoundRow(title, spans, hit.reason or _KINDS.get(hit.type, hit.type))


def _about(journal: Journal, today: date, hit: Hit) -> str:
    contact = journal.contacts.get(hit.id)
    if contact is None:
        return ""
    if journal.is_known(contact):
        kept = phrases.age(journal.last_met(hit.id, today), today)
    else:
        kept = "address book"
    if contact.archived:
        kept = "archived"
    return " · ".join(filter(None, (hit.reason or organization(contact), kept)))


def _in_sight(title: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """Leave out words after a name so that the last match is in sight."""
    flat = title.replace("\n", " ")
    if not spans or spans[-1][1] <= room:
        return flat, spans
    head = flat.find(": ") + 2 if 0 < flat.find(": ") < room else 0
    first = next((start for start, _end in spans if start >= head), spans[0][0])
    cut = first - min(_BEFORE, max(4, room - head - 12))
    if cut <= head:
        return flat, spans
    cut = flat.find(" ", cut, first) + 1 or first
    moved = cut - head - 1
    kept = [(start, end) for start, end in spans if end <= head]
    kept += [(start - moved, end - moved) for start, end in spans if start >= cut]
    return f"{flat[:head]}…{flat[cut:]}", tuple(kept)
