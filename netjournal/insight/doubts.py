"""What notes left open: which of several people, who at all, which day; and who it may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import NamedTuple

from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold, match_people
from netjournal.model.records import Entry, State

MOST_CHOICES = 9
"""As many as there are keys for them."""

_FORMS = (
    ("done", re.compile(r"which is done: (.+)\?")),
    ("who", re.compile(r"(?:which|who is) (.+)\?")),
    ("day", re.compile(r"no such day: (.+)")),
)

Suggest = Callable[[str], Sequence[tuple[int, float]]]
"""Finds people whose names are near to some words: ids with a score, best first."""


class Kind(StrEnum):
    """What a doubt is about."""

    WHO = "who"
    DAY = "day"
    DONE = "done"
    OTHER = "other"


class DoubtRow(NamedTuple):
    """One thing that a note left open."""

    entry: int
    number: int
    """Which of its entry's doubts, from 1."""
    sentence: str
    """As the entry keeps it: "which Ana?"."""
    kind: Kind
    words: str
    on: date
    choices: tuple[int, ...]
    """Whom the words may mean, likeliest first; of what is done the favors; of a day nothing."""


def doubts(journal: Journal) -> tuple[DoubtRow, ...]:
    """Return every doubt, of the newest note first."""
    unsure = newest_first(map(journal.entries.__getitem__, journal.unclear))
    people = _People(journal)
    return tuple(
        _row(people, entry, number, sentence)
        for entry in unsure
        for number, sentence in enumerate(entry.unclear, 1)
    )


def suggest(found: Iterable[DoubtRow], near: Suggest) -> tuple[DoubtRow, ...]:
    """Return doubts with whom they may mean where no name fits."""
    return tuple(
        one
        if one.choices or one.kind is not Kind.WHO
        else one._replace(choices=tuple(who for who, _ in near(one.words))[:MOST_CHOICES])
        for one in found
    )


def listed_choices(journal: Journal, entry: Entry, words: str) -> tuple[int, ...]:
    """Return whom, or which favor, words of an entry may mean, in the order of `doubts`."""
    people = _People(journal)
    rows = (_row(people, entry, n, said) for n, said in enumerate(entry.unclear, 1))
    return next((row.choices for row in rows if row.words == words), ())


def count(journal: Journal) -> int:
    """Return how many doubts there are."""
    return sum(len(journal.entries[one].unclear) for one in journal.unclear)


def read_sentence(sentence: str) -> tuple[Kind, str]:
    """Return what an entry's doubt is about, and the words of the note that it means."""
    for kind, form in _FORMS:
        found = form.fullmatch(sentence)
        if found:
            return Kind(kind), found[1]
    return Kind.OTHER, sentence


def _row(people: _People, entry: Entry, number: int, sentence: str) -> DoubtRow:
    kind, words = read_sentence(sentence)
    choices: tuple[int, ...] = ()
    if kind is Kind.WHO:
        choices = people.meant(words, entry)
    elif kind is Kind.DONE:
        choices = people.favors(words, entry)
    return DoubtRow(entry.id, number, sentence, kind, words, entry.on, choices)


_SOMEBODY = frozenset({"she", "he", "her", "him"})
"""What means one of several whom a note names."""


class _People:
    """Everybody, as some words of a note may mean them."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._fitting: dict[str, tuple[int, ...]] = {}

    def meant(self, words: str, entry: Entry) -> tuple[int, ...]:
        """Return whom words of an entry may mean: in the journal, with those people, lately."""
        if fold(words) in _SOMEBODY:
            return tuple(dict.fromkeys((*entry.contacts, *entry.mentions)))[:MOST_CHOICES]
        if words not in self._fitting:
            everybody = self._journal.contacts.values()
            self._fitting[words] = match_people(words, everybody).best()
        there, tags = set(entry.contacts), set(map(fold, entry.tags))
        rank = partial(self._rank, on=entry.on, there=there, tags=tags)
        return tuple(sorted(self._fitting[words], key=rank, reverse=True)[:MOST_CHOICES])

    def favors(self, words: str, entry: Entry) -> tuple[int, ...]:
        """Return the open favors of an entry's people that words may mean, by the words shared."""
        journal, said = self._journal, set(fold(words).split())
        people = dict.fromkeys((*entry.contacts, *entry.mentions))
        held = (journal.favors[one] for person in people for one in journal.favors_of[person])
        still_open = [favor for favor in held if favor.state is State.OPEN]
        shared = {one.id: len(said.intersection(fold(one.what).split())) for one in still_open}
        ranked = sorted(still_open, key=lambda one: (-shared[one.id], one.due or date.max, one.id))
        return tuple(one.id for one in ranked[:MOST_CHOICES])

    def _rank(
        self, contact_id: int, *, on: date, there: set[int], tags: set[str]
    ) -> tuple[bool, int, bool, date]:
        journal, contact = self._journal, self._journal.contacts[contact_id]
        held = [journal.entries[one] for one in journal.entries_with[contact_id]]
        together = sum(not there.isdisjoint(one.contacts) for one in held) if there else 0
        own = chain(contact.tags, *(one.tags for one in held)) if tags else ()
        here = not tags.isdisjoint(map(fold, own))
        last = max((one.on for one in held if one.on <= on), default=date.min)
        return journal.is_known(contact) and not contact.archived, together, here, last
