"""Looking after a journal: is it sound, a copy of it, an older one brought back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from netjournal.errors import NotFound, Refused, SaveFailed, Unreadable, reason
from netjournal.model.journal import Journal
from netjournal.model.records import ME, TABLES
from netjournal.store import backups as copies
from netjournal.store import beside, durable, layout, opening
from netjournal.store.backups import Backup
from netjournal.store.layout import Meta
from netjournal.store.lock import Lock
from netjournal.store.log import EditLog, new_line_id
from netjournal.store.opening import Opened
from netjournal.store.recovery import Problem
from netjournal.store.store import Store

_LIST = "netjournal restore lists the older copies."


class Report(msgspec.Struct, frozen=True):
    """How a journal stands. `unreadable` is a sentence, empty where it could be read.

    `damage` is one about the edits, which `Store.mend` goes on from; `latest` counts what restoring
    the latest would bring back, and is empty where the journal is sound or that cannot be had.
    """

    path: Path
    unreadable: str
    read_only: str
    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int], ...]
    edits: int
    unfolded: int
    backups: tuple[Backup, ...]
    damage: str = ""
    latest: tuple[tuple[str, int], ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing needs anybody's attention."""
        return not (self.unreadable or self.read_only or self.problems)


def check(path: Path, backups: Path) -> Report:
    """Read everything there is and say how it stands; writes nothing."""
    path = Path(os.path.realpath(path))
    log = EditLog(beside.edits(path))
    try:
        opened = opening.open_journal(path, log, backups, entries=True)
        parsed = log.everything()
    except Unreadable as error:
        held = tuple(copies.known_for(backups, path))
        whole = latest(path, backups)
        saved = counts(whole.journal) if whole else ()
        return Report(path, error.sentence, "", (), (), 0, 0, held, latest=saved)
    finally:
        log.close()
    problems = [*opened.problems, *_dangling(opened.journal)]
    if not copies.can_keep(backups):
        problems.append(copies.no_place(backups))
    whole = latest(path, backups) if opened.changed_outside or opened.damage else None
    if parsed.damage and not opened.read_only:
        told = f"{parsed.damage} It is older than the journal file, so nothing is lost but history."
        problems.append(Problem("damage", told))
    return Report(
        path=path,
        unreadable="",
        read_only=opened.read_only,
        problems=tuple(problems),
        counts=counts(opened.journal),
        edits=len(parsed.lines),
        unfolded=len(opened.tail),
        backups=tuple(copies.listed(backups, opened.meta.uuid)),
        damage=opened.damage,
        latest=counts(whole.journal) if whole else (),
    )


def _dangling(journal: Journal) -> Iterator[Problem]:
    gone: dict[str, set[int]] = {}
    for table, index in journal.naming:
        named = (one for one in index if one != ME and one not in journal.contacts)
        gone.setdefault(table, set()).update(named)
    for table, missing in gone.items():
        if missing:
            told = f"{table.replace('_', '-')} name {len(missing)} contacts that are not there."
            yield Problem("dangling", told.capitalize(), len(missing), table)


def list_backups(path: Path, backups: Path) -> list[Backup]:
    """Return the older copies of the journal at a path, newest first."""
    return copies.known_for(backups, Path(os.path.realpath(path)))


def backup(store: Store, target: Path, tables: Mapping[str, bytes]) -> Path:
    """Write everything the journal holds to a file, with more tables, given as JSON, at its end.

    Raises Refused where the target exists, SaveFailed where it cannot be written.
    """
    store.keeper.read_entries()
    try:
        durable.write_new(target, store.snapshot().pieces(layout.tail(tables)))
        durable.sync_folder(target.parent)
    except FileExistsError:
        raise Refused(f"{target} is there already.", "Choose another name.") from None
    except OSError as error:
        raise SaveFailed(f"{target} could not be written: {reason(error)}.") from error
    return target


def counts(journal: Journal) -> tuple[tuple[str, int], ...]:
    """Return how many records each table holds."""
    return tuple((table, len(journal.table(table))) for table in TABLES)


def held_in(copy: Path) -> tuple[tuple[str, int], ...]:
    """Return how many records an older copy holds of each table; raises Unreadable."""
    return counts(opening.read_copy(copy).journal)


