"""Sentences for an edit that no longer fits: what was changed since, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from netjournal.errors import Refused
from netjournal.model.edits import Change
from netjournal.model.journal import Journal
from netjournal.model.records import THINGS
from netjournal.store.log import Kept

_PLACES = {"app": "in the app", "shell": "from the shell"}


def refused(journal: Journal, change: Change, history: Sequence[Kept], now: datetime) -> Refused:
    """Return the error for a change whose record no longer holds what the edit believes."""
    thing = _thing(journal, change, history)
    fields: set[str] = set()
    if change.id not in journal.table(change.table):
        what = f"{thing} was deleted since"
    elif change.was is None:
        what = f"{thing} exists already"
    else:
        doc = journal.document(change.table, change.id)
        names = {**doc, **change.was} if change.now is None else change.was
        fields = {name for name in names if doc.get(name) != change.was.get(name)}
        what = f"{thing} was changed since ({', '.join(sorted(fields)).replace('_', ' ')})"
    other = _other(change, fields, history)
    if other is None:
        return Refused(f"{what}.", "Look at it again before you change it.")
    return Refused(f"{what}, {source(other, now)}.", "Take that back first, or change it anew.")


def source(kept: Kept, now: datetime) -> str:
    """Say where and when an edit was made: "from the shell, 14:02"."""
    at = kept.at.astimezone(now.tzinfo)
    day = "" if at.date() == now.date() else f"{at.day} {at:%b} "
    return f"{_PLACES.get(kept.by, kept.by)}, {day}{at:%H:%M}"


def _thing(journal: Journal, change: Change, history: Sequence[Kept]) -> str:
    if change.table != "contacts":
        return f"This {THINGS[change.table]}"
    held = journal.contacts.get(change.id)
    if held is not None:
        return held.name
    gone = _other(change, set(), history)
    for was in (change, *(gone.edit.changes if gone else ())):
        if (was.table, was.id) == (change.table, change.id) and "name" in (was.was or {}):
            return str((was.was or {})["name"])
    return f"This {THINGS[change.table]}"


def _other(change: Change, fields: set[str], history: Sequence[Kept]) -> Kept | None:
    for kept in reversed(history):
        for other in kept.edit.changes:
            if (other.table, other.id) != (change.table, change.id):
                continue
            if not fields or other.now is None or fields & {*(other.was or {}), *other.now}:
                return kept
    return None
