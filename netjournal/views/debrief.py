"""Who is in so far: one row for each line of a debrief, and what it all came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, overload

from netjournal.capture.draft import Doubt, Draft
from netjournal.capture.label import name_of, short_day
from netjournal.model.journal import Journal
from netjournal.model.records import ABOUT_KINDS, Direction, Entry
from netjournal.views import phrases


class DebriefRow(NamedTuple):
    """One line as it was filed; `sign` is ✓ known, + new, ? open, · about the event itself."""

    place: int
    sign: str
    who: str
    note: str
    mine: tuple[str, ...] = ()
    """What I owe."""
    theirs: tuple[str, ...] = ()
    again: str = ""
    """When to write again, how often, and what to ask."""
    doubts: int = 0
    """How many of its doubts one key can answer."""
    joined: bool = False
    """Whether it was added to an earlier line about the same person."""

    @property
    def owed(self) -> str:
        """Both sides in signs and words."""
        return "  ".join([*(f"→ {one}" for one in self.mine), *(f"← {one}" for one in self.theirs)])


def debrief_row(draft: Draft, journal: Journal, place: int, *, joined: bool = False) -> DebriefRow:
    """Return the row of a line, before or after it is filed."""
    unsure = bool(draft.unclear)
    names = ", ".join(name_of(draft, journal, who) for who in draft.contacts)
    asked = next((one.words for one in draft.unclear if one.doubt is Doubt.WHO), "")
    again = [short_day(task.on) for task in draft.follow_ups if task.on]
    again += [f"ask: {task.why}" for task in draft.follow_ups if not task.on]
    if draft.pace is not None:
        again.append(phrases.pace(draft.pace))
    unnamed = not draft.contacts and not unsure and draft.kind not in ABOUT_KINDS
    sign = "?" if unsure else "+" if draft.new_people else "✓" if draft.contacts else "·"
    return DebriefRow(
        place=place,
        sign=sign,
        who=names or asked or ("(no name)" if unnamed or not draft.event else "(the event)"),
        note=draft.text or ", ".join(one.point.value for one in draft.points),
        mine=tuple(one.what for one in draft.favors if one.direction is Direction.I_OWE),
        theirs=tuple(one.what for one in draft.favors if one.direction is Direction.THEY_OWE),
        again=", ".join(again),
        joined=joined,
    )


def entry_row(journal: Journal, entry: Entry, place: int) -> DebriefRow:
    """Return the row of a note that was written there before."""
    who = phrases.names(journal, entry.contacts, entry.others)
    return DebriefRow(
        place=place,
        sign="?" if entry.unclear else "✓" if who else "·",
        who=who or "(the event)",
        note=" ".join(entry.text.split()),
    )


class Notes(NamedTuple):
    """Notes that were written at a place, who is in them, and how many without a card."""

    entries: tuple[Entry, ...] = ()
    people: frozenset[int] = frozenset()
    unnamed: int = 0


def notes(entries: Iterable[Entry]) -> Notes:
    """Return what some notes come to."""
    held = tuple(entries)
    people = frozenset(chain.from_iterable([one.contacts for one in held]))
    return Notes(held, people, sum(len(one.others) for one in held))


class DebriefRows(Sequence[DebriefRow]):
    """Who is in so far; the rows of what was written before are made one by one."""

    def __init__(self, journal: Journal, there: Notes, taken: Sequence[DebriefRow]) -> None:
        self._journal = journal
        self._entries = there.entries
        self._taken = taken

    def __len__(self) -> int:
        return len(self._entries) + len(self._taken)

    @overload
    def __getitem__(self, index: int) -> DebriefRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[DebriefRow]: ...
    def __getitem__(self, index: int | slice) -> DebriefRow | list[DebriefRow]:
        if isinstance(index, slice):
            return [self[one] for one in range(len(self))[index]]
        if index < len(self._entries):
            return entry_row(self._journal, self._entries[index], index + 1)
        return self._taken[index - len(self._entries)]


def so_far(
    taken: Iterable[DebriefRow],
    *written: Notes,
    brief: bool = False,
    full: bool = False,
) -> str:
    """Return "7 people · 1 without a card · 2 things you promised, 1 promised to you · 1 doubt".

    People are those with a card, as everywhere; `written` are all the notes, each once.
    """
    held = list(taken)
    people = frozenset[int]().union(*(one.people for one in written))
    unnamed = sum(one.unnamed for one in written)
    parts = [phrases.people(len(people))] if people or not unnamed else []
    parts += [f"{unnamed} without a card"] if unnamed else []
    mine = sum(len(row.mine) for row in held)
    theirs = sum(len(row.theirs) for row in held)
    again = sum(bool(row.again) for row in held)
    doubts = sum(row.doubts for row in held)
    promised = [
        *([f"{phrases.count(mine, 'thing')} you promised"] if mine else []),
        *([f"{theirs} promised to you"] if theirs else []),
    ]
    if promised and not brief:
        parts.append(", ".join(promised))
    if full and again:
        parts.append(f"{again} for later")
    if doubts:
        parts.append(phrases.count(doubts, "doubt"))
    return " · ".join(parts)
