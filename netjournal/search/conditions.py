"""What a query asks of a record beyond its bare words: fields, phrases and what must not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact, Record
from netjournal.search.asking import Test, noted_under
from netjournal.search.blocks import line_of, stands_in
from netjournal.search.cards import card_of
from netjournal.search.fields import BY_NAME
from netjournal.search.query import Alternative, Term, parse
from netjournal.search.texts import TYPES
from netjournal.search.words import words_of

EVERYTHING = frozenset({"contacts", *TYPES})
PEOPLE = frozenset({"contacts"})


def read(journal: Journal, query: str) -> tuple[Alternative, ...]:
    """Return what a query asks for, saved searches filled in; raises Usage."""

    def saved(name: str) -> str | None:
        wanted = fold(name)
        return next((one.query for one in journal.views.values() if fold(one.name) == wanted), None)

    return parse(query, BY_NAME, saved)


class Conditions:
    """Makes tests of terms over one journal, each once until `forget`: some read all of it."""

    def __init__(
        self, journal: Journal, today: date, written: Callable[[Contact], str] | None = None
    ) -> None:
        """`written` returns the Latin words of a card, where somebody holds them already."""
        self._journal = journal
        self._today = today
        self._written = written or (lambda contact: card_of(contact).text)
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
        if len(tests) < 2:
            return tests[0] if tests else None
        return lambda record: all(test(record) for test in tests)

    def noted(self, asked: Alternative) -> frozenset[int] | None:
        """Return the only entries that the tags asked for leave; None: no tag is asked for."""
        tags = [one for one in asked.terms if one.field == "tag" and not one.negated]
        if not tags:
            return None
        held = (noted_under(fold(" ".join(one.text.split())), self._journal) for one in tags)
        return frozenset.intersection(*held)

    def _test(self, term: Term) -> Test:
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = self._make(term)
        return made

    def _make(self, term: Term) -> Test:
        test = (
            self._of_field(term)
            if term.field
            else self._of_words(term.text, "" if term.begun else " ")
        )
        return (lambda record: not test(record)) if term.negated else test

    def _of_field(self, term: Term) -> Test:
        field = BY_NAME[term.field]
        value = fold(" ".join(term.text.split()))
        if not value and not field.bare:
            raise Usage(f"{field.name}: needs a value.", f"{field.example}: {field.help}")
        return field.make(value, self._journal, self._today)

    def _of_words(self, text: str, end: str) -> Test:
        """Ask for words in a row, whole unless `end` is empty."""
        run, phrase = f" {' '.join(words_of(text))}{end}", folded_phrase(text)
        written, journal = self._written, self._journal

        def stands(record: Record) -> bool:
            if isinstance(record, Contact):
                return run in f" {written(record)} "
            return stands_in(line_of(journal, record), phrase, whole=bool(end))

        return stands


def folded_phrase(text: str) -> str:
    """Return a phrase as it stands in the lines that are searched."""
    return " ".join(fold(text).split())


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
