"""Finding anything in a journal: one query language, one ranking, people before what is said.

The app and the commands ask the same `Finder`; who holds one tells it of every edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from heapq import nlargest, nsmallest
from itertools import islice

from netjournal.insight.touched import touched
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal, lateness
from netjournal.model.names import fold
from netjournal.model.records import Record
from netjournal.search.asking import Test
from netjournal.search.conditions import Conditions, folded_phrase, listed, read
from netjournal.search.hits import SURE, Hit
from netjournal.search.noted import people_by_notes
from netjournal.search.order import Place
from netjournal.search.people import PeopleIndex
from netjournal.search.query import Alternative
from netjournal.search.texts import TYPES, Texts
from netjournal.search.titles import title_of

_SLICE = 32
"""Contacts read at a time."""
_STEP = 2_000
"""Contacts asked at a time whether a search without words means them."""


class Finder:
    """Searches one journal.

    `build_some` reads it in slices; a search before the last of them sees what was read, and
    without any slice reads what it needs.
    """

    def __init__(self, journal: Journal, today: date) -> None:
        self.journal = journal
        self._people = PeopleIndex(journal)
        self._texts = Texts(journal)
        self._conditions = Conditions(journal, today, self._people.written)
        self._today = today

    @property
    def built(self) -> bool:
        """Whether everything was read, so that another search finds no more."""
        return self._texts.built

    def build_some(self) -> bool:
        """Read a little more; return whether some is left."""
        self._texts.begin()
        return self._people.build_some(_SLICE) or self._texts.build_some()

    def update(self, edit: Edit) -> None:
        """Take in an edit that the journal holds now."""
        self._conditions.forget(self._today)
        for change in edit.changes:
            self._texts.update(change.table, change.id)
        for contact_id in touched(self.journal, edit):
            self._people.update(contact_id)

    def move_on(self, today: date) -> None:
        """Take in that another day began."""
        self._today = today
        self._conditions.forget(today)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return what a query finds, best first; raises Usage for a field that does not exist."""
        people = self.people(query, limit)
        return together(people, self.rest(query, people, limit))[: max(0, limit)]

    def people(self, query: str, limit: int) -> list[Hit]:
        """Return the people whose cards answer a query, best first; raises Usage."""
        *_, people = self.looking(query, limit)
        return people

    def looking(self, query: str, limit: int) -> Iterator[list[Hit]]:
        """Do as `people` does, a little at each step, so that keys can come in between.

        The last list is the answer.
        """
        found: dict[int, Hit] = {}
        for asked in read(self.journal, query):
            test = self._conditions.test(asked)
            if asked.words:
                hits = self._people.search(asked.words, limit, self._keeping(test))
            else:
                hits = []
                if "contacts" in listed(asked):
                    for hits in self._all_people(test, limit):
                        yield hits
            for hit in hits:
                if hit.id not in found or found[hit.id].score < hit.score:
                    found[hit.id] = hit
        yield sorted(found.values(), key=lambda hit: -hit.score)[: max(0, limit)]

    def check(self, query: str) -> None:
        """Raise Usage for a query that cannot be understood."""
        for asked in read(self.journal, query):
            self._conditions.test(asked)

    def rest(self, query: str, people: Sequence[Hit], limit: int) -> list[Hit]:
        """Return everything else: people surer by their notes, and records; raises Usage."""
        *_, found = self.looking_on(query, people, limit)
        return found

    def looking_on(self, query: str, people: Sequence[Hit], limit: int) -> Iterator[list[Hit]]:
        """Do as `rest` does, a little at each step; the last list is the answer."""
        held = {hit.id: hit.score for hit in people}
        found: dict[tuple[str, int], Hit] = {}
        for asked in read(self.journal, query):
            test = self._conditions.test(asked)
            hits: list[Hit] = []
            for hits in self._rest(asked, test, list(held), limit):
                yield hits
            for hit in hits:
                if hit.type != "contact" or hit.score > held.get(hit.id, 0.0):
                    found.setdefault((hit.type, hit.id), hit)
        yield ranked(found.values())[: max(0, limit)]

    def _rest(
        self, asked: Alternative, test: Test | None, people: Sequence[int], limit: int
    ) -> Iterator[list[Hit]]:
        if not asked.words:
            yield from self._all_records(asked, test, limit)
            return
        keep = self._keeping(test)
        by_notes = people_by_notes(
            self.journal, self._people, self._texts, asked.words, self._today, people, keep
        )
        words = _plain(asked.words)
        found: list[Hit] = []
        for found in self._texts.searching(words, limit, test):
            yield found
        if not found:
            for found in self._texts.similar(words, limit, test):
                yield found
        yield [*by_notes, *found]

    def _keeping(self, test: Test | None) -> Callable[[int], bool] | None:
        contacts = self.journal.contacts
        return None if test is None else lambda one: test(contacts[one])

    def _all_people(self, test: Test | None, limit: int) -> Iterator[list[Hit]]:
        contacts = self.journal.contacts
        place = self._people.order.place
        held: list[Place] = []
        everybody = iter(list(contacts))
        while ids := list(islice(everybody, _STEP)):
            some = [contacts[one] for one in ids if one in contacts]
            held += [place(one.id) for one in some if test is None or test(one)]
            yield []
        found = nsmallest(max(0, limit), (one for one in held if one[-1] in contacts))
        yield [Hit("contact", one, 100.0, contacts[one].name) for _, _, one in found]

    def _all_records(
        self, asked: Alternative, test: Test | None, limit: int
    ) -> Iterator[list[Hit]]:
        hits: list[Hit] = []
        for table in [table for table in TYPES if table in listed(asked)]:
            for record in self._records(table, asked, test, limit) if len(hits) < limit else ():
                if record is None:
                    yield hits
                    continue
                hits.append(Hit(TYPES[table], record.id, SURE, title_of(self.journal, record)))
                if len(hits) >= limit:
                    break
        yield hits

    def _records(
        self, table: str, asked: Alternative, test: Test | None, limit: int
    ) -> Iterable[Record | None]:
        noted = self._conditions.noted(asked) if table == "entries" else None
        # Of many the newest are soon come by.
        if noted is None or len(noted) ** 2 > limit * len(self.journal.entries):
            phrases = [folded_phrase(one) for one in asked.phrases]
            return self._texts.holding(table, phrases or [""], test)
        entries = (self.journal.entries[one] for one in noted)
        return nlargest(limit, filter(test, entries), key=lateness)


def _plain(words: str) -> list[str]:
    return [word for word in (one.lstrip("#@") for one in fold(words).split()) if word]


def ranked(hits: Iterable[Hit]) -> list[Hit]:
    """Put hits in the order of their scores, people before records that are as sure."""
    return sorted(hits, key=lambda hit: (-hit.score, hit.type != "contact"))


def together(people: Iterable[Hit], rest: Iterable[Hit]) -> list[Hit]:
    """Return people and the rest as one ranking, each person once."""
    found = {(hit.type, hit.id): hit for hit in (*people, *rest)}
    return ranked(found.values())


def find(journal: Journal, query: str, limit: int = 50, *, today: date = date.max) -> list[Hit]:
    """Return what a query finds in a journal that is asked once, best first; raises Usage.

    `today` matters to what is counted from it, such as `quiet:60d`.
    """
    return Finder(journal, today).search(query, limit)
