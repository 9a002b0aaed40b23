"""Who is known, by the words of their names, for reading a line; nothing here matches fuzzily.

A single line asks about a dozen words, so nothing is indexed: the names are folded once and
searched as one text, which at ten thousand people costs less than a table of words would.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from netjournal.model.journal import Journal
from netjournal.model.making.favors import remaining
from netjournal.model.names import fold, name_words
from netjournal.model.records import Amount, Direction, State


class Called(NamedTuple):
    """One name of somebody: its folded words; `in_book` people answer to their full name only."""

    id: int
    words: tuple[str, ...]
    in_book: bool


class Owed(NamedTuple):
    """An open favor that a line may say is done."""

    id: int
    contact: int
    direction: Direction
    what: str
    amount: Amount | None = None
    """What is left of the money, if it is about money."""


Suggest = Callable[[str], Sequence[tuple[int, float]]]
"""From a name that nobody has to the people it is like, best first, with scores up to 100."""


class People(Protocol):
    """What the reader asks about the people of a journal."""

    def called(self, word: str) -> Sequence[Called]:
        """Return every name that holds this folded word."""
        ...

    def unspaced(self, text: str) -> Sequence[tuple[int, str]]:
        """Return the people whose name, in a script without blanks, stands in a folded text."""
        ...


class Names:
    """The people of a journal as `People`; made anew when a contact changes, in milliseconds."""

    def __init__(
        self,
        people: Iterable[tuple[int, str, tuple[str, ...]]],
        in_book: Callable[[int], bool] = lambda _person: False,
    ) -> None:
        self._owners: list[int] = []
        self._names: list[str] = []
        for person, name, aliases in people:
            for one in (name, *aliases):
                self._owners.append(person)
                self._names.append(one)
        folded = list(map(fold, self._names))
        self._starts = list(accumulate((len(one) + 1 for one in folded), initial=0))
        self._text = "\n".join(folded) + "\n"
        self._in_book = in_book
        self._native = [
            (self._owners[place], one)
            for place, one in enumerate(folded)
            if not one.isascii() and len(one) > 1 and any(map(is_unspaced, one))
        ]

    def called(self, word: str) -> Sequence[Called]:
        """Return every name that holds this folded word."""
        found: dict[int, Called] = {}
        if not word:
            return ()
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            before = self._text[at - 1] if at else "\n"
            if not before.isalnum() and not self._text[end].isalnum():
                place = bisect_right(self._starts, at) - 1
                if place not in found:
                    owner = self._owners[place]
                    words = name_words(self._names[place])
                    found[place] = Called(owner, words, self._in_book(owner))
            at = self._text.find(word, end)
        return list(found.values())

    def unspaced(self, text: str) -> Sequence[tuple[int, str]]:
        """Return the people whose name, in a script without blanks, stands in a folded text."""
        return [(person, name) for person, name in self._native if name in text]


def is_unspaced(letter: str) -> bool:
    """Tell whether a letter's script writes words without blanks between: Han, Kana, Thai …"""
    return (
        "\u3040" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u9fff"
        or "\u0e00" <= letter <= "\u0eff"
        or "\uf900" <= letter <= "\ufaff"
    )


def names_of(journal: Journal) -> Names:
    """Return the names in a journal; archived people count, because a line may bring them back."""
    contacts = journal.contacts
    return Names(
        ((one.id, one.name, one.aliases) for one in contacts.values()),
        lambda person: not journal.is_known(contacts[person]),
    )


def owed_of(journal: Journal) -> tuple[Owed, ...]:
    """Return the open favors of a journal, in both directions."""
    return tuple(
        Owed(one.id, one.contact, one.direction, one.what, remaining(one))
        for one in journal.favors.values()
        if one.state is State.OPEN
    )
