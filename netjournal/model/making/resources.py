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


def add(journal: Journal, resource: Resource, *, now: datetime, new_id: NewId) -> Edit:
    """Keep a link or a reading."""
    return _put(journal, resource, f"kept to read: {resource.title}", now=now, new_id=new_id)


def change(journal: Journal, resource: Resource, *, now: datetime, new_id: NewId) -> Edit:
    """Replace a resource with an edited version."""
    return _put(journal, resource, f"changed: {resource.title}", now=now, new_id=new_id)


def delete(journal: Journal, resource: Resource) -> Edit:
    """Take a resource away."""
    builder = EditBuilder(journal)
    builder.delete(resource)
    return builder.build(f"no longer kept: {resource.title}")


def _put(journal: Journal, resource: Resource, label: str, *, now: datetime, new_id: NewId) -> Edit:
    builder = EditBuilder(journal)
    if resource.tag:
        add_tags(builder, journal, (resource.tag,), now=now, new_id=new_id)
    if resource.contact is not None:
        touch(builder, resource.contact, now=now)
    builder.put(msgspec.structs.replace(resource, created=resource.created or now))
    return builder.build(label)
