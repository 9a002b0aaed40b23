"""What to know two minutes before meeting somebody, or everybody at an event.

What is private stays out of it. It asks for one person's records, never for all of a journal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from netjournal.insight import tags
from netjournal.insight.introductions import Open, open_matters
from netjournal.insight.owed import open_favors
from netjournal.insight.people import last_met, moved_since, was_met
from netjournal.insight.private import is_private
from netjournal.model.dates import next_anniversary
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import OVER, stage_of
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Opportunity,
    Position,
    Resource,
    State,
    Tag,
    in_touch,
)

LAST = 3
MOST = 60
"""How many people of an event are told about; of more, those you were in touch with last."""
_BIRTHDAY = timedelta(days=30)
"""From so long before it a birthday is worth a word."""
_WORDS = 5
"""An organization or a town in the title of an event has at most so many words."""


class Coming(NamedTuple):
    """A day that was told, a plan or a birthday; the entry behind it, if there is one."""

    on: date
    what: str
    entry: int = 0


class Brief(NamedTuple):
    """What to know before meeting somebody."""

    contact: Contact
    last_met: date | None
    favors: tuple[Favor, ...]
    """Open, mine first."""
    matters: tuple[Open, ...]
    """What introductions ask for, mine first."""
    asks: tuple[FollowUp, ...]
    """Open questions, their own before those of their groups; then days to write again."""
    moved: tuple[Position, ...]
    """Positions that began or ended since you were last in touch."""
    heard: tuple[Entry, ...]
    """What was noted about them since, newest first."""
    last: tuple[Entry, ...]
    """The last few entries that are not `heard`, newest first."""
    coming: tuple[Coming, ...]
    chances: tuple[Opportunity, ...]
    """What may come of it with them, and is not over."""
    topics: tuple[str, ...]
    """Tags of the person and of what you spoke about, the most frequent first."""
    reading: tuple[Resource, ...]
    private: int
    """How many private entries are left out."""


class NotMet(NamedTuple):
    """Somebody you may meet there for the first time, and why: "carries #x", "lives in Denver"."""

    contact: int
    why: str
    through: tuple[int, ...]
    """Whom you know that knows them."""


class Gathering(NamedTuple):
    """What to know before an event, or before meeting a group."""

    page: Tag
    to_meet: tuple[tags.Listed, ...]
    people: tuple[Brief, ...]
    """Everybody you know and may meet there: who is open with you first, then whom you met last."""
    others: int
    """How many more you know there: a page has room for so many."""
    not_met: tuple[NotMet, ...]
    asks: tuple[FollowUp, ...]
    """Questions for the people there."""
    reading: tuple[Resource, ...]


def brief(journal: Journal, contact_id: int, today: date) -> Brief:
    """Return what to know about somebody."""
    contact = journal.contacts[contact_id]
    entries = journal.entries_of(contact_id)
    shown = [entry for entry in entries if not entry.private]
    met = journal.last_met(contact_id, today)
    past = [one for one in shown if one.on <= today and one.happened is not False]
    heard = [one for one in past if met is not None and _is_news(one, contact_id, met, today)]
    heard = heard[:LAST]
    return Brief(
        contact,
        met,
        tuple(
            favor
            for direction in Direction
            for favor in open_favors(journal, today, direction, contact_id, hidden=True)
            if not is_private(journal, favor)
        ),
        tuple(
            matter
            for direction in Direction
            for matter in open_matters(journal, today, direction, contact_id)
            if matter.contact == contact_id and not is_private(journal, matter.introduction)
        ),
        tuple(task for task in _asks(journal, contact) if not is_private(journal, task)),
        moved_since(contact, met) if met is not None else (),
        tuple(heard),
        tuple([one for one in past if one not in heard][:LAST]),
        tuple(sorted(_coming(contact, shown, today))),
        tuple(
            chance
            for chance in map(
                journal.opportunities.__getitem__, journal.opportunities_of[contact_id]
            )
            if stage_of(chance) not in OVER and not is_private(journal, chance)
        ),
        _topics(contact, shown),
        tuple(map(journal.resources.__getitem__, journal.resources_of[contact_id])),
        len(entries) - len(shown),
    )


def _is_news(entry: Entry, contact_id: int, met: date, today: date) -> bool:
    """Tell whether an entry says something of somebody who was not there, after the last time."""
    there = contact_id in entry.contacts and in_touch(entry, today)
    return entry.on >= met and not there


def _asks(journal: Journal, contact: Contact) -> Iterator[FollowUp]:
    own = (journal.follow_ups[one] for one in journal.follow_ups_of[contact.id])
    held = [one for one in own if one.state is State.OPEN and one.contact == contact.id]
    yield from (one for one in held if one.on is None)
    for name in dict.fromkeys(map(fold, contact.tags)):
        yield from _asked_there(journal, name)
    yield from sorted((one for one in held if one.on), key=lambda one: one.on or date.max)


def _asked_there(journal: Journal, key: str) -> Iterator[FollowUp]:
    for one in map(journal.follow_ups.__getitem__, journal.follow_ups_tagged[key]):
        if one.contact is None and one.state is State.OPEN and one.on is None:
            yield one


def _coming(contact: Contact, entries: Iterable[Entry], today: date) -> Iterator[Coming]:
    for entry in entries:
        yield from told_days((entry,), today)
        if entry.on > today and entry.happened is None:
            yield Coming(entry.on, " ".join(filter(None, (entry.at, entry.text))), entry.id)
    born = next_anniversary(contact.birthday, today) if contact.birthday else None
    if born is not None and born - today <= _BIRTHDAY and not contact.archived:
        yield Coming(born, "birthday")


def told_days(entries: Iterable[Entry], today: date) -> Iterator[Coming]:
    """Yield the days to come that entries tell of."""
    for entry in entries:
        for one in entry.coming:
            if one.on >= today:
                yield Coming(one.on, one.what, entry.id)


def _topics(contact: Contact, entries: Iterable[Entry]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    spelled = {fold(name): name for name in reversed(contact.tags)}
    for entry in entries:
        for name in entry.tags:
            counts[fold(name)] = counts.get(fold(name), 0) + 1
            spelled.setdefault(fold(name), name)
    own = [fold(name) for name in contact.tags]
    others = sorted((key for key in counts if key not in own), key=lambda key: -counts[key])
    return tuple(spelled[key] for key in dict.fromkeys((*own, *others)))


def gathering(journal: Journal, page: Tag, today: date) -> Gathering:
    """Return what to know before an event or a group's meeting."""
    key = fold(page.name)
    listed = tuple(tags.to_meet(journal, page, today)) if page.to_meet else ()
    there = {*journal.met_at[key], *journal.contacts_tagged[key]}
    there.update(one.contact for one in listed if one.contact is not None)
    for entry in map(journal.entries.__getitem__, journal.entries_tagged[key]):
        there.update(() if entry.private else (*entry.contacts, *entry.mentions))
    held = (journal.contacts.get(one) for one in there)
    everybody = [one for one in held if one is not None and not one.archived]
    known = [one.id for one in everybody if was_met(journal, one)]
    if len(known) > MOST:
        met = last_met(journal, today, known)
        known.sort(key=lambda one: met.get(one, date.min), reverse=True)
    briefs = [brief(journal, one, today) for one in tags.by_name(journal, known[:MOST])]
    briefs.sort(key=lambda one: (not _is_open(one), -(one.last_met or date.min).toordinal()))
    wanted = {one.contact for one in listed}
    strangers = {one.id: f"#{page.name}" for one in everybody if not was_met(journal, one)}
    return Gathering(
        page,
        listed,
        tuple(briefs),
        max(0, len(known) - MOST),
        tuple(_not_met(journal, page, strangers, wanted)),
        tuple(_asked_there(journal, key)),
        tags.reading_of(journal, page.name),
    )


