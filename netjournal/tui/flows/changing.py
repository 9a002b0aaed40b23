"""Changing what stands there: done, later, let go, edit, delete, archive."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date, timedelta

from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, entries, favors, follow_ups
from netjournal.model.records import Contact, Entry, Favor, FollowUp, Record, State
from netjournal.tui.desk import Desk
from netjournal.tui.flows.writing import day_and_words
from netjournal.views import form

WEEK = timedelta(days=7)


def settled(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """Return the edit that ends a favor or a follow-up as done, or opens it again."""
    match record:
        case Favor(state=State.OPEN):
            return favors.settle(journal, record, today)
        case Favor():
            return favors.reopen(journal, record)
        case FollowUp(state=State.OPEN):
            return follow_ups.done(journal, record, today)
        case FollowUp():
            return follow_ups.reopen(journal, record)
    return None


def put_off(journal: Journal, record: Record | None, until: date) -> Edit | None:
    """Return the edit that hides a favor, or moves a follow-up, until a day."""
    match record:
        case Favor():
            return favors.later(journal, record, until)
        case FollowUp():
            return follow_ups.later(journal, record, until)
    return None


def dropped(journal: Journal, record: Record | None, today: date) -> Edit | None:
    """Return the edit that lets a favor or a follow-up go."""
    match record:
        case Favor():
            return favors.let_go(journal, record, today)
        case FollowUp():
            return follow_ups.let_go(journal, record, today)
    return None


def deleted(journal: Journal, record: Record | None) -> Edit | None:
    """Return the edit that deletes a record of any pane."""
    match record:
        case Contact():
            return contacts.delete(journal, record)
        case Entry():
            return entries.delete(journal, record)
        case Favor():
            return favors.delete(journal, record)
        case FollowUp():
            return follow_ups.delete(journal, record)
    return None


async def later_until(desk: Desk, record: Record, answer: Awaitable[str | None]) -> None:
    """Put something off until a day that is asked for."""
    words = await answer
    if not words:
        return
    day, _ = day_and_words(words, desk.session)
    edit = put_off(desk.session.journal, record, day) if day else None
    if edit is not None:
        desk.commit(edit)


def fields_of(record: Record, journal: Journal) -> tuple[form.Field, ...]:
    """Return a record as labelled lines."""
    match record:
        case Contact():
            return form.contact_fields(record, journal)
        case Entry():
            return form.entry_fields(record, journal)
        case Favor():
            return form.favor_fields(record, journal)
        case FollowUp():
            return form.follow_up_fields(record, journal)
    return ()


def edited(desk: Desk, record: Record, fields: tuple[form.Field, ...]) -> Edit:
    """Return the edit that labelled lines make of a record; raises Usage naming the line."""
    session = desk.session
    journal, now, new_id = session.journal, session.now(), session.new_id
    match record:
        case Contact():
            person = form.contact_from(fields, record, journal)
            return contacts.change(journal, person, now=now, new_id=new_id)
        case Entry():
            entry = form.entry_from(fields, record, journal)
            return entries.change(journal, entry, now=now, new_id=new_id)
        case Favor():
            return favors.change(journal, form.favor_from(fields, record, journal), now=now)
        case FollowUp():
            task = form.follow_up_from(fields, record, journal)
            return follow_ups.change(journal, task, now=now)
    raise TypeError(f"no form for {type(record).__name__}")


async def edit(
    desk: Desk, record: Record, answer: Awaitable[tuple[form.Field, ...] | None]
) -> None:
    """Change a record by its labelled lines."""
    fields = await answer
    if fields is None:
        desk.say("~", "Nothing changed")
        return
    made = edited(desk, record, fields)
    if made.changes:
        desk.commit(made)
    else:
        desk.say("~", "Nothing changed")
