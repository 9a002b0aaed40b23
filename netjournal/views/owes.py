"""Rows and titles of the pane "who owes whom": facts in both directions, never a score."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import TypeAlias, overload

import msgspec

from netjournal.insight.introductions import Matter, Open, open_matters
from netjournal.insight.owed import (
    days_late,
    is_hidden,
    is_soon,
    money_owed,
    open_favors,
    open_places,
    totals,
)
from netjournal.model.journal import DELETED, Journal
from netjournal.model.owing import NO_DAY, Place, place_of
from netjournal.model.records import Amount, Direction, Favor
from netjournal.views import introductions as spoken
from netjournal.views import phrases
from netjournal.views.tones import Tone

_TURNS = tuple(Matter)
_STEP = 1_000
"""Rows asked at a time whether they are kept."""
_NAMED = 500
"""So many favors of a side are looked at for people who share a first name."""
HEADS = {Direction.I_OWE: "I owe", Direction.THEY_OWE: "They said they would"}


_Derived: TypeAlias = tuple[int, int, int]
"""Where a matter of an introduction stands: no day, the introduction's id, its turn."""


class OwesRow(msgspec.Struct, frozen=True):
    """One open favor, or one matter of an introduction: what, who, and when in words; `contact`
    is the person's id, `matter` is empty for a favor."""

    id: int
    table: str
    sign: str
    what: str
    who: str
    contact: int
    due: str
    tone: Tone
    matter: str = ""
    marked: bool = False
    short: str = ""
    """The person's name where there is little room."""


class OwesRows(Sequence[OwesRow]):
    """What is open on one side, late ones first; a row is made when it is asked for.

    What introductions ask for has no day and stands among the undated favors, by its age.
    """

    def __init__(
        self,
        journal: Journal,
        today: date,
        direction: Direction,
        contact: int | None,
        marked: Collection[int] = (),
    ) -> None:
        self.direction = direction
        self._journal = journal
        self._today = today
        self._contact = contact
        self._marked = marked
        self._matters = {
            (one.introduction.id, _TURNS.index(one.matter)): one
            for one in open_matters(journal, today, direction, contact)
        }
        self._places = self._in_order()

    def _in_order(self) -> Sequence[Place | _Derived]:
        if self._contact is None:
            # The journal's own list changes with every edit; rows stay as they were shown.
            favors = list(open_places(self._journal, self._today, self.direction))
        else:
            own = open_favors(self._journal, self._today, self.direction, self._contact)
            favors = list(map(place_of, own))
        if not self._matters:
            return favors
        # A merge of two sorted lists, which sorting takes in one pass.
        return sorted([*favors, *((NO_DAY, *key) for key in self._matters)])

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> OwesRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[OwesRow]: ...
    def __getitem__(self, index: int | slice) -> OwesRow | list[OwesRow]:
        if isinstance(index, slice):
            return list(map(self._row, self._places[index]))
        return self._row(self._places[index])

    def _row(self, place: Place | _Derived) -> OwesRow:
        if len(place) == 3:
            matter = self._matters[place[1:]]
            row = matter_row(self._journal, self._today, matter)
        else:
            favor = self._journal.favors.get(place[1])
            if favor is None:
                return OwesRow(place[1], "favors", "", DELETED, "", 0, "", Tone.DIM)
            row = owes_row(self._journal, self._today, favor)
        short = self._short.get(row.contact) or row.who.split(" ", 1)[0]
        marked = len(place) == 2 and place[1] in self._marked
        return msgspec.structs.replace(row, marked=marked, short=short)

    @cached_property
    def _short(self) -> dict[int, str]:
        """The short names of who has something open on either side."""
        favors, owing = self._journal.favors, self._journal.owing
        first = chain.from_iterable(islice(owing[one], _NAMED) for one in Direction)
        who = {one.contact for one in self._matters.values()}
        who.update(favors[favor_id].contact for _, favor_id in first)
        return dict(zip(who, phrases.shortened([*map(self._journal.name, who)]), strict=True))

    def only(self, kept: Callable[[Favor | OwesRow], bool]) -> Iterator[OwesRows]:
        """Yield the rows that are kept while more and more are asked; the last are all.

        Of a favor none is made to find out.
        """
        favors, shown = self._journal.favors, copy(self)
        kept_places: list[Place | _Derived] = []
        shown._places = kept_places
        places = iter(self._places)
        while some := list(islice(places, _STEP)):
            kept_places += [
                place
                for place in some
                if kept(self._row(place) if len(place) == 3 else favors[place[1]])
            ]
            yield shown
        yield shown

    @property
    def favors(self) -> list[Favor]:
        """The favors among the rows."""
        held = (one for one in self._places if len(one) == 2)
        return [self._journal.favors[favor_id] for _, favor_id in held]

    def find(self, key: object) -> int | None:
        """Return where the row with the key of `key_of` is."""
        match key:
            case ("favors", int(favor_id), ""):
                favor = self._journal.favors.get(favor_id)
                if favor is None:
                    return None
                wanted: Place | _Derived = place_of(favor)
            case ("introductions", int(held), Matter() as matter):
                wanted = (NO_DAY, held, _TURNS.index(matter))
            case _:
                return None
        place = bisect_left(self._places, wanted)
        found = place < len(self._places) and self._places[place] == wanted
        return place if found else None

    def money(self) -> tuple[Amount, ...]:
        """Return the totals of money, one for each currency."""
        if self._contact is None:
            return money_owed(self._journal, self._today, self.direction)
        return totals(self.favors)