def _is_open(brief: Brief) -> bool:
    # What everybody of a group is asked says nothing of one of them.
    asked = (task for task in brief.asks if task.contact is not None and task.on is None)
    return bool(brief.favors or brief.matters or any(asked))


def _not_met(
    journal: Journal, page: Tag, strangers: dict[int, str], listed: set[int | None]
) -> Iterator[NotMet]:
    """Return whom you have not met: who carries the tag, then who works or lives where it is."""
    found = {one: strangers[one] for one in tags.by_name(journal, strangers)}
    for place in _places(page):
        people = (journal.contacts[one] for one in journal.based_at[place] if one not in found)
        near = [one.id for one in people if not one.archived and not was_met(journal, one)]
        for one in tags.by_name(journal, near):
            contact = journal.contacts[one]
            lives = fold(contact.city) == place
            found[one] = contact.city if lives else contact.organization
    for one, why in found.items():
        if one not in listed:
            met = journal.contacts[one].met
            via = (met.via,) if met is not None and met.via in journal.contacts else ()
            known = (*via, *journal.known_by[one])
            yield NotMet(one, why, tuple(filter(None, dict.fromkeys(known))))


def _places(page: Tag) -> Iterator[str]:
    """Return every run of words of a page's name, title and place, long ones first."""
    runs: dict[str, None] = {}
    for said in (page.place, page.title, page.name):
        words = re.findall(r"[\w'’.&-]+", fold(said))
        for length in range(min(_WORDS, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                runs[" ".join(words[start : start + length])] = None
    return iter(runs)
