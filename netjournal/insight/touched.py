"""Whom an edit is about: whose card, whose records, or with whom you are in touch, it changed."""

from __future__ import annotations

from collections.abc import Iterable

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    Tag,
)

_NAMING = ("contacts", "mentions", "people", "about")
"""Fields that hold ids of contacts."""


def people_in(record: Record) -> tuple[int, ...]:
    """Return the contacts a record is about, who led to it first."""
    match record:
        case Contact():
            return (record.id,)
        case Entry():
            return (*record.contacts, *record.mentions)
        case Favor():
            return (record.contact,)
        case FollowUp():
            return () if record.contact is None else (record.contact,)
        case Opportunity():
            heard = () if record.heard_from is None else (record.heard_from,)
            return (*heard, *(one.contact for one in record.people))
        case Introduction():
            return tuple(filter(None, (record.broker, *record.people)))
    return ()


def first_person_in(record: Record | None) -> int | None:
    """Return whom a row of a record leads to: of several people the first."""
    match record:
        case None:
            return None
        case Goal():
            return next(iter(record.contacts), None)
        case Resource():
            return record.contact
    return next(iter(people_in(record)), None)


def touched(journal: Journal, edit: Edit) -> set[int]:
    """Return the contacts that an edit, which the journal holds now, is about."""
    found: set[int] = set()
    for change in edit.changes:
        if change.table == "contacts":
            found.add(change.id)
            continue
        record = journal.table(change.table).get(change.id)
        if record is not None:
            found.update(people_in(record))
        if isinstance(record, Favor):
            # A promised introduction waits with either of the two.
            found.update(record.about)
        if isinstance(record, Tag):
            found.update(one.contact for one in record.to_meet if one.contact)
        for fields in (change.was or {}, change.now or {}):
            for name in _NAMING:
                found.update(_ids(fields.get(name)))
            found.update(_ids(map(fields.get, ("contact", "broker", "answered_by"))))
            found.update(_ids(one.get("contact") for one in fields.get("to_meet") or ()))
    return found


def _ids(value: object) -> Iterable[int]:
    if isinstance(value, Iterable):
        yield from (one for one in value if isinstance(one, int))
