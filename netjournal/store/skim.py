"""A journal skimmed for one day: of contacts and entries only what says whom the day is about; and
later only what is around the people that edits since were about.

It is read-only. Anything out of the ordinary is left to the full store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, Coming, Record, Relation
from netjournal.store import beside, durable, layout, opening
from netjournal.store.layout import Meta
from netjournal.store.lines import Lines
from netjournal.store.log import EditLog, Line, Parsed
from netjournal.store.opening import Opened

_FIRST = 1 << 16
_MOST = 100
"""Changes after which everything is read again, and people."""
_ABSENT = "-"
"""No field of the file is called so: these are here for who asks, and are not read."""


class _Contact(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A contact, as far as a day asks about it."""

    id: int
    name: str
    pace: int | None = None
    tended: date | None = None
    birthday: str = ""
    relations: tuple[Relation, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    archived: str = ""
    sources: msgspec.Raw = msgspec.Raw()
    created: datetime | None = None
    updated: datetime | None = None
    met: None = msgspec.field(default=None, name=_ABSENT)
    knows: tuple[int, ...] = msgspec.field(default=(), name=_ABSENT * 2)
    city: str = msgspec.field(default="", name=_ABSENT * 3)
    organization: str = msgspec.field(default="", name=_ABSENT * 4)


class _Entry(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """An entry, as far as a day asks about it."""

    id: int
    on: date
    kind: str = "note"
    contacts: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    coming: tuple[Coming, ...] = ()
    happened: bool | None = None
    private: bool = False
    created: datetime | None = None
    text: str = msgspec.field(default="", name=_ABSENT)
    tags: tuple[str, ...] = msgspec.field(default=(), name=_ABSENT * 2)


class Point(msgspec.Struct, frozen=True):
    """How far a journal was read: its file's history, and the newest edit of it."""

    uuid: str
    epoch: str
    seq: int
    head: str


class Seen(NamedTuple):
    """A journal as far as it was read, the edits that are new, and up to where that goes.

    No `point`: somebody else wrote the file, so there is no going on from here.
    """

    journal: Journal
    edits: tuple[Edit, ...]
    point: Point | None


def skim(path: Path) -> Seen | None:
    """Return the journal as far as a day asks about it, with what was saved since the last fold.

    None where the file is not as a fold leaves it.
    """
    if beside.forgetting(path).exists():
        return None
    try:
        stamp, data = durable.stamp(path), durable.read(path)
    except OSError:
        return None
    found = layout.meta_of(data[:_FIRST])
    if stamp is None or found is None or not layout.is_plain(found[0]):
        return None
    meta = found[0]
    try:
        journal = _decoded(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    parsed = _edits(path, meta)
    if parsed is None or durable.stamp(path) != stamp:
        return None
    opening.replay(Opened(journal, meta=meta, stamp=stamp), parsed)
    return Seen(journal, (), _point(meta, parsed.lines) if layout.is_intact(data, meta) else None)


def skim_since(
    path: Path, point: Point, *, same: bool, about: Callable[[Journal, Edit], set[int]]
) -> Seen | None:
    """Return what is around the people that the edits since a point are `about`.

    With `same` the file is the very one that was read then. None where only reading everything
    tells.
    """
    if beside.forgetting(path).exists():
        return None
    try:
        with Lines(path) as lines:
            meta = lines.meta
            if (meta.uuid, meta.epoch) != (point.uuid, point.epoch):
                return None
            kept = _kept(path, meta, point) if same or lines.is_intact() else None
            return _around(lines, kept, point, about) if kept is not None else None
    except (OSError, ValueError, LookupError, msgspec.MsgspecError, RecursionError):
        return None


def _kept(path: Path, meta: Meta, point: Point) -> list[Line] | None:
    """Return the edits that the file does not hold or that came after the point, in order."""
    first = min((meta.seq, meta.head), (point.seq, point.head))
    parsed = _edits(path, msgspec.structs.replace(meta, seq=first[0], head=first[1]))
    if parsed is None or sum(len(line.edit.changes) for line in parsed.lines) > _MOST:
        return None
    heads = {first, *((line.seq, line.id) for line in parsed.lines)}
    known = {(meta.seq, meta.head), (point.seq, point.head)} <= heads
    return parsed.lines if known else None


def _around(
    lines: Lines, kept: list[Line], point: Point, about: Callable[[Journal, Edit], set[int]]
) -> Seen:
    """Read what the edits changed, make them, and read what names the people they are about."""
    journal = Journal()
    journal.adopt("tags", lines.table("tags"))
    read: set[tuple[str, int]] = {("tags", one) for one in journal.tags}

    def take(table: str, record: Record | None) -> None:
        if record is not None and (table, record.id) not in read:
            read.add((table, record.id))
            journal.load(table, [record])

    for change in (change for line in kept for change in line.edit.changes):
        take(change.table, lines.record(change.table, change.id))
        read.add((change.table, change.id))
    for line in kept:
        if line.seq > lines.meta.seq:
            journal.apply(line.edit)
    edits = tuple(line.edit for line in kept if line.seq > point.seq)
    for person in set[int]().union(*(about(journal, edit) for edit in edits)):
        for table, record in lines.naming(person):
            take(table, record)
    for favor in list(journal.favors.values()):
        take("entries", lines.record("entries", favor.entry or 0))
    return Seen(journal, edits, _point(lines.meta, kept))


def _edits(path: Path, meta: Meta) -> Parsed | None:
    """Return the edits after those that a meta has; None where they are not all there."""
    log = EditLog(beside.edits(path))
    parsed = log.follow(meta)
    log.close()
    return None if parsed is None or parsed.damage else parsed


def _point(meta: Meta, kept: Sequence[Line]) -> Point:
    seq, head = (kept[-1].seq, kept[-1].id) if kept else (meta.seq, meta.head)
    return Point(meta.uuid, meta.epoch, seq, head)


def _decoded(data: bytes) -> Journal:
    types = {**TABLES, "contacts": _Contact, "entries": _Entry}
    names = ("contacts", "favors", "follow_ups", "tags", "introductions", "entries")
    fields: list[tuple[str, Any, Any]] = []
    for name in names:
        record: Any = types[name]
        fields.append((name, dict[int, record], msgspec.field(default_factory=dict)))
    held = msgspec.json.Decoder(msgspec.defstruct("Skimmed", fields, gc=False)).decode(data)
    journal = Journal()
    for name in names:
        journal.adopt(name, getattr(held, name))
    return journal
