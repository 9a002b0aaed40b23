"""Pairs that may be one person: a line for each, and both cards side by side; knows no screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from netjournal.formats.duplicates import CHOSEN, differing
from netjournal.formats.origins import named
from netjournal.model.dates import show_partial
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Point
from netjournal.search.alike import SURE, Likeness
from netjournal.views import phrases
from netjournal.views.handles import Handles

_SAME = "the same "


class Side(msgspec.Struct, frozen=True):
    """One field of two cards in words; `field` is empty where both values are kept anyway."""

    label: str
    first: str
    second: str
    field: str = ""


def because(likeness: Likeness) -> str:
    """Return why two look alike: "a similar name, the same e-mail address and city"."""
    same = [one.removeprefix(_SAME) for one in likeness.reasons if one.startswith(_SAME)]
    said = [one for one in likeness.reasons if not one.startswith(_SAME)]
    if same:
        said.append(_SAME + " and ".join(filter(None, (", ".join(same[:-1]), same[-1]))))
    return ", ".join(said) or "a name that sounds alike"


def line(journal: Journal, handles: Handles, likeness: Likeness) -> str:
    """Return a pair in one line, with the handles to name them by."""
    first, second = (
        f"{journal.name(one)} ({handles(one)})" for one in (likeness.first, likeness.second)
    )
    sure = "; surely one person" if likeness.points >= SURE else ""
    return f"{first} and {second}: {because(likeness)}{sure}"


def as_json(journal: Journal, likeness: Likeness) -> dict[str, Any]:
    """Return a pair as JSON."""
    return {
        "first": {"id": likeness.first, "name": journal.name(likeness.first)},
        "second": {"id": likeness.second, "name": journal.name(likeness.second)},
        "points": likeness.points,
        "sure": likeness.points >= SURE,
        "reasons": likeness.reasons,
    }


def sides(journal: Journal, first: int, second: int) -> list[Side]:
    """Return what two cards say, field by field; fields that neither has are left out."""
    one, other = journal.contacts[first], journal.contacts[second]
    chosen = differing(one, other)
    return [
        Side(label, held, theirs, label if label in chosen else "")
        for (label, held), (_, theirs) in zip(
            _fields(journal, one), _fields(journal, other), strict=True
        )
        if held or theirs
    ]


def _fields(journal: Journal, contact: Contact) -> Iterator[tuple[str, str]]:
    for name in CHOSEN:
        value: str = getattr(contact, name)
        yield name, show_partial(value) if name == "birthday" and value else value
    yield "also", ", ".join(contact.aliases)
    for name in ("emails", "phones", "links"):
        points: tuple[Point, ...] = getattr(contact, name)
        yield name, ", ".join(point.value for point in points)
    yield "tags", " ".join(f"#{tag}" for tag in contact.tags)
    yield "from", ", ".join(dict.fromkeys(named(source.origin) for source in contact.sources))
    yield "notes", " ".join(contact.about.split())
    held = len(journal.entries_of(contact.id))
    owed = len(journal.favors_of[contact.id])
    counts = (phrases.count(held, "entry", "entries"), phrases.count(owed, "favor"))
    yield "journal", ", ".join(told for told in counts if not told.startswith("0 "))
