"""What a tag is the page of: who was there, whom to meet, what was said, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import NamedTuple

from netjournal.insight import events
from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold, sort_key
from netjournal.model.records import (
    Entry,
    Favor,
    FollowUp,
    Opportunity,
    Outcome,
    Resource,
    Tag,
    ToMeet,
)


class Use(NamedTuple):
    """A tag in the list of all: its page, how many people and entries it has, and its last day."""

    page: Tag
    people: int
    entries: int
    last: date | None


class Listed(NamedTuple):
    """Somebody to meet: as listed, who it is by now, and whether you met."""

    who: ToMeet
    contact: int | None
    met: bool


class Outcomes(NamedTuple):
    """What came of an event, a group or a topic."""

    favors: tuple[Favor, ...]
    follow_ups: tuple[FollowUp, ...]
    opportunities: tuple[Opportunity, ...]
    outcomes: tuple[tuple[Entry, Outcome], ...]

    def __bool__(self) -> bool:
        return any(self[:])


def page_of(journal: Journal, name: str) -> Tag | None:
    """Return a tag's page, for a tag in use without one an empty page with id 0; None: no tag."""
    key = fold(name)
    spelled = "" if journal.tag(name) else _spelled(journal, key)
    return Tag(id=0, name=spelled) if spelled else journal.tag(name)


def _spelled(journal: Journal, key: str) -> str:
    """Return a tag as its first use is written, by the folded name; empty: it is not in use."""
    names = chain(
        (name for one in journal.entries_tagged[key] for name in journal.entries[one].tags),
        (met.tag for one in journal.met_at[key] if (met := journal.contacts[one].met)),
        (name for one in journal.contacts_tagged[key] for name in journal.contacts[one].tags),
        (journal.follow_ups[one].tag for one in journal.follow_ups_tagged[key]),
    )
    return next((name for name in names if fold(name) == key), "")


def uses(journal: Journal, today: date) -> list[Use]:
    """Return every tag: an event that is now or comes next first, then by the last day of each."""
    pages = {fold(tag.name): tag for tag in journal.tags.values()}
    used = {*journal.entries_tagged, *journal.contacts_tagged, *journal.met_at}
    for key in used.union(journal.follow_ups_tagged) - pages.keys():
        pages[key] = Tag(id=0, name=_spelled(journal, key))
    found = [_use(journal, key, page, today) for key, page in pages.items()]
    return sorted(found, key=lambda use: _when(use, today))


def _use(journal: Journal, key: str, page: Tag, today: date) -> Use:
    tagged = journal.entries_tagged[key]
    there = {*journal.contacts_tagged[key], *journal.met_at[key]}
    last = page.ends or page.starts
    for entry in map(journal.entries.__getitem__, tagged):
        there.update(entry.contacts)
        on = entry.on
        if on <= today and (last is None or last < on):
            last = on
    return Use(page, len(there & journal.contacts.keys()), len(tagged), last)


def _when(use: Use, today: date) -> tuple[int, int, str]:
    starts, ends = use.page.starts, use.page.ends or use.page.starts
    if starts is not None and ends is not None and ends >= today:
        return 0, starts.toordinal(), fold(use.page.name)
    return 1, -(use.last.toordinal() if use.last else 0), fold(use.page.name)


def entries_of(journal: Journal, name: str) -> list[Entry]:
    """Return everything noted under a tag, newest first."""
    return newest_first(map(journal.entries.__getitem__, journal.entries_tagged[fold(name)]))


def met_there(journal: Journal, name: str, today: date) -> list[int]:
    """Return the people met at a tag or who took part in something noted under it, by name.

    Plans do not count, nor notes about somebody, nor people only named.
    """
    return by_name(journal, events.days_at(journal, name, today))


def members(journal: Journal, name: str) -> list[int]:
    """Return the people who carry a tag themselves, by name."""
    return by_name(journal, journal.contacts_tagged[fold(name)])


def by_name(journal: Journal, ids: Iterable[int]) -> list[int]:
    """Return people of the journal in the order of their names."""
    known = (one for one in ids if one in journal.contacts)
    return sorted(known, key=lambda one: sort_key(journal.name(one)))


def to_meet(journal: Journal, page: Tag, today: date) -> list[Listed]:
    """Return whom you want to meet at an event; who was met there since is met, ticked or not."""
    if not page.to_meet:
        return []
    there = met_there(journal, page.name, today)
    by_name = {fold(journal.name(one)): one for one in there}
    found: list[Listed] = []
    for who in page.to_meet:
        contact = who.contact if who.contact in journal.contacts else by_name.get(fold(who.name))
        found.append(Listed(who, contact, who.met or contact in there))
    return found


def reading_of(journal: Journal, name: str) -> tuple[Resource, ...]:
    """Return the links and reading kept with a tag."""
    key = fold(name)
    return tuple(one for one in journal.resources.values() if one.tag and fold(one.tag) == key)


def came_of(journal: Journal, name: str) -> Outcomes:
    """Return what came of everything noted under a tag.

    That is what says so itself, and what was written down in the same moment as an entry, about
    somebody who took part in it.
    """
    key = fold(name)
    entries = {entry.id: entry for entry in entries_of(journal, name)}
    moments = {(contact, entry.created) for entry in entries.values() for contact in entry.contacts}

    def in_one_moment(made: Favor | FollowUp) -> bool:
        return made.created is not None and (made.contact, made.created) in moments

    outcomes = [(entry, one) for entry in entries.values() for one in entry.outcomes]
    meant = {one.opportunity for _, one in outcomes}
    return Outcomes(
        tuple(
            favor
            for favor in journal.favors.values()
            if favor.entry in entries or in_one_moment(favor)
        ),
        tuple(
            task
            for task in journal.follow_ups.values()
            if (task.tag and fold(task.tag) == key) or in_one_moment(task)
        ),
        tuple(
            chance
            for chance in journal.opportunities.values()
            if chance.id in meant or (chance.tag and fold(chance.tag) == key)
        ),
        tuple(outcomes),
    )


def also(journal: Journal, name: str, there: Iterable[int]) -> list[int]:
    """Return who else a tag's page concerns: who carries it, is noted about or named under it."""
    others = set(journal.contacts_tagged[fold(name)])
    for entry in entries_of(journal, name):
        others.update((*entry.contacts, *entry.mentions))
    return by_name(journal, others.difference(there))
