"""Words of everything but contacts: entries, favors, tags and the rest, wherever they stand.

The folded words of a table stand in blocks, newest record first, so a search that fills its limit
early reads only the beginning; what changed since a block was made stands apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, islice
from operator import itemgetter

import msgspec

from netjournal.model.journal import Journal, lateness, newest_first
from netjournal.model.names import fold, fold_lines
from netjournal.model.records import TABLE_OF, Entry, Record
from netjournal.search.fold import latin
from netjournal.search.hits import SURE, Hit, Spans
from netjournal.search.slips import slips
from netjournal.search.titles import searched, title_of

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
_MARKS = ".,;:!?()[]{}<>\"'#@*-–—…"
_BLOCK, _MOST_BLOCKS = 16, 8_192
"""Records to a block, which is passed over where a word is missing; more, where those would be too
many blocks."""
_GROUPED = 4_000
"""Entries sorted by day at a time."""
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
        self._tables = {table: _Table(journal, table) for table in TYPES}
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
        hits: list[Hit] = []
        for table in reversed(TYPES) if words and limit > 0 else ():
            most = limit - len(hits) if table == "entries" else max(1, limit // _OTHERS)
            found = self.holding(table, words, keep)
            hits += [self._hit(table, record, words) for record in islice(found, most)]
        order = list(TYPES.values())
        return sorted(hits, key=lambda hit: (-hit.score, order.index(hit.type)))

    def similar(self, words: Sequence[str], limit: int, keep: Keep | None = None) -> list[Hit]:
        """Return the records that hold every word but one, and of that one a slip of the pen.

        Only for words of which nothing was found; the nearest come first.
        """
        tables = self._tables.values()
        unknown = [
            word
            for word in words
            if len(word) > _SHORT and not any(table.knows(word) for table in tables)
        ]
        if len(unknown) != 1:
            return []
        held = {word for table in tables for word in table.words(unknown[0][0])}
        hits: dict[tuple[str, int], Hit] = {}
        for near in slips(unknown[0], held):
            meant = [near if word == unknown[0] else word for word in words]
            for hit in self.search(meant, limit - len(hits), keep):
                hits.setdefault((hit.type, hit.id), msgspec.structs.replace(hit, score=_SLIP))
        return list(hits.values())

    def holding(
        self, table: str, words: Sequence[str], keep: Keep | None = None
    ) -> Iterator[Record]:
        """Iterate over a table's records that hold all folded words and phrases, newest first."""
        rows = self._journal.table(table)
        for record_id in self._tables[table].holding(words, self._left is None):
            record = rows[record_id]
            if keep is None or keep(record):
                yield record

    def _hit(self, table: str, record: Record, words: Sequence[str]) -> Hit:
        title = title_of(self._journal, record)
        line = line_of(self._journal, record)
        score = SURE if all(stands_in(line, word) for word in words) else _PART
        return Hit(TYPES[table], record.id, score, title, spans_of(title, words))


def line_of(journal: Journal, record: Record) -> str:
    """Return what is searched of a record, folded, and in Latin letters if it is in others."""
    return _with_latin(fold(searched(journal, record)).replace("\n", " "))


def stands_in(line: str, part: str, *, whole: bool = False) -> bool:
    """Tell whether a part begins where a word does and, if wanted, ends where one does."""
    at = line.find(part)
    while at >= 0:
        before, after = line[at - 1 : at], line[at + len(part) : at + len(part) + 1]
        if not before.isalnum() and not (whole and after.isalnum()):
            return True
        at = line.find(part, at + 1)
    return False


def _with_latin(line: str) -> str:
    return line if line.isascii() else f"{line} {latin(line)}"


class _Block(msgspec.Struct, frozen=True, gc=False):
    """The lines of some records, one text."""

    text: str
    ids: tuple[int, ...]
    starts: tuple[int, ...]

    def holding(self, words: Sequence[str]) -> Iterator[int]:
        """Return the ids of the records that hold every word; the first word is looked for."""
        first, *others = words
        at = self.text.find(first)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            start, end = self.starts[place], self.starts[place + 1]
            if all(self.text.find(word, start, end) >= 0 for word in others):
                yield self.ids[place]
            at = self.text.find(first, end)


