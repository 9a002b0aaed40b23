"""What each field of the query language asks of a record: a function from a value to a test.

A field about people asks a note, a favor or an opportunity about the people in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from netjournal.errors import Usage
from netjournal.insight.due import is_plan
from netjournal.insight.owed import open_favors
from netjournal.insight.touched import people_in
from netjournal.model.dates import parse_partial
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    State,
    Tag,
    in_touch,
)

Test = Callable[[Record], bool]
Make = Callable[[str, Journal, date], Test]
"""From a folded value to a test; raises Usage for a value that makes no sense."""

_SPAN = re.compile(r"(\d{1,5})\s*(d|w|m|y|)[a-z]*")
_NO_WORD = re.compile(r"[\W_]+")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}


def _of_people(journal: Journal, test: Callable[[Contact], bool]) -> Test:
    contacts = journal.contacts

    # Of ten thousand favors many are of one person.
    @cache
    def of(one: int) -> bool:
        return one in contacts and test(contacts[one])

    def asked(record: Record) -> bool:
        return test(record) if isinstance(record, Contact) else any(map(of, people_in(record)))

    return asked


def _saying(value: str) -> Callable[[str], bool]:
    """Return what tells whether each word of the value begins a word of a text."""
    wanted = value.split()

    # Many people live in a city, and work in a house.
    @lru_cache(maxsize=16_384)
    def said(text: str) -> bool:
        words = _NO_WORD.split(fold(text))
        return all(any(word.startswith(start) for word in words) for start in wanted)

    return said


def names_of_tags(value: str, journal: Journal) -> frozenset[str]:
    """Return the folded tags meant: the one so called, else those that begin so."""
    wanted = value.removeprefix("#")
    known = {*journal.entries_tagged, *journal.contacts_tagged}
    known |= {fold(held.name) for held in journal.tags.values()}
    begun = [one for one in known if one.startswith(wanted)]
    return frozenset({wanted} if wanted in known else {wanted, *begun})


def noted_under(value: str, journal: Journal) -> frozenset[int]:
    """Return the entries that have a tag."""
    names = names_of_tags(value, journal)
    return frozenset(entry for name in names for entry in journal.entries_tagged[name])


def tag(value: str, journal: Journal, _today: date) -> Test:
    """Ask for a tag: whole if there is one so called, else its beginning."""
    names, noted = names_of_tags(value, journal), noted_under(value, journal)
    people = {
        contact
        for index in (journal.contacts_tagged, journal.met_at)
        for name in names
        for contact in index[name]
    }

    def asked(record: Record) -> bool:
        match record:
            case Contact():
                return record.id in people
            case Entry():
                return record.id in noted
            case Favor():
                return record.entry in noted
            case Tag():
                return fold(record.name) in names
            case FollowUp() | Opportunity():
                return bool(record.tag) and fold(record.tag) in names
        return False

    return asked


def org(value: str, journal: Journal, _today: date) -> Test:
    """Ask where somebody works or worked, or an opportunity's organization."""

    said = _saying(value)

    def works(contact: Contact) -> bool:
        return (bool(contact.organization) and said(contact.organization)) or (
            bool(contact.positions) and any(said(held.organization) for held in contact.positions)
        )

    test = _of_people(journal, works)

    def asked(record: Record) -> bool:
        own = isinstance(record, Opportunity) and said(record.organization)
        return own or test(record)

    return asked


def city(value: str, journal: Journal, _today: date) -> Test:
    """Ask where somebody lives."""
    said = _saying(value)
    return _of_people(journal, lambda one: said(one.city))


def relation(value: str, journal: Journal, today: date) -> Test:
    """Ask how you know each other now."""

    said, day = _saying(value), today.isoformat()

    def is_so(contact: Contact) -> bool:
        return any(
            said(held.kind)
            for held in contact.relations
            if not held.until or held.until >= day[: len(held.until)]
        )

    return _of_people(journal, is_so)


def role(value: str, journal: Journal, _today: date) -> Test:
    """Ask what somebody is to you."""
    said = _saying(value)
    return _of_people(journal, lambda one: any(map(said, one.roles)))


def owing(direction: Direction) -> Make:
    """Ask for open favors of one direction, and the people in them; a value is what it is about."""

    def make(value: str, journal: Journal, today: date) -> Test:
        held, said = open_favors(journal, today, direction, hidden=True), _saying(value)
        favors = {one.id: one.contact for one in held if not value or said(one.what)}
        people = frozenset(favors.values())
        test = _of_people(journal, lambda one: one.id in people)

        def asked(record: Record) -> bool:
            return record.id in favors if isinstance(record, Favor) else test(record)

        return asked

    return make


