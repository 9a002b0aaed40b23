"""A journal skimmed for one day: of contacts and entries only what says whom the day is about.

It is read-only. Anything out of the ordinary is left to the full store.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, Coming, Relation
from netjournal.store import beside, durable, layout, opening
from netjournal.store.log import EditLog
from netjournal.store.opening import Opened

_FIRST = 1 << 16
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


def skim(path: Path) -> Journal | None:
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
    try:
        journal = _decoded(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    log = EditLog(path.with_name(f"{path.name}.edits"))
    parsed = log.follow(found[0])
    log.close()
    if parsed is None or parsed.damage or durable.stamp(path) != stamp:
        return None
    opening.replay(Opened(journal, meta=found[0], stamp=stamp), parsed)
    return journal


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
