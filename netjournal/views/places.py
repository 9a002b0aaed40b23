"""Where you were, to choose from: events and tags of late, nowhere in particular, and the ways of
knowing people, one by one or as a walk over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from netjournal.insight import events
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Tag, TagKind
from netjournal.views import phrases

WALK = (
    ("family", "Family?", "parents, cousins, in-laws, whoever comes to the table"),
    ("friend", "Friends?", "old ones, and theirs"),
    ("roommate", "Roommates?", "of now and of then"),
    ("neighbor", "Neighbors?", "next door, upstairs, across the street"),
    ("classmate", "Classmates?", "school, courses, evening classes"),
    ("alumni", "Alumni?", "those who went where you went"),
    ("faculty", "Teachers and faculty?", "who taught you, and who remembers you"),
    ("coworker", "Coworkers?", "next to you, and on other floors"),
    ("former coworker", "Former coworkers?", "where you worked before"),
    ("member", "Clubs and associations?", "who is in them with you"),
    ("community", "Gym, coffee house, shops?", "people you see every week"),
    ("congregation", "Congregation?", "faith and choir"),
    ("online", "Online?", "forums, lists, chats"),
    ("acquaintance", "Anybody else?", "who came to mind on the way"),
)
"""A relation, how it is asked, and what helps to remember; you know more people than you think."""


class PlaceKind(StrEnum):
    """What a row stands for."""

    TAG = "tag"
    NEW = "new"
    NOWHERE = "nowhere"
    WALK = "walk"
    RELATION = "relation"


class PlaceRow(NamedTuple):
    """One place to choose: `name` is the tag, the relation, or what was typed."""

    kind: PlaceKind
    name: str
    words: str
    right: str = ""


def place_rows(journal: Journal, today: date, typed: str = "") -> Sequence[PlaceRow]:
    """Return the places that hold what was typed, the likeliest first; at the end a new event."""
    tags = [_tag_row(journal, name, today) for name in events.lately(journal, today)]
    nowhere = PlaceRow(PlaceKind.NOWHERE, "", "nowhere in particular", "just people, today")
    walk = PlaceRow(PlaceKind.WALK, "", "a walk over everybody you know", "family, friends, …")
    kinds = [PlaceRow(PlaceKind.RELATION, one, ask.rstrip("?"), more) for one, ask, more in WALK]
    rows = [*tags, nowhere, walk, *kinds] if tags else [walk, nowhere, *kinds]
    wanted = fold(typed.strip().removeprefix("#"))
    if not wanted:
        return rows
    held = [row for row in rows if _answers(row, wanted)]
    others = [
        _tag_row(journal, tag.name, today)
        for tag in journal.tags.values()
        if tag.kind in (TagKind.NONE, TagKind.EVENT)
        and _begins(f"{tag.name} {tag.title}", wanted)
        and all(row.name != tag.name for row in tags)
    ]
    fresh = PlaceRow(PlaceKind.NEW, typed.strip(), f"+ new event “{typed.strip()}”")
    exact = any(fold(row.name) == wanted for row in (*held, *others))
    return [*held, *others] if exact else [*held, *others, fresh]


def title(tag: Tag | None, name: str) -> str:
    """Return what an event is called: its title behind its name, where it has one."""
    if tag is None or not tag.title or fold(tag.title) == fold(name):
        return f"#{name}"
    return f"#{name} · {tag.title}"


def _tag_row(journal: Journal, name: str, today: date) -> PlaceRow:
    tag = journal.tag(name)
    right = ""
    if tag is not None and tag.starts is not None:
        right = "today" if events.is_on(tag, today) else phrases.day(tag.ends or tag.starts, today)
    return PlaceRow(PlaceKind.TAG, name, title(tag, name), right)


def _answers(row: PlaceRow, wanted: str) -> bool:
    return _begins(f"{row.name} {row.words}", wanted)


def _begins(words: str, wanted: str) -> bool:
    """Tell whether some word, or the whole, begins with what was typed."""
    folded = fold(words.replace("#", ""))
    return folded.startswith(wanted) or f" {wanted}" in folded
