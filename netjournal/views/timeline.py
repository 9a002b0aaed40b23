"""Rows of the timeline: days, and under each what happened, was promised and comes next.

The newest day is first; states stand in words at every width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netjournal.insight.due import is_plan
from netjournal.insight.owed import days_late, since
from netjournal.insight.people import organization, title
from netjournal.model.journal import Journal, newest_first
from netjournal.model.names import fold
from netjournal.model.records import (
    ABOUT_KINDS,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Record,
    State,
)
from netjournal.views import phrases
from netjournal.views.owes import favor_sign
from netjournal.views.tones import Tone

_MOST = 2_000
"""Rows of a timeline of everybody; further back one looks at a person, a tag or a search."""


class TimelineRow(NamedTuple):
    """One line: a `day`, or an `entry`, `plan`, `favor`, `follow_up` with its table and id."""

    kind: str
    table: str
    id: int
    label: str
    text: str
    right: str
    sign: str
    tone: Tone


def timeline_rows(
    journal: Journal, today: date, contact: int | None = None, query: str = ""
) -> Sequence[TimelineRow]:
    """Return somebody's rows, or everybody's; with `query`, those that hold its words."""
    words = fold(query).split()
    dated: list[tuple[date | None, TimelineRow]] = []
    for entry in _entries(journal, contact):
        dated.append((entry.on, entry_row(journal, today, entry, contact)))
        if contact is None and not words and len(dated) >= _MOST:
            break
    oldest = dated[-1][0] if contact is None and len(dated) >= _MOST else None
    for day, row in _owed_and_planned(journal, today, contact):
        if oldest is None or (day is not None and day >= oldest):
            dated.append((day, row))
    if words:
        dated = [pair for pair in dated if all(word in fold(_said(pair[1])) for word in words)]
    dated.sort(key=lambda pair: pair[0] or date.max, reverse=True)
    return list(_with_days(dated, today))


def _said(row: TimelineRow) -> str:
    return f"{row.label} {row.text} {row.right}"


def _entries(journal: Journal, contact: int | None) -> list[Entry]:
    if contact is None:
        return newest_first(journal.entries.values())
    return journal.entries_of(contact) if journal.complete else []


def _owed_and_planned(
    journal: Journal, today: date, contact: int | None
) -> Iterator[tuple[date | None, TimelineRow]]:
    favors: Iterable[Favor] = (
        journal.favors.values()
        if contact is None
        else map(journal.favors.__getitem__, journal.favors_of[contact])
    )
    for favor in favors:
        day = since(journal, favor) if favor.state is State.OPEN else favor.done_on
        yield day or since(journal, favor), favor_row(journal, today, favor, contact)
    tasks: Iterable[FollowUp] = (
        journal.follow_ups.values()
        if contact is None
        else map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact])
    )
    for task in tasks:
        day = task.on if task.state is State.OPEN else task.done_on
        yield day, follow_up_row(journal, today, task, contact)


def _with_days(
    dated: Iterable[tuple[date | None, TimelineRow]], today: date
) -> Iterator[TimelineRow]:
    before: object = ""
    for day, row in dated:
        if day != before:
            words = phrases.day(day, today) if day else phrases.UNDATED
            yield TimelineRow("day", "", 0, "", words, "", "", Tone.HEADING)
            before = day
        yield row


def entry_row(
    journal: Journal, today: date, entry: Entry, contact: int | None = None
) -> TimelineRow:
    """Return the row of an entry; seen from one of its people, only the others are named."""
    plan = is_plan(entry, today)
    others = [one for one in entry.contacts if one != contact]
    named = phrases.names(journal, others, entry.others, most=3)
    about = entry.kind in ABOUT_KINDS
    joiner = "" if contact is None or not named else "with "
    text = entry.text
    if named and (contact is None or not about):
        text = f"{joiner}{named}: {text}" if text else f"{joiner}{named}"
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    right = phrases.plan_state(entry, today) if plan else tags
    label = "plan" if plan else entry.kind
    if plan and not about and fold(entry.kind) not in fold(text):
        text = f"{entry.kind} {text}".rstrip()
    if entry.private:
        label = f"{label} *"
    sign = "~" if entry.unclear else ""
    return TimelineRow(
        "plan" if plan else "entry",
        "entries",
        entry.id,
        label,
        " ".join(text.split()),
        right,
        sign,
        Tone.SOON if plan else Tone.PLAIN,
    )


def favor_row(
    journal: Journal, today: date, favor: Favor, contact: int | None = None
) -> TimelineRow:
    """Return the row of a favor: what, and whether it is open, done or let go."""
    arrow = "→" if favor.direction is Direction.I_OWE else "←"
    who = f" · {journal.name(favor.contact)}" if contact is None else ""
    text = f"{arrow} {phrases.what(favor)}{who}"
    if favor.state is State.OPEN:
        sign, tone = favor_sign(favor, today)
        right = phrases.favor_due(journal, favor, today)
        sign = sign if days_late(favor, today) or sign == "!" else ""
        return TimelineRow(
            "favor", "favors", favor.id, phrases.SIDES[favor.direction], text, right, sign, tone
        )
    label = phrases.STATES[favor.state]
    sign = "✓" if favor.state is State.DONE else ""
    return TimelineRow("favor", "favors", favor.id, label, text, "", sign, Tone.DONE)


def follow_up_row(
    journal: Journal, today: date, task: FollowUp, contact: int | None = None
) -> TimelineRow:
    """Return the row of a follow-up, or of a question."""
    label = "ask" if task.on is None else "write again"
    if task.state is not State.OPEN:
        label = phrases.STATES[task.state]
    who = ""
    if contact is None:
        who = journal.name(task.contact) if task.contact is not None else f"#{task.tag}"
    text = " · ".join(filter(None, (task.why, who)))
    is_open = task.state is State.OPEN
    late = is_open and task.on is not None and task.on < today
    return TimelineRow(
        "follow_up",
        "follow_ups",
        task.id,
        label,
        text or "write again",
        phrases.follow_up_due(task, today) if is_open else "",
        "!!" if late else "" if is_open else "✓",
        Tone.LATE if late else Tone.SOON if is_open else Tone.DONE,
    )


def row_of(journal: Journal, today: date, record: Record) -> TimelineRow | None:
    """Return the row of an entry, a favor or a follow-up as everybody's timeline shows it."""
    match record:
        case Entry():
            return entry_row(journal, today, record)
        case Favor():
            return favor_row(journal, today, record)
        case FollowUp():
            return follow_up_row(journal, today, record)
    return None


