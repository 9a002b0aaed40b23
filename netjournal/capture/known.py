"""Who is known, by the words of their names, for reading a line; nothing here matches fuzzily.

A single line asks about a dozen words, so nothing is indexed: the names are folded once and
searched as one text, which at ten thousand people costs less than a table of words would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.making.favors import remaining
from netjournal.model.names import fold, fold_lines, name_words
from netjournal.model.records import Amount, Direction, State


class Called(msgspec.Struct, frozen=True, gc=False):
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

    def ranked(self, people: Sequence[int], others: Sequence[int], event: str) -> Sequence[int]:
        """Return people in the order in which they are likely meant beside others, at an event."""
        ...


Rank = Callable[[Sequence[int], Sequence[int], str], Sequence[int]]


class Names:
    """The people of a journal as `People`; made anew when a contact changes, in milliseconds."""

    def __init__(
        self,
        people: Iterable[tuple[int, str, tuple[str, ...]]],
        in_book: Callable[[int], bool] = lambda _person: False,
        rank: Rank | None = None,
    ) -> None:
        self._rank = rank
        self._owners: list[int] = []
        self._names: list[str] = []
        for person, name, aliases in people:
            self._owners.append(person)
            self._names.append(name)
            for one in aliases:
                self._owners.append(person)
                self._names.append(one)
        written = "\n".join(self._names)
        if written.count("\n") >= max(1, len(self._names)):
            # Each line is to be a name; only another program writes a line break into one.
            written = "\n".join(" ".join(one.split("\n")) for one in self._names)
        self._text = f"\n{fold_lines(written)}\n"
        self._in_book = in_book
        self._native = [] if self._text.isascii() else self._unspaced()

    def called(self, word: str) -> Sequence[Called]:
        """Return every name that holds this folded word."""
        found: dict[int, Called] = {}
        if not word:
            return ()
        text, place, counted = self._text, -1, 0
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not text[at - 1].isalnum() and not text[end].isalnum():
                place += text.count("\n", counted, at)
                counted = at
                if place not in found:
                    owner = self._owners[place]
                    words = name_words(self._names[place])
                    found[place] = Called(owner, words, self._in_book(owner))
            at = text.find(word, end)
        return list(found.values())

    def unspaced(self, text: str) -> Sequence[tuple[int, str]]:
        """Return the people whose name, in a script without blanks, stands in a folded text."""
        return [(person, name) for person, name in self._native if name in text]

    def ranked(self, people: Sequence[int], others: Sequence[int], event: str) -> Sequence[int]:
        """Return people in the order in which they are likely meant; unsorted if nothing tells."""
        return people if self._rank is None else self._rank(people, others, event)

    def _unspaced(self) -> list[tuple[int, str]]:
        folded = self._text[1:-1].split("\n")
        return [
            (person, name)
            for person, name in zip(self._owners, folded, strict=False)
            if not name.isascii() and len(name) > 1 and any(map(is_unspaced, name))
        ]


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
        lambda people, others, event: ranked(journal, people, others, event),
    )


def ranked(
    journal: Journal, people: Sequence[int], others: Sequence[int], event: str
) -> tuple[int, ...]:
    """Sort people by entries shared with others, by the event, by who was last written about."""
    beside = {entry for other in others for entry in journal.entries_with[other]}
    tagged = set(journal.entries_tagged[fold(event)]) if event else set()
    met = set(journal.contacts_tagged[fold(event)]) if event else set()

    def weight(person: int) -> tuple[int, bool, int]:
        own = journal.entries_with[person]
        if not event:
            return len(beside.intersection(own)) if beside else 0, False, max(own, default=0)
        contact = journal.contacts.get(person)
        met_at = contact.met.tag if contact is not None and contact.met is not None else ""
        at_event = fold(met_at) == fold(event) or person in met or not tagged.isdisjoint(own)
        return len(beside.intersection(own)), at_event, max(own, default=0)

    return tuple(sorted(people, key=weight, reverse=True))


def owed_of(journal: Journal) -> tuple[Owed, ...]:
    """Return the open favors of a journal, in both directions."""
    return tuple(
        Owed(one.id, one.contact, one.direction, one.what, remaining(one))
        for one in journal.favors.values()
        if one.state is State.OPEN
    )
