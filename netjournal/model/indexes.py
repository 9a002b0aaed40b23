"""From a target to the records that name it: one of the links a journal keeps both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from netjournal.model.names import fold
from netjournal.model.records import Contact, Record

R = TypeVar("R", bound=Record)
K = TypeVar("K", int, str)


class Index(Generic[K, R]):
    """From a target (a contact's id, a tag's folded name) to the ids of the records naming it.

    Records are linked when somebody first asks: of a large journal the first screen asks for a
    third of its links.
    """

    def __init__(self, targets: Callable[[R], Iterable[K]]) -> None:
        self._targets: Callable[[R], Iterable[K]] = targets
        self._ids: defaultdict[K, list[int]] = defaultdict(list)
        self._waiting: list[Iterable[R]] = []

    @property
    def ids(self) -> defaultdict[K, list[int]]:
        """The ids of each target."""
        if self._waiting:
            self.link()
        return self._ids

    def link(self) -> None:
        """Link the records that wait for it."""
        ids, targets = self._ids, self._targets
        waiting, self._waiting = self._waiting, []
        for records in waiting:
            for record in records:
                for target in targets(record):
                    ids[target].append(record.id)

    def add(self, records: Iterable[R]) -> None:
        """Take in records, which must stay as they are."""
        self._waiting.append(records)

    def discard(self, record: R) -> None:
        """Take a record out again."""
        ids = self.ids
        for target in self._targets(record):
            held = ids[target]
            # An undo takes out what came last.
            if held[-1] == record.id:
                held.pop()
            else:
                held.remove(record.id)
            if not held:
                del ids[target]

    def __getitem__(self, target: K) -> list[int]:
        return self.ids.get(target, [])

    def __iter__(self) -> Iterator[K]:
        return iter(self.ids)


class Naming(Index[int, R]):
    """An index of the contacts that records of a table name."""


# Many records carry the same few tags; folding each anew is a quarter of opening a journal.
@lru_cache(maxsize=4096)
def folded(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return each of some names once, folded."""
    return tuple(dict.fromkeys(map(fold, tags))) if tags else ()


def places(person: Contact) -> tuple[str, ...]:
    """Return where somebody lives and works, folded."""
    # Asked of everybody when a journal is opened; most of these names are nobody else's.
    city, house = person.city, person.organization
    if city and house:
        return fold(city), fold(house)
    return (fold(city or house),) if city or house else ()


def once(*ids: int | None) -> tuple[int, ...]:
    """Return each of some ids once, without those that are not known."""
    return tuple(dict.fromkeys(one for one in ids if one))
