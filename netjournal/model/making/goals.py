"""Edits of goals: set one, change it, reach it, let it go, open it again, delete it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.tags import add_tags
from netjournal.model.records import Goal, State


def add(journal: Journal, goal: Goal, *, now: datetime, new_id: NewId) -> Edit:
    """Set a goal."""
    return _put(journal, goal, f"goal: {goal.what}", now=now, new_id=new_id)


def change(journal: Journal, goal: Goal, *, now: datetime, new_id: NewId) -> Edit:
    """Replace a goal with an edited version."""
    return _put(journal, goal, f"changed the goal: {goal.what}", now=now, new_id=new_id)


def end(journal: Journal, goal: Goal, state: State) -> Edit:
    """Reach a goal, let it go, or open it again."""
    said = {State.DONE: "reached", State.LET_GO: "let go", State.OPEN: "opened again"}
    builder = EditBuilder(journal)
    builder.update(goal, state=state)
    return builder.build(f"{said[state]}: {goal.what}")


def delete(journal: Journal, goal: Goal) -> Edit:
    """Delete a goal; the reading kept with it stays."""
    builder = EditBuilder(journal)
    builder.delete(goal)
    for kept in journal.resources.values():
        if kept.goal == goal.id:
            builder.update(kept, goal=None)
    return builder.build(f"deleted the goal: {goal.what}")


def _put(journal: Journal, goal: Goal, label: str, *, now: datetime, new_id: NewId) -> Edit:
    builder = EditBuilder(journal)
    add_tags(builder, journal, goal.tags, now=now, new_id=new_id)
    for contact_id in goal.contacts:
        touch(builder, contact_id, now=now)
    builder.put(msgspec.structs.replace(goal, created=goal.created or now))
    return builder.build(label)
