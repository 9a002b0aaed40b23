"""Words of everything but contacts: entries, favors, tags and the rest, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import TABLE_OF, Record
from netjournal.search.blocks import Table, line_of, stands_in
from netjournal.search.hits import SURE, Hit, Spans
from netjournal.search.slips import slips
from netjournal.search.titles import title_of

TYPES = {
    "entries": "entry",
    "favors": "favor",
    "follow_ups": "follow_up",
    "tags": "tag",
    "opportunities": "opportunity",
    "introductions": "introduction",
    "goals": "goal",
    "resources": "link",
}
"""The tables searched, in the order of their hits, and what a hit's type is called."""
_PART = 80.0
"""The score of a record that holds a word only inside of another; of others it is `SURE`, below
that of any person who is meant."""
_SLIP = 70.0
"""The score of one that holds nothing but a word near to what was typed."""
_SHORT = 4
"""A word of so many letters is not taken for a slip of another."""
_STEP = 4_000
"""Records asked at a time whether they are to be kept."""
_OTHERS = 4
"""A table other than entries gets at most the limit's share of one in so many."""

Keep = Callable[[Record], bool]


class Texts:
    """The words of a journal's records, kept current by `update`.

    They are read by the first search as far as it needs them, or in slices by `build_some`: then
    a search before the last slice sees what was read so far.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tables = {table: Table(journal, table) for table in TYPES}
        self._names = {one.id: one.name for one in journal.contacts.values()}
        self._left: Iterator[None] | None = None
        self.built = False
        """Whether the last slice was read."""

    def begin(self) -> Iterator[None]:
        """Leave all reading to `build_some` from now on."""
        if self._left is None:
            self._left = (None for table in self._tables.values() for _ in table.slices())
        return self._left

    def build_some(self) -> bool:
        """Read the next slice; return whether some is left."""
        if not self.built and next(self.begin(), self) is self:
            self.built = True
        return not self.built

    def update(self, table: str, record_id: int) -> None:
        """Take in that a record was added, changed or deleted."""
        if table in self._tables:
            self._tables[table].update(record_id)
        elif table == "contacts":
            contact = self._journal.contacts.get(record_id)
            name = contact.name if contact else ""
            if self._names.get(record_id, "") != name:
                self._names[record_id] = name
                # A name stands in the line of every record about that person.
                for record in self._journal.references(record_id):
                    self.update(TABLE_OF[type(record)], record.id)

    def search(self, words: Sequence[str], limit: int, keep: Keep | None = None) -> list[Hit]:
        """Return the records that hold every folded word, the surest first, then the newest.

        `keep` says of a record whether it may be found at all.
        """
        *_, hits = self.searching(words, limit, keep)
        return hits

    def searching(self, words: Sequence[str], limit: int, keep: Keep | None) -> Iterator[list[Hit]]:
        """Do as `search` does, a little at each step; the last list is the answer."""
        hits: list[Hit] = []
        for table in reversed(TYPES) if words and limit > 0 else ():
            most = len(hits) + max(1, limit // _OTHERS) if table != "entries" else limit
            for record in self.holding(table, words, keep) if len(hits) < most else ():
                if record is None:
                    yield hits
                    continue
                hits.append(self._hit(table, record, words))
                if len(hits) >= most:
                    break
        order = list(TYPES.values())
        yield sorted(hits, key=lambda hit: (-hit.score, order.index(hit.type)))

    def similar(self, words: Sequence[str], limit: int, keep: Keep | None) -> Iterator[list[Hit]]:
        """Find the records that hold every word but one, and of that one a slip of the pen.

        Only for words of which nothing was found; the nearest come first, as `searching` does it.
        """
        tables = self._tables.values()
        unknown = [
            word
            for word in words
            if len(word) > _SHORT and not any(table.knows(word) for table in tables)
        ]
        hits: dict[tuple[str, int], Hit] = {}
        if len(unknown) == 1:
            held = {word for table in tables for word in table.words(unknown[0][0])}
            for near in slips(unknown[0], held):
                if len(hits) >= limit:
                    break
                meant = [near if word == unknown[0] else word for word in words]
                for hit in self.search(meant, limit - len(hits), keep):
                    hits.setdefault((hit.type, hit.id), msgspec.structs.replace(hit, score=_SLIP))
                yield []
        yield list(hits.values())

    def holding(
        self, table: str, words: Sequence[str], keep: Keep | None = None
    ) -> Iterator[Record | None]:
        """Iterate over a table's records that hold all folded words and phrases, newest first.

        None comes in between where many were passed over.
        """
        rows = self._journal.table(table)
        for number, record_id in enumerate(self._tables[table].holding(words, self._left is None)):
            record = rows.get(record_id)
            if record is not None and (keep is None or keep(record)):
                yield record
            if number % _STEP == _STEP - 1:
                yield None

    def _hit(self, table: str, record: Record, words: Sequence[str]) -> Hit:
        title = title_of(self._journal, record)
        line = line_of(self._journal, record)
        score = SURE if all(stands_in(line, word) for word in words) else _PART
        return Hit(TYPES[table], record.id, score, title, spans_of(title, words))


def spans_of(title: str, words: Sequence[str]) -> Spans:
    """Return where the words stand in a title, letter by letter as it is shown."""
    folded = fold(title)
    if len(folded) != len(title):
        folded = "".join(fold(letter)[:1] or letter for letter in title)
    found = ((at, at + len(word)) for word in words if (at := folded.find(word)) >= 0)
    return tuple(sorted(found))