def timeline_head(journal: Journal, contact_id: int, today: date) -> tuple[str, str]:
    """Return two lines about somebody: who they are, and the year with the next follow-up."""
    contact = journal.contacts[contact_id]
    entries = [
        entry
        for entry in journal.entries_of(contact_id)
        if contact_id in entry.contacts and entry.kind not in ABOUT_KINDS and entry.on <= today
    ]
    reach = [point.value for point in (*contact.emails, *contact.phones)][:1]
    met = f"met {len(entries)}×" if entries else "" if contact.met_yet else "not met yet"
    first = contact.met.tag if contact.met else ""
    who = (
        organization(contact),
        title(contact),
        *reach,
        met,
        f"first at #{first}" if first else "",
    )
    return " · ".join(filter(None, who)), "   ".join(
        filter(None, (_year(entries, today), _next(journal, contact_id, today)))
    )


def _year(entries: Sequence[Entry], today: date) -> str:
    """Return twelve months, oldest first: the month's letter and how full it was."""
    bars = "·▁▂▃▄▅▆▇"
    counts: dict[tuple[int, int], int] = {}
    for entry in entries:
        key = (entry.on.year, entry.on.month)
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return ""
    months = []
    for back in range(11, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        day = date(year, month + 1, 1)
        months.append(f"{day:%b}"[0] + bars[min(counts.get((year, month + 1), 0), len(bars) - 1)])
    return " ".join(months)


def _next(journal: Journal, contact_id: int, today: date) -> str:
    days = [
        task.on
        for task in map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact_id])
        if task.state is State.OPEN and task.on is not None
    ]
    return f"write again: {phrases.near_day(min(days), today)}" if days else ""
