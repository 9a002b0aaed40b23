"""The journal on the disk: opening it, saving edits, folding them into the file, taking them back.

Knows the model and errors; what an edit is for, it does not. Rare deeds and TinyDB are imported by
whoever needs them: the app's first picture waits for neither.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from netjournal.errors import ReadOnly, SaveFailed, Usage
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import Contact
from netjournal.store import beside, undo
from netjournal.store.keeper import Keeper
from netjournal.store.log import Kept
from netjournal.store.recovery import Problem

if TYPE_CHECKING:
    from tinydb import TinyDB

    from netjournal.store.checkpoint import JournalStorage
    from netjournal.store.folding import Fold


class Unfolded(msgspec.Struct, frozen=True):
    """What the edits file holds and the journal file does not."""

    bytes: int
    edits: int


class Store:
    """One journal on the disk and in memory. Several processes may have it open."""

    def __init__(self, path: Path, backups: Path, by: str, now: Callable[[], datetime]) -> None:
        self.path = path
        self.keeper = Keeper(path, backups=backups, by=by, now=now, begin=self._begin)

    @cached_property
    def db(self) -> TinyDB:
        """The file as TinyDB has it: folds go through its storage, and nothing before the first."""
        from tinydb import TinyDB

        from netjournal.store.checkpoint import JournalStorage

        return TinyDB(self.path, storage=JournalStorage)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        backups: Path,
        by: str,
        now: Callable[[], datetime],
        create: bool = False,
        entries: bool = True,
    ) -> Store:
        """Open a journal; nothing is written before the first save.

        A missing file is an empty journal where `create` is true, else Usage. With `entries` false
        they are left to `load_entries`. `by` is "app" or "shell". Raises Unreadable; the file is
        then untouched.
        """
        if not create and not os.path.lexists(path):
            raise Usage(f"There is no journal at {path}.", "netjournal note … would begin one.")
        store = cls(Path(os.path.realpath(path)), backups, by, now)
        store.keeper.open(entries=entries)
        if store.uuid and beside.forgetting(store.path).exists() and not store.read_only:
            store._finish_forgetting()
        return store

    def _finish_forgetting(self) -> None:
        from netjournal.store import forget

        try:
            forget.finish(self)
        except (SaveFailed, ReadOnly) as error:
            self.keeper.opened.problems.append(Problem("forgetting", error.sentence))

    @property
    def journal(self) -> Journal:
        """The live journal; another object after another file took the old one's place."""
        return self.keeper.journal

    @property
    def read_only(self) -> str:
        """Why nothing can be saved, as a sentence; empty where everything can."""
        return self.keeper.read_only

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the file: records set aside, changes from outside."""
        return tuple(self.keeper.opened.problems)

    @property
    def changed_outside(self) -> str:
        """A sentence where another program wrote the file and that is not accepted yet."""
        return self.keeper.opened.changed_outside

    @property
    def damage(self) -> str:
        """A sentence where the edits file is damaged; `mend` goes on with what is left of it."""
        return self.keeper.opened.damage

    @property
    def uuid(self) -> str:
        """The journal's own name; empty before the first save."""
        return self.keeper.opened.meta.uuid

    def keeps_out(self, contact: Contact) -> bool:
        """Tell whether somebody was forgotten so that no import brings them back."""
        from netjournal.store import keepout

        return keepout.holds(self.keeper, contact)

    def load_entries(self) -> Iterator[int]:
        """Read the entries in slices of some milliseconds; yields how many there are so far."""
        while self.keeper.read_some_entries():
            yield len(self.journal.entries)
        yield len(self.journal.entries)

    def new_id(self) -> int:
        """Return an id above every one in the journal."""
        return self.keeper.new_id()

    def commit(self, edit: Edit) -> Kept:
        """Save an edit: it is on the disk and in the journal when this returns.

        Raises Refused when what it changes was changed since, ReadOnly, or SaveFailed; the journal
        is then as it was. A file changed from outside does not keep edits from being saved, only
        from being folded into it.
        """
        with self.keeper.writing():
            return self.keeper.append(edit)

    def catch_up(self) -> tuple[Kept, ...]:
        """Take in what other processes saved since; costs two stats where there is nothing.

        What a save or a fold of ours took in meanwhile is told here, too.
        Where the file was replaced the journal is read anew; that comes as one Kept by "elsewhere"
        that has no changes.
        """
        came, self.keeper.came = tuple(self.keeper.came), []
        if not self.keeper.is_behind():
            return came
        try:
            with self.keeper.lock.held(patience=0.05):
                return (*came, *self.keeper.catch_up())
        except SaveFailed:
            return came
        except OSError:
            # Where no lock can be had, nobody here writes either.
            return (*came, *self.keeper.catch_up())

    def undo(self, *, inside: str = "") -> Kept:
        """Take back the newest edit, or its whole batch; with `inside`, one edit of that batch.

        Raises NotFound where there is none, Refused where the journal has moved on.
        """
        with self.keeper.writing():
            return self.keeper.append(
                undo.next_undo(self.keeper.all_kept(), inside, self._source_elsewhere)
            )

    def _source_elsewhere(self, kept: Kept) -> str:
        """Say where and when an edit was made that was not made here just now."""
        if kept.seq in self.keeper.made_here:
            return ""
        from netjournal.store.refusal import source

        return source(kept, self.keeper.now())

    def redo(self) -> Kept:
        """Give back what was taken back last; raises NotFound or Refused."""
        with self.keeper.writing():
            return self.keeper.append(undo.next_redo(self.keeper.all_kept()))

    def history(self, limit: int = 100) -> list[Kept]:
        """Return the newest edits, newest first, those taken back marked."""
        held = self.keeper.all_kept()
        gone = undo.taken_back(held)
        told = [one for one in reversed(held) if one.edit.changes][:limit]
        return [msgspec.structs.replace(one, undone=one.seq in gone) for one in told]

    def unfolded(self) -> Unfolded:
        """Return how much the edits file holds that the journal file does not."""
        log, tail = self.keeper.log, self.keeper.opened.tail
        return Unfolded(log.end - log.start if tail else 0, len(tail))

    def fold(self, *, if_needed: bool = False, reason: str = "") -> bool:
        """Bring the file up to date; a `reason` ("before-import") keeps a copy of the old one.

        Returns whether it was written: not when read-only, or changed outside and not accepted.
        Raises SaveFailed; the edits are safe in their own file then.
        """
        if self.read_only or self.changed_outside or (if_needed and not self._needs_fold()):
            return False
        with self.keeper.writing():
            return self.fold_now(reason)

    def snapshot_fold(self, reason: str = "") -> Fold | None:
        """Take a cheap snapshot whose `write` may run in a thread; `finish` it in this one.

        None: there is nothing to fold; for a `reason` there is. Raises what `fold` raises.
        """
        if self.read_only or self.changed_outside or not (reason or self._needs_fold()):
            return None
        with self.keeper.writing():
            self.keeper.read_entries()
            return self.snapshot(reason)

    def accept_foreign(self) -> None:
        """Accept what another program wrote: keep a copy of that, then fold as usual."""
        if self.changed_outside:
            with self.keeper.writing():
                # Who has the journal open without that program's changes must not fold over them.
                self.fold_now("changed-outside", anew=True)

    def mend(self) -> None:
        """Go on after damage to the edits with all of them that can be read and still fit.

        The damaged file is kept beside the journal; `problems` name the edits that do not fit.
        """
        if self.keeper.opened.damage:
            from netjournal.store import mending

            self.keeper.read_entries()
            mending.take_up(self.keeper)
            with self.keeper.writing():
                self.fold_now("damaged")

    def close(self, *, fold: bool = True) -> None:
        """Fold what is not folded yet and close; an edit is safe even where the fold fails.

        With `fold` false nothing is written: for commands that only read.
        """
        try:
            if fold:
                self.fold(if_needed=True)
        except (SaveFailed, ReadOnly):
            # The edits file holds everything; whoever opens the journal next folds it.
            pass
        finally:
            self.keeper.close()
            if "db" in vars(self):
                self.db.close()

    def _needs_fold(self) -> bool:
        opened = self.keeper.opened
        return bool(opened.tail or opened.pending or opened.outdated)

    def fold_now(self, reason: str = "", *, anew: bool = False) -> bool:
        """Fold, under the lock and caught up; `anew` as `Fold` has it."""
        self.keeper.read_entries()
        fold = self.snapshot(reason, anew=anew)
        fold.write()
        return fold.place()

    def snapshot(self, reason: str = "", *, anew: bool = False) -> Fold:
        """Take a snapshot of what memory holds, under the lock if it is to be put in place."""
        from netjournal.store.folding import Fold  # a journal is opened, read and closed without

        storage = cast("JournalStorage", self.db.storage)
        return Fold(self.keeper, storage, reason, anew=anew)

    def _begin(self) -> None:
        # The file comes before its first edit, so that edits without a file are always damage.
        self.fold_now()
