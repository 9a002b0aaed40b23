"""Reading a file that a fold wrote, quickly: its front is decoded while the rest still comes.

Knows nothing of edits; any other file is for `recovery`.
"""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import Any
from zlib import crc32

import msgspec

from netjournal.model.journal import Journal
from netjournal.store import durable, layout
from netjournal.store.layout import EntryLines, Leftovers, Meta

_FIRST = 1 << 16
_OPENING = b"{\n"
"""How the entries begin; the front ends with it, and the rest is read from it on."""


class Plain(msgspec.Struct, frozen=True):
    """A plain, intact file: all but its entries, and those as they stand."""

    meta: Meta
    left: Leftovers
    journal: Journal
    entries: EntryLines


class _Rest:
    """What comes after the front, read in a thread of its own, and the sum of both."""

    def __init__(self, fd: int, start: int, size: int, front: memoryview) -> None:
        self.data = b""
        self.crc = 0
        self._fd, self._start, self._size, self._front = fd, start, size, front
        # Both let go of the interpreter, so on a second core they cost the decoding nothing.
        self._thread = Thread(target=self._read, name="rest of the journal")
        self._thread.start()

    def _read(self) -> None:
        try:
            self.data = durable.read_at(self._fd, self._start, self._size)
        except OSError:
            # The sum then differs, and reading carefully says what is wrong.
            return
        self.crc = crc32(memoryview(self.data)[len(_OPENING) :], crc32(self._front))

    def wait(self) -> None:
        self._thread.join()


def read_plain(path: Path) -> Plain | None:
    """Read a file all but its entries; None where it is not plain or not intact; raises OSError."""
    fd = durable.open_reading(path)
    try:
        first = durable.read_at(fd, 0, _FIRST)
        found = layout.meta_of(first)
        if found is None or not layout.is_plain(found[0]):
            return None
        meta, others = found
        line = first.find(b"\n") + 1
        end = line + meta.front
        size = durable.stamp_open(fd).size
        if not 0 < meta.front <= size - line:
            return None
        front = durable.read_into(fd, end, b"}}")
        start = end - len(_OPENING)
        rest = _Rest(fd, start, size - start, memoryview(front)[line:end])
        try:
            journal = _front(front)
        finally:
            rest.wait()
    finally:
        durable.close(fd)
    if journal is None or f"{rest.crc:08x}" != meta.checksum:
        return None
    lines = EntryLines(rest.data, meta.tail)
    left = Leftovers(meta=others, tail=lines.after())
    return Plain(meta, left, journal, lines)


def _front(data: bytearray) -> Journal | None:
    journal = Journal()
    try:
        tables: dict[str, dict[int, Any]] = layout.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        # The checksum is not known yet, so this may be any file.
        return None
    for table, rows in tables.items():
        if rows:
            journal.adopt(table, rows)
    return journal
