"""Why to write to somebody: what brings them up on a day, and what else is good to know then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from netjournal.insight.causes import Reason, Touches, Why, causes
from netjournal.insight.due import was_plan
from netjournal.insight.owed import is_hidden, since
from netjournal.insight.people import moved_since
from netjournal.insight.private import is_private
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Direction, State

__all__ = ["Reason", "Why", "causes", "reasons"]

NEWS = timedelta(days=92)
"""How long a new position is new."""


def reasons(journal: Journal, contact_id: int, today: date) -> tuple[Reason, ...]:
    """Return why to write to somebody today, the most urgent first, then what is good to know."""
    found = causes(journal, contact_id, today)
    return (*found, *_facts(journal, journal.contacts[contact_id], today))


def _facts(journal: Journal, contact: Contact, today: date) -> Iterator[Reason]:
    """Yield what is good to know; nothing private, because a message may be made of it."""
    plan = Touches(journal, contact, today).plan
    if plan is not None:
        text = "" if plan.private else plan.text
        yield Reason(Why.PLAN, plan.on, text, "entries", plan.id)
    for favor in map(journal.favors.__getitem__, journal.favors_of[contact.id]):
        theirs = favor.direction is Direction.THEY_OWE and favor.state is State.OPEN
        if theirs and not is_hidden(favor, today) and not is_private(journal, favor):
            yield Reason(Why.THEY, since(journal, favor), favor.what, "favors", favor.id)
    for task in map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact.id]):
        open_question = task.on is None and task.state is State.OPEN
        if open_question and not is_hidden(task, today) and not is_private(journal, task):
            yield Reason(Why.ASK, None, task.why, "follow_ups", task.id)
    news = _new_post(contact, today)
    if news is not None:
        yield news
    for entry in journal.entries_of(contact.id):
        told = entry.on <= today and entry.text and not entry.private
        if told and (entry.happened if was_plan(entry) else entry.happened is not False):
            yield Reason(Why.TOLD, entry.on, entry.text, "entries", entry.id)
            return


def _new_post(contact: Contact, today: date) -> Reason | None:
    """Return where somebody works since lately: a post ended, or another began."""
    moved = moved_since(contact, today - NEWS)
    ended = [one for one in moved if one.until]
    begun = [one for one in moved if not one.until]
    if begun:
        what = ", ".join(filter(None, (begun[0].title, begun[0].organization)))
    elif ended and contact.organization and contact.organization != ended[-1].organization:
        what = ", ".join(filter(None, (contact.title, contact.organization)))
    else:
        return None
    return Reason(Why.NEW, None, what, "contacts", contact.id)
