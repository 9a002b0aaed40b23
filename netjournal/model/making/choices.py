"""Edits of Today: somebody was written to, is put off, is let go; each is one edit.

Each leaves the day on the card, so that the rest of the day knows that a choice was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.introducing import LET_GO
from netjournal.model.journal import Journal
from netjournal.model.making import entries, favors, follow_ups
from netjournal.model.making.introductions import put_advanced, put_kept
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Record,
    State,
)


def reached(
    journal: Journal,
    who: Contact,
    kind: str,
    ended: Iterable[Record],
    *,
    step: str = "",
    now: datetime,
    new_id: NewId,
) -> Edit:
    """Say that you were in touch today, and that with it some things are done.

    A plan among them happened, and no other entry is written; `step` is the one that an
    introduction among them takes.
    """
    builder, today = EditBuilder(journal), now.date()
    planned, said = False, []
    for record in ended:
        match record:
            case Entry():
                planned = True
                builder.update(record, happened=True)
            case Favor(what=what):
                said.append(what)
                put_kept(builder, journal, record, today, now=now, new_id=new_id)
                favors.put_settled(builder, record, today)
            case FollowUp(why=why):
                said.append(why)
                builder.update(record, state=State.DONE, done_on=today, hidden_until=None)
            case Introduction():
                said.append(step)
                put_advanced(builder, journal, record, step, today)
    if not planned:
        entry = Entry(id=new_id(), on=today, kind=kind, contacts=(who.id,))
        entries.put(builder, journal, entry, now=now, new_id=new_id)
    builder.update(who, tended=today)
    done = ", ".join(filter(None, said))
    return builder.build(f"{kind}: {who.name}{f'; done: {done}' if done else ''}")


def put_off(
    journal: Journal,
    who: Contact,
    waiting: Sequence[Record],
    until: date,
    why: str,
    *,
    now: datetime,
    new_id: NewId,
) -> Edit:
    """Put somebody off until a day, with all that waits; where nothing does, write again then."""
    builder = EditBuilder(journal)
    for record in waiting:
        match record:
            case FollowUp():
                builder.update(record, on=until, hidden_until=None)
            case Favor() | Introduction():
                builder.update(record, hidden_until=until)
    if not waiting:
        task = FollowUp(id=new_id(), contact=who.id, on=until, why=why)
        follow_ups.put(builder, task, now=now)
    builder.update(who, tended=now.date())
    return builder.build(f"later, {until.day} {until:%b}: {who.name}")


def let_go(
    journal: Journal, who: Contact, record: Record | None, what: str, today: date, *, fade: bool
) -> Edit:
    """Let go of one thing about somebody; `fade`: of being in touch with them every so often."""
    builder = EditBuilder(journal)
    _let_go(builder, journal, record, today)
    builder.update(who, tended=today, pace=0 if fade else who.pace)
    return builder.build(f"let {who.name} fade" if fade else f"let go: {what}, {who.name}")


def let_go_of_all(
    journal: Journal, everybody: Iterable[tuple[Contact, Sequence[Record]]], cut: date, today: date
) -> Edit:
    """Let go of what came up before a day; how often to be in touch counts anew from today."""
    builder, people = EditBuilder(journal), 0
    for who, records in everybody:
        people += 1
        for record in records:
            _let_go(builder, journal, record, today)
        builder.update(who, tended=today)
    many = "1 person" if people == 1 else f"{people} people"
    return builder.build(f"let go of what came up before {cut.day} {cut:%b}: {many}")


def _let_go(builder: EditBuilder, journal: Journal, record: Record | None, today: date) -> None:
    match record:
        case Favor() | FollowUp():
            builder.update(record, state=State.LET_GO, done_on=today, hidden_until=None)
        case Introduction():
            put_advanced(builder, journal, record, LET_GO, today)