def quiet(value: str, journal: Journal, today: date) -> Test:
    """Ask who you were not in touch with for so long, of people in the journal."""
    span = _SPAN.fullmatch(value)
    if span is None:
        raise Usage(f"quiet: wants a time, not '{value}'.", "quiet:60d, quiet:8w, quiet:1y")
    since = today - timedelta(days=min(int(span[1]) * _DAYS[span[2]], 300_000))

    @cache
    def last(contact_id: int) -> date | None:
        return journal.last_met(contact_id, today)

    def is_quiet(contact: Contact) -> bool:
        day = last(contact.id) or (contact.created.date() if contact.created else date.min)
        return day <= since and journal.is_known(contact)

    return _of_people(journal, is_quiet)


def met(value: str, journal: Journal, today: date) -> Test:
    """Ask who you were in touch with in a year, a month or on a day."""
    when = parse_partial(value)
    if when is None or when.startswith("-"):
        raise Usage(f"met: wants a year, month or day, not '{value}'.", "met:2025, met:2025-10")
    first = date.fromisoformat(when + "-01-01"[len(when) - 4 :])
    last = date.fromisoformat(when) if len(when) == 10 else _end(first, len(when) == 4)

    def is_then(entry: Entry) -> bool:
        return first <= entry.on <= last and in_touch(entry, today)

    @cache
    def met_then(contact_id: int) -> bool:
        return any(is_then(journal.entries[one]) for one in journal.entries_with[contact_id])

    def asked(record: Record) -> bool:
        match record:
            case Contact():
                return met_then(record.id) or (
                    record.met is not None and record.met.on.startswith(when)
                )
            case Entry():
                return is_then(record)
        return any(map(met_then, people_in(record)))

    return asked


def _end(first: date, of_year: bool) -> date:
    """Return the last day of the year or month that begins on a day."""
    if of_year:
        return date(first.year, 12, 31)
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def kind(value: str, journal: Journal, today: date) -> Test:
    """Ask what sort of thing a record is."""
    del journal
    plans = "plan".startswith(value)
    # Tens of thousands of entries are of a few kinds.
    begins = lru_cache(maxsize=None)(lambda name: fold(name).startswith(value))

    def asked(record: Record) -> bool:
        if isinstance(record, Entry):
            return begins(record.kind) or (plans and is_plan(record, today))
        return any(map(begins, _kinds(record)))

    return asked


def _kinds(record: Record) -> tuple[str, ...]:
    match record:
        case Contact():
            return ("person",)
        case Favor():
            return ("favor", record.kind) if record.kind else ("favor",)
        case FollowUp():
            return ("follow-up",) if record.on else ("follow-up", "question")
        case Tag():
            return ("tag", record.kind) if record.kind else ("tag",)
        case Opportunity():
            return ("opportunity", record.kind) if record.kind else ("opportunity",)
        case Goal():
            return ("goal",)
        case Resource():
            return ("link",)
        case Introduction():
            return ("introduction",)
    return ()


HELD: Mapping[str, Callable[[Contact, Journal], object]] = {
    "email": lambda one, _: one.emails,
    "phone": lambda one, _: one.phones,
    "link": lambda one, _: one.links,
    "org": lambda one, _: one.organization or one.positions,
    "title": lambda one, _: one.title,
    "city": lambda one, _: one.city,
    "birthday": lambda one, _: one.birthday,
    "tag": lambda one, _: one.tags,
    "relation": lambda one, _: one.relations,
    "role": lambda one, _: one.roles,
    "pace": lambda one, _: one.pace,
    "about": lambda one, _: one.about,
    "alias": lambda one, _: one.aliases,
    "note": lambda one, held: held.entries_with[one.id] or held.entries_naming[one.id],
    "favor": lambda one, held: any(
        held.favors[favor].state is State.OPEN for favor in held.favors_of[one.id]
    ),
    "follow-up": lambda one, held: any(
        held.follow_ups[task].state is State.OPEN for task in held.follow_ups_of[one.id]
    ),
}
"""What somebody may have."""


def having(wanted: bool) -> Make:
    """Ask who has something on the card, or lacks it."""

    def make(value: str, journal: Journal, _today: date) -> Test:
        name = _one_of(value, HELD, "has" if wanted else "no")
        get = HELD[name]
        return _of_people(journal, lambda one: bool(get(one, journal)) is wanted)

    return make


def within(value: str, journal: Journal, _today: date) -> Test:
    """Ask for people of the journal, the address book or the archive."""
    place = _one_of(value, ("journal", "book", "archive"), "in")
    if place == "archive":
        return _of_people(journal, lambda one: bool(one.archived))
    known = place == "journal"
    return _of_people(journal, lambda one: journal.is_known(one) is known and not one.archived)


def _one_of(value: str, names: Iterable[str], field: str) -> str:
    found = sorted((one for one in names if one.startswith(value.rstrip("s"))), key=len)
    if not found:
        raise Usage(f"{field}: does not know '{value}'.", f"{field}:{f', {field}:'.join(names)}")
    return found[0]
