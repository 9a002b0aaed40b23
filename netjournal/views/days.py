"""Records under their days, newest first, as rows that are made only when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar, overload

import msgspec

from netjournal.model.records import Entry, Introduction, Record

T = TypeVar("T")


class Moment(msgspec.Struct, frozen=True):
    """A dated part of a record: which of a favor's parts, or of an introduction's steps."""

    record: Record
    number: int

    @property
    def id(self) -> int:
        """An introduction is found by its steps; a favor has a row of its own, not found by 0."""
        return self.record.id if isinstance(self.record, Introduction) else 0


class DayRows(Sequence[T], Generic[T]):
    """A row for each day and under it one for each of its records; no day comes first.

    On a day entries come before the rest, the latest first; the rest stays as it was given.
    """

    def __init__(
        self, heading: Callable[[date | None], T], row: Callable[[Record | Moment], T]
    ) -> None:
        self._held: dict[date | None, list[Record | Moment]] = {}
        self._days: list[date | None] = []
        self._starts = [0]
        self._sorted: set[date | None] = set()
        self._heading = heading
        self._row = row

    def put(self, records: Iterable[tuple[date | None, Record | Moment]]) -> None:
        """Add records, each with its day; before any row is asked for."""
        held = self._held
        for day, record in records:
            if day in held:
                held[day].append(record)
            else:
                held[day] = [record]
        self._days = sorted(held, key=lambda day: day or date.max, reverse=True)
        self._starts = [0, *accumulate(len(held[day]) + 1 for day in self._days)]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._at(one) for one in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._at(place)

    @property
    def records(self) -> int:
        """How many records there are, days not counted."""
        return len(self) - len(self._days)

    def place(self, day: date | None, record_id: int) -> int | None:
        """Return where the row of a record is, given the day it stands under."""
        if day not in self._held:
            return None
        first = self._starts[self._days.index(day)] + 1
        for place, record in enumerate(self._of(day), first):
            if record.id == record_id:
                return place
        return None

    def _at(self, place: int) -> T:
        number = bisect_right(self._starts, place) - 1
        day, line = self._days[number], place - self._starts[number]
        return self._row(self._of(day)[line - 1]) if line else self._heading(day)

    def _of(self, day: date | None) -> list[Record | Moment]:
        """Return a day's records in order; only the days that are looked at are sorted."""
        if day not in self._sorted:
            self._held[day].sort(key=_lateness, reverse=True)
            self._sorted.add(day)
        return self._held[day]


def _lateness(record: Record | Moment) -> tuple[bool, str, int]:
    return (True, record.at, record.id) if isinstance(record, Entry) else (False, "", 0)
