"""A network at a glance: who there is by relation, role, tag and town, who went quiet, the days of
a year, and what serves each goal. Counts of kinds, never of one person against another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.insight.people import last_met
from netjournal.insight.tags import by_name
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    RELATIONS,
    Contact,
    Goal,
    Opportunity,
    Resource,
    State,
    in_touch,
)

QUIET = 120
"""Days without being in touch after which somebody went quiet."""
_NOBODYS_GAP = frozenset({"spouse", "partner"})
"""Relations that are no network's to fill."""
YEAR = timedelta(days=364)
"""Fifty-two weeks: the heat map begins on the same weekday as it ends."""
_TWICE = 2
"""Who was met once only never was in touch, so cannot have gone quiet."""


class Share(NamedTuple):
    """How many people of the journal have one relation, role, tag or town."""

    name: str
    people: int


class Served(NamedTuple):
    """A goal, and what serves it."""

    goal: Goal
    contacts: tuple[int, ...]
    """Those named with it, then those who carry its tags or are called so, by name."""
    opportunities: tuple[Opportunity, ...]
    reading: tuple[Resource, ...]


class Glance(NamedTuple):
    """Everything on one page; each list begins with the most frequent."""

    people: int
    address_book: int
    relations: tuple[Share, ...]
    roles: tuple[Share, ...]
    tags: tuple[Share, ...]
    cities: tuple[Share, ...]
    missing: tuple[str, ...]
    """The usual relations that nobody stands in yet."""
    quiet: tuple[tuple[int, date], ...]
    """Who was in touch more than once and not for a while, with the last day: the newest first."""
    days: Mapping[date, int]
    """How many entries with somebody each day of the last year has."""
    goals: tuple[Served, ...]
    """Open ones first."""


def glance(journal: Journal, today: date) -> Glance:
    """Return a journal at a glance."""
    people = list(journal.people())
    relations = _shares(_of_today(one) for one in people)
    held = {fold(one.name) for one in relations}
    return Glance(
        len(people),
        len(journal.contacts) - len(people),
        relations,
        _shares(one.roles for one in people),
        _shares(one.tags for one in people),
        _shares((one.city,) for one in people if one.city),
        tuple(one for one in RELATIONS if one not in held | _NOBODYS_GAP),
        tuple(_quiet(journal, people, today)),
        _days(journal, today),
        tuple(served(journal, one) for one in by_state(journal)),
    )


def _of_today(contact: Contact) -> list[str]:
    return [one.kind for one in contact.relations if not one.until]


def _shares(named: Iterable[Iterable[str]]) -> tuple[Share, ...]:
    counts: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for names in named:
        for key, name in {fold(one): one for one in names}.items():
            counts[key] += 1
            spelled.setdefault(key, name)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Share(spelled[key], count) for key, count in ordered)


def _quiet(journal: Journal, people: Iterable[Contact], today: date) -> Iterator[tuple[int, date]]:
    before = today - timedelta(days=QUIET)
    days = last_met(journal, today)
    found = [
        (days[one.id], one.id)
        for one in people
        if one.id in days
        and days[one.id] < before
        and one.pace != 0
        and len(journal.entries_with[one.id]) >= _TWICE
    ]
    return ((one, day) for day, one in sorted(found, key=lambda pair: (-pair[0].toordinal(), pair)))


def _days(journal: Journal, today: date) -> dict[date, int]:
    since = today - YEAR
    counts: dict[date, int] = {}
    for entry in journal.entries.values():
        if since < entry.on <= today and entry.contacts and in_touch(entry, today):
            counts[entry.on] = counts.get(entry.on, 0) + 1
    return counts


def by_state(journal: Journal) -> list[Goal]:
    """Return the goals, open ones first, in the order in which they were set."""
    return sorted(journal.goals.values(), key=lambda one: (one.state is not State.OPEN, one.id))


def served(journal: Journal, goal: Goal) -> Served:
    """Return what serves a goal."""
    keys = set(map(fold, goal.tags))
    tagged = {one for key in keys for one in (*journal.contacts_tagged[key], *journal.met_at[key])}
    if keys:
        # A tag may be a word for how you know somebody: #mentor, #neighbor.
        tagged.update(one.id for one in journal.people() if keys & _called(one))
    there = {one for one in tagged if one in journal.contacts and _counts(journal, one)}
    named = [one for one in goal.contacts if one in journal.contacts]
    people = (*named, *(one for one in by_name(journal, there) if one not in named))
    return Served(
        goal,
        people,
        tuple(
            one
            for one in journal.opportunities.values()
            if (one.tag and fold(one.tag) in keys) or _through(one, goal.contacts)
        ),
        tuple(
            one
            for one in journal.resources.values()
            if one.goal == goal.id or (one.tag and fold(one.tag) in keys)
        ),
    )


def _counts(journal: Journal, contact_id: int) -> bool:
    return not journal.contacts[contact_id].archived


def _called(contact: Contact) -> set[str]:
    if not contact.roles and not contact.relations:
        return set()
    return {fold(one).replace(" ", "-") for one in (*contact.roles, *_of_today(contact))}


def _through(chance: Opportunity, people: Iterable[int]) -> bool:
    named = {chance.heard_from, *(role.contact for role in chance.people)}
    return not named.isdisjoint(people)
