"""Edits of contacts: add, change, archive, delete, forget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from netjournal.errors import NotFound
from netjournal.model.builder import EditBuilder, gone
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.tags import add_tags
from netjournal.model.names import fold, name_words
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Pair,
    Position,
    Record,
    Resource,
    Tag,
)

SOMEONE = "someone"
"""Stands in entries with others where a forgotten person was."""

_TOLD = (
    *("entries", "favors", "follow_ups", "tags", "opportunities", "contacts", "goals"),
    "resources",
)
"""The tables with texts of one's own."""
_FREE_TEXT = frozenset({"about", "kept", "others", "text", "unclear", "what", "where", "why"})
"""The fields in which a person may be named in words."""


def add(journal: Journal, contact: Contact, *, now: datetime, new_id: NewId) -> Edit:
    """Add a contact by hand."""
    builder = EditBuilder(journal)
    builder.put(msgspec.structs.replace(contact, created=contact.created or now))
    add_tags(builder, journal, _tags(contact), now=now, new_id=new_id)
    return builder.build(f"added {contact.name}")


def still_there(journal: Journal, contact_id: int) -> Contact:
    """Return somebody as they are now; raises NotFound where they were deleted meanwhile."""
    held = journal.contacts.get(contact_id)
    if held is None:
        raise gone("contacts")
    return held


def change(journal: Journal, contact: Contact, *, now: datetime, new_id: NewId) -> Edit:
    """Replace a contact with a version edited by hand; the label names the changed fields.

    Raises NotFound where the contact is gone.
    """
    before = still_there(journal, contact.id)
    after = msgspec.structs.replace(contact, updated=before.updated)
    fields = [
        name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)
    ]
    builder = EditBuilder(journal)
    if fields:
        builder.put(msgspec.structs.replace(after, updated=now))
        add_tags(builder, journal, _tags(contact), now=now, new_id=new_id)
    names = ", ".join(name.replace("_", " ") for name in fields)
    return builder.build(
        f"changed {before.name}: {names}" if fields else f"left {before.name} as is"
    )


def known_before(edit: Edit) -> Edit:
    """Return an edit whose new people were not met on the day they are written down."""
    changes = []
    for one in edit.changes:
        if one.table == "contacts" and one.was is None and one.now and "met" in one.now:
            met = {name: value for name, value in one.now["met"].items() if name != "on"}
            one = msgspec.structs.replace(one, now={**one.now, "met": met})
        changes.append(one)
    return msgspec.structs.replace(edit, changes=tuple(changes))


def _tags(contact: Contact) -> tuple[str, ...]:
    return (*contact.tags, contact.met.tag) if contact.met else contact.tags


def archive(journal: Journal, contact: Contact, *, reason: str = "archived") -> Edit:
    """Take somebody out of the panes, or with an empty reason back in."""
    builder = EditBuilder(journal)
    builder.update(contact, archived=reason)
    return builder.build(f"archived {contact.name}" if reason else f"brought back {contact.name}")


def touch(builder: EditBuilder, contact_id: int, *, now: datetime) -> None:
    """Move an imported contact into the journal, because something was written about them.

    Raises NotFound where they were deleted meanwhile.
    """
    contact = builder.get("contacts", contact_id)
    if contact is None:
        raise NotFound("The person this is about was deleted meanwhile.", "Nothing was written.")
    if contact.sources and contact.updated is None:
        builder.update(contact, updated=now)


def move(
    builder: EditBuilder,
    contact_id: int,
    organization: str,
    title: str,
    on: date,
    *,
    now: datetime,
) -> None:
    """Put somebody into another organization; the one before stays as a position that ended."""
    held: Contact = builder.get("contacts", contact_id)
    positions = held.positions
    if held.organization and fold(held.organization) != fold(organization):
        ended = Position(organization=held.organization, title=held.title, until=on.isoformat()[:7])
        positions = (*positions, ended)
    builder.update(held, organization=organization, title=title, positions=positions, updated=now)


def delete(journal: Journal, contact: Contact) -> Edit:
    """Delete a contact: entries with others stay and keep the name, the rest goes along."""
    builder = EditBuilder(journal)
    counts = _remove(builder, journal, contact, name=contact.name)
    return builder.build(f"deleted {contact.name}{_also(counts)}")


def forgotten(journal: Journal, contact: Contact) -> Edit:
    """Delete a contact and put "someone" wherever the name stood, in every text of the journal."""
    builder = EditBuilder(journal)
    _remove(builder, journal, contact, name=SOMEONE)
    pattern = ways_written(journal, contact).pattern()
    for table in _TOLD:
        for record in list(journal.table(table).values()):
            held = builder.get(table, record.id)
            if held is not None:
                _black_out(builder, held, pattern)
    return builder.build("forgot someone")


