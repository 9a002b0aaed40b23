"""A fold: the whole journal written as one file and put in place of the old one, in two phases.

The writing may run in a thread of its own; it holds no lock and gives the interpreter up often.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from netjournal.errors import SaveFailed, reason
from netjournal.model.edits import Document
from netjournal.model.records import TABLES, Record
from netjournal.store import backups, beside, durable, layout
from netjournal.store.keeper import Keeper
from netjournal.store.layout import Key, Leftovers, Meta
from netjournal.store.log import FULL, KEPT_LINES

if TYPE_CHECKING:
    from netjournal.store.checkpoint import JournalStorage

_PIECE = 1 << 18
_NO_PLACE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR})
"""What a folder says that cannot be made or written."""


class Fold:
    """A journal as it was at one edit, on its way to the disk.

    With `anew` it goes on under another epoch, so that other processes read it anew, and takes the
    place of what another program wrote, too. For a `reason` a copy of the old file is kept.
    """

    def __init__(
        self, keeper: Keeper, storage: JournalStorage, reason: str = "", *, anew: bool = False
    ) -> None:
        opened, journal = keeper.opened, keeper.journal
        self.meta = _folded_meta(keeper)
        self._epoch = self.meta.epoch
        if anew:
            self.meta = msgspec.structs.replace(self.meta, epoch=os.urandom(4).hex())
        self._anew = anew
        self._keeper = keeper
        self._storage = storage
        self.written: Path | None = None
        self._left: Leftovers = opened.left
        self._tables: Mapping[str, Mapping[int, Record]] = {
            table: dict(journal.table(table)) for table in TABLES
        }
        self._extras: Mapping[Key, Document] = dict(journal.extras)
        self._reason = reason

    def write(self) -> None:
        """Write the file beside the old one, on the disk when this returns; raises SaveFailed."""
        try:
            self.written = self._storage.write_beside(self.pieces())
        except OSError as error:
            raise not_folded(error) from error

    def finish(self) -> bool:
        """Put the file in place, if nobody else has folded further; tell whether it was.

        Raises SaveFailed; the old file is then as it was.
        """
        try:
            with self._keeper.writing():
                return self.place()
        finally:
            self.drop()

    def place(self) -> bool:
        """Put the written file in place, under the lock and caught up; raises SaveFailed.

        Returns False where the journal has gone another way since.
        """
        keeper = self._keeper
        there = keeper.opened.meta
        stale = self.meta.seq < there.seq or self._epoch != there.epoch
        other = there.uuid not in ("", self.meta.uuid)
        foreign = keeper.opened.changed_outside and not self._anew
        if self.written is None or stale or other or foreign:
            self.drop()
            return False
        try:
            _keep_copy(keeper, self.meta.uuid, self._reason)
            self._storage.put_in_place(self.written)
            self.written = None
            keeper.note_folded(self.meta, durable.stamp(keeper.path))
            _rotate(keeper)
            beside.sweep(keeper.path, keeper.now().timestamp())
        except OSError as error:
            raise not_folded(error) from error
        finally:
            self.drop()
        return True

    def drop(self) -> None:
        """Throw the file away."""
        if self.written is not None:
            durable.remove(self.written)
            self.written = None

    def pieces(self, more: bytes = b"") -> list[bytes]:
        """Return the whole file, with more tables at its end, in pieces worth a write each."""
        left = msgspec.structs.replace(self._left, tail=self._left.tail + more)
        made: list[bytes] = []
        some: list[bytes] = []
        size = 0
        for piece in layout.render(self.meta, self._tables, self._extras, left):
            some.append(piece)
            size += len(piece)
            if size >= _PIECE:
                made.append(b"".join(some))
                some, size = [], 0
        return [*made, b"".join(some)]


def not_folded(error: OSError) -> SaveFailed:
    """Return the error for a file that could not be written."""
    return SaveFailed(
        f"The journal file could not be written: {reason(error)}.",
        "Nothing is lost: the edits are in their own file, and the next fold takes them in.",
    )


def _folded_meta(keeper: Keeper) -> Meta:
    """Return the meta of a file that holds everything memory holds."""
    meta = keeper.opened.meta
    past = (*(meta.past or ("",)), *(line.id for line in keeper.opened.tail))
    return msgspec.structs.replace(
        meta,
        uuid=meta.uuid or os.urandom(16).hex(),
        seq=keeper.log.seq,
        head=keeper.log.last,
        past=past[-layout.PAST :],
    )


def _keep_copy(keeper: Keeper, uuid: str, reason: str) -> None:
    try:
        backups.keep(keeper.backups, uuid, keeper.path, keeper.now(), reason)
    except OSError as error:
        if error.errno not in _NO_PLACE:
            raise
        # There never will be one; a file that is not written for want of it would be worse.
        keeper.opened.problems.append(backups.no_place(keeper.backups))


def _rotate(keeper: Keeper) -> None:
    """Keep only the newest edits once the edits file is long; all of them are folded."""
    log = keeper.log
    if log.end < FULL or keeper.opened.tail:
        return
    lines = log.everything().lines
    # Long edits fill the file again; where few would go it is not worth writing all others anew.
    if len(lines) > KEPT_LINES + KEPT_LINES // 10 and lines[-1].id == log.last:
        log.rewrite(lines[-KEPT_LINES:])
        log.start = log.end
