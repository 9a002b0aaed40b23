"""The people that the tests of the line know, and how a line is read and filed there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count

from netjournal.capture.draft import Draft, Who
from netjournal.capture.filing import file
from netjournal.capture.known import names_of
from netjournal.capture.read import read
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Source

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
NAMES = (
    *("Ada Lovelace", "Charles Babbage", "Mary Somerville", "Grace Hopper", "Ana Souza"),
    *("Ana Lima", "Will Byrd", "Alan Turing", "Emmy Noether", "紫式部", "Katherine Johnson"),
    *("Seán O’Brien", "Mary Anning"),
)


def journal() -> Journal:
    """Return a journal of some people, one of them only in the address book."""
    made = Journal()
    contacts = [Contact(id=place, name=name) for place, name in enumerate(NAMES, 1)]
    imported = Source(origin="linkedin", on=TODAY)
    contacts.append(Contact(id=100, name="Ada Yonath", sources=(imported,)))
    made.load("contacts", contacts)
    return made


def taken(line: str, *, event: str = "", **chosen: int) -> Draft:
    """Read a line on Monday 23 Nov 2026."""
    return read(line, names_of(journal()), TODAY, event=event, chosen=chosen)


def named(draft: Draft, people: tuple[Who, ...] | Who | None) -> list[str]:
    """Return the names of people in a draft; a new one with a plus."""
    if people is None:
        return []
    ids = (people,) if isinstance(people, int) else people
    held = journal()
    return [f"+{draft.name_of_new(one)}" if one < 0 else held.name(one) for one in ids]


def promised(line: str) -> list[tuple[str, str, str, str]]:
    """Return the favors in a line: direction, name, what, due."""
    draft = taken(line)
    return [
        (
            str(one.direction),
            named(draft, one.contact)[0],
            one.what,
            one.due.isoformat() if one.due else "",
        )
        for one in draft.favors
    ]


def filed(line: str, held: Journal | None = None, *, event: str = "") -> tuple[Edit, Journal]:
    """Read, file and apply a line."""
    held = held if held is not None else journal()
    return put(read(line, names_of(held), TODAY, event=event), held), held


def put(draft: Draft, held: Journal) -> Edit:
    """File and apply what was read."""
    ids: Iterator[int] = count(held.newest_id() + 1000)
    edit = file(draft, held, NOW, lambda: next(ids))
    held.apply(edit)
    return edit
