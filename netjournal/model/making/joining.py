"""Two contacts that are one person: everything of one moves to the other, in one edit.

What becomes of their fields is decided elsewhere; here only links move.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLE_OF,
    Contact,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Pair,
    Record,
    Resource,
    Tag,
    ToMeet,
)


def join(journal: Journal, gone: Contact, whole: Contact) -> Edit:
    """Make `whole`, a contact of the journal with all its new fields, of two; `gone` goes.

    Its entries, favors, follow-ups and every other link stay, and are those of `whole`.
    """
    builder = EditBuilder(journal)
    builder.put(whole)
    for record in journal.references(gone.id):
        _move(builder, builder.get(*_place(record)), gone.id, whole.id)
    builder.delete(gone)
    label = f"merged {gone.name} into {whole.name}"
    return builder.build(f"merged two cards of {whole.name}" if gone.name == whole.name else label)


def keep_apart(journal: Journal, first: int, second: int, *, pair_id: int) -> Edit:
    """Say that two contacts are never the same person."""
    builder = EditBuilder(journal)
    builder.put(Pair(id=pair_id, first=first, second=second))
    return builder.build(f"kept apart: {journal.name(first)} and {journal.name(second)}")


def _place(record: Record) -> tuple[str, int]:
    return TABLE_OF[type(record)], record.id


def _move(builder: EditBuilder, record: Record, gone: int, to: int) -> None:
    match record:
        case Entry():
            took_part = _swapped(record.contacts, gone, to)
            named = (one for one in _swapped(record.mentions, gone, to) if one not in took_part)
            builder.update(record, contacts=took_part, mentions=tuple(named))
        case Favor():
            contact = to if record.contact == gone else record.contact
            about = (one for one in _swapped(record.about, gone, to) if one != contact)
            builder.update(record, contact=contact, about=tuple(about))
        case FollowUp():
            meant, answered = (
                to if one == gone else one for one in (record.contact, record.answered_by)
            )
            builder.update(record, contact=meant, answered_by=answered)
        case Resource():
            builder.update(record, contact=to)
        case Contact():
            known = (one for one in _swapped(record.knows, gone, to) if one != record.id)
            met = record.met
            if met is not None and met.via == gone:
                met = msgspec.structs.replace(met, via=None if record.id == to else to)
            builder.update(record, knows=tuple(known), met=met)
        case Tag():
            builder.update(record, to_meet=tuple(_joined(record.to_meet, gone, to)))
        case Goal():
            builder.update(record, contacts=_swapped(record.contacts, gone, to))
        case _:
            _move_between(builder, record, gone, to)


def _joined(listed: Sequence[ToMeet], gone: int, to: int) -> Iterator[ToMeet]:
    """Yield whom to meet, with one row where both were listed."""
    theirs = [one for one in listed if one.contact in (gone, to)]
    for one in listed:
        if one is theirs[0]:
            yield msgspec.structs.replace(one, contact=to, met=any(each.met for each in theirs))
        elif one.contact not in (gone, to):
            yield one


def _move_between(builder: EditBuilder, record: Record, gone: int, to: int) -> None:
    """Move what is between people: with one of them on both sides it says nothing any more."""
    match record:
        case Introduction():
            people = tuple(to if one == gone else one for one in record.people)
            broker = to if record.broker == gone else record.broker
            if people[0] == people[1] or broker in people:
                builder.delete(record)
            else:
                builder.update(record, people=people, broker=broker)
        case Pair():
            first, second = (to if one == gone else one for one in (record.first, record.second))
            if first == second:
                builder.delete(record)
            else:
                builder.update(record, first=first, second=second)
        case Opportunity():
            roles = dict.fromkeys(
                msgspec.structs.replace(one, contact=to) if one.contact == gone else one
                for one in record.people
            )
            heard = to if record.heard_from == gone else record.heard_from
            builder.update(record, people=tuple(roles), heard_from=heard)


def _swapped(ids: Iterable[int], gone: int, to: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(to if one == gone else one for one in ids))
