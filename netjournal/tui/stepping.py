"""Finding the next row that can be selected, in rows that are made only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def following(
    rows: Sequence[T], selectable: Callable[[T], bool], index: int, direction: int
) -> int | None:
    """The first row from `index` on, in that direction (1 or -1), that can be selected."""
    while 0 <= index < len(rows):
        if selectable(rows[index]):
            return index
        index += direction
    return None


def nearest(rows: Sequence[T], selectable: Callable[[T], bool], index: int) -> int | None:
    """The row at `index`, else the first one after it that can be selected, else before it."""
    if not rows:
        return None
    index = min(max(index, 0), len(rows) - 1)
    after = following(rows, selectable, index, 1)
    return following(rows, selectable, index, -1) if after is None else after


def position(
    rows: Sequence[T], key: Callable[[T], object], wanted: object, near: int
) -> int | None:
    """Where the row with the wanted key is, looked for from `near` outwards."""
    near = min(near, max(0, len(rows) - 1))
    for away in range(len(rows)):
        for index in {near - away, near + away}:
            if 0 <= index < len(rows) and key(rows[index]) == wanted:
                return index
    return None
