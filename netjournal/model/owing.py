"""The open favors of each side in the order of their days, kept sorted as favors come and go.

It knows no today: what is late, or put off to a day that has not come, is for who asks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, TypeAlias

from netjournal.model.indexes import Linked
from netjournal.model.records import Amount, Direction, Favor, State

NO_DAY = date.max.toordinal()

_SEVERAL = 100
"""So many are put in their places by sorting anew."""

Place: TypeAlias = tuple[int, int]
"""Where an open favor stands: its due day as an ordinal, `NO_DAY` without one, then its id."""


def place_of(favor: Favor) -> Place:
    """Return where a favor stands among the open ones of its side."""
    return (favor.due.toordinal() if favor.due else NO_DAY, favor.id)


def remaining(favor: Favor) -> Amount | None:
    """Return what is left of an amount after its parts; None where no money is owed."""
    if favor.amount is None:
        return None
    paid = sum(
        part.amount.minor
        for part in favor.parts
        if part.amount is not None and part.amount.currency == favor.amount.currency
    )
    return Amount(minor=favor.amount.minor - paid, currency=favor.amount.currency)


class Owing(Linked[Favor]):
    """Open favors by direction; linked when somebody first asks, as every index is."""

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[Direction, list[Place]] = {one: [] for one in Direction}
        self._money: dict[Direction, set[int]] = {one: set() for one in Direction}
        self._put_off: set[int] = set()

    def __getitem__(self, direction: Direction) -> Sequence[Place]:
        """Return one side's open favors: by due day, then undated, oldest id first."""
        self.link()
        return self._places[direction]

    def of_money(self, direction: Direction) -> set[int]:
        """Return one side's open favors that are about money."""
        self.link()
        return self._money[direction]

    @property
    def put_off(self) -> set[int]:
        """The open favors that were ever put off to a day."""
        self.link()
        return self._put_off

    def _link(self, favors: Collection[Favor]) -> None:
        several = len(favors) > _SEVERAL
        for one in favors:
            self._put(one, list.append if several else insort)
        for places in self._places.values() if several else ():
            places.sort()

    def _put(self, favor: Favor, into: Any) -> None:
        if favor.state != State.OPEN:
            return
        into(self._places[favor.direction], place_of(favor))
        if favor.amount is not None:
            self._money[favor.direction].add(favor.id)
        if favor.hidden_until is not None:
            self._put_off.add(favor.id)

    def discard(self, favor: Favor) -> None:
        self.link()
        if favor.state == State.OPEN:
            places = self._places[favor.direction]
            del places[bisect_left(places, place_of(favor))]
            self._money[favor.direction].discard(favor.id)
            self._put_off.discard(favor.id)
