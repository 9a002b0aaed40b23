"""The links a journal keeps: from a target to the records that name it, and what has a flag."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from netjournal.model.names import fold
from netjournal.model.records import Contact, Record

R = TypeVar("R", bound=Record)
K = TypeVar("K", int, str)


class Linked(ABC, Generic[R]):
    """What follows from records, kept as they come and go: linked when somebody first asks, and
    from then on as they come. Of a large journal the first screen asks for a third of its links."""

    def __init__(self) -> None:
        self._waiting: list[Collection[R]] | None = []

    def add(self, records: Collection[R]) -> None:
        """Take in records, which must stay as they are."""
        if self._waiting is None:
            self._link(records)
        else:
            self._waiting.append(records)

    @abstractmethod
    def discard(self, record: R) -> None:
        """Take a record out again."""

    def link(self) -> None:
        """Link the records that wait for it."""
        if self._waiting is not None:
            for _ in self.linking():
                pass

    def linking(self) -> Iterator[None]:
        """Link them as they came, some at each step."""
        while self._waiting:
            self._link(self._waiting.pop(0))
            yield
        self._waiting = None

    @abstractmethod
    def _link(self, records: Collection[R]) -> None: ...


class Index(Linked[R], Generic[K, R]):
    """From a target (a contact's id, a tag's folded name) to the ids of the records naming it."""

    def __init__(self, targets: Callable[[R], Iterable[K]]) -> None:
        super().__init__()
        self._targets: Callable[[R], Iterable[K]] = targets
        self._ids: defaultdict[K, list[int]] = defaultdict(list)

    @property
    def ids(self) -> defaultdict[K, list[int]]:
        """The ids of each target."""
        if self._waiting is not None:
            self.link()
        return self._ids

    def _link(self, records: Collection[R]) -> None:
        ids, targets = self._ids, self._targets
        for record in records:
            for target in targets(record):
                ids[target].append(record.id)

    def discard(self, record: R) -> None:
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


class Flagged(Linked[Any]):
    """The ids of the records that have something in a field."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._holds = attrgetter(field)
        self._ids: set[int] = set()

    def __iter__(self) -> Iterator[int]:
        self.link()
        return iter(self._ids)

    def __bool__(self) -> bool:
        self.link()
        return bool(self._ids)

    def _link(self, records: Collection[Any]) -> None:
        self._ids.update([one.id for one in records if self._holds(one)])

    def discard(self, record: Any) -> None:
        self.link()
        self._ids.discard(record.id)


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
