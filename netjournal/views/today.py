"""Today as rows, as lines and as JSON: whom to write to, why, how; and when it is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from netjournal.insight.people import organization
from netjournal.insight.reaching import Way, ways
from netjournal.insight.reasons import Reason, causes, reasons
from netjournal.insight.today import Today
from netjournal.model.journal import Journal
from netjournal.model.records import Entry
from netjournal.views import as_json, phrases
from netjournal.views.handles import Handles
from netjournal.views.header import NOTHING, farewell
from netjournal.views.page_row import PageRow
from netjournal.views.reasons import reason_words
from netjournal.views.tones import Tone

_MOST = 5
"""Reasons that are shown of one person."""


def why(journal: Journal, contact_id: int, day: date) -> list[Reason]:
    """Return the first reasons to write to somebody; of what they told, one."""
    return list(reasons(journal, contact_id, day))[:_MOST]


def rows(today: Today, limit: int, order: Sequence[str]) -> list[PageRow]:
    """Return the screen: yesterday's plan, each person with reasons and ways, plans of the day."""
    journal, day = today.journal, today.day
    found: list[PageRow] = []
    asked = today.question() if limit else None
    if asked is not None:
        when = phrases.near_day(asked.on, day)
        found.append(
            PageRow("plan", f"{_plan(journal, asked)}, {when}", table="entries", id=asked.id)
        )
        found.append(PageRow("more", "   did it happen?", tone=Tone.DIM))
    people, also = today.people(limit), today.also_due(limit)
    for contact_id in people:
        if found:
            found.append(PageRow("heading", ""))
        found += _person(journal, contact_id, day, order)
    if also:
        found += [PageRow("heading", ""), PageRow("heading", "Also due")]
        found += (_one_due(journal, contact_id, day) for contact_id in also)
    elif not people:
        if found:
            found.append(PageRow("heading", ""))
        said = farewell(today, limit)
        fine = f"{said} That is fine." if said == NOTHING else said
        found.append(PageRow("heading", fine))
    planned = [one for one in today.planned() if not {*one.contacts} & {*people, *also}]
    if planned:
        found += [PageRow("heading", ""), PageRow("heading", "Planned for today")]
    for plan in planned:
        found.append(PageRow("plan", _plan(journal, plan), table="entries", id=plan.id))
    return found


def _person(
    journal: Journal, contact_id: int, day: date, order: Sequence[str]
) -> Iterator[PageRow]:
    contact = journal.contacts[contact_id]
    yield PageRow(
        "person", contact.name, right=organization(contact), table="contacts", id=contact_id
    )
    for number, one in enumerate(why(journal, contact_id, day)):
        tone = Tone.PLAIN if one.urgency is not None and not number else Tone.DIM
        yield PageRow("more", f"   {reason_words(journal, one, day)}", tone=tone)
    told = (f"{number} {_way(way)}" for number, way in enumerate(ways(contact, order), 1))
    yield PageRow("more", f"   {'   '.join(told)}", tone=Tone.DIM)


def _one_due(journal: Journal, contact_id: int, day: date) -> PageRow:
    words = reason_words(journal, _first_due(journal, contact_id, day), day)
    text = f"{journal.name(contact_id)}   {words}"
    return PageRow("person", text, table="contacts", id=contact_id)


def _first_due(journal: Journal, contact_id: int, day: date) -> Reason:
    return next(one for one in causes(journal, contact_id, day) if one.has_day)


def _way(way: Way) -> str:
    return f"{way.word} {way.address}".rstrip()


def _plan(journal: Journal, plan: Entry) -> str:
    who = phrases.names(journal, plan.contacts, plan.others)
    words = f": {' '.join(plan.text.split())}" if plan.text and not plan.private else ""
    return f"{plan.at} {plan.kind}{f' with {who}' if who else ''}{words}".lstrip()


def lines(today: Today, limit: int, order: Sequence[str]) -> Iterator[str]:
    """Return it for a screen reader: one fact a line, in words."""
    journal, day = today.journal, today.day
    handles = Handles(journal)
    asked = today.question() if limit else None
    if asked is not None:
        when = phrases.long_day(asked.on, day)
        yield f"did it happen? {_plan(journal, asked)}, {when} [{handles(asked.id)}]"
    for contact_id in today.people(limit):
        contact = journal.contacts[contact_id]
        yield f"write to {contact.name}"
        for one in why(journal, contact_id, day):
            yield f"  {reason_words(journal, one, day).replace(' · ', ', ')}{_handle(one, handles)}"
        yield f"  how: {', '.join(map(_way, ways(contact, order)))}"
    for contact_id in today.also_due(limit):
        one = _first_due(journal, contact_id, day)
        words = reason_words(journal, one, day).replace(" · ", ", ")
        yield f"also due: {journal.name(contact_id)}, {words}{_handle(one, handles)}"
    for plan in today.planned():
        yield f"planned: {_plan(journal, plan)} [{handles(plan.id)}]"


def _handle(reason: Reason, handles: Handles) -> str:
    held = reason.table in ("favors", "follow_ups", "introductions")
    return f" [{handles(reason.id)}]" if held else ""


def as_object(today: Today, limit: int, order: Sequence[str]) -> dict[str, Any]:
    """Return it as JSON builtins: `people`, who is `also_due`, `question` (a plan whose day is
    over) and `planned`."""
    journal, day = today.journal, today.day
    asked = today.question() if limit else None
    return {
        "people": [
            {
                **as_json.person(journal, contact_id),
                "reasons": [_reason(journal, one, day) for one in why(journal, contact_id, day)],
                "ways": [
                    {"way": way.word, "kind": way.kind, "address": way.address}
                    for way in ways(journal.contacts[contact_id], order)
                ],
            }
            for contact_id in today.people(limit)
        ],
        "also_due": [
            {
                **as_json.person(journal, one),
                "reasons": [_reason(journal, _first_due(journal, one, day), day)],
            }
            for one in today.also_due(limit)
        ],
        "question": _plan_as_object(journal, asked) if asked is not None else None,
        "planned": [_plan_as_object(journal, one) for one in today.planned()],
    }


def _plan_as_object(journal: Journal, plan: Entry) -> dict[str, Any]:
    """Return a plan; of a private one without its words, which `timeline` has."""
    made = as_json.entry(journal, plan)
    return {**made, "text": ""} if plan.private else made


def _reason(journal: Journal, reason: Reason, day: date) -> dict[str, Any]:
    return {
        "why": reason.why.value,
        "on": reason.on.isoformat() if reason.on else None,
        "what": reason.what,
        "words": reason_words(journal, reason, day),
        "due": reason.urgency is not None,
        "id": reason.id,
    }
