"""Who or what words on the command line mean: a handle, an id, a name, or words of a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from netjournal.errors import Ambiguous, NotFound
from netjournal.model.ids import handle, handle_letters, is_handle
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.model.records import TABLE_OF, THINGS, Contact, Favor, FollowUp, Goal, Record, State
from netjournal.search.hits import SURE, Hit
from netjournal.search.titles import safe_title, title_of

_MOST = 6
"""How many choices a hint lists."""

_NEAR = 45.0
"""From this score on somebody is worth naming as "did you mean"."""
_AHEAD = 4.0
"""So far ahead of the next a name with slips must be to be taken."""

Near = Callable[[str, int], Sequence[Hit]]
"""Finds so many people whose names are near to some words, best first."""


def resolve_person(journal: Journal, text: str, near: Near | None = None) -> Contact:
    """Return the one person that a handle, an id or a name means.

    A name is tried exactly, as alias, by its words, by their beginnings, as nickname or initials,
    and at last with typing errors; people in the journal come before the address book.
    Raises NotFound, with the nearest names in the hint, or Ambiguous, listing names and handles.
    `near` finds those, where somebody has an index of people.
    """
    wanted = text.strip().removeprefix("@")
    if not wanted:
        raise NotFound("No name was given.", "Say whom you mean: a name or a handle.")
    for found in match_people(wanted, journal.contacts.values()):
        if found:
            return _one_person(journal, wanted, found)
    if by_handle := _by_handle(journal, wanted, ("contacts",)):
        return _one_person(journal, wanted, [one.id for one in by_handle])
    return _nearest(journal, wanted, near)


def resolve_thing(journal: Journal, text: str, tables: Sequence[str]) -> Record:
    """Return the one record of these tables that a handle, an id or some of its words mean.

    Open favors and follow-ups come before those that are done, then whole words before parts.
    Raises NotFound or Ambiguous, listing what it could be with the handles.
    """
    wanted = text.strip()
    nouns = " or ".join(THINGS[table] for table in tables)
    found = _by_handle(journal, wanted, tables) or _by_words(journal, wanted, tables)
    if not found:
        raise NotFound(
            f"No {nouns} answers to: {wanted}", "Give a handle, or a few of its words or the name."
        )
    if len(found) > 1:
        choices = _listed(journal, found)
        raise Ambiguous(f"{len(found)} things answer to: {wanted}", f"Which one? {choices}")
    return found[0]


def resolve_things(journal: Journal, text: str, tables: Sequence[str]) -> list[Record]:
    """Return every record of these tables that the words fit equally well, or a handle means."""
    wanted = text.strip()
    return _by_handle(journal, wanted, tables) or _by_words(journal, wanted, tables)


def _one_person(journal: Journal, text: str, ids: Iterable[int]) -> Contact:
    people = [journal.contacts[one] for one in ids]
    known = [one for one in people if not one.archived and journal.is_known(one)]
    people = known or people
    if len(people) == 1:
        return people[0]
    names = _listed(journal, people)
    raise Ambiguous(f"{len(people)} people answer to: {text}", f"Which one? {names}")


def nearest(journal: Journal, text: str, near: Near | None = None) -> list[Hit]:
    """Return whom a name that nobody has may be meant for, best first."""
    if near is None:
        # Only a name that nothing answers to is worth building the index for.
        from netjournal.search.people import PeopleIndex

        near = PeopleIndex(journal).search
    return [one for one in near(text, 4) if one.score >= _NEAR]


def _nearest(journal: Journal, text: str, near: Near | None) -> Contact:
    hits = nearest(journal, text, near)
    clear = len(hits) < 2 or hits[1].score < hits[0].score - _AHEAD
    if hits and hits[0].score >= SURE and not hits[0].reason and clear:
        return journal.contacts[hits[0].id]
    names = ", ".join(journal.name(one.id) for one in hits)
    raise NotFound(
        f"Nobody answers to: {text}",
        f"Did you mean {names}?" if names else "netjournal timeline shows everybody.",
    )


def _by_handle(journal: Journal, text: str, tables: Iterable[str]) -> list[Record]:
    found: list[Record] = []
    letters = text.lower()
    for table in tables:
        rows = journal.table(table)
        if text.isdecimal() and int(text) in rows:
            return [rows[int(text)]]
        if is_handle(letters):
            found += [rows[one] for one in rows if handle_letters(one).endswith(letters)]
    return found


def _by_words(journal: Journal, text: str, tables: Iterable[str]) -> list[Record]:
    words = fold(text).removeprefix("#").split()
    if not words:
        return []
    ranked: dict[int, list[Record]] = {}
    for table in tables:
        for record in journal.table(table).values():
            rank = _rank(journal, record, words)
            if rank is not None:
                ranked.setdefault(rank, []).append(record)
    return ranked[min(ranked)] if ranked else []


def _rank(journal: Journal, record: Record, words: list[str]) -> int | None:
    text = fold(title_of(journal, record))
    if not all(word in text for word in words):
        return None
    held = set(text.replace(",", " ").replace(":", " ").replace("#", " ").split())
    closed = isinstance(record, Favor | FollowUp | Goal) and record.state is not State.OPEN
    return 2 * closed + (not held.issuperset(words))


def _listed(journal: Journal, records: Sequence[Record]) -> str:
    """Name the choices with their handles; of a note only whose it is and the day."""
    named: list[str] = []
    for record in records[:_MOST]:
        others = journal.table(TABLE_OF[type(record)])
        named.append(f"{safe_title(journal, record)} ({handle(record.id, others)})")
    more = len(records) - _MOST
    return "; ".join(named) + (f"; and {more} more" if more > 0 else "")
