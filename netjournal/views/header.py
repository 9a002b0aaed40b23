"""The first line of the app: how many people, and whom today is about; never how much is late."""

from __future__ import annotations

from netjournal.insight.today import Today
from netjournal.views import phrases
from netjournal.views.today import NOTHING, farewell, names


def header(people: int, today: Today, limit: int = 2) -> str:
    """Return "netjournal   214 people   today: Ada, Mary"; before all is read, without names."""
    return "   ".join(filter(None, ("netjournal", phrases.people(people), _words(today, limit))))


def _words(today: Today, limit: int) -> str:
    if not today.built:
        return ""
    said = names(today, limit) or farewell(today, limit)
    return said.partition(" That is")[0] if said == NOTHING else said
