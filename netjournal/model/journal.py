"""The journal in memory: every table, the links between records both ways, and `apply`.

One mutable aggregate; the records in it are frozen. It knows nothing of files or other processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeAlias, cast

from netjournal.model.edits import Change, Document, Edit, document, merged, split
from netjournal.model.indexes import Flagged, Index, Linked, Naming, folded, once, places
from netjournal.model.names import fold
from netjournal.model.owing import Owing
from netjournal.model.records import (
    TABLES,
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
    View,
    in_touch,
)

Prepared: TypeAlias = dict[tuple[str, int], tuple[Record, Document] | None]
"""What an edit will put into each place: a record with its unknown fields, or nothing."""

DELETED = "(deleted)"
"""Stands where a record refers to a contact that is gone."""


class Journal:
    """Everything the file holds, typed and linked.

    `extras` keeps the fields this version does not know, by table and id. `complete` is false
    while the entries are still being read.
    """

    def __init__(self) -> None:
        self.contacts: dict[int, Contact] = {}
        self.favors: dict[int, Favor] = {}
        self.follow_ups: dict[int, FollowUp] = {}
        self.tags: dict[int, Tag] = {}
        self.introductions: dict[int, Introduction] = {}
        self.opportunities: dict[int, Opportunity] = {}
        self.goals: dict[int, Goal] = {}
        self.resources: dict[int, Resource] = {}
        self.views: dict[int, View] = {}
        self.pairs: dict[int, Pair] = {}
        self.entries: dict[int, Entry] = {}
        self.extras: dict[tuple[str, int], Document] = {}
        self.complete = True

        self.entries_with: Naming[Entry] = Naming(attrgetter("contacts"))
        self.entries_naming: Naming[Entry] = Naming(attrgetter("mentions"))
        self.entries_tagged: Index[str, Entry] = Index(
            lambda entry: folded(entry.tags) if entry.tags else ()
        )
        self.favors_of: Naming[Favor] = Naming(lambda favor: (favor.contact,))
        self.favors_about: Naming[Favor] = Naming(attrgetter("about"))
        self.owing = Owing()
        self.follow_ups_of: Naming[FollowUp] = Naming(
            lambda task: once(task.contact, task.answered_by)
        )
        self.follow_ups_tagged: Index[str, FollowUp] = Index(
            lambda task: folded((task.tag,)) if task.tag else ()
        )
        self.archived = Flagged("archived")
        self.contacts_tagged: Index[str, Contact] = Index(
            lambda person: folded(person.tags) if person.tags else ()
        )
        self.met_via: Naming[Contact] = Naming(
            lambda person: once(person.met.via) if person.met else ()
        )
        self.known_by: Naming[Contact] = Naming(attrgetter("knows"))
        self.met_at: Index[str, Contact] = Index(
            lambda person: folded((person.met.tag,)) if person.met and person.met.tag else ()
        )
        self.based_at: Index[str, Contact] = Index(places)
        self.introductions_of: Naming[Introduction] = Naming(
            lambda made: once(made.broker, *made.people)
        )
        self.opportunities_of: Naming[Opportunity] = Naming(
            lambda chance: once(chance.heard_from, *(role.contact for role in chance.people))
        )
        self.goals_of: Naming[Goal] = Naming(attrgetter("contacts"))
        self.resources_of: Naming[Resource] = Naming(lambda kept: once(kept.contact))
        self.tags_to_meet: Naming[Tag] = Naming(
            lambda tag: once(*(one.contact for one in tag.to_meet))
        )
        self.pairs_of: Naming[Pair] = Naming(lambda pair: (pair.first, pair.second))
        self.paced = Flagged("pace")
        """The tags that have a pace."""
        self.unclear = Flagged("unclear")
        self._tag_ids: Index[str, Tag] = Index(lambda tag: (fold(tag.name),))
        self._indexes = self._by_table()

    def _by_table(self) -> dict[str, tuple[Linked[Any], ...]]:
        """Return every index by the table whose records it links."""
        return {
            "contacts": (
                *(self.contacts_tagged, self.met_at, self.based_at),
                *(self.met_via, self.known_by, self.archived),
            ),
            "favors": (self.favors_of, self.favors_about, self.owing),
            "follow_ups": (self.follow_ups_of, self.follow_ups_tagged),
            "tags": (self._tag_ids, self.tags_to_meet, self.paced),
            "introductions": (self.introductions_of,),
            "opportunities": (self.opportunities_of,),
            "goals": (self.goals_of,),
            "resources": (self.resources_of,),
            "views": (),
            "pairs": (self.pairs_of,),
            "entries": (self.entries_with, self.entries_naming, self.entries_tagged, self.unclear),
        }

    # reading

    def table(self, name: str) -> dict[int, Any]:
        """Return a table by its name in the file."""
        return cast("dict[int, Any]", getattr(self, name))

    def name(self, contact_id: int) -> str:
        """Return a contact's name, or "(deleted)"."""
        contact = self.contacts.get(contact_id)
        return contact.name if contact else DELETED

    def tag(self, name: str) -> Tag | None:
        """Return the page of a tag, whatever its case and accents; None: nothing kept about it."""
        ids = self._tag_ids[fold(name)]
        return self.tags[ids[0]] if ids else None

    def is_known(self, contact: Contact) -> bool:
        """Tell whether a contact is in the journal, not only in the address book."""
        return (
            not contact.sources
            or contact.updated is not None
            or bool(self.entries_with[contact.id])
            or bool(self.entries_naming[contact.id])
            or bool(self.favors_of[contact.id])
            or bool(self.follow_ups_of[contact.id])
            or bool(self.introductions_of[contact.id])
        )

    def people(self) -> Iterator[Contact]:
        """Iterate over the contacts that the panes show: in the journal and not archived."""
        return (one for one in self.contacts.values() if not one.archived and self.is_known(one))

    def entries_of(self, contact_id: int) -> list[Entry]:
        """Return the entries somebody took part in or is named in, newest first."""
        ids = {*self.entries_with[contact_id], *self.entries_naming[contact_id]}
        return newest_first(self.entries[one] for one in ids)

    def last_met(self, contact_id: int, today: date) -> date | None:
        """Return the last day you were in touch; notes about somebody and plans do not count."""
        days = (
            entry.on
            for entry in map(self.entries.__getitem__, self.entries_with[contact_id])
            if in_touch(entry, today)
        )
        return max(days, default=None)

    def references(self, contact_id: int) -> list[Record]:
        """Return every other record that names a contact, each once."""
        named = ((table, one) for table, index in self.naming for one in index[contact_id])
        return [self.table(table)[one] for table, one in dict.fromkeys(named)]

    @cached_property
    def naming(self) -> tuple[tuple[str, Naming[Any]], ...]:
        """All that links records to the contacts they name, with their table."""
        every = ((table, one) for table, indexes in self._indexes.items() for one in indexes)
        return tuple((table, one) for table, one in every if isinstance(one, Naming))

    def newest_id(self) -> int:
        """Return the highest id in use."""
        return max((max(rows) for table in TABLES if (rows := self.table(table))), default=0)

    def document(self, table: str, record_id: int) -> Document:
        """Return a record as it stands in the file, with the fields this version does not know."""
        held = document(self.table(table)[record_id])
        return {**held, **self.extras.get((table, record_id), {})}

    # writing

    def load(self, table: str, records: Iterable[Record]) -> None:
        """Take in records of one table in bulk."""
        self.adopt(table, {record.id: record for record in records})

    def adopt(self, table: str, records: Mapping[int, Record]) -> None:
        """Take in records of one table by their ids, as the store reads them."""
        self.table(table).update(records)
        if table == "entries":
            self._link_entries(cast("Iterable[Entry]", records.values()))
            self.unclear.add(records.values())
            return
        for index in self._indexes[table]:
            index.add(tuple(records.values()))

    def link(self, *, everything: bool = False) -> Iterator[None]:
        """Link what there is, bit by bit, so that nobody who asks later has to wait; only places,
        half as much work as all else, wait for the first event that asks."""
        for indexes in self._indexes.values():
            for index in indexes:
                if everything or index is not self.based_at:
                    yield from index.linking()

    def _link_entries(self, entries: Iterable[Entry]) -> None:
        # Nine in ten records are entries; they come in slices, and one pass over them instead of
        # three is felt.
        with_them = self.entries_with.ids
        naming, tagged = self.entries_naming.ids, self.entries_tagged.ids
        for entry in entries:
            one = entry.id
            for contact in entry.contacts:
                with_them[contact].append(one)
            for contact in entry.mentions:
                naming[contact].append(one)
            if entry.tags:
                for tag in folded(entry.tags):
                    tagged[tag].append(one)

    def conflict(self, edit: Edit) -> Change | None:
        """Return the first change whose fields no longer hold what the edit believes they held."""
        for change in edit.changes:
            held = self.table(change.table).get(change.id)
            if (held is None) != (change.was is None):
                return change
            if held is not None and change.was is not None:
                now = self.document(change.table, change.id)
                fields = {**now, **change.was} if change.now is None else change.was
                if any(now.get(name) != change.was.get(name) for name in fields):
                    return change
        return None

    def prepare(self, edit: Edit) -> Prepared:
        """Return what the edit would put where; raises msgspec.ValidationError on a wrong value."""
        fresh: Prepared = {}
        for change in edit.changes:
            key = (change.table, change.id)
            if change.now is None:
                fresh[key] = None
                continue
            if key in fresh:
                held = fresh[key]
                base = {**document(held[0]), **held[1]} if held else {}
            else:
                base = self.document(*key) if change.id in self.table(change.table) else {}
            base["id"] = change.id
            fresh[key] = split(change.table, merged(base, change.now))
        return fresh

    def install(self, prepared: Prepared) -> None:
        """Put what was prepared in its place, in O(edit)."""
        fresh: dict[str, list[Record]] = {}
        for (table, record_id), made in prepared.items():
            self._take_out(table, record_id)
            if made is not None:
                record, extra = made
                self.table(table)[record_id] = record
                if extra:
                    self.extras[table, record_id] = extra
                fresh.setdefault(table, []).append(record)
        for table, records in fresh.items():
            for index in self._indexes[table]:
                index.add(records)

    def apply(self, edit: Edit) -> None:
        """Make the edit's changes: all of them or, where a value is wrong, none.

        Does not ask whether the fields hold what the edit believes (see `conflict`).
        """
        self.install(self.prepare(edit))

    def _take_out(self, table: str, record_id: int) -> None:
        old = self.table(table).pop(record_id, None)
        if old is not None:
            for index in self._indexes[table]:
                index.discard(old)
        self.extras.pop((table, record_id), None)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Sort entries, newest first; on one day the later time, then the later written."""
    return sorted(entries, key=lateness, reverse=True)


def lateness(entry: Entry) -> tuple[date, str, int]:
    """Return what sorts entries by when they were."""
    return entry.on, entry.at, entry.id
