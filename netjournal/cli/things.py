"""What the words behind a command mean: any record of an open journal."""

from __future__ import annotations

from collections.abc import Sequence

from netjournal.errors import NotFound
from netjournal.insight.tags import page_of
from netjournal.model.journal import Journal
from netjournal.model.names import match_people
from netjournal.model.records import Record, Tag
from netjournal.search.resolve import resolve_person, resolve_thing


def thing(journal: Journal, words: Sequence[str], tables: Sequence[str]) -> Record:
    """Return the one record of the tables that the words mean.

    A person's name comes before the words of other records, and those before a mistyped name;
    "#name" is that tag, kept or not. Raises NotFound or Ambiguous.
    """
    text = " ".join(words)
    if "tags" in tables and text.startswith("#"):
        return tag_page(journal, text)
    if "contacts" not in tables:
        return resolve_thing(journal, text, tables)
    if any(match_people(text, journal.contacts.values())):
        return resolve_person(journal, text)
    if "tags" in tables and (page := page_of(journal, text)):
        # Notes hold the names of their tags; a favor or a follow-up may mean something else.
        owed = [table for table in tables if table not in ("contacts", "entries", "tags")]
        try:
            resolve_thing(journal, text, owed)
        except NotFound:
            return page
    try:
        return resolve_thing(journal, text, tables)
    except NotFound:
        return resolve_person(journal, text)


def tag_page(journal: Journal, text: str) -> Tag:
    """Return the page that a tag's name, or words of its title, mean.

    A page with id 0 is not kept yet. Raises NotFound or Ambiguous.
    """
    page = page_of(journal, text.strip().lstrip("#"))
    found = page or resolve_thing(journal, text, ("tags",))
    assert isinstance(found, Tag), "only tags were looked for"
    return found
