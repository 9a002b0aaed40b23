"""Forgetting somebody: out of the journal, its edits and every older copy, for good.

A marker file says what is under way, so that a crash in between is finished at the next opening.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from netjournal.errors import NotFound, SaveFailed, Unreadable, reason
from netjournal.model.edits import Change, Edit
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import SOMEONE, Ways, forgotten, ways_written
from netjournal.model.records import TABLES
from netjournal.store import backups as copies
from netjournal.store import beside, durable, keepout, layout, log, opening

if TYPE_CHECKING:
    from netjournal.store.store import Store

_WORDS = (
    "netjournal is forgetting somebody. It finishes when the journal is next opened; "
    "this file then goes away.\n"
)
_BLANK = Edit("forgotten", ())


class _Under(msgspec.Struct, frozen=True, dict=True):
    """Who is being forgotten: the id, how they are written, the records and files that tell it."""

    contact: int
    ways: Ways
    records: tuple[tuple[str, int], ...] = ()
    files: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a name or a point of contact in a text."""
        return self.ways.pattern()

    @cached_property
    def raw_pattern(self) -> re.Pattern[str]:
        """Matches them inside JSON, where a word may follow an escape."""
        return Ways(_in_json(self.ways.whole), _in_json(self.ways.single)).pattern(
            r"(?:(?<!\w)|(?<=\\[bfnrt]))"
        )

    @cached_property
    def number(self) -> re.Pattern[str]:
        """Matches the id; that of another journal may be a single digit."""
        return re.compile(rf"(?<!\d){self.contact}(?!\d)")

    def told_in(self, raw: str) -> bool:
        """Tell whether JSON names them, by words or by id."""
        return any(pattern.search(raw) for pattern in (self.number, self.raw_pattern))


def forget(
    store: Store, contact_id: int, *, files: Iterable[Path] = (), keep_out: bool = False
) -> None:
    """Take somebody out of everything, also out of texts in `files`, such as drafts.

    With `keep_out` later imports leave them out. Raises NotFound, ReadOnly, SaveFailed.
    """
    contact = store.journal.contacts.get(contact_id)
    if contact is None:
        raise NotFound("There is nobody with that id.")
    store.keeper.read_entries()
    edit = forgotten(store.journal, contact)
    touched = tuple((change.table, change.id) for change in edit.changes)
    ways = ways_written(store.journal, contact)
    under = _Under(contact_id, ways, touched, tuple(map(str, files)))
    with store.keeper.writing():
        text = _WORDS.encode() + msgspec.json.encode(under) + b"\n"
        with _told(store.path):
            durable.replace(beside.forgetting(store.path), [text])
            if keep_out:
                keepout.add(store.keeper, contact)
            _finish(store, under)


def finish(store: Store) -> None:
    """Finish what a crash interrupted."""
    raw = durable.read(beside.forgetting(store.path)).partition(b"\n")[2]
    try:
        under = msgspec.json.decode(raw, type=_Under)
    except msgspec.MsgspecError:
        durable.remove(beside.forgetting(store.path))
        return
    with store.keeper.writing(), _told(store.path):
        _finish(store, under)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say how far it came where the disk refuses a step."""
    try:
        yield
    except (OSError, SaveFailed) as error:
        why = error.sentence if isinstance(error, SaveFailed) else f"{reason(error)}."
        if not beside.forgetting(path).exists():
            raise SaveFailed(f"Nobody was forgotten: {why}") from error
        raise SaveFailed(
            f"Forgetting is not finished: {why}", "It goes on when the journal is next opened."
        ) from error


def _finish(store: Store, under: _Under) -> None:
    """Take every step that is not taken yet; each may be taken twice."""
    keeper = store.keeper
    keeper.read_entries()
    contact = store.journal.contacts.get(under.contact)
    if contact is not None:
        keeper.append(forgotten(store.journal, contact))
    rest = _leftovers(store.journal, under)
    if rest.changes:
        keeper.append(rest)
    _scrub_left(keeper.opened.left, under)
    # Other processes that hold the person in memory read anew when the epoch is another.
    store.fold_now(anew=True)
    for scrap in beside.scraps(store.path):
        durable.remove(scrap)
    _rewrite_edits(store, under)
    for folder in copies.folders_for(keeper.backups, store.uuid, store.path):
        _rewrite_copies(folder, under)
    for copy in beside.conflict_copies(store.path):
        if beside.are_edits(copy, store.path):
            _rewrite_side(copy, under)
        else:
            # What a sync program left is not ours to remove, even where it cannot be read.
            with suppress(Unreadable):
                _rewrite_copy(copy, under)
    for name in under.files:
        _rewrite_text(Path(name), under)
    durable.remove(beside.forgetting(store.path))
    with suppress(OSError):
        # Should a power cut bring the marker back, all this is done again.
        durable.sync_folder(store.path.parent)


def _in_json(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words as JSON may hold them: as they are, and as ASCII with escapes."""
    ways = (json.dumps(word, ensure_ascii=ascii)[1:-1] for word in words for ascii in (False, True))
    return tuple(dict.fromkeys(ways))


