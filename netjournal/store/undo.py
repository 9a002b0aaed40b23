"""Which edits are taken back, which one is next, and the edit that takes it back; pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netjournal.errors import NotFound
from netjournal.model.edits import Edit, inverse
from netjournal.store.log import Kept


def taken_back(history: Sequence[Kept]) -> set[int]:
    """Return the numbers of the edits whose effect is taken back; history is oldest first.

    Taking back an undo gives its edits back.
    """
    gone: set[int] = set()
    for kept in reversed(history):
        if kept.seq not in gone:
            gone.update(kept.edit.undoes)
    return gone


def next_undo(
    history: Sequence[Kept], inside: str = "", source: Callable[[Kept], str] = lambda _: ""
) -> Edit:
    """Return the edit that takes back the newest edit, or the whole batch it belongs to.

    Inside a batch only its newest edit is taken back. `source` says where and when an edit was
    made, empty where that needs no saying. Raises NotFound.
    """
    gone = taken_back(history)
    live = [
        kept
        for kept in history
        if kept.seq not in gone and kept.edit.changes and not kept.edit.undoes
    ]
    if inside:
        live = [kept for kept in live if kept.edit.batch == inside]
    if not live:
        raise NotFound("There is nothing to take back.")
    newest = live[-1]
    batch = newest.edit.batch
    members = [newest]
    if batch and not inside:
        members = [kept for kept in live if kept.edit.batch == batch]
    told = source(newest)
    what = f"{newest.edit.label} ({told})" if told else newest.edit.label
    label = f"took back: {what}"
    if len(members) > 1:
        label = f"took back {len(members)} edits, the last: {what}"
    seqs = tuple(kept.seq for kept in members)
    return inverse([kept.edit for kept in members], label=label, undoes=seqs)


def next_redo(history: Sequence[Kept]) -> Edit:
    """Return the edit that gives back what was taken back last, unless something new came after."""
    gone = taken_back(history)
    undos = {kept.seq for kept in history if kept.edit.undoes}
    for kept in reversed(history):
        if kept.edit.changes and not kept.edit.undoes:
            break
        if kept.edit.undoes and kept.seq not in gone and undos.isdisjoint(kept.edit.undoes):
            label = kept.edit.label.removeprefix("took back").removeprefix(":").strip()
            return inverse([kept.edit], label=f"did again: {label}", undoes=(kept.seq,))
    raise NotFound("There is nothing to do again.")
