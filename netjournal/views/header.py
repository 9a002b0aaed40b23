"""The first line of the app: how many people, and whom today is about; never how much is late."""

from __future__ import annotations

from datetime import date

from netjournal.insight.due import today_people
from netjournal.model.journal import Journal
from netjournal.views import phrases

NOBODY = "Nothing today."


def header(journal: Journal, today: date, limit: int = 2, people: int | None = None) -> str:
    """Return "netjournal   214 people   today: Ada, Mary"; "Nothing today." if so.

    `people` is how many there are, where that is known already.
    """
    count = phrases.people(sum(1 for _ in journal.people()) if people is None else people)
    return f"netjournal   {count}   {today_words(journal, today, limit)}"


def today_words(journal: Journal, today: date, limit: int = 2) -> str:
    """Return "today: Ada, Mary", or "Nothing today."."""
    ids = today_people(journal, today, limit)
    return f"today: {phrases.given_names(journal, ids)}" if ids else NOBODY