class _Table:
    """One table's lines in blocks, and those that changed since their block was made."""

    def __init__(self, journal: Journal, table: str) -> None:
        self._journal = journal
        self._rows: dict[int, Record] = journal.table(table)
        self._of_days = table == "entries"
        self._blocks: list[_Block] = []
        self._fresh: dict[int, str] = {}
        self._reading = self._read()
        self._places: dict[str, int] = {}
        """For each word the blocks that hold it, as bits."""
        self._vocabulary = ""
        self._bare: dict[str, set[str]] = {}
        """The words by their first letters, without the marks around them."""
        self._block = max(_BLOCK, len(self._rows) // _MOST_BLOCKS)

    def slices(self) -> Iterator[None]:
        """Read block after block, and which words are where."""
        known, get = 0, self._places.get
        while known < len(self._blocks) or next(self._reading, self) is not self:
            for block in self._blocks[known : known + 1]:
                for word in set(block.text.split()):
                    held = get(word, 0)
                    self._places[word] = held | 1 << known
                    if not held and (bare := word.strip(_MARKS)):
                        self._bare.setdefault(bare[0], set()).add(bare)
                known += 1
            yield
        self._vocabulary = "\n".join(["", *self._places, ""])

    def knows(self, part: str) -> bool:
        """Tell whether a part stands in any word of any line."""
        blocks = [self._vocabulary] if self._vocabulary else [one.text for one in self._blocks]
        return any(part in text for text in (*blocks, *self._fresh.values()))

    def words(self, first: str) -> Iterator[str]:
        """Return the words of all lines that begin with a letter, bare of marks around them."""
        if self._bare:
            yield from self._bare.get(first, ())
            texts: Iterable[str] = self._fresh.values()
        else:
            texts = (*self._fresh.values(), *(one.text for one in self._blocks))
        for text in texts:
            yield from (bare for word in text.split() if (bare := word.strip(_MARKS))[:1] == first)

    def update(self, record_id: int) -> None:
        """Take in that a record was added, changed or deleted."""
        record = self._rows.get(record_id)
        self._fresh[record_id] = "" if record is None else line_of(self._journal, record)

    def holding(self, words: Sequence[str], read_on: bool) -> Iterator[int]:
        """Iterate over the ids of the records that hold every word, newest first.

        With `read_on`, blocks not read yet are read as they are needed.
        """
        words = sorted(set(words), key=len, reverse=True)
        fresh = [
            self._rows[one]
            for one, line in self._fresh.items()
            if line and all(word in line for word in words)
        ]
        held = self._held(words, read_on)
        if not fresh:
            return held
        pairs = ((_age(self._rows[one]), one) for one in held)
        changed = ((_age(one), one.id) for one in fresh)
        return map(itemgetter(1), merge(sorted(changed, reverse=True), pairs, reverse=True))

    def _held(self, words: Sequence[str], read_on: bool) -> Iterator[int]:
        for block in self._where(words, read_on):
            for record_id in block.holding(words):
                if record_id in self._rows and record_id not in self._fresh:
                    yield record_id

    def _where(self, words: Sequence[str], read_on: bool) -> Iterator[_Block]:
        """Return the blocks that may hold the words."""
        if self._vocabulary:
            places = (1 << len(self._blocks)) - 1
            for part in " ".join(words).split():
                places &= self._places_of(part, places)
            while places:
                last = places & -places
                yield self._blocks[last.bit_length() - 1]
                places ^= last
            return
        yield from self._blocks
        known = len(self._blocks)
        for _ in self._reading if read_on else ():
            yield from self._blocks[known:]
            known = len(self._blocks)

    def _places_of(self, part: str, wanted: int) -> int:
        """Return which of the wanted blocks hold a word with this part."""
        found, vocabulary = 0, self._vocabulary
        at = vocabulary.find(part)
        while at >= 0 and found & wanted != wanted:
            end = vocabulary.find("\n", at)
            found |= self._places[vocabulary[vocabulary.rfind("\n", 0, at) + 1 : end]]
            at = vocabulary.find(part, end)
        return found

    def _read(self) -> Iterator[None]:
        """Make block after block."""
        left: list[Record] = []
        for records in self._newest_first():
            left += records
            if not records:
                yield
            while len(left) >= self._block:
                self._add_block(left[: self._block])
                del left[: self._block]
                yield
        self._add_block(left)
        yield

    def _newest_first(self) -> Iterator[list[Record]]:
        rows = self._rows
        if not self._of_days:
            newest = sorted(rows, reverse=True)
            for start in range(0, len(newest), _GROUPED):
                yield [rows[one] for one in newest[start : start + _GROUPED] if one in rows]
            return
        # Sorting half a million entries at once would be felt.
        days: dict[int, list[int]] = {}
        ids = list(rows)
        for start in range(0, len(ids), _GROUPED):
            for one in ids[start : start + _GROUPED]:
                if isinstance(entry := rows.get(one), Entry):
                    days.setdefault(entry.on.toordinal(), []).append(one)
            yield []
        for day in sorted(days, reverse=True):
            held = [rows[one] for one in days[day] if one in rows]
            yield [*newest_first(one for one in held if isinstance(one, Entry))]

    def _add_block(self, records: Sequence[Record]) -> None:
        if not records:
            return
        texts = [searched(self._journal, one).replace("\n", " ") for one in records]
        lines = list(map(_with_latin, fold_lines("\n".join(texts)).split("\n")))
        starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))
        ids = tuple([one.id for one in records])
        self._blocks.append(_Block("\n".join(lines), ids, starts))


def _age(record: Record) -> tuple[object, ...]:
    return lateness(record) if isinstance(record, Entry) else (record.id,)


def spans_of(title: str, words: Sequence[str]) -> Spans:
    """Return where the words stand in a title, letter by letter as it is shown."""
    folded = fold(title)
    if len(folded) != len(title):
        folded = "".join(fold(letter)[:1] or letter for letter in title)
    found = ((at, at + len(word)) for word in words if (at := folded.find(word)) >= 0)
    return tuple(sorted(found))
