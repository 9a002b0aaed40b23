"""What the words behind a command mean: any record of an open journal."""

from __future__ import annotations

from collections.abc import Sequence

from netjournal.errors import NotFound
from netjournal.model.journal import Journal
from netjournal.model.names import match_people
from netjournal.model.records import Record
from netjournal.search.resolve import resolve_person, resolve_thing


def thing(journal: Journal, words: Sequence[str], tables: Sequence[str]) -> Record:
    """Return the one record of the tables that the words mean.

    A person's name comes before the words of other records, and those before a mistyped name.
    Raises NotFound or Ambiguous.
    """
    text = " ".join(words)
    if "contacts" not in tables:
        return resolve_thing(journal, text, tables)
    names = ((one.id, one.name, one.aliases) for one in journal.contacts.values())
    if any(match_people(text, names)):
        return resolve_person(journal, text)
    try:
        return resolve_thing(journal, text, tables)
    except NotFound:
        return resolve_person(journal, text)
