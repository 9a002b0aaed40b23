"""Edits of entries: write, change, delete."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.tags import add_tags
from netjournal.model.names import fold
from netjournal.model.records import ABOUT_KINDS, Contact, Entry


def put(
    builder: EditBuilder, journal: Journal, entry: Entry, *, now: datetime, new_id: NewId
) -> Entry:
    """Put an entry into an edit that does more, with its tags and the people it moves."""
    add_tags(builder, journal, entry.tags, now=now, new_id=new_id)
    for contact_id in (*entry.contacts, *entry.mentions):
        touch(builder, contact_id, now=now)
    if entry.kind not in ABOUT_KINDS and entry.on <= now.date():
        for contact_id in entry.contacts:
            contact = builder.get("contacts", contact_id)
            if contact is not None and not contact.met_yet:
                builder.update(contact, met_yet=True)
    return builder.put(msgspec.structs.replace(entry, created=entry.created or now))


def write(journal: Journal, entry: Entry, *, now: datetime, new_id: NewId) -> Edit:
    """Write an entry."""
    builder = EditBuilder(journal)
    put(builder, journal, entry, now=now, new_id=new_id)
    return builder.build(f"noted: {_who(journal, entry)}")


def change(journal: Journal, entry: Entry, *, now: datetime, new_id: NewId) -> Edit:
    """Replace an entry with an edited version."""
    builder = EditBuilder(journal)
    put(builder, journal, entry, now=now, new_id=new_id)
    return builder.build(f"changed the entry: {_who(journal, entry)}")


def named(
    journal: Journal,
    read: Edit,
    entry: Entry,
    words: str,
    chosen: int,
    *,
    now: datetime,
    new_id: NewId,
) -> Edit:
    """Say whom the words of an entry mean, by id, or 0 for somebody new, where reading it again
    struck out the question and found no place for the answer: they took part."""
    if any(
        change.table != "entries" or set(change.now or ()) != {"unclear"} for change in read.changes
    ):
        return read
    builder = EditBuilder(journal)
    if not chosen:
        name = words.title() if words.islower() else words
        chosen = builder.put(Contact(id=new_id(), name=name, created=now)).id
    left = tuple((read.changes[0].now or {})["unclear"] or ()) if read.changes else entry.unclear
    fresh = msgspec.structs.replace(
        entry,
        contacts=tuple(dict.fromkeys((*entry.contacts, chosen))),
        others=tuple(one for one in entry.others if fold(words) not in fold(one)),
        unclear=left,
    )
    put(builder, journal, fresh, now=now, new_id=new_id)
    return builder.build(read.label, batch=read.batch)


def answered(journal: Journal, plan: Entry, *, happened: bool) -> Edit:
    """Say whether a plan whose day is over took place."""
    builder = EditBuilder(journal)
    builder.update(plan, happened=happened)
    return builder.build(f"{'it happened' if happened else 'not happened'}: {_who(journal, plan)}")


def moved(journal: Journal, plan: Entry, on: date) -> Edit:
    """Move a plan to another day."""
    builder = EditBuilder(journal)
    builder.update(plan, on=on)
    return builder.build(f"moved to {on.day} {on:%b}: {_who(journal, plan)}")


def delete(journal: Journal, entry: Entry) -> Edit:
    """Delete an entry; favors that came from it stay."""
    builder = EditBuilder(journal)
    builder.delete(entry)
    for favor in journal.favors.values():
        if favor.entry == entry.id:
            builder.update(favor, entry=None)
    return builder.build(f"deleted the entry: {_who(journal, entry)}")


def _who(journal: Journal, entry: Entry) -> str:
    names = [*(journal.name(one) for one in entry.contacts), *entry.others]
    return f"{', '.join(names) or 'nobody'}, {entry.kind} on {entry.on.day} {entry.on:%b %Y}"