def latest(path: Path, backups: Path) -> Opened | None:
    """Return the journal as it was last saved, made of an older copy and the edits since.

    None where no copy fits the edits, or the edits are damaged.
    """
    path = Path(os.path.realpath(path))
    log = EditLog(beside.edits(path))
    try:
        return _latest(path, log, backups)
    finally:
        log.close()


def _latest(path: Path, log: EditLog, backups: Path) -> Opened | None:
    for base in _bases(path, backups):
        parsed = log.follow(base.meta)
        if parsed is None or parsed.damage or not log.is_there():
            continue
        if any(line.epoch != base.meta.epoch for line in parsed.lines):
            continue
        opening.replay(base, parsed)
        if not base.read_only and log.seq:
            return base
    return None


def _bases(path: Path, backups: Path) -> Iterator[Opened]:
    for copy in list_backups(path, backups):
        with suppress(Unreadable):
            yield opening.read_copy(copy.path)
    # The edits of a young journal go back to its beginning.
    yield Opened(Journal())


def restore(
    path: Path, which: Path | None, *, backups: Path, now: Callable[[], datetime]
) -> Path | None:
    """Put an older copy in the journal's place; what was there is kept, with its edits.

    Without a copy's name it is the journal as it was last saved (`latest`). Returns where what was
    there is kept. The edits begin anew, so that nothing of before comes back by itself, except
    after the latest, which they fit. Raises NotFound where there is no latest, Unreadable where the
    copy cannot be read, SaveFailed.
    """
    path = Path(os.path.realpath(path))
    chosen = opening.read_copy(which) if which else None
    lock = Lock(path.with_name(path.name + ".lock"))
    log = EditLog(beside.edits(path))
    before = durable.stamp(path)
    try:
        durable.make_folder(path.parent)
        with lock.held():
            old = chosen or _latest(path, log, backups)
            if old is None:
                raise NotFound("No older copy fits the recent edits.", _LIST)
            kept = _keep_both(path, log, old.meta.uuid, backups, now())
            _put(path, _next_meta(path, log, old, anew=which is not None), old)
            if which is not None:
                with suppress(OSError):
                    # Edits of another epoch are not replayed; the next save sets them aside.
                    log.rewrite([])
            return kept
    except OSError as error:
        if durable.stamp(path) != before:
            raise SaveFailed(
                f"The older copy is in place, but not safe on the disk yet: {reason(error)}.",
                "Look at it with: netjournal check",
            ) from error
        raise SaveFailed(
            f"The older copy could not be put in place: {reason(error)}.", "Nothing was changed."
        ) from error
    finally:
        log.close()
        lock.close()


def _next_meta(path: Path, log: EditLog, old: Opened, *, anew: bool) -> Meta:
    found = layout.meta_of(durable.read(path)) if durable.stamp(path) else None
    uuid = old.meta.uuid or (found[0].uuid if found else "") or os.urandom(16).hex()
    meta = msgspec.structs.replace(old.meta, uuid=uuid)
    if not anew:
        past = (*(meta.past or ("",)), *(line.id for line in old.tail))[-layout.PAST :]
        return msgspec.structs.replace(meta, seq=log.seq, head=log.last, past=past)
    head = new_line_id()
    seq = max([meta.seq, *(line.seq for line in log.everything().lines)])
    return msgspec.structs.replace(
        meta, epoch=os.urandom(4).hex(), seq=seq, head=head, past=(head,)
    )


def _keep_both(path: Path, log: EditLog, uuid: str, root: Path, now: datetime) -> Path | None:
    """Keep the file and its edits as they are, readable or not."""
    found = layout.meta_of(durable.read(path)) if durable.stamp(path) else None
    uuid = (found[0].uuid if found else "") or uuid or "unknown"
    kept = copies.keep(root, uuid, path, now, "before-restore")
    if kept is None:
        return None
    if log.is_there():
        durable.copy(log.path, beside.edits(kept.path))
        durable.sync_folder(kept.path.parent)
    return kept.path


def _put(path: Path, meta: Meta, old: Opened) -> None:
    tables = {table: old.journal.table(table) for table in TABLES}
    durable.replace(path, layout.render(meta, tables, old.journal.extras, old.left))
