"""Rows as plain lines for the commands: one fact a line, words instead of signs, no boxes.

What a command may be told to change has its handle at the end: "[x7k]".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from netjournal.insight.due import Due, due
from netjournal.insight.introductions import SIDE, Open, matters, open_matters
from netjournal.insight.owed import days_late, open_favors, totals
from netjournal.insight.people import organization
from netjournal.model.journal import Journal
from netjournal.model.records import (
    ABOUT_KINDS,
    Direction,
    Entry,
    Favor,
    FollowUp,
    State,
    Step,
)
from netjournal.views import introductions as spoken
from netjournal.views import phrases
from netjournal.views.card import card
from netjournal.views.handles import Handles

_TYPES = {"contact": "person", "follow_up": "follow-up", "entry": "note"}
_HANDLED = frozenset({"favor", "follow_up", "entry"})


def card_lines(journal: Journal, contact_id: int, today: date) -> Iterator[str]:
    """Return a person's card; sections are parted by an empty line."""
    handles = Handles(journal)
    for number, section in enumerate(card(journal, contact_id, today)):
        if number:
            yield ""
        for line in section.lines:
            said = line.value if line.label == "about" else line.value.replace(" · ", ", ")
            yield f"{line.label}: {said}{f' [{handles(line.id)}]' if line.id else ''}"


def owes_lines(journal: Journal, today: date, contact: int | None = None) -> Iterator[str]:
    """Return what is open, mine first: "I owe Ada Lovelace: slides, by Friday 27 November".

    What introductions ask for comes after each side's favors, then the money of each side.
    """
    handles = Handles(journal)
    sums: list[str] = []
    for direction in Direction:
        favors = open_favors(journal, today, direction, contact)
        for favor in favors:
            yield f"{favor_line(journal, favor, today)} [{handles(favor.id)}]"
        for one in open_matters(journal, today, direction, contact):
            yield f"{matter_line(journal, one, today)} [{handles(one.introduction.id)}]"
        money = phrases.money(totals(favors))
        if money:
            side = "money I owe" if direction is Direction.I_OWE else "money owed to me"
            sums.append(f"{side}: {money}")
    yield from sums


def matter_line(journal: Journal, one: Open, today: date) -> str:
    """Return what an introduction asks for, as a favor is told."""
    who, said = journal.name(one.contact), spoken.matter(journal, one)
    if SIDE[one.matter] is Direction.I_OWE:
        return f"I owe {who}: {said}"
    when = f", since {phrases.short_day(one.since, today)}" if one.since else ""
    return f"{who} owes me: {said}{when}"


def introduction_lines(journal: Journal, today: date) -> Iterator[str]:
    """Return every introduction with its steps and what it asks for, newest first."""
    handles = Handles(journal)
    for held in sorted(journal.introductions.values(), key=lambda one: -one.id):
        who = spoken.pair(journal, held)
        steps = ", ".join(_step(journal, step, today) for step in held.steps)
        asks = ", ".join(spoken.matter(journal, one) for one in matters(journal, held))
        more = f"; open: {asks}" if asks else ""
        yield f"introduction of {who}: {steps}{more} [{handles(held.id)}]"


def _step(journal: Journal, step: Step, today: date) -> str:
    who = f" {journal.name(step.who)}" if step.who else ""
    return f"{spoken.step_label(step)}{who} {phrases.short_day(step.on, today)}"


def favor_line(journal: Journal, favor: Favor, today: date) -> str:
    """Return one favor; only my side can be late."""
    who = journal.name(favor.contact)
    said = phrases.what(favor)
    if favor.direction is Direction.THEY_OWE:
        when = phrases.favor_due(journal, favor, today)
        return f"{who} owes me: {said}{f', {when}' if when else ''}"
    when = f", by {phrases.long_day(favor.due, today)}" if favor.due else ""
    late = days_late(favor, today)
    return f"I owe {who}: {said}{when}{f', {_late(late)}' if late else ''}"


def due_lines(journal: Journal, today: date, within: int = 0) -> Iterator[str]:
    """Return what is due, by its day."""
    handles = Handles(journal)
    for one in due(journal, today, within):
        yield f"{_due_line(journal, one, today)} [{handles(one.id)}]"


def _due_line(journal: Journal, one: Due, today: date) -> str:
    if one.table == "favors":
        return favor_line(journal, journal.favors[one.id], today)
    who = phrases.names(journal, one.contacts)
    day = phrases.long_day(one.on, today)
    if one.table == "entries":
        entry = journal.entries[one.id]
        asked = ", did it happen?" if one.on < today else f" at {entry.at}" if entry.at else ""
        words = f": {_flat(one.what)}" if one.what else ""
        return f"plan, {entry.kind}{f' with {who}' if who else ''}{words}, {day}{asked}"
    if not one.contacts:
        who = f"#{journal.follow_ups[one.id].tag}"
    late = (today - one.on).days
    why = f": {_flat(one.what)}" if one.what else ""
    return f"write to {who}{why}, {day}{f', {_late(late)}' if late > 0 else ''}"


def follow_up_line(journal: Journal, task: FollowUp, today: date) -> str:
    """Return one follow-up, or a question: "write to Ada Lovelace: the van, Friday 27 November"."""
    who = journal.name(task.contact) if task.contact is not None else f"#{task.tag}"
    verb = "ask" if task.on is None else "write to"
    why = f": {_flat(task.why)}" if task.why else ""
    day = f", {phrases.long_day(task.on, today)}" if task.on else ""
    state = "" if task.state is State.OPEN else f"{phrases.STATES[task.state]}, "
    return f"{state}{verb} {who}{why}{day}"


def timeline_lines(journal: Journal, today: date, entries: Iterable[Entry]) -> Iterator[str]:
    """Return entries as they come: "Friday 20 November, coffee with Ada Lovelace: words"."""
    handles = Handles(journal)
    for entry in entries:
        yield f"{entry_line(journal, entry, today)} [{handles(entry.id)}]"


def entry_line(journal: Journal, entry: Entry, today: date) -> str:
    """Return one entry with its day, who took part, who is named, its words and its tags."""
    who = phrases.names(journal, entry.contacts, entry.others)
    join = "about" if entry.kind in ABOUT_KINDS else "with"
    head = f"{entry.kind} {join} {who}" if who else entry.kind
    plan = ", plan" if entry.on > today else ""
    at = f" {entry.at}" if entry.at else ""
    words = f": {_flat(entry.text)}" if entry.text else ""
    # A tag that stands in the words is told already.
    tags = " ".join(f"#{tag}" for tag in entry.tags if f"#{tag}" not in entry.text)
    return (
        f"{phrases.long_day(entry.on, today)}{at}{plan}, {head}{words}{f' {tags}' if tags else ''}"
    )


def hit_line(
    journal: Journal,
    kind: str,
    record_id: int,
    title: str,
    reason: str = "",
    handles: Handles | None = None,
) -> str:
    """Return something found: "person: Ada Lovelace, Analytical Engines"; people need no handle."""
    more = ""
    if kind == "contact":
        contact = journal.contacts[record_id]
        about = organization(contact) or contact.city
        more = f", {about}" if about else ""
        if not journal.is_known(contact):
            more += ", address book"
    why = f" ({reason})" if reason else ""
    end = f" [{handles(record_id)}]" if handles is not None and kind in _HANDLED else ""
    told = _flat(title).removeprefix(f"{kind}: ")
    return f"{_TYPES.get(kind, kind)}: {told}{more}{why}{end}"


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def _late(days: int) -> str:
    return f"{phrases.count(days, 'day')} late"
