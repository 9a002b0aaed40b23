"""What the note bar shows while a line is typed: fixed slots, so that the eyes need not hunt."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netjournal.capture.draft import (
    Doubt,
    Draft,
    DraftFavor,
    DraftMove,
    DraftPage,
    DraftSettle,
)
from netjournal.capture.filing import already_open, makes_entry
from netjournal.capture.label import name_of, short_day, to_meet
from netjournal.model.amounts import show_amount
from netjournal.model.journal import Journal
from netjournal.model.records import Direction, Gave

NAMES = ("who", "event", "I owe", "they said", "done", "follow up", "when", "note")


class SlotTone(StrEnum):
    """How sure a slot is; its words say so too."""

    EMPTY = "empty"
    PLAIN = "plain"
    NEW = "new"
    UNCLEAR = "unclear"


class Slot(NamedTuple):
    """One named place of the preview; `words` is empty where the line says nothing for it."""

    name: str
    words: str
    tone: SlotTone


def preview(draft: Draft, journal: Journal, today: date) -> tuple[Slot, ...]:
    """Return the slots in their fixed order, every reading in full ("Fri 27 Nov")."""
    read = {
        "who": _who(draft, journal),
        "event": _event(draft, journal),
        "I owe": _favors(draft, journal, Direction.I_OWE),
        "they said": _favors(draft, journal, Direction.THEY_OWE),
        "done": _done(draft, journal),
        "follow up": _follow_ups(draft, today),
        "when": _when(draft, today),
        "note": (_note(draft), SlotTone.PLAIN),
    }
    return tuple(
        Slot(name, words, tone if words else SlotTone.EMPTY)
        for name, (words, tone) in ((name, read[name]) for name in NAMES)
    )


def day_in_full(day: date, today: date) -> str:
    """Write a day with how far away it is: "Fri 27 Nov (in 4 days)", "Mon 23 Nov (today)"."""
    distance = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(distance)
    weeks, rest = divmod(abs(distance), 7)
    if near is None:
        count = (
            f"{abs(distance)} days"
            if rest or not weeks
            else "1 week"
            if weeks == 1
            else f"{weeks} weeks"
        )
        near = f"in {count}" if distance > 0 else f"{count} ago"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{short_day(day)}{year} ({near})"


def _who(draft: Draft, journal: Journal) -> tuple[str, SlotTone]:
    parts = [_person(draft, journal, who) for who in draft.contacts]
    if draft.mentions:
        parts.append(f"names {', '.join(name_of(draft, journal, one) for one in draft.mentions)}")
    if draft.unnamed:
        parts.append(f"no name: {draft.unnamed}")
    parts += (_move(move, draft, journal) for move in draft.moves)
    if draft.via is not None:
        parts.append(f"via {name_of(draft, journal, draft.via)}")
    doubts = [one for one in draft.unclear if one.doubt is Doubt.WHO]
    for doubt in doubts:
        names = " or ".join(journal.name(one) for one in doubt.choices[:4])
        more = " …" if len(doubt.choices) > 4 else ""
        parts.append(f"{doubt.words}: {names}{more}?" if names else f"{doubt.words}: who?")
    tone = SlotTone.UNCLEAR if doubts else SlotTone.NEW if draft.new_people else SlotTone.PLAIN
    return ", ".join(parts), tone


def _person(draft: Draft, journal: Journal, who: int) -> str:
    if who < 0:
        new = draft.new_people[-who - 1]
        about = ", ".join(filter(None, (new.organization, new.title, new.pronouns)))
        return f"+ new {new.name} ({about})" if about else f"+ new {new.name}"
    contact = journal.contacts.get(who)
    if contact is not None and contact.organization:
        return f"✓ {contact.name} ({contact.organization})"
    return f"✓ {journal.name(who)}"


def _event(draft: Draft, journal: Journal) -> tuple[str, SlotTone]:
    words: list[str] = []
    fresh = False
    if draft.page is not None:
        return _page(draft.page, journal), SlotTone.PLAIN
    for name in dict.fromkeys(filter(None, (draft.event, *draft.tags))):
        tag = journal.tag(name)
        fresh = fresh or tag is None
        title = tag.title if tag is not None and tag.title else f"#{name}"
        words.append(title if tag is not None else f"+ new {title}")
    words += [*draft.relations, *draft.roles]
    return ", ".join(words), SlotTone.NEW if fresh else SlotTone.PLAIN


def _move(move: DraftMove, draft: Draft, journal: Journal) -> str:
    title = f", {move.title}" if move.title else ""
    who = "" if move.contact == draft.first else f"{name_of(draft, journal, move.contact)} "
    before = f" (before: {move.before})" if move.before else ""
    return f"{who}now at {move.organization}{title}{before}"


def _page(page: DraftPage, journal: Journal) -> str:
    if page.to_meet:
        return f"to meet at #{page.tag}: {to_meet(page, journal)}"
    days = [short_day(day) for day in dict.fromkeys((page.starts, page.ends)) if day]
    return ", ".join(filter(None, (page.title or f"#{page.tag}", " – ".join(days), page.place)))


def _done(draft: Draft, journal: Journal) -> tuple[str, SlotTone]:
    words = [_settled(one, journal) for one in draft.settles]
    for made in draft.introductions:
        pair = " and ".join(name_of(draft, journal, one) for one in made.people if one)
        by = f" by {name_of(draft, journal, made.broker)}" if made.broker is not None else ""
        words.append(f"introduction {made.step}{by}: {pair}")
    words += [f"{'gave' if one.way is Gave.GAVE else 'got'} {one.kind}" for one in draft.outcomes]
    doubts = [one for one in draft.unclear if one.doubt is Doubt.DONE]
    for doubt in doubts:
        words.append(" or ".join(journal.favors[one].what for one in doubt.choices) + "?")
    return "; ".join(words), SlotTone.UNCLEAR if doubts else SlotTone.PLAIN


def _settled(one: DraftSettle, journal: Journal) -> str:
    what = journal.favors[one.favor].what
    if one.amount is not None:
        return f"✓ {show_amount(one.amount)} of: {what}"
    return f"✓ part of: {what}" if one.part else f"✓ {what}"


def _favors(draft: Draft, journal: Journal, direction: Direction) -> tuple[str, SlotTone]:
    mine = [one for one in draft.favors if one.direction is direction]
    words = "; ".join(
        f"{_favor(one, draft, journal)}{'   open already' * bool(already_open(journal, one))}"
        for one in mine
    )
    offered = [one for one in draft.offers if one.direction is direction]
    if offered and not mine:
        words = "; ".join(f"not taken: {_favor(one, draft, journal)}" for one in offered)
    doubts = [one for one in draft.unclear if one.doubt is Doubt.DATE]
    if mine and doubts and mine[-1].due is None:
        return f'{words}   due ? "{doubts[0].words}" is no day', SlotTone.UNCLEAR
    return words, SlotTone.PLAIN


def _favor(favor: DraftFavor, draft: Draft, journal: Journal) -> str:
    arrow = "→" if favor.direction is Direction.I_OWE else "←"
    who = "" if favor.contact == draft.first else f" ({name_of(draft, journal, favor.contact)})"
    due = f"   due {short_day(favor.due)}" if favor.due else ""
    return f"{arrow} {favor.what}{who}{due}"


def _follow_ups(draft: Draft, today: date) -> tuple[str, SlotTone]:
    words = [day_in_full(task.on, today) for task in draft.follow_ups if task.on]
    words += [f"ask: {task.why}" for task in draft.follow_ups if not task.on]
    words += [f"{short_day(one.on)}: {one.what}" for one in draft.coming]
    if draft.pace is not None:
        words.append(f"every {draft.pace} days")
    return "; ".join(words), SlotTone.PLAIN


def _when(draft: Draft, today: date) -> tuple[str, SlotTone]:
    if not makes_entry(draft):
        return "", SlotTone.EMPTY
    at = f" {draft.at}" if draft.at else ""
    planned = ", planned" if draft.on > today else ""
    doubts = [one for one in draft.unclear if one.doubt is Doubt.DATE]
    if doubts and not draft.dated and not draft.favors:
        return f'{day_in_full(draft.on, today)}   ? "{doubts[0].words}" is no day', SlotTone.UNCLEAR
    return f"{day_in_full(draft.on, today)}{at}{planned}", SlotTone.PLAIN


def _note(draft: Draft) -> str:
    if not makes_entry(draft):
        return ""
    kind = "" if draft.kind == "note" else draft.kind
    words = f"{kind}: {draft.text}" if kind and draft.text else kind or draft.text
    return f"private: {words}" if draft.private else words