def key_of(row: OwesRow) -> object:
    """Return what tells a row from every other one."""
    return row.table, row.id, row.matter


def owes_rows(
    journal: Journal,
    today: date,
    direction: Direction,
    contact: int | None = None,
    marked: Collection[int] = (),
) -> OwesRows:
    """Return what is open on one side; of one person if asked. `marked` are favors' ids."""
    return OwesRows(journal, today, direction, contact, marked)


def owes_row(journal: Journal, today: date, favor: Favor) -> OwesRow:
    """Return the row of one favor."""
    sign, tone = favor_sign(favor, today)
    return OwesRow(
        favor.id,
        "favors",
        sign,
        phrases.what(favor),
        journal.name(favor.contact),
        favor.contact,
        phrases.favor_due(journal, favor, today),
        tone,
    )


def matter_row(journal: Journal, today: date, one: Open) -> OwesRow:
    """Return the row of what an introduction asks for."""
    tone = Tone.OWED if one.matter is Matter.WAIT else Tone.OWE
    since = f"since {phrases.short_day(one.since, today)}" if one.since else ""
    return OwesRow(
        one.introduction.id,
        "introductions",
        "‹" if one.matter is Matter.WAIT else "",
        spoken.matter(journal, one),
        journal.name(one.contact),
        one.contact,
        since if one.matter is Matter.WAIT else "",
        tone,
        one.matter,
    )


def favor_sign(favor: Favor, today: date) -> tuple[str, Tone]:
    """Return the sign and tone of an open favor; one that was put off presses nobody."""
    if is_hidden(favor, today):
        return "", Tone.DIM
    if favor.direction is Direction.THEY_OWE:
        return "‹", Tone.OWED
    if days_late(favor, today):
        return "!!", Tone.LATE
    return ("!", Tone.SOON) if is_soon(favor, today) else ("", Tone.OWE)


def owes_title(rows: OwesRows) -> str:
    """Return the head of one side: "I owe 4", "They said they would 2"."""
    return f"{HEADS[rows.direction]} {len(rows)}"


def owes_money(rows: OwesRows) -> str:
    """Return the money among the favors of one side: "€20.00, $18.50"; empty: there is none."""
    return phrases.money(rows.money())
