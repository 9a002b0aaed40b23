"""All that is kept about one person, in plain words, for that person to read. It knows no file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from netjournal.insight.private import Noted, is_private
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Direction,
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
from netjournal.views import phrases
from netjournal.views.card import Part, card
from netjournal.views.plain import entry_line

_TOLD_WHOLE = (Part.LAST, Part.OWED, Part.NEXT)
"""Sections of the card that show a part of what is told below."""
SOMEBODY = "somebody else"


def kept_about(journal: Journal, contact_id: int, today: date, *, to_share: bool) -> Iterator[str]:
    """Yield everything, one fact a line; `to_share` leaves out what is private and other names."""
    cover = _cover(journal, contact_id) if to_share else (lambda text: text)
    yield f"What is kept about {journal.name(contact_id)}, {today:%Y-%m-%d}"
    for section in card(journal, contact_id, today):
        if section.title in _TOLD_WHOLE:
            continue
        yield from ("", section.title)
        for line in section.lines:
            yield f"- {line.label}: {cover(line.value.replace(' · ', ', '))}"
    yield from _names_before(journal, contact_id)
    held = (journal.favors[one] for one in journal.favors_of[contact_id])
    favors = [one for one in held if not (to_share and is_private(journal, one))]
    if favors:
        yield from ("", "Between us")
        yield from (f"- {cover(_favor(one, today))}" for one in favors)
    told = [one for one in journal.entries_of(contact_id) if not (to_share and one.private)]
    if told:
        yield from ("", "What happened, and what was said")
        for entry in told:
            yield f"- {cover(_entry(journal, entry, today))}"
    others = (
        one
        for one in journal.references(contact_id)
        if not (to_share and isinstance(one, Noted) and is_private(journal, one))
    )
    elsewhere = [said for one in others if (said := _said(journal, one, contact_id, today))]
    if elsewhere:
        yield from ("", "Elsewhere")
        yield from (f"- {cover(said)}" for said in elsewhere)
    kept_lines = journal.contacts[contact_id].kept
    if kept_lines:
        yield from ("", "Lines of an imported card, kept as they were")
        yield from (f"- {cover(line)}" for line in kept_lines)


def _entry(journal: Journal, entry: Entry, today: date) -> str:
    line = entry_line(journal, entry, today)
    return f"{line} (private)" if entry.private else line


def _names_before(journal: Journal, contact_id: int) -> Iterator[str]:
    former = journal.contacts[contact_id].former_names
    if former:
        yield from ("", "Former names, by which you are found", f"- {', '.join(former)}")


def _favor(favor: Favor, today: date) -> str:
    side = "I owe" if favor.direction is Direction.I_OWE else "you said you would"
    due = f", by {phrases.long_day(favor.due, today)}" if favor.due else ""
    ended = "" if favor.state is State.OPEN else f", {phrases.STATES[favor.state]}"
    return f"{side}: {phrases.what(favor)}{due}{ended}"


def _said(journal: Journal, record: Record, contact_id: int, today: date) -> str:
    """Return what a follow-up, an introduction, an opportunity or another record says."""
    match record:
        case FollowUp(on=None):
            return f"to ask you: {record.why}, {phrases.STATES[record.state]}"
        case FollowUp(on=date() as on):
            why = f": {record.why}" if record.why else ""
            day = phrases.long_day(on, today)
            return f"to write to you{why}, {day}, {phrases.STATES[record.state]}"
        case Favor() if record.contact != contact_id:
            return f"a favor that is about you, too: {_favor(record, today)}"
        case Introduction():
            steps = ", ".join(f"{step.step} {step.on}" for step in record.steps)
            return f"introduction: {phrases.names(journal, record.people)}, {steps}".rstrip(", ")
        case Opportunity():
            stages = ", ".join(f"{stage.step} {stage.on}" for stage in record.stages)
            return f"opportunity: {record.what} {stages}".strip()
        case Goal():
            return f"a goal of mine: {record.what}"
        case Resource():
            return f"kept with you: {phrases.resource(record).replace(' · ', ', ')}"
        case Tag():
            return f"to meet at #{record.name}"
        case Contact():
            return f"named on the card of {record.name}"
    return ""


def _cover(journal: Journal, contact_id: int) -> Callable[[str], str]:
    """Return what puts other words in the place of other people's names."""
    own = {fold(word) for word in journal.name(contact_id).split()}
    names: set[str] = set()
    for contact in journal.contacts.values():
        if contact.id != contact_id:
            whole = (contact.name, *contact.aliases)
            words = (word for name in whole for word in name.split() if len(word) > 2)
            names.update(one for one in (*whole, *words) if one and fold(one) not in own)
    names.update(name for one in journal.entries_of(contact_id) for name in one.others)
    if not names:
        return lambda text: text
    ways = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)(?:{ways})(?!\w)")
    return lambda text: pattern.sub(SOMEBODY, text)
