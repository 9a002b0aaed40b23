"""Who is known, by the words of their names, for reading a line; nothing here matches fuzzily.

A single line asks about a dozen words, so nothing is indexed: the names are folded once and
searched as one text, which at ten thousand people costs less than a table of words would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.names import fold_lines, name_words


class Called(msgspec.Struct, frozen=True, gc=False):
    """One name of somebody: its folded words; `in_book` people answer to their full name only."""

    id: int
    words: tuple[str, ...]
    in_book: bool


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
    )
