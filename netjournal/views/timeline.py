"""Rows of the timeline: days, and under each what happened, was promised and comes next.

The newest day is first; states stand in words at every width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

import msgspec

from netjournal.insight.briefs import told_days
from netjournal.insight.due import is_plan
from netjournal.insight.owed import days_late, since
from netjournal.insight.people import organization, title
from netjournal.model.amounts import show_amount
from netjournal.model.introducing import MADE
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    ABOUT_KINDS,
    TABLES,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Record,
    State,
    in_touch,
)
from netjournal.views import introductions as spoken
from netjournal.views import phrases
from netjournal.views.days import DayRows, Moment
from netjournal.views.narrowing import holds
from netjournal.views.owes import favor_sign
from netjournal.views.tones import Tone

_STEP = 1_000
"""Records taken at a time."""


class TimelineRow(msgspec.Struct, frozen=True):
    """One line: a `day`, or an `entry`, `plan`, `favor`, `follow_up`, a `part` of a favor or a
    `step` of an introduction, with the table and id of its record."""

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
) -> TimelineRows:
    """Return somebody's rows, or everybody's; with `query`, those that hold its words."""
    *_, rows = timeline_steps(journal, today, contact, query)
    return rows


def timeline_steps(
    journal: Journal, today: date, contact: int | None, query: str
) -> Iterator[TimelineRows]:
    """Yield the rows while more and more records are asked for the words; the last are all."""
    rows = TimelineRows(journal, today, contact)
    test = holds(journal, today, query, contact)
    records = _dated(journal, contact)
    while some := list(islice(records, _STEP)):
        rows.put(some if test is None else ((day, one) for day, one in some if test(one)))
        yield rows
    yield rows


class TimelineRows(DayRows[TimelineRow]):
    """The rows of a timeline, made as they are looked at."""

    def __init__(self, journal: Journal, today: date, contact: int | None) -> None:
        self._journal = journal
        super().__init__(
            heading=lambda day: _day_row(day, today),
            row=lambda record: row_of(journal, today, record, contact),
        )

    def find(self, key: object) -> int | None:
        """Return where the row of a (table, id) is; None: it is not among them."""
        match key:
            case (str(table), int(record_id)) if table in TABLES:
                record = self._journal.table(table).get(record_id)
                if isinstance(record, Entry | Favor | FollowUp):
                    return self.place(_day_of(self._journal, record), record_id)
                if isinstance(record, Introduction) and record.steps:
                    return self.place(max(step.on for step in record.steps), record_id)
        return None


def _dated(journal: Journal, contact: int | None) -> Iterator[tuple[date | None, Record | Moment]]:
    if contact is None:
        # Between two steps one may be written.
        for entry in list(journal.entries.values()):
            yield entry.on, entry
        owed: Iterable[Favor | FollowUp] = (*journal.favors.values(), *journal.follow_ups.values())
        brought: Iterable[Introduction] = list(journal.introductions.values())
    else:
        # A few of somebody's entries would look like all of them.
        for entry in journal.entries_of(contact) if journal.complete else ():
            yield entry.on, entry
        owed = (
            *map(journal.favors.__getitem__, journal.favors_of[contact]),
            *map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact]),
        )
        brought = map(journal.introductions.__getitem__, journal.introductions_of[contact])
    for record in owed:
        yield _day_of(journal, record), record
        if isinstance(record, Favor) and record.parts:
            for number, part in enumerate(record.parts):
                yield part.on, Moment(record, number)
    for held in brought:
        for number, step in enumerate(held.steps):
            yield step.on, Moment(held, number)


def _day_of(journal: Journal, record: Entry | Favor | FollowUp) -> date | None:
    """Return the day a record stands under: what is over under the day it ended."""
    match record:
        case Entry():
            return record.on
        case Favor(state=State.OPEN):
            return since(journal, record)
        case Favor():
            return record.done_on or since(journal, record)
        case FollowUp(state=State.OPEN):
            return record.on
    return record.done_on or record.on


def _day_row(day: date | None, today: date) -> TimelineRow:
    words = phrases.day(day, today) if day else phrases.UNDATED
    return TimelineRow("day", "", 0, "", words, "", "", Tone.HEADING)


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
    came = ", ".join(f"{one.way.value} {one.kind}" for one in entry.outcomes)
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    told = " · ".join(filter(None, (came, tags)))
    right = phrases.plan_state(entry, today) if plan else told
    only_named = contact in entry.mentions and contact not in entry.contacts
    label = "named" if only_named else "plan" if plan else entry.kind
    if (plan or only_named) and not about and fold(entry.kind) not in fold(text):
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
    asked = journal.name(task.contact) if task.contact is not None else f"#{task.tag}"
    who = asked if task.contact is None or task.contact != contact else ""
    answered = ""
    if task.answered_by is not None:
        by = "here" if task.answered_by == contact else f"by {journal.name(task.answered_by)}"
        answered = f"answered {by}"
    text = " · ".join(filter(None, (task.why, who, answered)))
    is_open = task.state is State.OPEN
    late = is_open and task.on is not None and task.on < today
    return TimelineRow(
        "follow_up",
        "follow_ups",
        task.id,
        phrases.follow_up_label(task),
        text or "write again",
        phrases.follow_up_due(task, today) if is_open else "",
        "!!" if late else "" if is_open else "✓",
        Tone.LATE if late else Tone.SOON if is_open else Tone.DONE,
    )


def moment_row(journal: Journal, moment: Moment, contact: int | None = None) -> TimelineRow:
    """Return the row of a part that was settled, or of a step of an introduction."""
    match moment.record:
        case Favor() as favor:
            arrow = "→" if favor.direction is Direction.I_OWE else "←"
            part = favor.parts[moment.number]
            done = show_amount(part.amount) if part.amount else part.text
            who = f" · {journal.name(favor.contact)}" if contact is None else ""
            text = f"{arrow} {done} of {favor.what}{who}"
            return TimelineRow("part", "favors", favor.id, "in part", text, "", "✓", Tone.DONE)
        case Introduction() as introduction:
            step = introduction.steps[moment.number]
            words = spoken.step_words(journal, introduction, step, contact)
            label = spoken.step_label(step)
            if step.step != MADE:
                words = f"intro {words}"
            return TimelineRow(
                "step", "introductions", introduction.id, label, words, "", "", Tone.PLAIN
            )
    raise TypeError(f"a timeline has no moments of {type(moment.record).__name__}")


def row_of(
    journal: Journal, today: date, record: Record | Moment, contact: int | None = None
) -> TimelineRow:
    """Return the row of an entry, a favor, a follow-up, or a moment of one of them."""
    match record:
        case Moment():
            return moment_row(journal, record, contact)
        case Entry():
            return entry_row(journal, today, record, contact)
        case Favor():
            return favor_row(journal, today, record, contact)
        case FollowUp():
            return follow_up_row(journal, today, record, contact)
    raise TypeError(f"a timeline has no rows for {type(record).__name__}")


def timeline_head(journal: Journal, contact_id: int, today: date) -> tuple[str, str]:
    """Return two lines about somebody: who they are, and the next follow-up with the year."""
    contact = journal.contacts[contact_id]
    told = journal.entries_of(contact_id)
    entries = [entry for entry in told if contact_id in entry.contacts and in_touch(entry, today)]
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
        filter(
            None, (_next(journal, contact_id, today), _coming(told, today), _year(entries, today))
        )
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


def _coming(entries: Iterable[Entry], today: date) -> str:
    told = min(told_days(entries, today), default=None)
    return f"{told.what}: {phrases.near_day(told.on, today)}" if told is not None else ""
