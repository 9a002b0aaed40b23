"""Briefs, goals, the web and the network at a glance as JSON builtins, in shapes that stay."""

from __future__ import annotations

from datetime import date

from netjournal.insight.briefs import Brief, Gathering
from netjournal.insight.glance import Glance, Served, Share
from netjournal.insight.web import Way
from netjournal.model.journal import Journal
from netjournal.views import as_json
from netjournal.views.as_json import Object, person


def brief(journal: Journal, held: Brief, today: date) -> Object:
    """Return what to know about somebody; nothing private."""
    contact = held.contact
    sides = {
        side: [
            *(as_json.favor(journal, one, today) for one in held.favors if one.direction == side),
            *(
                made
                for made in (as_json.matter(journal, one) for one in held.matters)
                if made["direction"] == side
            ),
        ]
        for side in ("i_owe", "they_owe")
    }
    return {
        **person(journal, contact.id),
        "organization": contact.organization,
        "title": contact.title,
        "met_yet": contact.met_yet,
        "last_met": _day(held.last_met),
        **sides,
        "asks": [as_json.follow_up(one) for one in held.asks],
        "moved": [
            {
                "organization": one.organization,
                "title": one.title,
                "since": one.since,
                "until": one.until,
            }
            for one in held.moved
        ],
        "heard": [as_json.entry(journal, one) for one in held.heard],
        "last": [as_json.entry(journal, one) for one in held.last],
        "coming": [{"on": one.on.isoformat(), "what": one.what} for one in held.coming],
        "opportunities": [as_json.opportunity(journal, one) for one in held.chances],
        "about": contact.about,
        "tags": list(held.topics),
        "reading": [as_json.resource(journal, one) for one in held.reading],
        "private": held.private,
    }


def gathering(journal: Journal, held: Gathering, today: date) -> Object:
    """Return what to know before an event."""
    page = held.page
    return {
        "name": page.name,
        "title": page.title,
        "starts": _day(page.starts),
        "ends": _day(page.ends),
        "place": page.place,
        "to_meet": [
            {"name": one.who.name, "contact": one.contact, "met": one.met} for one in held.to_meet
        ],
        "not_met": [
            {
                **person(journal, one.contact),
                "why": one.why,
                "through": as_json.people(journal, one.through),
            }
            for one in held.not_met
        ],
        "people": [brief(journal, one, today) for one in held.people],
        "asks": [as_json.follow_up(one) for one in held.asks],
        "reading": [as_json.resource(journal, one) for one in held.reading],
    }


def goal(journal: Journal, served: Served) -> Object:
    """Return a goal with what serves it."""
    return {
        "id": served.goal.id,
        "what": served.goal.what,
        "tags": list(served.goal.tags),
        "about": served.goal.about,
        "state": served.goal.state.value,
        "people": as_json.people(journal, served.contacts),
        "opportunities": [as_json.opportunity(journal, each) for each in served.opportunities],
        "reading": [as_json.resource(journal, each) for each in served.reading],
    }


def glance(journal: Journal, network: Glance) -> Object:
    """Return the network at a glance; `days` counts the entries with somebody, by day."""
    return {
        "people": network.people,
        "address_book": network.address_book,
        "relations": _shares(network.relations),
        "roles": _shares(network.roles),
        "tags": _shares(network.tags),
        "cities": _shares(network.cities),
        "missing": list(network.missing),
        "quiet": [{**person(journal, one), "last_met": _day(day)} for one, day in network.quiet],
        "days": {day.isoformat(): network.days[day] for day in sorted(network.days)},
        "goals": [goal(journal, one) for one in network.goals],
    }


def way(journal: Journal, one: Way) -> Object:
    """Return a way: whom to ask, and by which ties it goes on."""
    return {
        **person(journal, one.first),
        "last_met": _day(one.last_met),
        "steps": [
            {
                **person(journal, step.contact),
                "tie": step.tie.value,
                "organization": step.organization,
            }
            for step in one.steps
        ],
    }


def _shares(shares: tuple[Share, ...]) -> list[Object]:
    return [{"name": one.name, "people": one.people} for one in shares]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
