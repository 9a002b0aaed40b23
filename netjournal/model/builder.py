"""Building an edit: collect changes over a journal, later ones seeing earlier ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from netjournal.errors import NotFound
from netjournal.model.edits import Change, Edit, change
from netjournal.model.journal import Journal
from netjournal.model.records import TABLE_OF, THINGS, Record

R = TypeVar("R", bound=Record)


def gone(table: str) -> NotFound:
    """Return the error for a record that was there when somebody began to change it."""
    return NotFound(f"This {THINGS[table]} was deleted meanwhile.")


class EditBuilder:
    """Collects changes over a journal into one edit; later changes see earlier ones."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._before: dict[tuple[str, int], Record | None] = {}
        self._after: dict[tuple[str, int], Record | None] = {}

    def get(self, table: str, record_id: int) -> Any:
        """Return a record as this edit leaves it; None: it does not exist."""
        key = (table, record_id)
        return self._after[key] if key in self._after else self._journal.table(table).get(record_id)

    def fresh(self, table: str) -> Iterator[Any]:
        """Iterate over the records of a table as this edit made or changed them."""
        return (one for (name, _), one in self._after.items() if name == table and one is not None)

    def put(self, record: R) -> R:
        """Create a record, or replace the one with its id."""
        self._set(record, record)
        return record

    def update(self, record: R, **fields: object) -> R:
        """Change fields of a record as this edit leaves it, and return the new version.

        Raises NotFound where the record is gone.
        """
        table = TABLE_OF[type(record)]
        held = self.get(table, record.id)
        if held is None:
            raise gone(table)
        fresh: R = msgspec.structs.replace(held, **fields)
        return self.put(fresh)

    def delete(self, record: Record) -> None:
        """Take a record out."""
        self._set(record, None)

    def build(self, label: str, *, batch: str = "") -> Edit:
        """Return the edit; records that end as they began are left out."""
        changes: list[Change] = []
        for (table, record_id), after in self._after.items():
            before = self._before[table, record_id]
            if before is not None and after is None:
                changes.append(
                    Change(table, record_id, was=self._journal.document(table, record_id))
                )
            elif before != after:
                changes.append(change(before, after))
        return Edit(label=label, changes=tuple(changes), batch=batch)

    def _set(self, record: Record, after: Record | None) -> None:
        key = (TABLE_OF[type(record)], record.id)
        if key not in self._before:
            self._before[key] = self._journal.table(key[0]).get(record.id)
        self._after[key] = after
