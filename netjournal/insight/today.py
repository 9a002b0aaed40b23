"""Whom a day is about: everybody with a reason to write to, the most urgent first.

Made once for a day from the records and kept current by edits, so that asking costs the same at
any size. Nothing of it is stored: how many were dealt with is read off the records, too.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from netjournal.insight.causes import standing
from netjournal.insight.due import ASKED_FOR, was_plan
from netjournal.insight.owed import is_archived
from netjournal.insight.touched import touched
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.model.records import Direction, Entry, Favor

_SLICE = 64
"""People to a slice."""
_ENTRIES = 2_000
"""Entries to a slice: as long as that many people take."""


class Today:
    """The people of one day. `build_some` reads the journal in slices; nobody is named before
    the last of them."""

    def __init__(self, journal: Journal, day: date) -> None:
        self.journal = journal
        self.day = day
        self._oldest = day - timedelta(days=ASKED_FOR)
        self.begin()

    def begin(self) -> None:
        """Forget everything and begin to read anew."""
        self.built = False
        self.handled: set[int] = set()
        """Who came up today and was dealt with."""
        self.due: set[int] = set()
        """Who waits because a day that was set has come."""
        self._urgency: dict[int, float] = {}
        self._places: list[tuple[float, int]] = []
        self._plans: dict[int, date] = {}
        self._left = self._read_all()

    def resume(
        self, waiting: Mapping[int, float], handled: Iterable[int], due: Iterable[int]
    ) -> None:
        """Go on from who was `waiting` on this day, handled and due, without reading."""
        self._urgency, self.handled, self.due = dict(waiting), set(handled), set(due)
        self._settle()

    def build_some(self) -> bool:
        """Read a little more; return whether some is left."""
        return next(self._left, True) is None

    def _read_all(self) -> Iterator[None]:
        found = _candidates(self.journal, self.day)
        entries = iter(list(self.journal.entries))
        while some := list(islice(entries, _ENTRIES)):
            for entry_id in some:
                found.update(self._read_entry(entry_id))
            yield
        people = iter(found)
        while some := list(islice(people, _SLICE)):
            for contact_id in some:
                self._read(contact_id)
            yield
        self._settle()

    def _settle(self) -> None:
        self._places = sorted(self._place(one) for one in self._urgency)
        self.built = True

    def update(self, edit: Edit) -> None:
        """Take in an edit that the journal holds now.

        After one that says how often to be in touch with many, all has to be read anew.
        """
        if any(map(self._moves_a_pace, edit.changes)):
            self.begin()
            return
        for change in edit.changes:
            if change.table == "entries":
                self._read_entry(change.id)
        for contact_id in touched(self.journal, edit):
            if self.built and contact_id in self._urgency:
                del self._places[bisect_left(self._places, self._place(contact_id))]
            self._read(contact_id)
            if self.built and contact_id in self._urgency:
                insort(self._places, self._place(contact_id))

    def people(self, limit: int) -> list[int]:
        """Return whom today is about: as many as are left of the limit, the most urgent first."""
        left = max(0, limit - len(self.handled))
        return [contact_id for _, contact_id in self._places[:left]]

    def also_due(self, limit: int) -> list[int]:
        """Return who is beyond the limit though a day that was set has come; nobody for none."""
        beyond = self.due.difference(self.people(limit)) if limit else ()
        return sorted(beyond, key=self._place)

    def named(self, limit: int) -> list[int]:
        """Return whom one line names: today's people, or else the first who are due as well."""
        return self.people(limit) or self.also_due(limit)[:limit]

    def everybody(self) -> list[int]:
        """Return everybody who waits, the most urgent first."""
        return [contact_id for _, contact_id in self._places]

    def waiting(self) -> dict[int, float]:
        """Return how urgent everybody is who waits."""
        return dict(self._urgency)

    def question(self) -> Entry | None:
        """Return the newest plan whose day is over and that nothing was said about yet."""
        over = ((on, one) for one, on in self._plans.items() if on < self.day)
        newest = max(over, default=None)
        return self.journal.entries[newest[1]] if newest is not None else None

    def planned(self) -> list[Entry]:
        """Return the plans for this day, by their time."""
        ids = (one for one, on in self._plans.items() if on == self.day)
        return sorted(map(self.journal.entries.__getitem__, ids), key=lambda one: (one.at, one.id))

    def _read(self, contact_id: int) -> None:
        self._urgency.pop(contact_id, None)
        self.handled.discard(contact_id)
        self.due.discard(contact_id)
        contact = self.journal.contacts.get(contact_id)
        if contact is None:
            return
        urgency, handled, due = standing(self.journal, contact_id, self.day)
        if (urgency is None and not handled) or not self.journal.is_known(contact):
            return
        if handled:
            self.handled.add(contact_id)
        elif urgency is not None:
            self._urgency[contact_id] = urgency
            if due:
                self.due.add(contact_id)

    def _place(self, contact_id: int) -> tuple[float, int]:
        return (-self._urgency[contact_id], contact_id)

    def _read_entry(self, entry_id: int) -> tuple[int, ...]:
        """Keep a plan, and return who may come up for what an entry tells."""
        self._plans.pop(entry_id, None)
        entry = self.journal.entries.get(entry_id)
        if entry is None:
            return ()
        if self._is_plan(entry):
            self._plans[entry_id] = entry.on
        told = entry.on == self.day or entry.coming
        return (*entry.contacts, *entry.mentions) if told else ()

    def _is_plan(self, entry: Entry) -> bool:
        """Tell whether an entry is a plan for today, or one that may still be asked about."""
        return (
            self._oldest <= entry.on <= self.day
            and entry.happened is None
            and was_plan(entry)
            and not (entry.contacts and all(is_archived(self.journal, o) for o in entry.contacts))
        )

    def _moves_a_pace(self, change: Change) -> bool:
        """Tell whether a change of a page changes how often to be in touch with all of its tag."""
        fields = {**(change.was or {}), **(change.now or {})}
        if change.table != "tags" or not fields:
            return False
        page = self.journal.tags.get(change.id)
        return "pace" in fields or ("name" in fields and page is not None and bool(page.pace))


def _candidates(journal: Journal, day: date) -> set[int]:
    """Return everybody who may have a reason, entries aside; most people have none."""
    by_page = bool(journal.paced)
    found = {
        one.id
        for one in journal.contacts.values()
        if one.pace
        or one.birthday
        or one.tended == day
        or (by_page and (one.tags or one.relations or one.roles))
    }
    found.update(one.contact for one in journal.favors.values() if _may_be_due(one, day))
    found.update(one.contact or 0 for one in journal.follow_ups.values() if one.on is not None)
    found.update(journal.introductions_of, journal.tags_to_meet)
    return found


def _may_be_due(favor: Favor, day: date) -> bool:
    ended = favor.done_on is not None and favor.done_on != day
    mine = favor.direction is Direction.I_OWE
    return mine and not ended and (favor.due is None or favor.due <= day)


def today_of(journal: Journal, day: date) -> Today:
    """Return a day's people at once, for who asks once."""
    return _build(Today(journal, day))


def _build(today: Today) -> Today:
    while today.build_some():
        pass
    return today
