"""The web of people: who led to whom, who knows whom, who works or worked where, and the ways
from somebody I know to somebody I want to meet. Nobody is ranked: ways are, by their length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from netjournal.insight.introductions import led_by
from netjournal.insight.people import was_met
from netjournal.model.introducing import MADE
from netjournal.model.journal import Journal
from netjournal.model.names import fold, sort_key
from netjournal.model.records import Contact, Introduction

CLOSE = 50
"""Up to so many people of one organization are taken to know each other."""


_FEW = 8
"""Of so many times fewer people than a ring has it is sooner asked whom they are tied to."""


class Tie(StrEnum):
    """How two people are tied."""

    KNOWS = "knows"
    INTRODUCED = "introduced"
    """One of them introduced me to the other, or I met one through the other."""
    TOGETHER = "together"
    """They were introduced to each other."""
    WORKS = "works"
    """They work, or worked, at one organization."""


_CLOSEST = tuple(Tie)


class Step(NamedTuple):
    """From one person of a way to the next; of WORKS with the organization."""

    tie: Tie
    contact: int
    organization: str = ""


class Way(NamedTuple):
    """From somebody I know, by steps, to whom I want to meet."""

    first: int
    steps: tuple[Step, ...]
    last_met: date | None


class Led(NamedTuple):
    """Somebody in the tree of who led to whom."""

    contact: int
    depth: int
    more: tuple[bool, ...]
    """At each depth, whether others follow there."""


class Web:
    """The ties of a journal as it is now; organizations are read when one is first asked for."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @cached_property
    def _members(self) -> dict[str, list[int]]:
        """Who works or worked where, by the name as it is written: most write it alike."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        for one in self.journal.contacts.values():
            if one.organization:
                held[one.organization].append(one.id)
            if one.positions:
                for name in worked_at(one):
                    if name != one.organization:
                        held[name].append(one.id)
        return held

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """The ways in which each organization is written."""
        held: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._members:
            held[fold(name)].append(name)
        return held

    def organizations(self) -> list[str]:
        """Return every organization, as it is first written, in the order of the journal."""
        return [names[0] for names in self._written.values()]

    def people_of(self, organization: str) -> list[int]:
        """Return who works or worked at an organization."""
        written = self._written.get(fold(organization), ())
        return list(dict.fromkeys(one for name in written for one in self._members[name]))

    def around(self, people: Set[int]) -> set[int]:
        """Return everybody tied to one of some people, themselves among them, and who is gone."""
        # Asked about everybody of a web of thousands: sets take in whole lists of links at once.
        journal = self.journal
        asked = list(map(journal.contacts.__getitem__, people))
        found = set(people).union(*[one.knows for one in asked])
        for index in (journal.known_by.ids, journal.met_via.ids):
            found.update(*filter(None, map(index.get, people)))
        found.update([one.met.via for one in asked if one.met is not None and one.met.via])
        for one in journal.introductions_of.ids.keys() & people:
            for made in self._introduced(one):
                found.update(filter(None, (*made.people, made.broker)))
        houses = {one.organization for one in asked}
        houses.update(*[worked_at(one) for one in asked if one.positions])
        found.update(*map(self._close, filter(None, houses)))
        return found

    def _introduced(self, contact_id: int) -> Iterator[Introduction]:
        """Return the introductions of somebody that were made."""
        journal = self.journal
        for held in map(journal.introductions.__getitem__, journal.introductions_of[contact_id]):
            if any(step.step == MADE for step in held.steps):
                yield held

    def _close(self, organization: str) -> list[int]:
        people = self.people_of(organization)
        return people if len(people) <= CLOSE else []

    def step(self, one: int, two: int) -> Step:
        """Return how one of two people who are tied gets to the other."""
        journal = self.journal
        first, second = journal.contacts[one], journal.contacts[two]
        if two in first.knows or one in second.knows:
            return Step(Tie.KNOWS, two)
        via = (first.met.via if first.met else None, second.met.via if second.met else None)
        if via[0] == two or via[1] == one:
            return Step(Tie.INTRODUCED, two)
        for held in self._introduced(one):
            if two in (*held.people, held.broker):
                tie = Tie.INTRODUCED if held.broker in (one, two) else Tie.TOGETHER
                return Step(tie, two)
        theirs = set(map(fold, worked_at(second)))
        house = next((name for name in worked_at(first) if fold(name) in theirs), "")
        return Step(Tie.WORKS, two, house)


def worked_at(contact: Contact) -> tuple[str, ...]:
    """Return where somebody works and worked, now first."""
    names = (contact.organization, *(one.organization for one in contact.positions))
    return tuple(dict.fromkeys(filter(None, names)))


def ways(
    journal: Journal, targets: Iterable[int], today: date, most: int = 8, web: Web | None = None
) -> list[Way]:
    """Return the ways to one of some people: the shortest first, then whom you met last.

    A way begins with somebody you have met, other than who is looked for, and goes on through
    people you have not. The way to somebody among `targets` whom you know is without steps.
    """
    web, met = web or Web(journal), _met(journal)
    contacts = journal.contacts
    rings = [{one for one in targets if one in contacts}]
    found = _by_last_met(web, filter(met, rings[0]), rings, today, most)
    left = set(contacts) - rings[0]
    while rings[-1] and left and len(found) < most:
        fresh = _next_ring(web, rings[-1], left)
        left -= fresh
        # Most people of a far ring were never met.
        known = [one for one in fresh if contacts[one].met_yet and met(one)]
        found += _by_last_met(web, known, rings, today, most - len(found))
        rings.append(fresh.difference(known))
    return found


def _next_ring(web: Web, ring: set[int], left: set[int]) -> set[int]:
    """Return who of those that are left is tied to somebody in a ring."""
    if len(ring) < _FEW * len(left):
        return web.around(ring) & left
    return {one for one in left if not web.around({one}).isdisjoint(ring)}


def _met(journal: Journal) -> Callable[[int], bool]:
    """Return what tells whether somebody can be asked: met, in the journal and not archived."""
    contacts = journal.contacts

    def met(contact_id: int) -> bool:
        contact = contacts[contact_id]
        return not contact.archived and was_met(journal, contact)

    return met


def _by_last_met(
    web: Web, people: Iterable[int], rings: Sequence[set[int]], today: date, most: int
) -> list[Way]:
    """Return the ways of one length from some people, whom you met last first."""
    last = [(web.journal.last_met(one, today), one) for one in people]
    last.sort(key=lambda pair: (pair[0] or date.min, -pair[1]), reverse=True)
    return [Way(one, tuple(_steps(web, one, rings)), day) for day, one in last[:most]]


def _steps(web: Web, contact_id: int, rings: Sequence[set[int]]) -> Iterator[Step]:
    """Go inward ring by ring, by the closest tie."""
    for ring in reversed(rings if contact_id not in rings[0] else ()):
        steps = (web.step(contact_id, one) for one in web.around({contact_id}) & ring)
        taken = min(steps, key=lambda step: (_CLOSEST.index(step.tie), step.contact))
        yield taken
        contact_id = taken.contact


def led(journal: Journal) -> dict[int, list[int]]:
    """Return who led me to whom: whom I met through somebody, or was introduced to by them."""
    parents: dict[int, int] = {}
    for contact in journal.contacts.values():
        if contact.met is not None and contact.met.via in journal.contacts:
            parents[contact.id] = contact.met.via or 0
    for held in journal.introductions.values():
        pair = led_by(held)
        if pair is not None and pair[0] in journal.contacts and pair[1] in journal.contacts:
            parents.setdefault(pair[1], pair[0])
    children: dict[int, list[int]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    return children


def tree(journal: Journal, root: int | None = None) -> list[Led]:
    """Return everybody who led to somebody, with those below them, by name.

    With `root`, only that person's tree, where they led to anybody or were led to.
    """
    children = led(journal)
    below = {one for several in children.values() for one in several}

    def by_name(contact_id: int) -> str:
        return sort_key(journal.name(contact_id))

    tops = [one for one in children if one not in below] if root is None else [root]
    # Two who led to each other are below nobody else: one of them has to begin.
    rings = children if root is None else ()
    rows: list[Led] = []
    seen: set[int] = set()
    for top in (*sorted(tops, key=by_name), *rings):
        # A stack, since a chain of people may be longer than Python likes to call.
        stack: list[tuple[int, tuple[bool, ...]]] = [(top, ())]
        while stack:
            contact, more = stack.pop()
            if contact in seen:
                continue
            seen.add(contact)
            rows.append(Led(contact, len(more), more))
            under = sorted(children.get(contact, ()), key=by_name, reverse=True)
            stack += ((one, (*more, place > 0)) for place, one in enumerate(under))
    return rows
