"""Edits that a key or a command asks for without saying of what; None: it fits nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from netjournal.errors import Usage
from netjournal.model.builder import EditBuilder
from netjournal.model.dates import show_day
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.introducing import LET_GO
from netjournal.model.journal import Journal
from netjournal.model.making import (
    contacts,
    entries,
    favors,
    follow_ups,
    goals,
    introductions,
    opportunities,
    resources,
    tags,
)
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    State,
    Tag,
)


def all_settled(
    journal: Journal, several: Sequence[Favor], today: date, *, now: datetime, new_id: NewId
) -> Edit:
    """End favors because they were done; an introduction that one promised was made thereby."""
    builder = EditBuilder(journal)
    for favor in several:
        introductions.put_kept(builder, journal, favor, today, now=now, new_id=new_id)
    return favors.settle(journal, several, today, builder)


def settled(
    journal: Journal, record: Record | None, today: date, *, now: datetime, new_id: NewId
) -> Edit | None:
    """End a favor, a follow-up or a goal because it was done."""
    match record:
        case Favor():
            return all_settled(journal, [record], today, now=now, new_id=new_id)
        case FollowUp():
            return follow_ups.done(journal, record, today)
        case Goal():
            return goals.end(journal, record, State.DONE)
    return None


def settled_or_reopened(
    journal: Journal, record: Record | None, today: date, *, now: datetime, new_id: NewId
) -> Edit | None:
    """End a favor, a follow-up or a goal as done; open it again if it is over."""
    match record:
        case Favor() if record.state is not State.OPEN:
            builder = EditBuilder(journal)
            if record.state is State.DONE:
                introductions.put_unkept(builder, journal, record)
            return favors.reopen(journal, record, builder)
        case FollowUp() if record.state is not State.OPEN:
            return follow_ups.reopen(journal, record)
        case Goal() if record.state is not State.OPEN:
            return goals.end(journal, record, State.OPEN)
    return settled(journal, record, today, now=now, new_id=new_id)


def refuse_past(until: date, today: date) -> None:
    """Raise Usage for a day until which nothing can be put off any more."""
    if until < today:
        raise Usage(f"{show_day(until, today)} is over.", "Choose a day to come: fri, 2w, 1 dec.")


def put_off(journal: Journal, record: Record | None, until: date, today: date) -> Edit | None:
    """Hide a favor, or move a follow-up, until a day; raises Usage for one that is over."""
    refuse_past(until, today)
    match record:
        case Favor(state=State.OPEN):
            return favors.later(journal, [record], until)
        case FollowUp(state=State.OPEN):
            return follow_ups.later(journal, record, until)
        case Introduction():
            return introductions.later(journal, record, until)
    return None


def let_go(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """End a favor, a follow-up or a goal that will not be done."""
    match record:
        case Favor(state=State.OPEN):
            return favors.let_go(journal, [record], today)
        case FollowUp(state=State.OPEN):
            return follow_ups.let_go(journal, record, today)
        case Introduction():
            return introductions.advance(journal, record, LET_GO, today)
        case Goal(state=State.OPEN):
            return goals.end(journal, record, State.LET_GO)
    return None


def deleted(journal: Journal, record: Record | None) -> Edit | None:
    """Delete any record that has a row of its own; None: it has none."""
    match record:
        case Contact():
            return contacts.delete(journal, record)
        case Entry():
            return entries.delete(journal, record)
        case Favor():
            return favors.delete(journal, record)
        case FollowUp():
            return follow_ups.delete(journal, record)
        case Goal():
            return goals.delete(journal, record)
        case Introduction():
            return introductions.delete(journal, record)
        case Opportunity():
            return opportunities.delete(journal, record)
        case Resource():
            return resources.delete(journal, record)
        case Tag():
            return tags.delete(journal, record)
    return None
