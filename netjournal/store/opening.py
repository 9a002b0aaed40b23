"""Reading a journal with its edits into memory: what is there, what is odd, what is still to do.

Writes nothing; what has to be put right on the disk is left to the first save.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from netjournal.errors import Unreadable, reason
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES
from netjournal.store import beside, durable, layout, recovery
from netjournal.store.layout import EntryLines, Leftovers, Meta, Sheets
from netjournal.store.log import EditLog, Line, Parsed
from netjournal.store.recovery import Problem

ODD = "An edit holds something that no record can."
NEWER = "This journal was written by a newer netjournal, so it can only be looked at."


class Opened(msgspec.Struct):
    """A journal in memory, and how it stands on the disk.

    `tail` are the kept edits that the file does not hold yet; `pending` are edits of a history that
    parted from the file's, to be committed again; `log_apart` says that the edits file belongs to
    that other history. `damage` is a sentence about the edits file, empty where it is sound;
    `changed_outside` is one too, empty when a fold wrote the file last.
    `newest` is an id that unread entries have, at most.
    """

    journal: Journal
    meta: Meta = Meta()
    left: Leftovers = msgspec.field(default_factory=Leftovers)
    stamp: durable.Stamp | None = None
    tail: list[Line] = []
    pending: list[Line] = []
    log_apart: bool = False
    problems: list[Problem] = []
    read_only: str = ""
    damage: str = ""
    changed_outside: str = ""
    outdated: bool = False
    entry_lines: EntryLines | None = None
    later: list[Change] = []
    newest: int = 0


def open_journal(path: Path, log: EditLog, backup_root: Path, *, entries: bool) -> Opened:
    """Read the file and its edits; raises Unreadable, which leaves everything as it is."""
    for _ in range(5):
        opened = _open_once(path, log, backup_root, entries=entries)
        # Another process may have folded between the two reads; then they do not fit together.
        if not (opened.read_only or opened.log_apart) or durable.stamp(path) == opened.stamp:
            break
    for copy in beside.conflict_copies(path):
        told = f"A sync program left another version of the journal beside it: {copy.name}."
        opened.problems.append(Problem("conflict-copy", told))
    return opened


def _open_once(path: Path, log: EditLog, backup_root: Path, *, entries: bool) -> Opened:
    recovery.refuse_odd_path(path)
    stamp = durable.stamp(path)
    if stamp is None or stamp.size == 0:
        return _open_new(path, log, backup_root, stamp)
    try:
        opened = _plain(path, entries=entries) or _decoded(durable.read(path), path)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {reason(error)}.") from error
    opened.stamp = stamp
    if opened.changed_outside:
        opened.problems.append(_what_changed(opened, path, backup_root))
    parsed = log.follow(opened.meta)
    if parsed is None and not opened.journal.complete:
        # Whether an edit fits shows only beside the record that it changes.
        return _open_once(path, log, backup_root, entries=True)
    if parsed is None:
        _part(opened, path, log.everything())
    else:
        replay(opened, parsed)
    return opened


def _open_new(path: Path, log: EditLog, backup_root: Path, stamp: durable.Stamp | None) -> Opened:
    if log.everything().lines:
        state = "missing" if stamp is None else "empty"
        raise Unreadable(f"{path} is {state}, but its edits are there.", recovery.HINT)
    # A file that is there and in order asks for no copies, and a note is in a hurry.
    from netjournal.store import backups

    if stamp is not None and backups.known_for(backup_root, path):
        raise Unreadable(f"{path} is empty, but there are older copies of it.", recovery.HINT)
    log.follow(Meta())
    opened = Opened(Journal(), stamp=stamp)
    held = len(backups.known_for(backup_root, path))
    if held:
        told = f"{path.name} is gone; {held} older copies of it can be brought back."
        opened.problems.append(Problem("removed", told, held))
    return opened


def _plain(path: Path, *, entries: bool) -> Opened | None:
    # A note reads on its own, and less.
    from netjournal.store import reading

    read = reading.read_plain(path)
    if read is None:
        return None
    opened = Opened(read.journal, meta=read.meta, left=read.left)
    if not entries:
        opened.journal.complete = False
        opened.entry_lines = read.entries
        opened.newest = read.entries.newest()
        return opened
    try:
        opened.journal.adopt("entries", read.entries.all())
    except msgspec.MsgspecError:
        return None
    return opened


def _decoded(data: bytes, path: Path) -> Opened:
    found = layout.meta_of(data)
    intact = found is not None and layout.is_intact(data, found[0])
    sheets, problems = recovery.read_carefully(data, path)
    opened = Opened(_journal(sheets), meta=sheets.meta, left=sheets.left, problems=problems)
    if sheets.meta.schema > layout.SCHEMA:
        raise Unreadable(
            f"{path.name} was written by a newer netjournal; it was not touched.",
            "Install that version, or restore an older copy: netjournal restore lists them.",
        )
    if not intact:
        opened.changed_outside = (
            f"{path.name} was changed by another program."
            if sheets.meta.seq or sheets.meta.uuid
            else f"{path.name} was not written by netjournal."
        )
    opened.outdated = sheets.meta.schema < layout.SCHEMA
    return opened


def read_copy(path: Path) -> Opened:
    """Read an older copy, or any journal file, whole and without edits; raises Unreadable."""
    recovery.refuse_odd_path(path)
    try:
        return _plain(path, entries=True) or _decoded(durable.read(path), path)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {reason(error)}.") from error


def _journal(sheets: Sheets) -> Journal:
    journal = Journal()
    for table, rows in sheets.tables.items():
        journal.adopt(table, rows)
    journal.extras.update(sheets.extras)
    return journal


def _what_changed(opened: Opened, path: Path, backup_root: Path) -> Problem:
    sentence = opened.changed_outside
    base = _last_known(opened.meta, path, backup_root)
    if base is not None:
        new = {table: opened.journal.table(table) for table in TABLES}
        old = {table: base.table(table) for table in TABLES}
        sentence = f"{sentence[:-1]}: {recovery.difference(old, new)}."
    return Problem("changed-outside", sentence)


def _last_known(meta: Meta, path: Path, backup_root: Path) -> Journal | None:
    """Return the journal as the last fold left it, from the newest copy and the edits since."""
    if not meta.uuid:
        return None
    from netjournal.store import backups

    for copy in backups.listed(backup_root, meta.uuid):
        base = _plain(copy.path, entries=True)
        if base is None or base.meta.epoch != meta.epoch:
            continue
        log = EditLog(beside.edits(path))
        parsed = log.follow(base.meta)
        log.close()
        if parsed is None or parsed.damage:
            return None
        for line in parsed.lines:
            if line.seq <= meta.seq:
                base.journal.apply(line.edit)
        return base.journal
    return None


def replay(opened: Opened, parsed: Parsed) -> None:
    """Take in the edits that the file does not hold."""
    for line in parsed.lines:
        if any(change.table not in TABLES for change in line.edit.changes):
            opened.read_only = NEWER
            break
        if opened.changed_outside and not rebase(opened, line):
            continue
        if not opened.changed_outside:
            try:
                apply_early(opened, line.edit)
            except msgspec.ValidationError:
                look_only(opened, ODD)
                break
        opened.tail.append(line)
    if parsed.damage:
        look_only(opened, parsed.damage)


def look_only(opened: Opened, damage: str) -> None:
    """Keep a journal whose edits are damaged from being written."""
    opened.damage = damage
    opened.read_only = f"{damage} The journal can only be looked at."


def rebase(opened: Opened, line: Line) -> bool:
    """Apply an edit where it still fits or already holds; where it does not, say so.

    Returns whether it fits.
    """
    if holds(opened.journal, line.edit):
        return True
    if opened.journal.conflict(line.edit) is not None or not _applied(opened.journal, line.edit):
        when = f"{line.at:%d %b %H:%M}".lstrip("0")
        told = f"An edit of {when} does not fit the changed file: {line.edit.label}."
        opened.problems.append(Problem("refused", told, raw=line.edit.label))
        return False
    return True


def _applied(journal: Journal, edit: Edit) -> bool:
    try:
        journal.apply(edit)
    except msgspec.ValidationError:
        return False
    return True


def holds(journal: Journal, edit: Edit) -> bool:
    """Tell whether the journal already is as the edit would leave it."""
    for change in edit.changes:
        there = change.id in journal.table(change.table)
        if change.now is None:
            if there:
                return False
            continue
        if not there:
            return False
        doc = journal.document(change.table, change.id)
        if any(doc.get(name) != value for name, value in change.now.items()):
            return False
    return True


def apply_early(opened: Opened, edit: Edit) -> None:
    """Apply an edit while entries may still be unread; what needs those waits in `later`."""
    opened.journal.apply(split_off_unread(opened.journal, edit, opened.later))


def split_off_unread(journal: Journal, edit: Edit, later: list[Change]) -> Edit:
    """Move the changes of entries that are not read yet to `later`, and return the rest."""
    if journal.complete:
        return edit
    waiting = {change.id for change in later}
    now: list[Change] = []
    for change in edit.changes:
        unread = change.was is not None and change.id not in journal.entries
        if change.table == "entries" and (unread or change.id in waiting):
            later.append(change)
            waiting.add(change.id)
        else:
            now.append(change)
    return msgspec.structs.replace(edit, changes=tuple(now)) if later else edit


def _part(opened: Opened, path: Path, parsed: Parsed) -> None:
    """Decide about an edits file whose history is not the file's."""
    meta, lines = opened.meta, parsed.lines
    if parsed.damage or not lines:
        look_only(opened, parsed.damage or "The edits file is damaged.")
        return
    start = _parting(meta, lines)
    if lines[-1].epoch != meta.epoch:
        start = None
    elif start is None and lines[0].seq > meta.seq + 1:
        count = lines[0].seq - meta.seq - 1
        told = f"{path.name} is older than its edits: {count} between them are missing."
        look_only(opened, told)
        return
    opened.log_apart = True
    if start is None:
        told = f"{len(lines)} edits of another history were found; they are kept beside the file."
        opened.problems.append(Problem("apart", told, len(lines)))
        return
    lacking = bring_along(opened, lines[start:], shared=lines[0].seq + start - 1)
    if lacking:
        told = f"{len(opened.pending)} of {lacking} edits made here were added to a newer file."
        opened.problems.append(Problem("apart", told, lacking))


def bring_along(opened: Opened, lines: Iterable[Line], *, shared: int) -> int:
    """Make pending those of some edits that the journal lacks and that fit, one after the other.

    `shared` is the number of the last edit that both histories have. Returns how many it lacks.
    """
    held = {line.seq for line in opened.pending}
    lacking = 0
    for line in lines:
        if holds(opened.journal, line.edit):
            continue
        lacking += 1
        if rebase(opened, line):
            # The number of an edit that did not come along is now somebody else's.
            undoes = tuple(seq for seq in line.edit.undoes if seq <= shared or seq in held)
            edit = msgspec.structs.replace(line.edit, undoes=undoes)
            opened.pending.append(msgspec.structs.replace(line, edit=edit))
            held.add(line.seq)
    return lacking


def _parting(meta: Meta, lines: Sequence[Line]) -> int | None:
    """Return the number of the first line that the file's history does not have."""
    known = {*meta.past, meta.head}
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].id in known:
            return number + 1
    return 0 if lines[0].prev in known else None
