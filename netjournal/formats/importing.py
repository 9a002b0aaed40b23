"""What an import would do to a journal, as data: who is new, who gains what, who stays.

It knows contacts, not the files they came from. Nothing that the journal holds is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property

import msgspec

from netjournal.formats.book import Book, born_apart, has_another_card, told_apart
from netjournal.formats.filling import combine, fill
from netjournal.formats.incoming import TOLD_EVERY, Incoming, Progress, Skipped, unheard
from netjournal.formats.moves import Move, moved
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact, Entry, Met, Tag
from netjournal.search.alike import SURE, Alike, Likeness


class Update(msgspec.Struct, frozen=True):
    """A contact of the journal before and after the import filled it in."""

    before: Contact
    after: Contact


class ImportPlan(msgspec.Struct, frozen=True):
    """Everything an import would do, and what it leaves alone.

    `label` names where the people come from ("vCards"). `differences` are sentences about fields
    that say one thing in the journal and another in the file; the journal's stay.
    """

    label: str
    new: tuple[Contact, ...] = ()
    updates: tuple[Update, ...] = ()
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    dropped: int = 0
    differences: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    """Pages for the tags that are used for the first time."""
    joined: tuple[Likeness, ...] = ()
    """Who was taken for whom of the journal or the files, though no key says so."""
    doubtful: tuple[Likeness, ...] = ()
    """Who of the new ones may be somebody in the journal or the files; somebody should look."""
    moves: tuple[Move, ...] = ()
    entries: tuple[Entry, ...] = ()


class _Planner:
    """Takes the contacts of a file one by one."""

    def __init__(
        self, journal: Journal, others: Iterable[Contact], new_id: Callable[[], int]
    ) -> None:
        self.journal = journal
        self.others = others
        self.new_id = new_id
        self.book = Book(tuple(journal.contacts.values()))
        self.new: list[int] = []
        self.touched: dict[int, None] = {}
        self.unchanged = 0
        self.differences: list[str] = []
        self.ids: dict[int, int] = {}
        """Who each contact of the file turned out to be."""
        self.told: set[int] = set()
        """Whom a row with their own key was about already."""
        self.joined: list[Likeness] = []
        self.doubtful: list[Likeness] = []
        self.moves: list[Move] = []

    def take(self, contact: Contact) -> None:
        """Find out whether somebody is new, and otherwise what the file adds."""
        given = contact.id
        known = self.book.by_source(contact)
        if known is not None and known.id not in self.told:
            # Of two rows about one person the first is believed, or both change jobs each time.
            self.told.add(known.id)
            if change := moved(known, contact):
                self.moves.append(change.move)
                self._touch(known, change.contact)
                self.ids[given] = known.id
                return
        if known is None:
            known = self.book.by_point(contact)
            if known is not None and born_apart(known, contact):
                # A father and a son may share name and number.
                known = None
            elif known is not None and known.id not in self.journal.contacts:
                # Two cards of one file: one person only where nothing would be lost by it.
                known = None if fill(known, contact).differences else known
        if known is None:
            self.ids[given] = self._add(contact)
            self.told.add(self.ids[given])
            return
        self.ids[given] = known.id
        filled = fill(known, contact)
        self.differences += filled.differences
        if filled.contact == known:
            self.unchanged += 1
        else:
            self._touch(known, filled.contact)

    def _touch(self, contact: Contact, fresh: Contact) -> None:
        self.book.put(fresh)
        if contact.id in self.journal.contacts:
            self.touched[contact.id] = None

    def _add(self, contact: Contact) -> int:
        """Add somebody who is new, or fill in whom they certainly are; return the id."""
        if contact.id in self.book.held:
            contact = msgspec.structs.replace(contact, id=self.new_id())
        found = next(iter(self.alike.like(contact)), None)
        if found is not None and found.points >= SURE:
            held = self.book.held[found.second]
            if not has_another_card(held, contact):
                self.joined.append(found)
                self._touch(held, combine(held, contact))
                return held.id
        if found is not None:
            self.doubtful.append(found)
        self.new.append(contact.id)
        self.book.put(contact)
        self.alike.add(contact)
        return contact.id

    @cached_property
    def alike(self) -> Alike:
        """Everybody in the journal, and who is new so far."""
        return Alike(tuple(self.journal.contacts.values()), self.others)


def plan(
    journal: Journal,
    incoming: Incoming,
    *,
    today: date,
    new_id: Callable[[], int],
    label: str,
    tag: str = "",
    now: datetime,
    progress: Progress = unheard,
) -> ImportPlan:
    """Return what importing would do; with `tag` everybody in the file gets it.

    Importing what was imported before changes nothing. `now` is when new records were created.
    """
    planner = _Planner(journal, incoming.contacts, new_id)
    for done, contact in enumerate(told_apart(incoming.contacts, today)):
        if done % TOLD_EVERY == 0:
            progress(done, len(incoming.contacts))
        fresh = msgspec.structs.replace(contact, created=now)
        if tag and fold(tag) not in map(fold, fresh.tags):
            fresh = msgspec.structs.replace(fresh, tags=(*fresh.tags, tag))
        planner.take(fresh)
    held = planner.book.held
    new = tuple(_met_at(held[one], tag) for one in planner.new)
    updates = tuple(Update(journal.contacts[one], held[one]) for one in planner.touched)
    return ImportPlan(
        label=label,
        new=new,
        updates=updates,
        unchanged=planner.unchanged,
        skipped=incoming.skipped,
        dropped=incoming.dropped,
        differences=tuple(dict.fromkeys(planner.differences)),
        tags=_tag_pages(journal, (*new, *(one.after for one in updates)), new_id, now),
        joined=tuple(planner.joined),
        doubtful=tuple(planner.doubtful),
        moves=tuple(planner.moves),
        entries=tuple(_fresh_entries(journal, incoming.entries, planner.ids, now)),
    )


def to_edit(journal: Journal, plan: ImportPlan, *, batch: str = "") -> Edit:
    """Return the one edit that does what the plan says; whoever is gone by now stays so."""
    builder = EditBuilder(journal)
    for contact in plan.new:
        builder.put(contact)
    for update in plan.updates:
        if update.before.id in journal.contacts:
            builder.put(update.after)
    for record in (*plan.tags, *plan.entries):
        builder.put(record)
    return builder.build(_label(plan), batch=batch)


def _fresh_entries(
    journal: Journal, entries: Iterable[Entry], ids: dict[int, int], now: datetime
) -> Iterable[Entry]:
    """Yield what the journal does not hold word for word on the same day."""
    if not entries:
        return
    known = {(entry.on, entry.text) for entry in tuple(journal.entries.values())}
    for entry in entries:
        if (entry.on, entry.text) not in known:
            contacts = tuple(dict.fromkeys(ids.get(one, one) for one in entry.contacts))
            yield msgspec.structs.replace(entry, contacts=contacts, created=now)


def _met_at(contact: Contact, tag: str) -> Contact:
    """Say where somebody new was met, unless the file says so."""
    if not tag or contact.met is not None:
        return contact
    return msgspec.structs.replace(contact, met=Met(tag=tag))


def _label(plan: ImportPlan) -> str:
    filled = _people(len(plan.updates)) if plan.updates else ""
    if not plan.new and plan.entries and not plan.updates:
        return f"imported {len(plan.entries):,} notes from {plan.label}"
    moved = f", {_people(len(plan.moves))} changed jobs" if plan.moves else ""
    if not plan.new:
        return f"filled in {filled} from {plan.label}{moved}" if filled else "imported nobody new"
    also = f", filled in {filled}" if filled else ""
    return f"imported {_people(len(plan.new))} from {plan.label}{also}{moved}"


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


def _tag_pages(
    journal: Journal, contacts: Iterable[Contact], new_id: Callable[[], int], now: datetime
) -> tuple[Tag, ...]:
    fresh: dict[str, str] = {}
    for contact in contacts:
        for name in contact.tags:
            if journal.tag(name) is None:
                fresh.setdefault(fold(name), name)
    return tuple(Tag(id=new_id(), name=name, created=now) for name in fresh.values())
