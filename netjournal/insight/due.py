"""What is due: follow-ups, favors of mine and plans by their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from netjournal.insight.owed import is_archived, is_hidden
from netjournal.model.journal import Journal
from netjournal.model.records import Direction, Entry, State

ASKED_FOR = 14
"""Days for which a plan whose day is over keeps asking whether it happened."""


class Due(msgspec.Struct, frozen=True, order=True):
    """One thing that is due on a day: a record of `follow_ups`, `favors` or `entries` (a plan)."""

    on: date
    table: str
    id: int
    contacts: tuple[int, ...]
    """The people it is about; none for a follow-up of a tag, or a plan without people."""
    what: str


def due(journal: Journal, today: date, within: int = 0) -> list[Due]:
    """Return what is due today, was due before, or will be `within` that many days, by day.

    A plan whose day is over stays for two weeks, until it is said whether it happened.
    Questions have no day and are left out.
    """
    until = today + timedelta(days=within)
    found = [*_follow_ups(journal, today, until), *_favors(journal, today, until)]
    return sorted([*found, *_plans(journal, today, until)])


def is_plan(entry: Entry, today: date) -> bool:
    """Tell whether an entry is a plan: in the future, or just over and not yet answered for."""
    if entry.on > today:
        return True
    asked_for = 0 < (today - entry.on).days <= ASKED_FOR
    return entry.happened is None and was_plan(entry) and asked_for


def was_plan(entry: Entry) -> bool:
    """Tell whether an entry was written before its day."""
    return entry.created is not None and entry.created.date() < entry.on


def _follow_ups(journal: Journal, today: date, until: date) -> Iterator[Due]:
    for task in journal.follow_ups.values():
        if task.state is not State.OPEN or task.on is None or task.on > until:
            continue
        people = () if task.contact is None else (task.contact,)
        if not is_hidden(task, today) and not _archived(journal, people):
            yield Due(task.on, "follow_ups", task.id, people, task.why)


def _favors(journal: Journal, today: date, until: date) -> Iterator[Due]:
    for favor in journal.favors.values():
        if (
            favor.state is State.OPEN
            and favor.direction is Direction.I_OWE
            and favor.due is not None
            and favor.due <= until
            and not is_hidden(favor, today)
            and not _archived(journal, (favor.contact,))
        ):
            yield Due(favor.due, "favors", favor.id, (favor.contact,), favor.what)


def _plans(journal: Journal, today: date, until: date) -> Iterator[Due]:
    oldest = today - timedelta(days=ASKED_FOR)
    for entry in journal.entries.values():
        if not oldest <= entry.on <= until or entry.happened is not None:
            continue
        if (entry.on > today or was_plan(entry)) and not _archived(journal, entry.contacts):
            yield Due(entry.on, "entries", entry.id, entry.contacts, entry.text)


def _archived(journal: Journal, people: tuple[int, ...]) -> bool:
    return bool(people) and all(is_archived(journal, one) for one in people)
