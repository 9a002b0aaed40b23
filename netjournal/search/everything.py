"""Finding anything: people first, then entries, favors, follow-ups and tags by their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold
from netjournal.model.records import Record
from netjournal.search.hits import Hit, Spans
from netjournal.search.people import PeopleIndex
from netjournal.search.resolve import title_of


def find(
    journal: Journal, query: str, limit: int = 50, *, people: PeopleIndex | None = None
) -> list[Hit]:
    """Return what a query finds: contacts best first, then entries, favors, follow-ups and tags.

    Records other than people must hold every word of the query somewhere in their words, whatever
    its case and accents; they come newest first. `people` saves building an index for one query.
    """
    words = [word.removeprefix("#") for word in fold(query).split()]
    if not any(words):
        return []
    index = people if people is not None else PeopleIndex(journal)
    hits = index.search(query, limit)
    for record_type, records in _tables(journal):
        if len(hits) >= limit:
            break
        hits += _containing(journal, record_type, records, words, limit - len(hits))
    return hits[:limit]


def _tables(journal: Journal) -> Iterator[tuple[str, Iterable[Record]]]:
    yield "entry", newest_first(journal.entries.values())
    yield "favor", reversed(journal.favors.values())
    yield "follow_up", reversed(journal.follow_ups.values())
    yield "tag", journal.tags.values()


def _containing(
    journal: Journal, record_type: str, records: Iterable[Record], words: list[str], limit: int
) -> Iterator[Hit]:
    for record in records:
        if limit <= 0:
            return
        title = title_of(journal, record)
        folded = fold(title)
        if all(word in folded for word in words):
            limit -= 1
            yield Hit(record_type, record.id, 80.0, title, _spans(title, words))


def _spans(title: str, words: list[str]) -> Spans:
    folded = fold(title)
    if len(folded) != len(title):
        return ()
    return tuple(sorted((at, at + len(word)) for word in words if (at := folded.find(word)) >= 0))
