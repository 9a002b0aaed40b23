"""Edits of follow-ups and questions: add, done, later, let go, delete."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.records import FollowUp, State


def put(builder: EditBuilder, task: FollowUp, *, now: datetime) -> FollowUp:
    """Put a follow-up into an edit that does more."""
    if task.contact is not None:
        touch(builder, task.contact, now=now)
    return builder.put(msgspec.structs.replace(task, created=task.created or now))


def plan(journal: Journal, task: FollowUp, *, now: datetime) -> Edit:
    """Add a follow-up, or without a day a question."""
    builder = EditBuilder(journal)
    put(builder, task, now=now)
    what = f"follow up {task.on:%a} {task.on.day} {task.on:%b}" if task.on else "ask"
    return builder.build(f"{what}: {_named(journal, task)}")


def plan_done(journal: Journal, task: FollowUp, today: date, *, now: datetime) -> Edit:
    """Add a follow-up that is done already: nothing is left to do about somebody."""
    builder = EditBuilder(journal)
    ended = msgspec.structs.replace(task, state=State.DONE, done_on=today)
    put(builder, ended, now=now)
    return builder.build(f"done: {_named(journal, task)}")


def change(journal: Journal, task: FollowUp, *, now: datetime) -> Edit:
    """Replace a follow-up with an edited version."""
    builder = EditBuilder(journal)
    put(builder, task, now=now)
    return builder.build(f"changed follow-up: {_named(journal, task)}")


def done(journal: Journal, task: FollowUp, today: date) -> Edit:
    """End a follow-up because it was done."""
    return _moved(journal, task, "done", state=State.DONE, done_on=today, hidden_until=None)


def answered(journal: Journal, task: FollowUp, today: date, *, by: int | None) -> Edit:
    """Strike out a question that was answered; `by` where it was not the one it was meant for."""
    by = None if by == task.contact else by
    return _moved(
        journal,
        task,
        "answered",
        state=State.DONE,
        done_on=today,
        hidden_until=None,
        answered_by=by,
    )


def reopen(journal: Journal, task: FollowUp) -> Edit:
    """Open a follow-up again."""
    return _moved(journal, task, "reopened", state=State.OPEN, done_on=None, answered_by=None)


def later(journal: Journal, task: FollowUp, until: date) -> Edit:
    """Move a follow-up to a day; a question without a day is hidden until then."""
    if task.on is None:
        return _moved(journal, task, f"later, {until.day} {until:%b}", hidden_until=until)
    return _moved(journal, task, f"later, {until.day} {until:%b}", on=until, hidden_until=None)


def let_go(journal: Journal, task: FollowUp, today: date) -> Edit:
    """End a follow-up that will not be done."""
    return _moved(journal, task, "let go", state=State.LET_GO, done_on=today, hidden_until=None)


def delete(journal: Journal, task: FollowUp) -> Edit:
    """Delete a follow-up."""
    builder = EditBuilder(journal)
    builder.delete(task)
    return builder.build(f"deleted follow-up: {_named(journal, task)}")


def _moved(journal: Journal, task: FollowUp, verb: str, **fields: object) -> Edit:
    builder = EditBuilder(journal)
    builder.update(task, **fields)
    return builder.build(f"{verb}: {_named(journal, task)}")


def _named(journal: Journal, task: FollowUp) -> str:
    who = journal.name(task.contact) if task.contact is not None else f"#{task.tag}"
    return f"{task.why}, {who}" if task.why else who
