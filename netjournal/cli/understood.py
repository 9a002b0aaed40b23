"""What a line was understood to say, one fact a line, in words instead of signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netjournal.capture.draft import Draft, DraftFavor, DraftPage, Unclear, Who
from netjournal.capture.filing import already_open, makes_entry
from netjournal.capture.label import name_of, to_meet
from netjournal.model.amounts import show_amount
from netjournal.model.dates import distance, show_day
from netjournal.model.journal import Journal
from netjournal.model.records import Direction, Gave

_POINTS = {"emails": "e-mail", "phones": "phone", "links": "link"}


def understood(draft: Draft, journal: Journal, today: date) -> Iterator[str]:
    """Return every reading in full; what stays unclear is not among them."""
    for person in draft.new_people:
        about = ", ".join(filter(None, (person.title, person.organization, person.pronouns)))
        yield f"+ new person: {person.name}" + (f" ({about})" if about else "")
    if draft.page is not None:
        yield from _page(draft.page, journal, today)
        return
    yield from _entry(draft, journal, today)
    for tag in dict.fromkeys(filter(None, (draft.event, *draft.tags))):
        yield f"{'tag' if journal.tag(tag) else '+ new tag'}: #{tag}"
    for favor in draft.favors:
        yield _favor(favor, draft, journal, today)
    for favor in draft.offers:
        yield f"not taken: {_favor(favor, draft, journal, today)}"
    yield from _done(draft, journal)
    for task in draft.follow_ups:
        who = name_of(draft, journal, task.contact) if task.contact is not None else ""
        who = who or (f"#{task.tag}" if task.tag else "")
        why = f": {task.why}" if task.why else ""
        asked = f"ask {who}{why}" if who else f"ask{why}"
        yield f"follow up {who}, {_day(task.on, today)}{why}" if task.on else asked
    for one in draft.coming:
        yield f"coming: {one.what}, {_day(one.on, today)}"
    yield from _facts(draft, journal)


def _entry(draft: Draft, journal: Journal, today: date) -> Iterator[str]:
    who = _names(draft, journal, draft.contacts)
    if makes_entry(draft):
        kind = "plan" if draft.on > today else "note" if draft.kind == "note" else draft.kind
        at = f" at {draft.at}" if draft.at else ""
        private = "private " if draft.private else ""
        yield f"{private}{kind}{f' with {who}' if who else ''}, {_day(draft.on, today)}{at}"
    elif who:
        yield f"about {who}"
    if draft.unnamed:
        yield f"with somebody without a name: {draft.unnamed}"
    if draft.mentions:
        yield f"names {_names(draft, journal, draft.mentions)}"
    if draft.text:
        yield f"words: {draft.text}"


def _favor(favor: DraftFavor, draft: Draft, journal: Journal, today: date) -> str:
    who = name_of(draft, journal, favor.contact)
    mine = favor.direction is Direction.I_OWE
    due = f", by {_day(favor.due, today)}" if favor.due else ""
    again = " (open already)" if already_open(journal, favor) else ""
    return f"{f'I owe {who}' if mine else f'{who} owes me'}: {favor.what}{due}{again}"


def _page(page: DraftPage, journal: Journal, today: date) -> Iterator[str]:
    if page.to_meet:
        yield f"to meet at #{page.tag}: {to_meet(page, journal)}"
        return
    days = [_day(day, today) for day in dict.fromkeys((page.starts, page.ends)) if day]
    place = f", in {page.place}" if page.place else ""
    title = f" ({page.title})" if page.title else ""
    yield f"event #{page.tag}{title}: {' to '.join(days)}{place}"


def _done(draft: Draft, journal: Journal) -> Iterator[str]:
    for one in draft.settles:
        favor = journal.favors[one.favor]
        part = f"{show_amount(one.amount)} of " if one.amount else "a part of " if one.part else ""
        yield f"done: {part}{favor.what}, {journal.name(favor.contact)}"
    for made in draft.introductions:
        pair = " and ".join(name_of(draft, journal, one) if one else "me" for one in made.people)
        by = name_of(draft, journal, made.broker) if made.broker is not None else "me"
        yield f"introduction {made.step}: {pair}, by {by}"
    for outcome in draft.outcomes:
        yield f"what came of it: {'gave' if outcome.way is Gave.GAVE else 'got'} {outcome.kind}"


def _facts(draft: Draft, journal: Journal) -> Iterator[str]:
    for one in draft.points:
        yield f"{_POINTS[one.field]} of {name_of(draft, journal, one.contact)}: {one.point.value}"
    for word in (*draft.relations, *draft.roles):
        yield f"how: {word}"
    if draft.via is not None:
        yield f"through {name_of(draft, journal, draft.via)}"
    for move in draft.moves:
        title = f", {move.title}" if move.title else ""
        before = f" (before: {move.before})" if move.before else ""
        who = name_of(draft, journal, move.contact)
        yield f"{who} is now at {move.organization}{title}{before}"
    if draft.pace is not None:
        yield f"how often: every {draft.pace} days" if draft.pace else "how often: never"


def question(doubt: Unclear) -> str:
    """Return what is unclear as a question."""
    return f"{doubt.sentence()[0].upper()}{doubt.sentence()[1:]}"


def _names(draft: Draft, journal: Journal, people: tuple[Who, ...]) -> str:
    return ", ".join(name_of(draft, journal, who) for who in people)


def _day(day: date, today: date) -> str:
    far = distance(day, today)
    return far if day == today else f"{show_day(day, today)} ({far})"
