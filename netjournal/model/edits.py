"""An edit: any change to the journal as a value that can be kept, sent and undone.

It holds whole values of the fields it changed, never deltas, so applying it twice is applying it
once. Values are JSON builtins, as they stand in the file; `None` means "as if never set".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

from netjournal.model.records import TABLE_OF, TABLES, Record

Document: TypeAlias = dict[str, Any]
"""A record as JSON builtins: fields at their default are left out."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one edit did to one record: the changed fields before and after.

    `was` is None where the record was made, `now` is None where it was deleted; both then hold or
    lack the whole document.
    """

    table: str
    id: int
    was: Document | None = None
    now: Document | None = None


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """Changes that stand or fall together, with the words the status line says about them.

    `label` starts with a small letter ("settled: CV review, Vik Park"). Edits of one `batch`
    (a debrief, an import) are undone together from outside it. `undoes` holds the sequence
    numbers of the edits that this one takes back.
    """

    label: str
    changes: tuple[Change, ...]
    batch: str = ""
    undoes: tuple[int, ...] = ()

    def made(self, table: str) -> tuple[int, ...]:
        """Return the ids of the records that it makes in a table."""
        return tuple(one.id for one in self.changes if one.table == table and one.was is None)


def document(record: Record) -> Document:
    """Return the record as it stands in the file."""
    made: Document = _decode(_encode(record))
    return made


def known_fields(table: str) -> frozenset[str]:
    """Return the names of the fields that this version knows in a table."""
    return frozenset(TABLES[table].__struct_fields__)


def split(table: str, doc: Document) -> tuple[Record, Document]:
    """Return the typed record and the fields this version does not know.

    Raises msgspec.ValidationError where a value has the wrong type.
    """
    record_type = TABLES[table]
    extra = {name: doc[name] for name in doc if name not in record_type.__struct_fields__}
    return msgspec.convert(doc, record_type), extra


def change(before: Record | None, after: Record | None) -> Change:
    """Return the change from one version of a record to the next; one of the two may be absent."""
    record = after or before
    assert record is not None, "a change needs a record"
    table = TABLE_OF[type(record)]
    if before is None or after is None:
        return Change(
            table,
            record.id,
            was=document(before) if before else None,
            now=document(after) if after else None,
        )
    old, new = document(before), document(after)
    fields = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return Change(
        table,
        record.id,
        was={name: old.get(name) for name in fields},
        now={name: new.get(name) for name in fields},
    )


def inverse(edits: Iterable[Edit], *, label: str, undoes: tuple[int, ...] = ()) -> Edit:
    """Return the one edit that takes some edits back, given oldest first."""
    back = [
        Change(change.table, change.id, was=change.now, now=change.was)
        for edit in reversed(tuple(edits))
        for change in reversed(edit.changes)
    ]
    return Edit(label=label, changes=_joined(back), undoes=undoes)


def _joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Join the changes of each record into one: what the first found, what the last leaves."""
    joined: dict[tuple[str, int], Change] = {}
    for one in changes:
        key = (one.table, one.id)
        first = joined.get(key)
        if first is None:
            joined[key] = one
            continue
        was, now = first.was, one.now
        if was is not None and one.was is not None:
            was = {**one.was, **was}
        if now is not None and first.now is not None:
            now = {**first.now, **now}
        joined[key] = Change(one.table, one.id, was=was, now=now)
    return tuple(one for one in joined.values() if one.was != one.now)


def merged(doc: Document, fields: Document) -> Document:
    """Return the document with some fields replaced; a field set to None is dropped."""
    return {name: value for name, value in {**doc, **fields}.items() if value is not None}
