"""Who owes whom: open favors in order, how late mine are, and what they add up to.

Only my side can be late; what somebody else said they would do never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netjournal.model.journal import Journal
from netjournal.model.owing import Place, remaining
from netjournal.model.records import Amount, Direction, Favor, FollowUp, Introduction, State

SOON = 2
"""Days before its due day from which a favor of mine counts as due soon."""


def open_favors(
    journal: Journal,
    today: date,
    direction: Direction,
    contact: int | None = None,
    hidden: bool = False,
) -> list[Favor]:
    """Return one side's open favors: by due day, oldest first, then undated, newest last.

    Favors put off to a later day come along only with `hidden`; those of archived people only
    where that person is asked for.
    """
    if contact is None:
        places = open_places(journal, today, direction, hidden=hidden)
        return [journal.favors[one] for _, one in places]
    favors = map(journal.favors.__getitem__, journal.favors_of[contact])
    return sorted(
        (
            favor
            for favor in favors
            if favor.state is State.OPEN
            and favor.direction is direction
            and (hidden or not is_hidden(favor, today))
        ),
        key=lambda favor: (favor.due or date.max, favor.id),
    )


def open_places(
    journal: Journal, today: date, direction: Direction, *, hidden: bool = False
) -> Sequence[Place]:
    """Return where everybody's open favors of one side stand, in the order of `open_favors`.

    Thousands of favors cost no more than those that were put off or are an archived person's.
    """
    places, away = journal.owing[direction], away_ids(journal, today, hidden=hidden)
    return [place for place in places if place[1] not in away] if away else places


def away_ids(journal: Journal, today: date, *, hidden: bool = False) -> set[int]:
    """Return the favors that a list of everybody leaves out: put off, or of archived people."""
    away = {one for who in journal.archived for one in journal.favors_of[who]}
    if not hidden:
        put_off = journal.owing.put_off
        away.update(one for one in put_off if is_hidden(journal.favors[one], today))
    return away


def money_owed(journal: Journal, today: date, direction: Direction) -> tuple[Amount, ...]:
    """Return the totals of one side's open favors, everybody's."""
    ids = journal.owing.of_money(direction) - away_ids(journal, today)
    return totals(map(journal.favors.__getitem__, ids))


def is_hidden(record: Favor | FollowUp | Introduction, today: date) -> bool:
    """Tell whether a favor or a follow-up was put off to a day that has not come."""
    return record.hidden_until is not None and record.hidden_until > today


def put_off(journal: Journal, today: date, contact: int | None = None) -> list[Favor]:
    """Return the open favors that wait for a day to come, everybody's who is shown, or one's."""
    favors = map(journal.favors.__getitem__, journal.owing.put_off)
    return [
        one
        for one in favors
        if is_hidden(one, today)
        and (not is_archived(journal, one.contact) if contact is None else one.contact == contact)
    ]


def is_archived(journal: Journal, contact_id: int) -> bool:
    """Tell whether somebody is kept out of the panes."""
    contact = journal.contacts.get(contact_id)
    return contact is not None and bool(contact.archived)


def days_late(favor: Favor, today: date) -> int:
    """Return by how many days an open favor of mine is late; 0 for everything else."""
    if favor.direction is not Direction.I_OWE or favor.state is not State.OPEN or not favor.due:
        return 0
    return max(0, (today - favor.due).days)


def is_soon(favor: Favor, today: date) -> bool:
    """Tell whether an open favor of mine is due today or within two days, and not late."""
    return (
        favor.direction is Direction.I_OWE
        and favor.state is State.OPEN
        and favor.due is not None
        and 0 <= (favor.due - today).days <= SOON
    )


def since(journal: Journal, favor: Favor) -> date | None:
    """Return the day a favor was said: of its entry, or of its making before; None: not known."""
    entry = journal.entries.get(favor.entry) if favor.entry is not None else None
    days = (favor.created.date() if favor.created else None, entry.on if entry else None)
    return min(filter(None, days), default=None)


def totals(favors: Iterable[Favor]) -> tuple[Amount, ...]:
    """Return what is left of the money in some favors, one amount for each currency, by code."""
    sums: dict[str, int] = {}
    for favor in favors:
        left = remaining(favor)
        if left is not None:
            sums[left.currency] = sums.get(left.currency, 0) + left.minor
    return tuple(Amount(minor=sums[code], currency=code) for code in sorted(sums) if sums[code])


def gave_and_got(journal: Journal, contact_id: int) -> tuple[int, int]:
    """Return how many favors you did for somebody, and how many they did for you."""
    done = [
        favor.direction
        for favor in map(journal.favors.__getitem__, journal.favors_of[contact_id])
        if favor.state is State.DONE
    ]
    return done.count(Direction.I_OWE), done.count(Direction.THEY_OWE)
