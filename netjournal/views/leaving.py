"""Rows that just left a side of "who owes whom", shown in their places until somebody moves on:
the next row must not slip under a key that is pressed twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import overload

import msgspec

from netjournal.views.owes import OwesRow, OwesRows, key_of
from netjournal.views.tones import Tone


class Left(msgspec.Struct, frozen=True):
    """A row that left, and where it stood."""

    place: int
    row: OwesRow


def left_rows(rows: Sequence[OwesRow], keys: Iterable[object], words: str) -> tuple[Left, ...]:
    """Return the rows of some keys as they will be shown once they have left, with words such as
    "done" at their end."""
    places = sorted(place for key in set(keys) if (place := _place(rows, key)) is not None)
    return tuple(
        Left(
            place,
            msgspec.structs.replace(rows[place], sign="✓", due=words, tone=Tone.DONE, marked=False),
        )
        for place in places
    )


def only_of(held: Sequence[Left], key: object) -> tuple[Left, ...]:
    """Return the row of one key, in the place it has without the others."""
    return tuple(
        msgspec.structs.replace(one, place=one.place - before)
        for before, one in enumerate(held)
        if key_of(one.row) == key
    )


def still_left(rows: Sequence[OwesRow], held: Sequence[Left]) -> tuple[Left, ...]:
    """Return those of the rows that left which did not come back."""
    return tuple(one for one in held if _place(rows, key_of(one.row)) is None)


class WithLeft(Sequence[OwesRow]):
    """The rows of a side, and among them those that left."""

    def __init__(self, rows: Sequence[OwesRow], held: Sequence[Left]) -> None:
        self._rows = rows
        self._left = {min(one.place, len(rows) + n): one.row for n, one in enumerate(held)}

    def __len__(self) -> int:
        return len(self._rows) + len(self._left)

    @overload
    def __getitem__(self, index: int) -> OwesRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[OwesRow]: ...
    def __getitem__(self, index: int | slice) -> OwesRow | list[OwesRow]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if index in self._left:
            return self._left[index]
        return self._rows[index - sum(place < index for place in self._left)]

    def find(self, key: object) -> int | None:
        """Return where the row of a key is."""
        for place, row in self._left.items():
            if key_of(row) == key:
                return place
        index = _place(self._rows, key)
        if index is not None:
            for place in sorted(self._left):
                index += place <= index
        return index


def _place(rows: Sequence[OwesRow], key: object) -> int | None:
    if isinstance(rows, OwesRows | WithLeft):
        return rows.find(key)
    return next((n for n, row in enumerate(rows) if key_of(row) == key), None)
