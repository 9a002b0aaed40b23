"""The open favors of each side in the order of their days, kept sorted as favors come and go.

It knows no today: what is late, or put off to a day that has not come, is for who asks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeAlias

from netjournal.model.records import Amount, Direction, Favor, State

NO_DAY = date.max.toordinal()

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


class Owing:
    """Open favors by direction; linked when somebody first asks, as every index is."""

    def __init__(self) -> None:
        self._places: dict[Direction, list[Place]] = {one: [] for one in Direction}
        self._money: dict[Direction, set[int]] = {one: set() for one in Direction}
        self._put_off: set[int] = set()
        self._waiting: list[Sequence[Favor]] = []

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
            if len(favors) == 1:
                self._put(favors[0], insort)
                continue
            for one in favors:
                self._put(one, list.append)
            for places in self._places.values():
                places.sort()

    def _put(self, favor: Favor, into: Any) -> None:
        if favor.state != State.OPEN:
            return
        into(self._places[favor.direction], place_of(favor))
        if favor.amount is not None:
            self._money[favor.direction].add(favor.id)
        if favor.hidden_until is not None:
            self._put_off.add(favor.id)

    def add(self, favors: Iterable[Any]) -> None:
        """Take in favors, which must stay as they are."""
        self._waiting.append(tuple(favors))

    def discard(self, favor: Favor) -> None:
        """Take a favor out again."""
        self.link()
        if favor.state == State.OPEN:
            places = self._places[favor.direction]
            del places[bisect_left(places, place_of(favor))]
            self._money[favor.direction].discard(favor.id)
            self._put_off.discard(favor.id)


class Flagged:
    """The ids of the records that have something in a field, kept as they come and go."""

    def __init__(self, field: str) -> None:
        self._holds = attrgetter(field)
        self._ids: set[int] = set()
        self._waiting: list[Iterable[Any]] = []

    def __iter__(self) -> Iterator[int]:
        self.link()
        return iter(self._ids)

    def __bool__(self) -> bool:
        self.link()
        return bool(self._ids)

    def __getitem__(self, record_id: int) -> list[int]:
        self.link()
        return [record_id] if record_id in self._ids else []

    def link(self) -> None:
        """Take in the records that wait for it."""
        waiting, self._waiting = self._waiting, []
        for records in waiting:
            self._ids.update([one.id for one in records if self._holds(one)])

    def add(self, records: Iterable[Any]) -> None:
        """Take in records, which must stay as they are."""
        self._waiting.append(records)

    def discard(self, record: Any) -> None:
        """Take a record out again."""
        self.link()
        self._ids.discard(record.id)
