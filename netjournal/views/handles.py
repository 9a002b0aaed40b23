"""The short handles of many records at once, as `model.ids.handle` gives one."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain

from netjournal.model.ids import BITS, SHORTEST, handle_letters
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES

_LONGEST = 11


class Handles:
    """Handles that are unique in a journal as it stands; counted when the first is asked for."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._shared: dict[int, Counter[int]] = {}

    def __call__(self, record_id: int) -> str:
        """Return the shortest end of an id in letters that no other record's id has."""
        letters = handle_letters(record_id)
        for length in range(SHORTEST, min(len(letters), _LONGEST)):
            mask = (1 << BITS * length) - 1
            if length not in self._shared:
                self._shared[length] = Counter(one & mask for one in self._ids)
            if self._shared[length][record_id & mask] <= 1:
                return letters[-length:]
        return letters

    @cached_property
    def _ids(self) -> tuple[int, ...]:
        return tuple(chain.from_iterable(map(self._journal.table, TABLES)))
