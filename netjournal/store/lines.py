"""A file as a fold wrote it, of which single lines are read; the rest of it stays on the disk.

Knows the layout, and nothing of edits: who needs what was saved since reads those as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from netjournal.model.records import TABLES, Record
from netjournal.store import layout

_FIRST = 1 << 16


class Lines:
    """An open file; raises OSError or ValueError where it is not one that a fold wrote."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._held = mmap(file.fileno(), 0, access=ACCESS_READ)
        found = layout.meta_of(self._held[:_FIRST])
        if found is None or not layout.is_plain(found[0]):
            raise ValueError
        self.meta = found[0]
        self._places = dict(self._sections())

    def __enter__(self) -> Lines:
        return self

    def __exit__(self, *raised: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._held.close()

    def is_intact(self) -> bool:
        """Tell whether nothing else wrote to the file since; reads all of it."""
        return layout.is_intact(self._held, self.meta)

    def table(self, name: str) -> dict[int, Any]:
        """Return all records of a table."""
        start, end = self._places[name]
        return layout.decoder(name).decode(b"{" + self._held[start:end] + b"}")

    def record(self, table: str, record_id: int) -> Any:
        """Return one record; None: the file has none. A fold writes records by their ids."""
        low, high = self._places[table]
        while low < high:
            middle = (low + high) // 2
            start = max(low, self._held.rfind(b"\n", low, middle) + 1)
            end = self._held.find(b"\n", middle, high)
            line = self._held[start : high if end < 0 else end]
            here = int(line[1 : line.index(b'"', 1)])
            if here == record_id:
                return _read(table, line)
            low, high = (start + len(line) + 1, high) if here < record_id else (low, start - 1)
        return None

    def naming(self, number: int) -> Iterator[tuple[str, Record]]:
        """Yield every record that may name an id, and its own, with their tables."""
        mark = b"%d" % number
        for table, (start, end) in self._places.items():
            at = start
            while (at := self._held.find(mark, at, end)) >= 0:
                begin = max(start, self._held.rfind(b"\n", start, at) + 1)
                at = self._held.find(b"\n", at, end)
                at = end if at < 0 else at
                yield table, _read(table, self._held[begin:at])

    def _sections(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield where each table's records begin and end."""
        at = self._held.find(b"\n")
        marks = [b'\n"%b":{\n' % table.encode() for table in TABLES]
        starts = [at := self._held.find(mark, at) for mark in marks]
        after = [*(start - len(b"\n},") for start in starts[1:])]
        after.append(len(self._held) - self.meta.tail - len(b"\n}\n}\n"))
        for table, mark, start, end in zip(TABLES, marks, starts, after, strict=True):
            yield table, (start + len(mark), end)


def _read(table: str, line: bytes) -> Any:
    return msgspec.json.decode(line[line.index(b":") + 1 :].rstrip(b","), type=TABLES[table])
