"""Edits of tags: first use makes a page, a kind can be given later, renaming carries all along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Tag, TagKind


def add_tags(
    builder: EditBuilder, journal: Journal, names: Iterable[str], *, now: datetime, new_id: NewId
) -> None:
    """Make a page for each tag that has none yet."""
    fresh: set[str] = set()
    for name in names:
        if journal.tag(name) is None and fold(name) not in fresh:
            fresh.add(fold(name))
            builder.put(Tag(id=new_id(), name=name, created=now))


def make_event(
    builder: EditBuilder,
    journal: Journal,
    name: str,
    *,
    starts: date | None,
    ends: date | None,
    place: str,
    title: str,
    now: datetime,
    new_id: NewId,
) -> Tag:
    """Say when and where a tag is an event; what is not said stays as it was."""
    held = journal.tag(name) or Tag(id=new_id(), name=name, created=now)
    return builder.put(
        msgspec.structs.replace(
            held,
            kind=TagKind.EVENT,
            starts=starts or held.starts,
            ends=ends or held.ends,
            place=place or held.place,
            title=title or held.title,
        )
    )


def new_event(journal: Journal, name: str, title: str, now: datetime, new_id: NewId) -> Edit:
    """Make a page for an event; its title where that is more than the tag."""
    builder = EditBuilder(journal)
    builder.put(
        Tag(
            id=new_id(),
            name=name,
            title="" if fold(title) == fold(name) else title,
            kind=TagKind.EVENT,
            created=now,
        )
    )
    return builder.build(f"new event: {title or name}")


def change(journal: Journal, tag: Tag) -> Edit:
    """Replace a tag's page with an edited version; a new name reaches everything under it."""
    before = journal.tags[tag.id]
    builder = EditBuilder(journal)
    builder.put(tag)
    if tag.name != before.name:
        _rename(builder, journal, before.name, tag.name)
    return builder.build(f"changed #{tag.name}")


def _rename(builder: EditBuilder, journal: Journal, old: str, new: str) -> None:
    def renamed(tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if fold(one) == fold(old) else one for one in tags))

    key = fold(old)
    for entry_id in journal.entries_tagged[key]:
        entry = journal.entries[entry_id]
        builder.update(entry, tags=renamed(entry.tags))
    for contact_id in journal.contacts_tagged[key]:
        contact = journal.contacts[contact_id]
        builder.update(contact, tags=renamed(contact.tags))
    for table in ("follow_ups", "opportunities", "resources"):
        for record in journal.table(table).values():
            if record.tag and fold(record.tag) == key:
                builder.update(record, tag=new)
