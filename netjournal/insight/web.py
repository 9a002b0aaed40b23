"""The web of people: who led to whom, who knows whom, who works or worked where, and the ways
from somebody I know to somebody I want to meet. Nobody is ranked: ways are, by their length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from netjournal.insight.introductions import led_by
from netjournal.model.journal import Journal
from netjournal.model.making.introductions import MADE
from netjournal.model.names import fold, sort_key
from netjournal.model.records import Contact

CLOSE = 50
"""Up to so many people of one organization are taken to know each other."""


class Tie(StrEnum):
    """How two people are tied."""

    KNOWS = "knows"
    INTRODUCED = "introduced"
    """One of them introduced me to the other, or I met one through the other."""
    TOGETHER = "together"
    """They were introduced to each other."""
    WORKS = "works"
    """They work, or worked, at one organization."""


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

    @cached_property
    def _links(self) -> tuple[Mapping[int, list[int]], ...]:
        """Known by, led to, introductions: a search asks each of them about everybody."""
        held = self.journal
        return held.known_by.ids, held.met_via.ids, held.introductions_of.ids

    def organizations(self) -> list[str]:
        """Return every organization, as it is first written, in the order of the journal."""
        return [names[0] for names in self._written.values()]

    def people_of(self, organization: str) -> list[int]:
        """Return who works or worked at an organization."""
        written = self._written.get(fold(organization), ())
        return list(dict.fromkeys(one for name in written for one in self._members[name]))

    def near(self, contact_id: int, told: set[str]) -> list[int]:
        """Return whom somebody is tied to, closest ties first, some more than once or gone.

        The people of an organization that was `told` are left out; it is told then.
        """
        # Asked about everybody of a web of thousands: what is empty costs one look.
        contact = self.journal.contacts[contact_id]
        known_by, led_to, introduced = self._links
        people = [*contact.knows]
        if contact_id in known_by:
            people += known_by[contact_id]
        if contact_id in led_to:
            people += led_to[contact_id]
        met = contact.met
        if met is not None and met.via:
            people.append(met.via)
        if contact_id in introduced:
            people += self._introduced(contact_id)
        house = contact.organization
        if house and house not in told:
            told.add(house)
            people += self._close(house)
        if contact.positions:
            for house in worked_at(contact):
                if house not in told:
                    told.add(house)
                    people += self._close(house)
        return people

    def _introduced(self, contact_id: int) -> Iterator[int]:
        journal = self.journal
        for held in map(journal.introductions.__getitem__, journal.introductions_of[contact_id]):
            if any(step.step == MADE for step in held.steps):
                yield from filter(None, (*held.people, held.broker))

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
        for held in map(journal.introductions.__getitem__, journal.introductions_of[one]):
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
    layer = [one for one in dict.fromkeys(targets) if one in contacts]
    next_to: dict[int, int] = dict.fromkeys(layer, 0)
    found = _by_last_met(web, filter(met, layer), next_to, today, most)
    told: set[str] = set()
    while layer and len(found) < most:
        known: list[int] = []
        further: list[int] = []
        for person in layer:
            for one in web.near(person, told):
                if one in next_to or one not in contacts:
                    continue
                next_to[one] = person
                # Most people in a far layer were never met.
                if contacts[one].met_yet and met(one):
                    known.append(one)
                else:
                    further.append(one)
        found += _by_last_met(web, known, next_to, today, most - len(found))
        layer = further
    return found


def _met(journal: Journal) -> Callable[[int], bool]:
    """Return what tells whether somebody can be asked: met, in the journal and not archived."""
    contacts = journal.contacts

    def met(contact_id: int) -> bool:
        contact = contacts[contact_id]
        return contact.met_yet and not contact.archived and journal.is_known(contact)

    return met


def _by_last_met(
    web: Web, people: Iterable[int], next_to: dict[int, int], today: date, most: int
) -> list[Way]:
    """Return the ways of one length from some people, whom you met last first."""
    last = [(web.journal.last_met(one, today), one) for one in people]
    last.sort(key=lambda pair: (pair[0] or date.min, -pair[1]), reverse=True)
    return [Way(one, tuple(_steps(web, one, next_to)), day) for day, one in last[:most]]


def _steps(web: Web, contact_id: int, next_to: dict[int, int]) -> Iterator[Step]:
    while following := next_to[contact_id]:
        yield web.step(contact_id, following)
        contact_id = following


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