def _remove(
    builder: EditBuilder, journal: Journal, contact: Contact, *, name: str
) -> dict[str, int]:
    assert journal.complete, "an entry not read yet would keep who is gone"
    counts = {"entry": 0, "favor": 0, "follow-up": 0}
    for record in journal.references(contact.id):
        match record:
            case Entry():
                counts["entry"] += _leave_entry(builder, record, contact.id, name)
            case Favor() if record.contact == contact.id:
                counts["favor"] += 1
                builder.delete(record)
            case FollowUp() if record.answered_by != contact.id or record.contact == contact.id:
                counts["follow-up"] += 1
                builder.delete(record)
            case Introduction() | Pair():
                builder.delete(record)
            case Resource(tag="", goal=None):
                builder.delete(record)
            case _:
                _unlink(builder, record, contact.id)
    builder.delete(contact)
    return counts


def _leave_entry(builder: EditBuilder, entry: Entry, contact_id: int, name: str) -> int:
    """Take somebody out of an entry; return 1 if the entry went along."""
    took_part = contact_id in entry.contacts
    contacts = tuple(one for one in entry.contacts if one != contact_id)
    mentions = tuple(one for one in entry.mentions if one != contact_id)
    if took_part and not contacts and not entry.others:
        builder.delete(entry)
        return 1
    others = (*entry.others, name) if took_part else entry.others
    builder.update(entry, contacts=contacts, mentions=mentions, others=others)
    return 0


def _unlink(builder: EditBuilder, record: Record, contact_id: int) -> None:
    match record:
        case Favor():
            builder.update(record, about=_without(record.about, contact_id))
        case Contact():
            held: Contact = builder.get("contacts", record.id)
            met = held.met
            if met is not None and met.via == contact_id:
                met = msgspec.structs.replace(met, via=None)
            builder.update(held, knows=_without(held.knows, contact_id), met=met)
        case Tag():
            to_meet = tuple(
                msgspec.structs.replace(one, contact=None) if one.contact == contact_id else one
                for one in record.to_meet
            )
            builder.update(record, to_meet=to_meet)
        case Opportunity():
            people = tuple(role for role in record.people if role.contact != contact_id)
            heard = None if record.heard_from == contact_id else record.heard_from
            builder.update(record, people=people, heard_from=heard)
        case FollowUp():
            builder.update(record, answered_by=None)
        case Goal():
            builder.update(record, contacts=_without(record.contacts, contact_id))
        case Resource():
            builder.update(record, contact=None)


def _without(ids: tuple[int, ...], gone: int) -> tuple[int, ...]:
    return tuple(one for one in ids if one != gone)


def _also(counts: dict[str, int]) -> str:
    plural = {"entry": "entries", "favor": "favors", "follow-up": "follow-ups"}
    parts = [
        f"{count} {noun if count == 1 else plural[noun]}" for noun, count in counts.items() if count
    ]
    return f", with {', '.join(parts)}" if parts else ""


class Ways(msgspec.Struct, frozen=True):
    """Every way somebody is written that means nobody else in the journal.

    `single` are names of one word. They count only as they are written: a Will is not a will.
    """

    whole: tuple[str, ...] = ()
    single: tuple[str, ...] = ()

    def pattern(self, before: str = r"(?<!\w)") -> re.Pattern[str]:
        """Match any of them as words; `before` says what may stand in front."""
        whole, single = (
            "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
            for words in (self.whole, self.single)
        )
        return re.compile(rf"{before}(?:(?i:{whole})|{single})(?!\w)")


def ways_written(journal: Journal, contact: Contact) -> Ways:
    """Return the ways somebody is written: names, points of contact, a first name of their own."""
    others = [other for other in journal.contacts.values() if other.id != contact.id]
    taken = {fold(way) for other in others for way in _ways(other)}
    words = {word for other in others for word in name_words(other.name)}
    names = (contact.name, *contact.aliases, *contact.former_names, contact.reading)
    single = (word for name in names for word in name.split() if len(word) > 2)
    return Ways(
        tuple(dict.fromkeys(way for way in _ways(contact) if fold(way) not in taken)),
        tuple(dict.fromkeys(word for word in single if fold(word) not in words)),
    )


def _ways(contact: Contact) -> Iterator[str]:
    names = (contact.name, *contact.aliases, *contact.former_names, contact.reading)
    points = (point.value for point in (*contact.emails, *contact.phones, *contact.links))
    return (way for way in (*names, *points) if len(way) > 1)


def _black_out(builder: EditBuilder, record: Record, pattern: re.Pattern[str]) -> None:
    """Replace every match in the free texts of a record; names of other contacts stay theirs."""

    def cover(value: object, *, free: bool, inside: bool = False) -> object:
        if isinstance(value, str):
            return pattern.sub(SOMEONE, value) if free else value
        if isinstance(value, (list, tuple)):
            return [cover(one, free=free, inside=True) for one in value]
        if isinstance(value, dict):
            # Of the values inside records only somebody to meet has a name.
            words = _FREE_TEXT | {"name"} if inside else _FREE_TEXT
            return {name: cover(one, free=name in words) for name, one in value.items()}
        return value

    held = msgspec.to_builtins(record, builtin_types=(date, datetime))
    if isinstance(record, Resource):
        held["title"] = cover(record.title, free=True)
    fresh = msgspec.convert(cover(held, free=False), type(record))
    if fresh != record:
        builder.put(fresh)
