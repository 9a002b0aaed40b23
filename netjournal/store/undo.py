"""Which edits are taken back, which one is next, and the edit that takes it back; pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from netjournal.errors import NotFound
from netjournal.model.edits import Change, Document, Edit, inverse
from netjournal.store.log import Kept


def taken_back(history: Sequence[Kept]) -> set[int]:
    """Return the numbers of the edits whose effect is taken back; history is oldest first.

    Taking back an undo gives its edit back. An undo that carries a batch took back the whole batch.
    """
    gone: set[int] = set()
    batches: set[str] = set()
    for kept in reversed(history):
        edit = kept.edit
        if kept.seq in gone:
            continue
        if edit.undoes is None:
            if edit.batch in batches:
                gone.add(kept.seq)
            continue
        gone.add(edit.undoes)
        if edit.batch:
            batches.add(edit.batch)
    return gone


def next_undo(history: Sequence[Kept], inside: str = "") -> Edit:
    """Return the edit that takes back the newest edit, or the whole batch it belongs to.

    Inside a batch only its newest edit is taken back. Raises NotFound.
    """
    gone = taken_back(history)
    live = [
        kept
        for kept in history
        if kept.seq not in gone and kept.edit.undoes is None and kept.edit.changes
    ]
    if inside:
        live = [kept for kept in live if kept.edit.batch == inside]
    if not live:
        raise NotFound("There is nothing to take back.")
    newest = live[-1]
    batch = newest.edit.batch
    if inside or not batch:
        return inverse(newest.edit, seq=newest.seq)
    members = [kept for kept in live if kept.edit.batch == batch]
    whole = Edit(newest.edit.label, _net([kept.edit for kept in members]))
    if len(members) == 1:
        label = f"took back: {newest.edit.label}"
    else:
        label = f"took back {len(members)} edits, the last: {newest.edit.label}"
    back = inverse(whole, seq=newest.seq, label=label)
    return msgspec.structs.replace(back, batch=batch)


def next_redo(history: Sequence[Kept]) -> Edit:
    """Return the edit that gives back what was taken back last, unless something new came after."""
    gone = taken_back(history)
    undos = {kept.seq for kept in history if kept.edit.undoes is not None}
    for kept in reversed(history):
        if kept.edit.undoes is None:
            break
        if kept.seq not in gone and kept.edit.undoes not in undos:
            label = kept.edit.label.removeprefix("took back").removeprefix(":").strip()
            return inverse(kept.edit, seq=kept.seq, label=f"did again: {label}")
    raise NotFound("There is nothing to do again.")


def _net(edits: Sequence[Edit]) -> tuple[Change, ...]:
    """Return the changes that several edits in a row make together, one for each record."""
    made: dict[tuple[str, int], Change] = {}
    for edit in edits:
        for change in edit.changes:
            key = (change.table, change.id)
            made[key] = _joined(made[key], change) if key in made else change
    return tuple(change for change in made.values() if (change.was, change.now) != (None, None))


def _joined(first: Change, second: Change) -> Change:
    was, now = first.was, second.now
    if first.now is not None and second.was is not None:
        if first.was is None and second.now is not None:
            now = _over(first.now, second.now)
        elif first.was is not None and second.now is None:
            was = _over(second.was, first.was)
        elif first.was is not None and second.now is not None:
            was = {**second.was, **first.was}
            now = {**first.now, **second.now}
    elif was is not None and now is not None:
        fields = {**was, **now}
        was = {name: was.get(name) for name in fields}
        now = {name: now.get(name) for name in fields}
    return Change(first.table, first.id, was=was, now=now)


def _over(doc: Document, fields: Document) -> Document:
    return {name: value for name, value in {**doc, **fields}.items() if value is not None}