def _leftovers(journal: Journal, under: _Under) -> Edit:
    """Return the edit for texts that still name them: titles, tags, fields of other versions."""
    changes = []
    for table in TABLES:
        for one in journal.table(table):
            doc = journal.document(table, one)
            if not under.told_in(layout.encode(doc).decode()):
                continue
            fresh = {name: _covered(value, under.pattern) for name, value in doc.items()}
            now = {name: value for name, value in fresh.items() if value != doc[name]}
            if now:
                was = {name: doc[name] for name in now}
                changes.append(Change(table, one, was=was, now=now))
    return Edit("forgot someone", tuple(changes))


def _covered(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(SOMEONE, value)
    if isinstance(value, list):
        return [_covered(one, pattern) for one in value]
    if isinstance(value, dict):
        return {name: _covered(one, pattern) for name, one in value.items()}
    return value


def _scrub_left(left: layout.Leftovers, under: _Under) -> None:
    def scrubbed(raw: bytes) -> bytes:
        return under.raw_pattern.sub(SOMEONE, raw.decode()).encode()

    left.tail = scrubbed(left.tail)
    left.meta = _covered(left.meta, under.pattern)
    left.aside = {
        table: [(key, scrubbed(raw)) for key, raw in held if str(under.contact) != key]
        for table, held in left.aside.items()
    }
    left.verbatim = {
        key: (record, _covered(doc, under.pattern)) for key, (record, doc) in left.verbatim.items()
    }


def _blanked(lines: Iterable[log.Line], under: _Under) -> list[log.Line]:
    """Return the lines with those about the person emptied; their place in the chain stays."""
    touched = set(under.records)
    return [
        msgspec.structs.replace(line, edit=_BLANK)
        if any((change.table, change.id) in touched for change in line.edit.changes)
        or under.told_in(log.to_bytes(line).decode())
        else line
        for line in lines
    ]


def _rewrite_edits(store: Store, under: _Under) -> None:
    edits = store.keeper.log
    edits.rewrite(_blanked(edits.everything().lines, under), epoch=store.keeper.opened.meta.epoch)
    store.keeper.forget_history()
    for aside in beside.edits_aside(store.path):
        _rewrite_side(aside, under)


def _rewrite_side(path: Path, under: _Under) -> None:
    """Blank another edits file; what cannot be read of one that tells of them goes away."""
    held = log.EditLog(path)
    lines = held.everything().lines
    if lines or under.told_in(durable.read(path).decode(errors="replace")):
        held.rewrite(_blanked(lines, under))
    held.close()


def _rewrite_text(path: Path, under: _Under) -> None:
    """Put "someone" into a plain text; one that went away meanwhile needs none.

    What was written for this person alone, and is named by the id, goes.
    """
    if under.number.search(path.name):
        durable.remove(path)
        return
    with suppress(FileNotFoundError):
        held = durable.read(path).decode(errors="replace")
        fresh = under.pattern.sub(SOMEONE, held)
        if fresh != held:
            durable.replace(path, [fresh.encode()])


def _rewrite_copies(folder: Path, under: _Under) -> None:
    for copy in copies.listed(folder.parent, folder.name):
        try:
            _rewrite_copy(copy.path, under)
        except Unreadable:
            # Nobody can take a person out of what nobody can read.
            durable.remove(copy.path)
    for edits in folder.glob("*.json.edits"):
        _rewrite_side(edits, under)
    for scrap in folder.glob("*.tmp"):
        durable.remove(scrap)


def _rewrite_copy(path: Path, under: _Under) -> None:
    if not under.told_in(durable.read(path).decode(errors="replace")):
        return
    old = opening.read_copy(path)
    journal = old.journal
    contact = journal.contacts.get(under.contact)
    if contact is not None:
        journal.apply(forgotten(journal, contact))
    journal.apply(_leftovers(journal, under))
    _scrub_left(old.left, under)
    tables = {table: journal.table(table) for table in TABLES}
    durable.replace(path, layout.render(old.meta, tables, journal.extras, old.left))
