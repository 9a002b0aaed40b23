"""Records as JSON builtins in the shapes that scripts rely on: every key is always there.

Days and times are ISO text, money is an integer of the currency's minor unit, people are
`{"id", "name"}`. Former names are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

import msgspec

from netjournal.insight.doubts import DoubtRow
from netjournal.insight.due import Due
from netjournal.insight.introductions import SIDE, Open, matters, open_matters
from netjournal.insight.owed import days_late, open_favors
from netjournal.insight.tags import Use, also, came_of, entries_of, members, met_there, to_meet
from netjournal.model.journal import Journal
from netjournal.model.making.opportunities import stage_of
from netjournal.model.owing import remaining
from netjournal.model.records import (
    ME,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Opportunity,
    Resource,
    State,
    Tag,
)
from netjournal.views import introductions as spoken
from netjournal.views.doubts import choice_name

Object: TypeAlias = dict[str, Any]

_TYPES = {"favors": "favor", "follow_ups": "follow_up", "entries": "entry"}


def person(journal: Journal, contact_id: int) -> Object:
    """Return somebody's id and name."""
    return {"id": contact_id, "name": journal.name(contact_id)}


def people(journal: Journal, ids: Iterable[int]) -> list[Object]:
    """Return ids and names."""
    return [person(journal, one) for one in ids]


def hit(kind: str, record_id: int, title: str, score: float, reason: str) -> Object:
    """Return something found; score is 0 to 100."""
    return {
        "type": kind,
        "id": record_id,
        "title": title,
        "score": round(score, 1),
        "reason": reason,
    }


def show(journal: Journal, contact_id: int, today: date) -> Object:
    """Return a contact's fields with entries (newest first) and all else kept about them."""
    contact = journal.contacts[contact_id]
    held: Object = {
        name: _builtin(getattr(contact, name))
        for name in contact.__struct_fields__
        if name != "former_names"
    }
    held["knows"] = people(journal, contact.knows)
    if contact.met is not None:
        via = contact.met.via
        held["met"] = {
            "on": contact.met.on,
            "tag": contact.met.tag,
            "via": None if via is None else person(journal, via),
            "where": contact.met.where,
        }
    favors = map(journal.favors.__getitem__, journal.favors_of[contact_id])
    tasks = map(journal.follow_ups.__getitem__, journal.follow_ups_of[contact_id])
    return {
        "id": contact.id,
        **held,
        "in_journal": journal.is_known(contact),
        "entries": [entry(journal, one) for one in journal.entries_of(contact_id)],
        "favors": [favor(journal, one, today) for one in favors],
        "follow_ups": [follow_up(one) for one in tasks],
        "goals": [
            {"id": one.id, "what": one.what, "state": one.state.value}
            for one in map(journal.goals.__getitem__, journal.goals_of[contact_id])
        ],
        "resources": [
            resource(journal, journal.resources[one]) for one in journal.resources_of[contact_id]
        ],
    }


def resource(journal: Journal, one: Resource) -> Object:
    """Return a link or a reading with what it is kept with."""
    return {
        "id": one.id,
        "title": one.title,
        "link": one.link,
        "contact": None if one.contact is None else person(journal, one.contact),
        "tag": one.tag,
        "goal": one.goal,
    }


def entry(journal: Journal, one: Entry) -> Object:
    """Return an entry."""
    return {
        "id": one.id,
        "on": one.on.isoformat(),
        "at": one.at,
        "kind": one.kind,
        "text": one.text,
        "contacts": people(journal, one.contacts),
        "mentions": people(journal, one.mentions),
        "others": list(one.others),
        "tags": list(one.tags),
        "private": one.private,
        "unclear": list(one.unclear),
    }


def favor(journal: Journal, one: Favor, today: date) -> Object:
    """Return a favor; `amount`, and what is `left` of it, are in the currency's minor unit,
    `settled` means done."""
    left = remaining(one)
    return {
        "type": "favor",
        "id": one.id,
        "contact": one.contact,
        "name": journal.name(one.contact),
        "direction": one.direction.value,
        "what": one.what,
        "kind": one.kind,
        "due": _day(one.due),
        "late_days": days_late(one, today),
        "amount": one.amount.minor if one.amount else None,
        "left": left.minor if left else None,
        "currency": one.amount.currency if one.amount else None,
        "state": one.state.value,
        "settled": one.state is State.DONE,
        "settled_on": _day(one.done_on),
        "parts": [
            {
                "on": part.on.isoformat(),
                "amount": part.amount.minor if part.amount else None,
                "text": part.text,
            }
            for part in one.parts
        ],
    }


def matter(journal: Journal, one: Open) -> Object:
    """Return what an introduction asks for, in the shape of a favor; `id` is the introduction's."""
    return {
        "type": "introduction",
        "id": one.introduction.id,
        "contact": one.contact,
        "name": journal.name(one.contact),
        "direction": SIDE[one.matter].value,
        "what": spoken.matter(journal, one),
        "kind": one.matter.value,
        "due": None,
        "late_days": 0,
        "amount": None,
        "left": None,
        "currency": None,
        "state": State.OPEN.value,
        "settled": False,
        "settled_on": None,
        "parts": [],
    }


