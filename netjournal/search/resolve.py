"""Who or what words on the command line mean: a handle, an id, a name, or words of a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netjournal.errors import Ambiguous, NotFound
from netjournal.model.ids import handle, handle_letters, is_handle
from netjournal.model.journal import Journal
from netjournal.model.names import fold, match_people
from netjournal.model.records import Contact, Entry, Favor, FollowUp, Record, State, Tag
from netjournal.search.hits import SURE

_MOST = 6
"""How many choices a hint lists."""

_NOUNS = {
    "contacts": "person",
    "entries": "entry",
    "favors": "favor",
    "follow_ups": "follow-up",
    "tags": "tag",
    "introductions": "introduction",
    "opportunities": "opportunity",
}


def resolve_person(journal: Journal, text: str) -> Contact:
    """Return the one person that a handle, an id or a name means.

    A name is tried exactly, as alias, by its words, by their beginnings, as nickname or initials,
    and at last with typing errors; people in the journal come before the address book.
    Raises NotFound, with the nearest names in the hint, or Ambiguous, listing names and handles.
    """
    wanted = text.strip().removeprefix("@")
    if not wanted:
        raise NotFound("No name was given.", "Say whom you mean: a name or a handle.")
    matches = match_people(
        wanted, ((one.id, one.name, one.aliases) for one in journal.contacts.values())
    )
    for found in matches:
        if found:
            return _one_person(journal, wanted, found)
    if by_handle := _by_handle(journal, wanted, ("contacts",)):
        return _one_person(journal, wanted, [one.id for one in by_handle])
    return _nearest(journal, wanted)


def resolve_thing(journal: Journal, text: str, tables: Sequence[str]) -> Record:
    """Return the one record of these tables that a handle, an id or some of its words mean.

    Open favors and follow-ups come before those that are done, then whole words before parts.
    Raises NotFound or Ambiguous, listing what it could be with the handles.
    """
    wanted = text.strip()
    nouns = " or ".join(_NOUNS.get(table, table) for table in tables)
    found = _by_handle(journal, wanted, tables) or _by_words(journal, wanted, tables)
    if not found:
        raise NotFound(
            f"No {nouns} answers to: {wanted}", "Give a handle, or a few of its words or the name."
        )
    if len(found) > 1:
        choices = _listed(journal, found)
        raise Ambiguous(f"{len(found)} things answer to: {wanted}", f"Which one? {choices}")
    return found[0]


def _one_person(journal: Journal, text: str, ids: Iterable[int]) -> Contact:
    people = [journal.contacts[one] for one in ids]
    known = [one for one in people if not one.archived and journal.is_known(one)]
    people = known or people
    if len(people) == 1:
        return people[0]
    names = _listed(journal, people)
    raise Ambiguous(f"{len(people)} people answer to: {text}", f"Which one? {names}")


def _nearest(journal: Journal, text: str) -> Contact:
    # Only a name that nothing answers to is worth building the index for.
    from netjournal.search.people import PeopleIndex

    hits = [one for one in PeopleIndex(journal).search(text, 4) if one.score >= 60]
    if hits and hits[0].score >= SURE - 12 and (len(hits) < 2 or hits[1].score < hits[0].score - 4):
        return journal.contacts[hits[0].id]
    near = ", ".join(journal.name(one.id) for one in hits)
    raise NotFound(
        f"Nobody answers to: {text}",
        f"Did you mean {near}?" if near else "See everybody with: netjournal find",
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
    closed = isinstance(record, Favor | FollowUp) and record.state is not State.OPEN
    return 2 * closed + (not held.issuperset(words))


def title_of(journal: Journal, record: Record) -> str:
    """Return the line that stands for a record in lists, hints and hits."""
    match record:
        case Contact():
            return record.name
        case Favor():
            return f"{record.what}, {journal.name(record.contact)}"
        case FollowUp():
            who = journal.name(record.contact) if record.contact is not None else f"#{record.tag}"
            return f"{record.why}, {who}" if record.why else f"follow up, {who}"
        case Entry():
            who = ", ".join([*map(journal.name, record.contacts), *record.others])
            return f"{who}: {record.text}" if who else record.text
        case Tag():
            return f"#{record.name} {record.title}".rstrip()
        case _:
            return str(getattr(record, "what", "") or getattr(record, "title", "") or record.id)


def _listed(journal: Journal, records: Sequence[Record]) -> str:
    """Name the choices with their handles; of a note only whose it is and the day."""
    named: list[str] = []
    for record in records[:_MOST]:
        others = journal.table(_table(record))
        named.append(f"{_safe_title(journal, record)} ({handle(record.id, others)})")
    more = len(records) - _MOST
    return "; ".join(named) + (f"; and {more} more" if more > 0 else "")


def _table(record: Record) -> str:
    from netjournal.model.records import TABLE_OF

    return TABLE_OF[type(record)]


def _safe_title(journal: Journal, record: Record) -> str:
    if isinstance(record, Entry):
        who = ", ".join([*map(journal.name, record.contacts), *record.others]) or "a note"
        return f"{who} on {record.on.day} {record.on:%b %Y}"
    if isinstance(record, Contact) and (record.organization or record.city):
        return f"{record.name}, {record.organization or record.city}"
    return title_of(journal, record)
