"""What a draft keeps, in one line for the status line and the history."""

from __future__ import annotations

from datetime import date

from netjournal.capture.draft import Draft, DraftPage, Who
from netjournal.model.journal import Journal
from netjournal.model.records import Direction


def label(draft: Draft, journal: Journal) -> str:
    """Say in a line what was noted: "noted: Ada Lovelace; I owe 1 thing; follow up Fri 27 Nov"."""
    if draft.page is not None and draft.page.to_meet:
        return f"to meet at #{draft.page.tag}: {to_meet(draft.page, journal)}"
    parts = [", ".join(name_of(draft, journal, who) for who in draft.contacts) or "a note"]
    mine = sum(one.direction is Direction.I_OWE for one in draft.favors)
    theirs = len(draft.favors) - mine
    if mine:
        parts.append(f"I owe {_things(mine)}")
    if theirs:
        parts.append(f"they said they would: {_things(theirs)}")
    days = [f"follow up {short_day(task.on)}" for task in draft.follow_ups if task.on]
    questions = len(draft.follow_ups) - len(days)
    parts += days
    if questions:
        parts.append("1 question" if questions == 1 else f"{questions} questions")
    parts += [one.sentence() for one in draft.unclear]
    if draft.new_people:
        names = ", ".join(person.name for person in draft.new_people)
        parts.append(f"new: {names}")
    return f"noted: {'; '.join(parts)}"


def name_of(draft: Draft, journal: Journal, who: Who) -> str:
    """Return the name of somebody in a draft, known or new."""
    return draft.name_of_new(who) if who < 0 else journal.name(who)


def to_meet(page: DraftPage, journal: Journal) -> str:
    """Return the names of those whom a line puts on an event's list."""
    return ", ".join(journal.name(one.contact) if one.contact else one.name for one in page.to_meet)


def short_day(day: date) -> str:
    """Write a day in full but short: "Fri 27 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"
