"""The first line of the app: how many people, and whom today is about; never how much is late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netjournal.views import phrases

if TYPE_CHECKING:
    # Who asks for one line again needs nobody's reasons.
    from netjournal.insight.today import Today

NOTHING = "Nothing today."
_ENOUGH = ("That’s it", "That’s both", "That’s all three", "That’s all four", "That’s all five")


def header(people: int, today: Today | None, limit: int = 2) -> str:
    """Return "netjournal   214 people   today: Ada, Mary"; before all is read, without names."""
    words = ""
    if today is not None and today.built:
        words = names(today, limit) or farewell(today, limit)
    return "   ".join(filter(None, ("netjournal", phrases.people(people), words)))


def names(today: Today, limit: int) -> str:
    """Return "today: Ada, Mary"; nothing where there is nobody."""
    return line([today.journal.name(one) for one in today.named(limit)])


def line(whole: Sequence[str]) -> str:
    """Return people's names as `names` does."""
    return f"today: {phrases.short_names(whole)}" if whole else ""


def farewell(today: Today, limit: int) -> str:
    """Return what is said when nobody is left: in words that fit how many there were."""
    done = len(today.handled) if limit else 0
    if not done:
        return NOTHING
    said = _ENOUGH[done - 1] if done <= len(_ENOUGH) else "That’s everyone"
    return f"{said}. See you."
