"""The web of people: who led to whom, who knows whom, who works or worked where, and the ways
from somebody I know to somebody I want to meet. Nobody is ranked: ways are, by their length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from netjournal.insight.introductions import led_by
from netjournal.model.journal import Journal
from netjournal.model.making.introductions import MADE
from netjournal.model.names import fold
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
    below: int
    """How many people they led to, directly or through others."""


class Web:
    """The ties of a journal as it is now; organizations are read when one is first asked for."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @cached_property
    def _members(self) -> dict[str, list[int]]:
        """Who works or worked where, by the name as it is written: most write it alike."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        for one in self._journal.contacts.values():
            if one.organization:
                held[one.organization].append(one.id)
            for position in one.positions:
                if position.organization and position.organization != one.organization:
                    held[position.organization].append(one.id)
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

    def ties(self, contact_id: int) -> Iterator[Step]:
        """Yield whom somebody is tied to, closest ties first; some of them more than once."""
        yield from self._known(contact_id)
        yield from self._introduced(contact_id)
        for name in worked_at(self._journal.contacts[contact_id]):
            people = self.people_of(name)
            if len(people) <= CLOSE:
                yield from (Step(Tie.WORKS, one, name) for one in people if one != contact_id)

    def _known(self, contact_id: int) -> Iterator[Step]:
        journal = self._journal
        contact = journal.contacts[contact_id]
        for one in (*contact.knows, *journal.known_by[contact_id]):
            yield Step(Tie.KNOWS, one)
        if contact.met is not None and contact.met.via:
            yield Step(Tie.INTRODUCED, contact.met.via)
        for one in journal.met_via[contact_id]:
            yield Step(Tie.INTRODUCED, one)

    def _introduced(self, contact_id: int) -> Iterator[Step]:
        journal = self._journal
        for held in map(journal.introductions.__getitem__, journal.introductions_of[contact_id]):
            if not any(step.step == MADE for step in held.steps):
                continue
            for one in (*held.people, held.broker):
                if one and one != contact_id:
                    by = held.broker in (contact_id, one)
                    yield Step(Tie.INTRODUCED if by else Tie.TOGETHER, one)


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
    wanted = [one for one in dict.fromkeys(targets) if one in journal.contacts]
    next_to: dict[int, Step | None] = dict.fromkeys(wanted)
    layer = wanted
    found = _by_last_met(journal, filter(met, wanted), next_to, today, most)
    while layer and len(found) < most:
        reached: list[int] = []
        for person in layer:
            if person not in wanted and met(person):
                continue
            for step in web.ties(person):
                if step.contact not in next_to and step.contact in journal.contacts:
                    next_to[step.contact] = step._replace(contact=person)
                    reached.append(step.contact)
        known = filter(met, reached)
        found += _by_last_met(journal, known, next_to, today, most - len(found))
        layer = reached
    return found


def _met(journal: Journal) -> Callable[[int], bool]:
    """Return what tells whether somebody can be asked: met, in the journal and not archived."""
    contacts = journal.contacts

    def met(contact_id: int) -> bool:
        contact = contacts[contact_id]
        return contact.met_yet and not contact.archived and journal.is_known(contact)

    return met


def _by_last_met(
    journal: Journal,
    people: Iterable[int],
    next_to: dict[int, Step | None],
    today: date,
    most: int,
) -> list[Way]:
    """Return the ways of one length from some people, whom you met last first."""
    last = [(journal.last_met(one, today), one) for one in people]
    last.sort(key=lambda pair: (pair[0] or date.min, -pair[1]), reverse=True)
    return [Way(one, tuple(_steps(one, next_to)), day) for day, one in last[:most]]


def _steps(contact_id: int, next_to: dict[int, Step | None]) -> Iterator[Step]:
    step = next_to[contact_id]
    while step is not None:
        yield step
        step = next_to[step.contact]


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
    by_name = journal.name
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
            rows.append(Led(contact, len(more), more, 0))
            under = sorted(children.get(contact, ()), key=by_name, reverse=True)
            stack += ((one, (*more, place > 0)) for place, one in enumerate(under))
    return _counted(rows)


def _counted(rows: list[Led]) -> list[Led]:
    """Fill in how many stand below each."""
    counts = [0] * len(rows)
    line: list[int] = []
    for place, row in enumerate(rows):
        del line[row.depth :]
        for above in line:
            counts[above] += 1
        line.append(place)
    return [row._replace(below=count) for row, count in zip(rows, counts, strict=True)]
