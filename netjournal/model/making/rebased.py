"""What somebody changed of a record, put on the record as it is now. It makes no edit itself."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from netjournal.errors import Refused
from netjournal.model.builder import gone
from netjournal.model.journal import Journal
from netjournal.model.records import TABLE_OF, THINGS, Record

R = TypeVar("R", bound=Record)


def rebased(journal: Journal, opened: R, edited: R) -> R:
    """Return the record of the journal with the fields that differ from when it was opened.

    Others may have changed it meanwhile: raises Refused where they changed one of these fields,
    NotFound where the record is gone. Id 0 stands for one that is not kept yet.
    """
    if not opened.id:
        return edited
    table = TABLE_OF[type(opened)]
    held = journal.table(table).get(opened.id)
    if held is None:
        raise gone(table)
    changed = {
        name: getattr(edited, name)
        for name in edited.__struct_fields__
        if getattr(edited, name) != getattr(opened, name)
    }
    moved = [
        name
        for name, value in changed.items()
        if getattr(held, name) not in (getattr(opened, name), value)
    ]
    if moved:
        fields = ", ".join(moved).replace("_", " ")
        raise Refused(
            f"This {THINGS[table]} was changed meanwhile: {fields}.",
            "Open it again before you change it.",
        )
    fresh: R = msgspec.structs.replace(held, **changed)
    return fresh
