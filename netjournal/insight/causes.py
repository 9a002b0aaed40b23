"""What brings somebody up on a day: promises of mine, days, the pace, what introductions ask for.

Each is late in a scale of its own, so that a monthly coffee and a promise for Friday can be put
into one order. What somebody else owes is not here: theirs is never late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from netjournal.insight.due import was_plan
from netjournal.insight.introductions import SIDE, Matter, matters
from netjournal.insight.owed import is_hidden, since
from netjournal.insight.pacing import pace_of
from netjournal.model.dates import next_anniversary
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Record,
    State,
    TagKind,
    in_touch,
)

WEEK = 7
"""Days in which something with a day of its own counts as once more late; also for how long a
birthday or a coming date is spoken of, and how far an event is looked ahead to."""
UNDATED = (14, 365)
"""Days after which a promise without a day comes up, and in which it is once more late: a year, so
that what has a day goes first."""
WAITS = {Matter.THANK: (3, 30), Matter.INTRODUCE: (7, 30), Matter.GIVE_BACK: (30, 365)}
"""The same for what an introduction asks for."""


class Why(StrEnum):
    """What a reason is; those from `PLAN` on bring nobody up by themselves."""

    OWE = "owe"
    WRITE = "write again"
    BIRTHDAY = "birthday"
    COMING = "coming"
    EVENT = "event"
    INTRODUCTION = "introduction"
    PACE = "pace"
    PLAN = "plan"
    THEY = "they said"
    ASK = "ask"
    NEW = "new"
    TOLD = "told"


class Reason(NamedTuple):
    """One reason to write; `table` and `id` name the record behind it."""

    why: Why
    on: date | None
    """The day it is due, was told, or began; of a pace, the last time in touch, if ever."""
    what: str
    table: str
    id: int
    urgency: float | None = None
    """How late it is in its own scale: 0 for just now; None: good to know, and no more."""
    over: bool = False
    """Whether it was so this morning, and is dealt with since."""
    came_up: date | None = None
    """The first day on which it brought them up, where that is known."""

    @property
    def has_day(self) -> bool:
        """Whether a day was set for it: a promise or a follow-up that is due."""
        return self.table in ("favors", "follow_ups") and self.came_up == self.on is not None


class Standing(NamedTuple):
    """Where somebody stands on a day: how urgent, if at all, and whether that was dealt with."""

    urgency: float | None
    handled: bool
    due: bool
    """Whether a day that was set for something has come."""


def standing(journal: Journal, contact_id: int, today: date) -> Standing:
    """Return whether somebody comes up today. Who was dealt with does not come up again."""
    contact = journal.contacts[contact_id]
    held = list(_all(journal, contact, today))
    handled = contact.tended == today or any(one.over for one in held)
    waiting = [one for one in held if not one.over]
    urgency = max((one.urgency for one in waiting if one.urgency is not None), default=None)
    return Standing(urgency, handled, any(one.has_day for one in waiting))


def causes(journal: Journal, contact_id: int, today: date) -> list[Reason]:
    """Return what brings somebody up, the most urgent first."""
    held = _all(journal, journal.contacts[contact_id], today)
    return sorted((one for one in held if not one.over), key=lambda one: -(one.urgency or 0))


def _all(journal: Journal, contact: Contact, today: date) -> Iterator[Reason]:
    """Yield what brings somebody up, also what was dealt with since this morning."""
    if contact.archived:
        return
    if journal.favors_of[contact.id]:
        yield from _owed(journal, contact, today)
    if journal.follow_ups_of[contact.id]:
        yield from _follow_ups(journal, contact, today)
    if journal.introductions_of[contact.id]:
        yield from _introductions(journal, contact, today)
    touches = Touches(journal, contact, today)
    if contact.pace != 0:
        if touches.plan is None:
            yield from _paced(journal, contact, today, touches)
        yield from _days(journal, contact, today, touches)


def _owed(journal: Journal, contact: Contact, today: date) -> Iterator[Reason]:
    for favor in map(journal.favors.__getitem__, journal.favors_of[contact.id]):
        if favor.direction is not Direction.I_OWE or is_hidden(favor, today):
            continue
        ended_today = favor.state is not State.OPEN and favor.done_on == today
        if favor.state is State.OPEN or ended_today:
            on = favor.due or since(journal, favor)
            late = _dated(on, today) if favor.due else _scaled(on, *UNDATED, today)
            if late is not None:
                came_up = on + timedelta(days=0 if favor.due else UNDATED[0]) if on else None
                yield Reason(
                    Why.OWE, on, favor.what, "favors", favor.id, late, ended_today, came_up
                )


def _dated(on: date | None, today: date) -> float | None:
    late = (today - on).days if on else 0
    return 1 + late / WEEK if late >= 0 else None


def _scaled(on: date | None, wait: int, scale: int, today: date) -> float | None:
    """Return how late something is that waits for some days; not waiting where none is known."""
    days = (today - on).days if on else wait
    return (days - wait) / scale if days >= wait else None


def _follow_ups(journal: Journal, contact: Contact, today: date) -> Iterator[Reason]:
    for task in map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact.id]):
        if task.on is None or task.on > today or task.contact != contact.id:
            continue
        # "Nothing is left to do" ends one at once, which is not having been in touch.
        waited = task.created is None or task.created.date() < today
        ended_today = task.state is not State.OPEN and task.done_on == today and waited
        if ended_today or (task.state is State.OPEN and not is_hidden(task, today)):
            late = _dated(task.on, today)
            yield Reason(
                Why.WRITE, task.on, task.why, "follow_ups", task.id, late, ended_today, task.on
            )


def _introductions(journal: Journal, contact: Contact, today: date) -> Iterator[Reason]:
    for held in map(journal.introductions.__getitem__, journal.introductions_of[contact.id]):
        if is_hidden(held, today):
            continue
        for one in matters(journal, held):
            if one.contact != contact.id or SIDE[one.matter] is not Direction.I_OWE:
                continue
            wait, scale = WAITS[one.matter]
            late = _scaled(one.since, wait, scale, today)
            if late is not None:
                came_up = one.since + timedelta(days=wait) if one.since else None
                what, table = one.matter.value, "introductions"
                yield Reason(
                    Why.INTRODUCTION, one.since, what, table, held.id, late, came_up=came_up
                )


class Touches:
    """What the entries with somebody say: the last time in touch, now and as it stood this
    morning, a plan for today, and dates that are coming."""

    def __init__(self, journal: Journal, contact: Contact, today: date) -> None:
        self.plan: Entry | None = None
        self.last: date | None = None
        self.before: date | None = None
        self.telling: list[Entry] = []
        for entry in map(journal.entries.__getitem__, journal.entries_with[contact.id]):
            on = entry.on
            if entry.coming:
                self.telling.append(entry)
            if on > today or not in_touch(entry, today):
                continue
            if on == today and entry.happened is None and was_plan(entry):
                self.plan = entry
                continue
            if self.last is None or self.last < on:
                self.last = on
            if (self.before is None or self.before < on) and not _is_fresh(entry, today):
                self.before = on

    def since(self, day: date) -> tuple[bool, bool]:
        """Tell whether you were in touch since a day, now and this morning."""
        return (
            self.last is not None and self.last >= day,
            self.before is not None and self.before >= day,
        )


def _is_fresh(entry: Entry, today: date) -> bool:
    return entry.on == today or (entry.created is not None and entry.created.date() == today)


def _paced(journal: Journal, contact: Contact, today: date, touches: Touches) -> Iterator[Reason]:
    pace = pace_of(journal, contact)
    if not pace:
        return
    begun = contact.created.date() if contact.created else None
    tended = contact.tended if contact.tended and contact.tended < today else None

    def counted(last: date | None) -> date | None:
        return max(filter(None, (last, tended)), default=begun)

    was = _scaled(counted(touches.before), pace, pace, today)
    now = _scaled(counted(touches.last), pace, pace, today)
    if was is not None or now is not None:
        start = counted(touches.last)
        yield Reason(
            Why.PACE,
            touches.last,
            "",
            "contacts",
            contact.id,
            was if now is None else now,
            over=now is None,
            came_up=start + timedelta(days=pace) if start else None,
        )


def _days(journal: Journal, contact: Contact, today: date, touches: Touches) -> Iterator[Reason]:
    """Yield the days that come up for a while, until you were in touch or let them go."""
    for why, first, on, what, record in _their_days(journal, contact, today, touches):
        if not first <= today <= first + timedelta(days=WEEK):
            continue
        if contact.tended is not None and first <= contact.tended < today:
            continue
        now, before = touches.since(first)
        if not before:
            past = (today - first).days / WEEK
            urgency = past if why is Why.EVENT else 2 - past
            table = {Why.BIRTHDAY: "contacts", Why.EVENT: "tags"}.get(why, "entries")
            yield Reason(why, on, what, table, record.id, urgency, now, first)


def _their_days(
    journal: Journal, contact: Contact, today: date, touches: Touches
) -> Iterator[tuple[Why, date, date, str, Record]]:
    """Yield what has a day, with the first day on which it is spoken of."""
    if contact.birthday:
        day = next_anniversary(contact.birthday, today - timedelta(days=WEEK))
        if day is not None:
            yield Why.BIRTHDAY, day, day, "", contact
    named = map(journal.entries.__getitem__, journal.entries_naming[contact.id])
    for entry in (*touches.telling, *named):
        for one in entry.coming if not entry.private else ():
            yield Why.COMING, one.on - timedelta(days=1), one.on, one.what, entry
    for tag in map(journal.tags.__getitem__, journal.tags_to_meet[contact.id]):
        if tag.kind is not TagKind.EVENT or tag.starts is None or tag.starts < today:
            continue
        if any(one.contact == contact.id and not one.met for one in tag.to_meet):
            yield Why.EVENT, tag.starts - timedelta(days=WEEK), tag.starts, tag.name, tag
