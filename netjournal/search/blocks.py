"""The lines of one table, newest record first, in blocks: what a missing word lets it pass over.

What changed since a block was made stands apart. It ranks nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import accumulate
from operator import itemgetter

import msgspec

from netjournal.model.journal import Journal, lateness, newest_first
from netjournal.model.names import fold, fold_lines
from netjournal.model.records import Entry, Record
from netjournal.search.fold import latin
from netjournal.search.titles import searched

_MARKS = ".,;:!?()[]{}<>\"'#@*-–—…"
_BLOCK, _MOST_BLOCKS = 16, 8_192
"""Records to a block, which is passed over where a word is missing; more, where those would be too
many blocks."""
_NOT_INDEXED = 64
"""Blocks read before it is told which of them hold a word."""
_GROUPED = 4_000
"""Entries sorted by day at a time."""


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


class Table:
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
        self._indexed = 0
        """How many blocks the vocabulary is of, which grows as they are read."""
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
            if known >= self._indexed + _NOT_INDEXED:
                self._index(known)
            yield
        self._index(known)

    def _index(self, known: int) -> None:
        self._vocabulary, self._indexed = "\n".join(["", *self._places, ""]), known

    def knows(self, part: str) -> bool:
        """Tell whether a part stands in any word of any line."""
        blocks = (one.text for one in self._blocks[self._indexed :])
        return any(part in text for text in (self._vocabulary, *self._fresh.values(), *blocks))

    def words(self, first: str) -> Iterator[str]:
        """Return the words of all lines that begin with a letter, bare of marks around them."""
        yield from self._bare.get(first, ())
        texts = (*self._fresh.values(), *(() if self._bare else [one.text for one in self._blocks]))
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
        indexed = self._indexed
        places = (1 << indexed) - 1
        for part in " ".join(words).split():
            places &= self._places_of(part, places)
        while places:
            last = places & -places
            yield self._blocks[last.bit_length() - 1]
            places ^= last
        yield from self._blocks[indexed:]
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
