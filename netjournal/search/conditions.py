"""What a query asks of a record beyond its bare words: fields, phrases and what must not be."""

from __future__ import annotations

from datetime import date

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact, Record
from netjournal.search.asking import Test
from netjournal.search.cards import told_of
from netjournal.search.fields import BY_NAME
from netjournal.search.query import Alternative, Term, parse
from netjournal.search.texts import line_of
from netjournal.search.words import words_of

EVERYTHING = frozenset({"contacts", "entries", "favors", "follow_ups", "tags", "opportunities"})
PEOPLE = frozenset({"contacts"})


def read(journal: Journal, query: str) -> tuple[Alternative, ...]:
    """Return what a query asks for, saved searches filled in; raises Usage."""

    def saved(name: str) -> str | None:
        wanted = fold(name)
        return next((one.query for one in journal.views.values() if fold(one.name) == wanted), None)

    return parse(query, BY_NAME, saved)


class Conditions:
    """Makes tests of terms over one journal, each once until `forget`: some read all of it."""

    def __init__(self, journal: Journal, today: date) -> None:
        self._journal = journal
        self._today = today
        self._made: dict[Term, Test] = {}

    def forget(self, today: date) -> None:
        """Make tests anew, after the journal or the day changed."""
        self._today = today
        self._made.clear()

    def test(self, asked: Alternative) -> Test | None:
        """Return what tells whether a record meets all conditions; None: there are none.

        Raises Usage for a value that makes no sense.
        """
        tests = [self._test(one) for one in asked.conditions]
        if not tests:
            return None
        return lambda record: all(test(record) for test in tests)

    def _test(self, term: Term) -> Test:
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = self._make(term)
        return made

    def _make(self, term: Term) -> Test:
        if term.field:
            test = self._of_field(term)
        elif term.phrase:
            test = self._of_phrase(fold(" ".join(term.text.split())))
        else:
            test = self._of_word(term.text)
        return (lambda record: not test(record)) if term.negated else test

    def _of_field(self, term: Term) -> Test:
        field = BY_NAME[term.field]
        value = fold(" ".join(term.text.split()))
        if not value and not field.bare:
            raise Usage(f"{field.name}: needs a value.", f"{field.example}: {field.help}")
        return field.make(value, self._journal, self._today)

    def _of_phrase(self, phrase: str) -> Test:
        return lambda record: phrase in self._line(record)

    def _of_word(self, text: str) -> Test:
        words = words_of(text)

        def begins(record: Record) -> bool:
            held = words_of(self._line(record))
            return all(any(one.startswith(word) for one in held) for word in words)

        return begins

    def _line(self, record: Record) -> str:
        if not isinstance(record, Contact):
            return line_of(self._journal, record)
        names = (record.name, *record.aliases, *record.former_names, record.reading)
        points = (one.value for one in (*record.emails, *record.phones, *record.links))
        told = (text for _field, text in told_of(record))
        return fold(" \n ".join((*names, *told, *points)))


def listed(asked: Alternative) -> frozenset[str]:
    """Return the tables that an alternative without bare words lists.

    Those that its fields speak of; without a field everything that holds a phrase, and people
    where it only says what must not be.
    """
    tables = EVERYTHING if any(not one.negated for one in asked.terms) else PEOPLE
    for one in asked.terms:
        if one.field and not one.negated:
            tables &= BY_NAME[one.field].tables
    return tables or PEOPLE