def follow_up(task: FollowUp) -> Object:
    """Return a follow-up; without a day it is a question."""
    return {
        "id": task.id,
        "contact": task.contact,
        "tag": task.tag,
        "on": _day(task.on),
        "why": task.why,
        "state": task.state.value,
    }


def owes(journal: Journal, today: date, contact: int | None = None) -> Object:
    """Return what is open on both sides: favors, then what introductions ask for.

    What is `left` of the favors adds up to the totals of the screen.
    """
    return {
        direction.value: [
            *(
                favor(journal, one, today)
                for one in open_favors(journal, today, direction, contact)
            ),
            *(matter(journal, one) for one in open_matters(journal, today, direction, contact)),
        ]
        for direction in Direction
    }


def tag(use: Use) -> Object:
    """Return a tag in the list of all; `last` is the last day of it."""
    counts = {"people": use.people, "entries": use.entries, "last": _day(use.last)}
    return {**_page(use.page), **counts}


def _page(page: Tag) -> Object:
    return {
        "id": page.id,
        "name": page.name,
        "title": page.title,
        "kind": page.kind.value,
        "starts": _day(page.starts),
        "ends": _day(page.ends),
        "place": page.place,
    }


def tag_page(journal: Journal, page: Tag, today: date) -> Object:
    """Return a tag's page: its fields, its people, its entries and what came of it."""
    there = met_there(journal, page.name, today)
    came = came_of(journal, page.name)
    return {
        **_page(page),
        "link": page.link,
        "my_part": page.my_part,
        "pace": page.pace,
        "about": page.about,
        "to_meet": [
            {"name": one.who.name, "contact": one.contact, "met": one.met}
            for one in to_meet(journal, page, today)
        ],
        "met": people(journal, there),
        "members": people(journal, members(journal, page.name)),
        "others": people(journal, also(journal, page.name, there)),
        "entries": [entry(journal, one) for one in entries_of(journal, page.name)],
        "favors": [favor(journal, one, today) for one in came.favors],
        "follow_ups": [follow_up(one) for one in came.follow_ups],
        "opportunities": [_builtin(one) for one in came.opportunities],
        "outcomes": [
            {"entry": one.id, "kind": outcome.kind, "way": outcome.way.value}
            for one, outcome in came.outcomes
        ],
    }


def doubt(journal: Journal, one: DoubtRow, handle: str) -> Object:
    """Return what a note left open; `handle` names it for the command that answers."""
    return {
        "handle": handle,
        "entry": one.entry,
        "number": one.number,
        "kind": one.kind.value,
        "sentence": one.sentence,
        "words": one.words,
        "on": one.on.isoformat(),
        "text": journal.entries[one.entry].text,
        "choices": [
            {"id": chosen, "name": choice_name(journal, one, chosen)} for chosen in one.choices
        ],
    }


def introduction(journal: Journal, one: Introduction) -> Object:
    """Return an introduction with its steps; without a broker, I introduce; id 0 is me."""
    return {
        "id": one.id,
        "broker": None if one.broker is None else person(journal, one.broker),
        "people": [
            {"id": ME, "name": "me"} if who == ME else person(journal, who) for who in one.people
        ],
        "steps": [
            {"step": step.step, "on": step.on.isoformat(), "who": step.who} for step in one.steps
        ],
        "open": [open_one.matter.value for open_one in matters(journal, one)],
    }


def opportunity(journal: Journal, chance: Opportunity) -> Object:
    """Return an opportunity with its stages and its people."""
    return {
        "id": chance.id,
        "what": chance.what,
        "kind": chance.kind,
        "organization": chance.organization,
        "stage": stage_of(chance),
        "stages": [{"stage": step.step, "on": step.on.isoformat()} for step in chance.stages],
        "heard_from": person(journal, chance.heard_from) if chance.heard_from else None,
        "people": [{**person(journal, role.contact), "part": role.part} for role in chance.people],
        "tag": chance.tag,
        "about": chance.about,
    }


def due(journal: Journal, found: Iterable[Due], today: date) -> list[Object]:
    """Return what is due; only what I owe or mean to write is late."""
    return [
        {
            "type": _TYPES[one.table],
            "id": one.id,
            "on": one.on.isoformat(),
            "late_days": 0 if one.table == "entries" else max(0, (today - one.on).days),
            "contacts": people(journal, one.contacts),
            "what": one.what,
        }
        for one in found
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _builtin(value: object) -> Any:
    if isinstance(value, tuple):
        return [_builtin(one) for one in value]
    if isinstance(value, msgspec.Struct):
        return {name: _builtin(getattr(value, name)) for name in value.__struct_fields__}
    return msgspec.to_builtins(value)
