"""The open favors of each side in the order of their days, kept sorted as favors come and go.

It knows no today: what is late, or put off to a day that has not come, is for who asks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from netjournal.model.records import Direction, Favor, State

NO_DAY = date.max.toordinal()


class Place(NamedTuple):
    """Where an open favor stands: by its due day, then by its id."""

    day: int
    id: int


class Owing:
    """Open favors by direction; linked when somebody first asks, as every index is."""

    def __init__(self) -> None:
        self._places: dict[Direction, list[Place]] = {one: [] for one in Direction}
        self._money: dict[Direction, set[int]] = {one: set() for one in Direction}
        self._put_off: set[int] = set()
        self._waiting: list[Iterable[Favor]] = []

    def __iter__(self) -> Iterator[Direction]:
        return iter(self._places)

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

    def link(self) -> None:
        """Take in the favors that wait for it."""
        waiting, self._waiting = self._waiting, []
        for favors in waiting:
            held = [one for one in favors if one.state is State.OPEN]
            for one in held:
                if one.amount is not None:
                    self._money[one.direction].add(one.id)
                if one.hidden_until is not None:
                    self._put_off.add(one.id)
            for direction, places in self._places.items():
                fresh = [_place(one) for one in held if one.direction == direction]
                if len(fresh) == 1:
                    insort(places, fresh[0])
                elif fresh:
                    places += fresh
                    places.sort()

    def add(self, favors: Iterable[Any]) -> None:
        """Take in favors, which must stay as they are."""
        self._waiting.append(favors)

    def discard(self, favor: Favor) -> None:
        """Take a favor out again."""
        self.link()
        if favor.state is State.OPEN:
            places = self._places[favor.direction]
            del places[bisect_left(places, _place(favor))]
            self._money[favor.direction].discard(favor.id)
            self._put_off.discard(favor.id)


def _place(favor: Favor) -> Place:
    return Place(favor.due.toordinal() if favor.due else NO_DAY, favor.id)
