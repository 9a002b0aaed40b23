"""A person's card: everything about somebody, in sections of labelled lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netjournal.formats.origins import named
from netjournal.insight.briefs import told_days
from netjournal.insight.owed import gave_and_got, open_favors
from netjournal.insight.people import organization, title
from netjournal.model.dates import next_anniversary, show_partial
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Direction, Point, Relation, State
from netjournal.views import phrases
from netjournal.views.timeline import entry_row

_LAST = 5


class Line(NamedTuple):
    """One fact; `table` and `id` name the record behind it, where there is one."""

    label: str
    value: str
    table: str = ""
    id: int = 0


class Part(StrEnum):
    """The titles of the sections."""

    WHO = "Who"
    REACH = "How to reach"
    HOW = "How you know each other"
    OWED = "Between you"
    NEXT = "Next"
    LAST = "Last"
    ABOUT = "About"


class Section(NamedTuple):
    """Facts that belong together."""

    title: Part
    lines: tuple[Line, ...]


def card(journal: Journal, contact_id: int, today: date) -> tuple[Section, ...]:
    """Return all there is to know about somebody; empty sections are left out."""
    contact = journal.contacts[contact_id]
    made = (
        Section(Part.WHO, tuple(_facts(_who(journal, contact, today)))),
        Section(Part.REACH, tuple(_facts(_reach(contact)))),
        Section(Part.HOW, tuple(_facts(_how(journal, contact)))),
        Section(Part.OWED, tuple(_owed(journal, contact, today))),
        Section(Part.NEXT, tuple(_next(journal, contact, today))),
        Section(Part.LAST, tuple(_last(journal, contact, today))),
        Section(Part.ABOUT, (*_facts(_about(contact)), *_reading(journal, contact))),
    )
    return tuple(section for section in made if section.lines)


def _facts(pairs: Iterable[tuple[str, str]]) -> Iterator[Line]:
    return (Line(label, value) for label, value in pairs if value)


def _who(journal: Journal, contact: Contact, today: date) -> Iterator[tuple[str, str]]:
    yield "name", contact.name
    yield "also", ", ".join(contact.aliases)
    yield "pronouns", contact.pronouns
    yield "say it", contact.reading
    yield from _work(contact)
    yield "city", contact.city
    yield "birthday", _birthday(contact, today)
    yield "language", contact.language
    yield "time zone", contact.timezone
    if not journal.is_known(contact):
        yield "kept in", "the address book only"
    yield "archived", contact.archived


def _work(contact: Contact) -> Iterator[tuple[str, str]]:
    now = ", ".join(filter(None, (title(contact), organization(contact))))
    began, others = "", []
    for position in contact.positions:
        held = ", ".join(filter(None, (position.title, position.organization)))
        if held == now and position.since and not position.until:
            began = f" since {show_partial(position.since)}"
        else:
            label = "works" if position.since and not position.until else "worked"
            others.append((label, f"{held} {_span(position.since, position.until)}".strip()))
    yield "works", f"{now}{began}"
    yield from others


def _birthday(contact: Contact, today: date) -> str:
    if not contact.birthday:
        return ""
    coming = next_anniversary(contact.birthday, today)
    shown = show_partial(contact.birthday)
    return f"{shown} (next {phrases.near_day(coming, today)})" if coming else shown


def _span(since: str, until: str) -> str:
    if not since and not until:
        return ""
    return f"{show_partial(since) if since else ''}–{show_partial(until) if until else ''}"


def _reach(contact: Contact) -> Iterator[tuple[str, str]]:
    yield "best by", contact.reach
    for label, points in (
        ("e-mail", contact.emails),
        ("phone", contact.phones),
        ("link", contact.links),
    ):
        for point in points:
            yield label, _point(point)


def _point(point: Point) -> str:
    return f"{point.value} ({point.label})" if point.label else point.value


def _how(journal: Journal, contact: Contact) -> Iterator[tuple[str, str]]:
    if not contact.met_yet:
        yield "met", "not yet"
    yield "met", met_words(journal, contact)
    yield "how", " · ".join((*how_words(contact), *(f"#{tag}" for tag in contact.tags)))
    yield "knows", phrases.names(journal, contact.knows)
    yield "knows", phrases.names(journal, journal.known_by[contact.id])
    yield "led to", phrases.names(journal, journal.met_via[contact.id])
    if contact.pace is not None:
        yield "how often", phrases.pace(contact.pace)


def met_words(journal: Journal, contact: Contact) -> str:
    """Return how you met: "Oct 2025 at #abos26 in Denver through Mary Somerville"."""
    met = contact.met
    if met is None:
        return ""
    parts = (
        show_partial(met.on) if met.on else "",
        f"at #{met.tag}" if met.tag else "",
        f"{'in' if met.where[0].isupper() else 'at'} {met.where}" if met.where else "",
        f"through {journal.name(met.via)}" if met.via is not None else "",
    )
    return " ".join(filter(None, parts))


def how_words(contact: Contact) -> list[str]:
    """Return how you know somebody, and what they are to you."""
    return [*map(_relation, contact.relations), *contact.roles]


def _relation(relation: Relation) -> str:
    span = _span(relation.since, relation.until)
    return f"{relation.kind} ({span})" if span else relation.kind


def _owed(journal: Journal, contact: Contact, today: date) -> Iterator[Line]:
    for direction in Direction:
        for favor in open_favors(journal, today, direction, contact.id, hidden=True):
            due = phrases.favor_due(journal, favor, today)
            what = phrases.what(favor)
            said = f"{what} · {due}" if due else what
            yield Line(phrases.SIDES[direction], said, "favors", favor.id)
    gave, got = gave_and_got(journal, contact.id)
    counts = (
        f"you did {phrases.count(gave, 'thing')} for them" if gave else "",
        f"they did {phrases.count(got, 'thing')} for you" if got else "",
    )
    if gave or got:
        yield Line("so far", ", ".join(filter(None, counts)))


def _next(journal: Journal, contact: Contact, today: date) -> Iterator[Line]:
    for task_id in journal.follow_ups_of[contact.id]:
        task = journal.follow_ups[task_id]
        if task.state is State.OPEN:
            label = "ask" if task.on is None else "write again"
            said = " · ".join(filter(None, (phrases.follow_up_due(task, today), task.why)))
            yield Line(label, said, "follow_ups", task.id)
    for one in sorted(told_days(journal.entries_of(contact.id), today)):
        said = f"{one.what} · {phrases.near_day(one.on, today)}"
        yield Line("coming", said, "entries", one.entry)


def _last(journal: Journal, contact: Contact, today: date) -> Iterator[Line]:
    entries = journal.entries_of(contact.id)
    for entry in entries[:_LAST]:
        row = entry_row(journal, today, entry, contact.id)
        said = f"{row.label} · {row.text}" if row.text else row.label
        yield Line(phrases.short_day(entry.on, today), said, "entries", entry.id)
    if len(entries) > _LAST:
        yield Line("earlier", f"{len(entries) - _LAST:,} more in the timeline")


def _reading(journal: Journal, contact: Contact) -> Iterator[Line]:
    for kept in map(journal.resources.__getitem__, journal.resources_of[contact.id]):
        words = " · ".join(filter(None, (kept.title, kept.link)))
        yield Line("read", words, "resources", kept.id)
    for goal in map(journal.goals.__getitem__, journal.goals_of[contact.id]):
        yield Line("goal", goal.what, "goals", goal.id)


def _about(contact: Contact) -> Iterator[tuple[str, str]]:
    for line in contact.about.splitlines():
        yield "about", line
    for source in contact.sources:
        yield "from", f"{named(source.origin)}, {source.on:%d %b %Y}".replace(", 0", ", ")
