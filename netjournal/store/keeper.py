"""What a store does under its lock: keep memory and disk in step, append edits, begin a file.

Its public faces are `store.Store` and `quick`; putting whole files in place is `folding`.
"""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from netjournal.errors import ReadOnly, Refused, SaveFailed, Unreadable, reason
from netjournal.model.edits import Edit
from netjournal.model.ids import EPOCH_MS, NewId, id_source
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES
from netjournal.store import beside, durable, layout, opening
from netjournal.store.layout import Meta
from netjournal.store.lock import Lock
from netjournal.store.log import (
    Appeared,
    Broken,
    EditLog,
    Kept,
    Line,
    new_line_id,
    parts_of,
    to_kept,
)
from netjournal.store.opening import Opened
from netjournal.store.recovery import Problem

ELSEWHERE = "elsewhere"
"""Who made a change that came with another file, not as an edit."""
SLICE = 1 << 18
"""Bytes of entries decoded in one go: a few milliseconds."""
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Keeper:
    """One journal in memory and on the disk, and what is known of how the two stand.

    `begin` writes the first file of a new journal; it is called under the lock.
    """

    def __init__(
        self,
        path: Path,
        *,
        backups: Path,
        by: str,
        now: Callable[[], datetime],
        begin: Callable[[], None],
    ) -> None:
        self.path = path
        self.backups = backups
        self.now = now
        self.journal = Journal()
        self.read_only = ""
        self.opened = Opened(self.journal)
        self.lock = Lock(path.with_name(path.name + ".lock"))
        self.log = EditLog(beside.edits(path))
        self.known: set[str] = set()
        """The ids of the lines that memory holds."""
        self.made_here: set[int] = set()
        """The numbers of the edits that came from here since it was opened."""
        self.came: list[Kept] = []
        """What others saved that was taken in for a save of ours, not told to anybody yet."""
        self._by = by
        self._begin = begin
        self._history: list[Kept] | None = None
        self._suspect = False
        self._new_id: NewId | None = None
        self._newest = 0

    def open(self, *, entries: bool) -> None:
        """Read the journal; raises Unreadable."""
        self.take(self._read(entries=entries))

    def _read(self, *, entries: bool) -> Opened:
        # Reading makes many objects that stay; looking for garbage among them doubles the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return opening.open_journal(self.path, self.log, self.backups, entries=entries)
        finally:
            if collecting:
                # What was read stays; the first collection need not go through all of it.
                gc.freeze()
                gc.enable()

    def take(self, opened: Opened) -> None:
        """Make what was read the journal."""
        self.journal = opened.journal
        self.opened = opened
        self.read_only = opened.read_only or self._why_not_writable()
        self.known = {*opened.meta.past, opened.meta.head, *(line.id for line in opened.tail)}
        self._history = None

    def close(self) -> None:
        """Close the files."""
        self.log.close()
        self.lock.close()

    @property
    def is_new(self) -> bool:
        """Tell whether there is no journal file yet."""
        return self.opened.stamp is None or not self.opened.stamp.size

    def new_id(self) -> int:
        """Return an id above every one in the journal."""
        if self._new_id is None:
            self._newest = max(self.journal.newest_id(), self.opened.newest)
            self._new_id = id_source(
                self._clock_ms, lambda: int.from_bytes(os.urandom(2), "big") >> 4, self._newest
            )
        self._newest = self._new_id()
        return self._newest

    def _clock_ms(self) -> int:
        # With a clock that went back, counting on from the last id would give two processes the
        # same ids; a millisecond of its own gives each other random bits.
        last = (self._newest >> 12) + EPOCH_MS
        now = int(self.now().timestamp() * 1000)
        return now if now > last else last + 1

    def _why_not_writable(self) -> str:
        held = self.path if self.path.exists() else self.path.parent
        if os.access(held, os.W_OK) and (held != self.path or os.access(held.parent, os.W_OK)):
            return ""
        return f"The journal is read-only: {held} may not be written." if held.exists() else ""

    # reading on

    def is_behind(self) -> bool:
        """Tell, by two stats, whether somebody else wrote the file or its edits."""
        return self.log.has_changed() or durable.stamp(self.path) != self.opened.stamp

    def catch_up(self) -> tuple[Kept, ...]:
        """Take in what others saved since; under the lock, or where none can be had."""
        came: list[Kept] = []
        if self.log.has_changed():
            parsed = self.log.news()
            if parsed is None:
                if self.log.is_there():
                    return (self._read_anew(log_is_known=False),)
            elif any(line.epoch != self.opened.meta.epoch for line in parsed.lines):
                return (self._read_anew(log_is_known=False),)
            else:
                came += map(self._take_line, parsed.lines)
                if parsed.damage:
                    opening.look_only(self.opened, parsed.damage)
                self.read_only = self.read_only or self.opened.read_only
        if durable.stamp(self.path) != self.opened.stamp and not self._is_fold_of_ours():
            return (*came, self._read_anew())
        return tuple(came)

    def _take_line(self, line: Line) -> Kept:
        if any(change.table not in TABLES for change in line.edit.changes):
            self.read_only = opening.NEWER
        else:
            try:
                opening.apply_early(self.opened, line.edit)
            except msgspec.ValidationError:
                opening.look_only(self.opened, opening.ODD)
        return self._noted(line)

    def _noted(self, line: Line) -> Kept:
        self.known.add(line.id)
        self.opened.tail.append(line)
        one = to_kept(line)
        if self._history is not None:
            self._history.append(one)
        return one

    def _is_fold_of_ours(self) -> bool:
        """Tell whether the new file holds only what memory holds already, and note that."""
        stamp = durable.stamp(self.path)
        if stamp is None:
            # Memory and edits hold everything; the next fold writes the file again.
            told = f"{self.path.name} was removed; the next save writes it again."
            self.opened.problems.append(Problem("removed", told))
            self.opened.outdated = True
            self.opened.stamp = None
            return True
        data = durable.read(self.path)
        found = layout.meta_of(data)
        if found is None or not layout.is_intact(data, found[0]):
            return False
        meta, ours = found[0], self.opened.meta
        same = meta.epoch == ours.epoch and ours.uuid in ("", meta.uuid)
        if not same or meta.head not in self.known:
            return False
        self.note_folded(meta, stamp)
        return True

    def note_folded(self, meta: Meta, stamp: durable.Stamp | None) -> None:
        """Note that the journal file is complete up to what its meta says."""
        self.opened.meta = meta
        self.opened.stamp = stamp
        self.opened.outdated = False
        self.opened.changed_outside = ""
        self.opened.tail = [line for line in self.opened.tail if line.seq > meta.seq]
        if not self.opened.tail:
            self.log.start = self.log.end

    def _read_anew(self, *, log_is_known: bool = True) -> Kept:
        before = self.opened
        try:
            opened = self._read(entries=True)
        except Unreadable as error:
            # Another program may be in the middle of writing it; what is in memory stays.
            before.changed_outside = error.sentence
            before.problems.append(Problem("changed-outside", error.sentence))
            before.stamp = durable.stamp(self.path)
            if not log_is_known:
                self.read_only = error.sentence
        else:
            if opened.meta.epoch == before.meta.epoch and not opened.read_only:
                self._bring_along(before, opened)
            self.take(opened)
        label = "the journal was changed outside"
        return Kept(self.log.seq, self.now(), ELSEWHERE, Edit(label, ()))

    @staticmethod
    def _bring_along(before: Opened, opened: Opened) -> None:
        """Keep edits saved here that a program which copies files took away with the old file."""
        there = {*opened.meta.past, opened.meta.head, *(line.id for line in opened.tail)}
        ours = [(before.meta.head, before.meta.seq), *((line.id, line.seq) for line in before.tail)]
        shared = max((seq for one, seq in ours if one in there), default=0)
        there.update(line.id for line in opened.pending)
        gone = [line for line in before.tail if line.id not in there]
        opening.bring_along(opened, gone, shared=shared)

    def read_entries(self) -> None:
        """Read the entries that are not read yet."""
        while self.read_some_entries():
            pass

    def read_some_entries(self) -> bool:
        """Read a few milliseconds' worth of entries; tell whether there may be more."""
        if self.journal.complete:
            return False
        unread = self.opened.entry_lines
        if unread is None:
            self.open(entries=True)
            return False
        some = unread.next(SLICE)
        if some:
            self.journal.adopt("entries", some)
            return True
        self.journal.complete = True
        self.opened.entry_lines = None
        self.journal.apply(Edit("", tuple(self.opened.later)))
        self.opened.later = []
        return False

    def all_kept(self) -> list[Kept]:
        """Return every edit that is still in the edits file, oldest first."""
        if self._history is None:
            lines = self.opened.tail if self.opened.log_apart else self.log.everything().lines
            self._history = [to_kept(line) for line in lines]
        return self._history

    def forget_history(self) -> None:
        """Read the edits anew when somebody asks for them."""
        self._history = None

    # writing

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock with memory caught up; raises ReadOnly or SaveFailed."""
        self._check_writable()
        with ExitStack() as stack:
            try:
                if self.is_new:
                    self._make_folder()
                try:
                    stack.enter_context(self.lock.held())
                except FileNotFoundError:
                    # The folder was moved or removed; memory and the next fold hold everything.
                    self.path.parent.mkdir(mode=0o700)
                    stack.enter_context(self.lock.held())
                if self.is_behind():
                    self.came += self.catch_up()
                self._check_writable()
                if self.is_new and not self.opened.meta.uuid:
                    self._begin()
                self._put_right()
            except OSError as error:
                raise self._failed(error) from error
            yield

    def _make_folder(self) -> None:
        try:
            durable.make_folder(self.path.parent)
        except OSError as error:
            raise SaveFailed(
                f"The folder {self.path.parent} cannot be made: {reason(error)}.",
                "Name another place for the journal: netjournal --journal PATH",
            ) from error

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only, "netjournal check says more.")

    def _failed(self, error: OSError) -> ReadOnly | SaveFailed:
        if error.errno in _NOT_ALLOWED:
            self.read_only = f"The journal cannot be written: {reason(error)}."
            return ReadOnly(self.read_only)
        return SaveFailed(
            f"That could not be saved: {reason(error)}.",
            "Nothing else changed; try again when it is mended.",
        )

    def _put_right(self) -> None:
        """Write what opening found to be missing in the edits file."""
        opened, log = self.opened, self.log
        if not log.is_there() and opened.tail:
            told = "The edits file was removed; it was written again from memory."
            opened.problems.append(Problem("removed", told))
            log.rewrite(opened.tail)
        if not (opened.log_apart or opened.pending):
            return
        if opened.log_apart:
            # A crash after this leaves the name taken, and the next try makes another.
            name = f"{log.path.name}.{self.now():%Y%m%dT%H%M%S}-{os.urandom(2).hex()}"
            durable.link_or_copy(log.path, log.path.with_name(name))
            log.seq, log.last = opened.meta.seq, opened.meta.head
        fresh: list[Line] = []
        seq, last = log.seq, log.last
        numbers: dict[int, int] = {}
        for line in opened.pending:
            seq += 1
            numbers[line.seq] = seq
            undoes = tuple(numbers.get(one, one) for one in line.edit.undoes)
            made = msgspec.structs.replace(
                line,
                seq=seq,
                id=new_line_id(),
                prev=last,
                edit=msgspec.structs.replace(line.edit, undoes=undoes),
                epoch=opened.meta.epoch,
            )
            last = made.id
            fresh.append(made)
        if opened.log_apart:
            log.rewrite(fresh)
        else:
            log.append(b"".join(parts_of(line)[0] for line in fresh), seq, last)
        opened.log_apart, opened.pending = False, []
        self.made_here.clear()
        self._history = None
        for line in fresh:
            self._noted(line)

    def append(self, edit: Edit) -> Kept:
        """Save an edit, under the lock and caught up: on the disk first, then in memory.

        One that neither changes nor undoes anything is not kept; nobody would look for it.
        """
        if not (edit.changes or edit.undoes):
            return Kept(self.log.seq, self.now(), self._by, edit)
        journal = self.journal
        if not journal.complete and any(
            change.was is not None
            and change.table == "entries"
            and change.id not in journal.entries
            for change in edit.changes
        ):
            self.read_entries()
        change = journal.conflict(edit)
        if change is not None:
            # Next to no edit is refused, so none should wait for the sentences.
            from netjournal.store.refusal import refused

            raise refused(journal, change, self.all_kept(), self.now())
        line = Line(
            seq=self.log.seq + 1,
            id=new_line_id(),
            prev=self.log.last,
            at=self.now(),
            by=self._by,
            edit=edit,
            epoch=self.opened.meta.epoch,
        )
        try:
            data, last = parts_of(line)
            prepared = journal.prepare(edit)
        except (UnicodeEncodeError, msgspec.ValidationError) as error:
            raise Refused("That holds something the journal cannot keep.") from error
        try:
            self._put(data, line.seq, last)
        except Appeared:
            self.came += self.catch_up()
            self._check_writable()
            self._put_right()
            return self.append(edit)
        except OSError as error:
            raise self._failed(error) from error
        journal.install(prepared)
        self.made_here.add(line.seq)
        return self._noted(line)

    def _put(self, data: bytes, seq: int, last: str) -> None:
        try:
            if self._suspect:
                # What a disk says after a failed sync is no proof; a new file is.
                self.log.write_anew()
                self._suspect = False
            self.log.append(data, seq, last)
        except Appeared:
            raise
        except Broken:
            self.read_only = (
                "The disk failed in the middle of a save; the journal is read-only now."
            )
            raise
        except OSError:
            self._suspect = True
            raise
