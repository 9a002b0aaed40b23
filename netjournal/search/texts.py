"""Words of entries, favors, follow-ups and tags, found wherever they stand in a record.

The folded words of a whole table are one text, newest record first, so a search that fills its
limit early reads only the beginning of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold, fold_lines
from netjournal.model.records import Record
from netjournal.search.hits import Hit, Spans
from netjournal.search.titles import title_of

TYPES = {"entries": "entry", "favors": "favor", "follow_ups": "follow_up", "tags": "tag"}
"""The tables searched, in the order of their hits, and what a hit's type is called."""
_WHOLE, _PART = 85.0, 80.0
_MOST_CHANGED = 300


class Texts:
    """The words of a journal's records, read when first searched and kept current by `update`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tables: dict[str, _Table] = {}

    def update(self, table: str, record_id: int) -> None:
        """Take in that a record was added, changed or deleted; a contact's name is in many."""
        if table == "contacts":
            self._tables.clear()
        elif table in self._tables:
            changed = self._tables[table].changed
            changed.add(record_id)
            if len(changed) > _MOST_CHANGED:
                del self._tables[table]

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the records that hold every word of the query, by table, newest first."""
        words = [word for word in (one.lstrip("#") for one in fold(query).split()) if word]
        hits: list[Hit] = []
        for table in TYPES if words else ():
            if len(hits) < limit:
                hits += self._search_table(table, words, limit - len(hits))
        return hits

    def _search_table(self, table: str, words: Sequence[str], limit: int) -> list[Hit]:
        held = self._tables.get(table)
        if held is None:
            held = self._tables[table] = _Table(self._journal, table)
        rows = self._journal.table(table)
        fresh = [rows[one] for one in sorted(held.changed, reverse=True) if one in rows]
        found = [
            record
            for record in fresh
            if all(word in fold(title_of(self._journal, record)) for word in words)
        ]
        for record_id in held.holding(words):
            if len(found) >= limit:
                break
            if record_id in rows and record_id not in held.changed:
                found.append(rows[record_id])
        return [self._hit(table, record, words) for record in found[:limit]]

    def _hit(self, table: str, record: Record, words: Sequence[str]) -> Hit:
        title = title_of(self._journal, record)
        whole = set(fold(title).replace(",", " ").replace(":", " ").split()).issuperset(words)
        score = _WHOLE if whole else _PART
        return Hit(TYPES[table], record.id, score, title, spans_of(title, words))


class _Table:
    """One table's words as they were when it was read, and which records changed since."""

    def __init__(self, journal: Journal, table: str) -> None:
        rows = journal.table(table)
        ordered: list[Record] = (
            list(newest_first(rows.values()))
            if table == "entries"
            else sorted(rows.values(), key=lambda record: record.id, reverse=True)
        )
        self._ids = [record.id for record in ordered]
        self._text = fold_lines(
            "\n".join([title_of(journal, record).replace("\n", " ") for record in ordered])
        )
        self._starts = [0]
        while at := self._text.find("\n", self._starts[-1]) + 1:
            self._starts.append(at)
        self._starts.append(len(self._text) + 1)
        self.changed: set[int] = set()

    def holding(self, words: Sequence[str]) -> Iterator[int]:
        """Iterate over the ids of the records that held every word, newest first."""
        longest = max(words, key=len)
        others = [word for word in words if word != longest]
        at = self._text.find(longest)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            start, end = self._starts[place], self._starts[place + 1]
            if all(self._text.find(word, start, end) >= 0 for word in others):
                yield self._ids[place]
            at = self._text.find(longest, end)


def spans_of(title: str, words: Sequence[str]) -> Spans:
    """Return where the words stand in a title, letter by letter as it is shown."""
    folded = fold(title)
    if len(folded) != len(title):
        folded = "".join(fold(letter)[:1] or letter for letter in title)
    found = ((at, at + len(word)) for word in words if (at := folded.find(word)) >= 0)
    return tuple(sorted(found))
