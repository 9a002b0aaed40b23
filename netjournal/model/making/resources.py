"""Edits of resources: links and reading that are kept with a person, a tag or a goal."""

from __future__ import annotations

from datetime import datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.tags import add_tags
from netjournal.model.records import Resource


def add(journal: Journal, kept: Resource, *, now: datetime, new_id: NewId) -> Edit:
    """Keep a link or a reading."""
    return _put(journal, kept, f"kept to read: {kept.title}", now=now, new_id=new_id)


def change(journal: Journal, kept: Resource, *, now: datetime, new_id: NewId) -> Edit:
    """Replace a resource with an edited version."""
    return _put(journal, kept, f"changed: {kept.title}", now=now, new_id=new_id)


def delete(journal: Journal, kept: Resource) -> Edit:
    """Take a resource away."""
    builder = EditBuilder(journal)
    builder.delete(kept)
    return builder.build(f"no longer kept: {kept.title}")


def _put(journal: Journal, kept: Resource, label: str, *, now: datetime, new_id: NewId) -> Edit:
    builder = EditBuilder(journal)
    if kept.tag:
        add_tags(builder, journal, (kept.tag,), now=now, new_id=new_id)
    if kept.contact is not None:
        touch(builder, kept.contact, now=now)
    builder.put(msgspec.structs.replace(kept, created=kept.created or now))
    return builder.build(label)
