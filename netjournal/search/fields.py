"""The fields of the query language, each once: name, help, what it asks, its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from netjournal.model.journal import Journal
from netjournal.model.records import ABOUT_KINDS, WITH_KINDS, Contact, Direction, TagKind
from netjournal.search import asking
from netjournal.search.asking import Make

_NOTED = frozenset({"entries", "tags", "follow_ups", "opportunities"})
_PEOPLE = frozenset({"contacts"})


class Field(NamedTuple):
    """One field: `tag:abos26`."""

    name: str
    help: str
    example: str
    make: Make
    values: Callable[[Journal], Iterable[str]]
    """What may stand after it, for completion."""
    tables: frozenset[str] = _PEOPLE
    """What it lists where nothing else is asked."""
    bare: bool = False
    """Whether it means something without a value."""


def _of_contacts(get: Callable[[Contact], Iterable[str]]) -> Callable[[Journal], Iterable[str]]:
    def values(journal: Journal) -> Iterable[str]:
        return (value for one in journal.contacts.values() for value in get(one))

    return values


def _tags(journal: Journal) -> Iterable[str]:
    yield from (tag.name for tag in journal.tags.values())
    yield from journal.entries_tagged
    yield from journal.contacts_tagged


def _some(*values: str) -> Callable[[Journal], Iterable[str]]:
    return lambda _journal: values


def _years(journal: Journal) -> Iterable[str]:
    days = set(map(attrgetter("on"), journal.entries.values()))
    return sorted({str(day.year) for day in days}, reverse=True)


_THINGS = (
    *("person", "favor", "follow-up", "tag", "opportunity", "introduction", "plan", "question"),
    *("goal", "link"),
)

FIELDS: tuple[Field, ...] = (
    Field(
        "tag", "people, notes and pages of a tag", "tag:abos26", asking.tag, _tags, _NOTED | _PEOPLE
    ),
    Field(
        "org",
        "who works there, or did",
        "org:library",
        asking.org,
        _of_contacts(lambda one: (one.organization,)),
    ),
    Field(
        "city", "who lives there", "city:denver", asking.city, _of_contacts(lambda one: (one.city,))
    ),
    Field(
        "relation",
        "how you know each other now",
        "relation:friend",
        asking.relation,
        _of_contacts(lambda one: (held.kind for held in one.relations)),
    ),
    Field(
        "role",
        "what they are to you",
        "role:mentor",
        asking.role,
        _of_contacts(lambda one: one.roles),
    ),
    Field(
        "i-owe",
        "what I owe, and whom; with words, what it is about",
        "i-owe:slides",
        asking.owing(Direction.I_OWE),
        _some(),
        frozenset({"contacts", "favors"}),
        bare=True,
    ),
    Field(
        "owes-me",
        "what they said they would do, and who",
        "owes-me:",
        asking.owing(Direction.THEY_OWE),
        _some(),
        frozenset({"contacts", "favors"}),
        bare=True,
    ),
    Field(
        "quiet",
        "who you were not in touch with for so long",
        "quiet:60d",
        asking.quiet,
        _some("30d", "60d", "90d", "6m", "1y"),
    ),
    Field(
        "met",
        "in touch in a year, in a month or on a day",
        "met:2025-10",
        asking.met,
        _years,
        frozenset({"contacts", "entries"}),
    ),
    Field(
        "kind",
        "a sort of thing: coffee, call, person, favor, event …",
        "kind:coffee",
        asking.kind,
        _some(*WITH_KINDS, *sorted(ABOUT_KINDS), *_THINGS, *filter(None, TagKind)),
        _NOTED | {"contacts", "favors", "introductions", "goals", "resources"},
    ),
    Field("has", "who has this on the card", "has:email", asking.having(True), _some(*asking.HELD)),
    Field("no", "who lacks it", "no:phone", asking.having(False), _some(*asking.HELD)),
    Field(
        "in",
        "the journal, the address book or the archive",
        "in:book",
        asking.within,
        _some("journal", "book", "archive"),
    ),
)
BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}


class Form(NamedTuple):
    """What else may be typed, and what it does; `typed` begins it."""

    typed: str
    help: str
    example: str


FORMS: tuple[Form, ...] = (
    Form('"', "these words as they stand", '"mobile library"'),
    Form("-", "what must not be: a word, a phrase or a field", "-tag:abos26"),
    Form("or", "either", "ada or charles"),
    Form("@", "a saved search", "@friends"),
)
