"""Who is known, by the words of their names, for reading a line; nothing here matches fuzzily.

A single line asks about a dozen words, so nothing is indexed: the names are folded once and
searched as one text, which at ten thousand people costs less than a table of words would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.names import fold, fold_lines, name_words
from netjournal.model.owing import remaining
from netjournal.model.records import Amount, Contact, Direction, State

_SHORT = 3
_BEFORE_WORD = "\n "


class Called(msgspec.Struct, frozen=True, gc=False):
    """One name of somebody: its folded words."""

    id: int
    words: tuple[str, ...]


class Held(msgspec.Struct):
    """Everybody whose name holds a word, by where in the name it stands."""

    alone: list[Called] = msgspec.field(default_factory=list)
    first: list[Called] = msgspec.field(default_factory=list)
    last: list[Called] = msgspec.field(default_factory=list)
    followed: dict[str, list[Called]] = msgspec.field(default_factory=dict)
    """By the word behind it, where it is the first."""


def held_by(word: str, people: Sequence[Called]) -> Held:
    """Sort the names that hold a word by where in them it stands."""
    held = Held()
    for called in people:
        words = called.words
        if words[:1] == (word,):
            held.first.append(called)
            if len(words) == 1:
                held.alone.append(called)
            else:
                held.followed.setdefault(words[1], []).append(called)
        if words[-1:] == (word,):
            held.last.append(called)
    return held


class Owed(msgspec.Struct, frozen=True, gc=False):
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

    def held(self, word: str) -> Held:
        """Return the same names, by where in them the word stands."""
        ...

    def in_book(self, person: int) -> bool:
        """Tell whether somebody is only in the address book: they answer to full names alone."""
        ...

    def works(self, person: int) -> str:
        """Return the organization of somebody."""
        ...

    def knows(self, person: int) -> bool:
        """Tell whether an id is somebody's."""
        ...

    def unspaced(self, text: str) -> Sequence[tuple[int, str]]:
        """Return the people whose name, in a script without blanks, stands in a folded text."""
        ...

    def ranked(self, people: Sequence[int], others: Sequence[int], event: str) -> Sequence[int]:
        """Return people in the order in which they are likely meant beside others, at an event."""
        ...


_Person: TypeAlias = tuple[int, str, tuple[str, ...]]

Rank = Callable[[Sequence[int], Sequence[int], str], Sequence[int]]


class Names:
    """The people of a journal as `People`; made anew when a name changes, in milliseconds."""

    def __init__(
        self,
        people: Iterable[_Person],
        in_book: Callable[[int], bool] = lambda _person: False,
        rank: Rank | None = None,
        works: Callable[[int], str] = lambda _person: "",
    ) -> None:
        self._rank = rank
        self._works = works
        self._owners: list[int] = []
        self._names: list[str] = []
        self._text = "\n"
        self._native: list[tuple[int, str]] = []
        self._in_book = in_book
        self._found: dict[str, tuple[Called, ...]] = {}
        self._held: dict[str, Held] = {}
        self.add(people)

    def add(self, people: Iterable[_Person]) -> None:
        """Take in people who are not in there yet."""
        owners: list[int] = []
        names: list[str] = []
        for person, name, aliases in people:
            owners.append(person)
            names.append(name)
            for one in aliases:
                owners.append(person)
                names.append(one)
        if not names:
            return
        written = "\n".join(names)
        if written.count("\n") >= len(names):
            # Each line is to be a name; only another program writes a line break into one.
            written = "\n".join(" ".join(one.split("\n")) for one in names)
        folded = fold_lines(written)
        self._owners += owners
        self._names += names
        self._text += f"{folded}\n"
        self._native += [] if folded.isascii() else _unspaced(owners, folded)
        self._found.clear()
        self._held.clear()

    def called(self, word: str) -> Sequence[Called]:
        """Return every name that holds this folded word."""
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = tuple(self._holding(word)) if word else ()
        return found

    def held(self, word: str) -> Held:
        """Return the same names, by where in them the word stands."""
        held = self._held.get(word)
        if held is None:
            held = self._held[word] = held_by(word, self.called(word))
        return held

    def in_book(self, person: int) -> bool:
        """Tell whether somebody is only in the address book."""
        return self._in_book(person)

    def works(self, person: int) -> str:
        """Return the organization of somebody."""
        return self._works(person)

    def knows(self, person: int) -> bool:
        """Tell whether an id is somebody's."""
        return person in self._owners

    def begun(self, start: str, *, enough: int) -> Iterator[Sequence[int]]:
        """Return whose name begins with folded letters, then of whom a later word does.

        The later words are looked at only where those who come first are not enough.
        """
        firsts = dict.fromkeys(self._owners[place] for place, _ in self._places(f"\n{start}"))
        yield tuple(firsts)
        if len(firsts) < enough:
            found = dict.fromkeys(self._owners[place] for place, _ in self._places(f" {start}"))
            yield tuple(one for one in found if one not in firsts)

    def has(self, name: str) -> bool:
        """Tell whether somebody has exactly this folded name."""
        return f"\n{name}\n" in self._text

    def _holding(self, word: str) -> Iterator[Called]:
        text, size = self._text, len(word)
        # A few letters stand in many names, but at the beginning of a word in few.
        signs = [f"{sign}{word}" for sign in _BEFORE_WORD] if size < _SHORT else (word,)
        seen: set[int] = set()
        for sign in signs:
            for place, end in self._places(sign):
                before = text[end - size - 1]
                if place not in seen and not before.isalnum() and not text[end].isalnum():
                    seen.add(place)
                    yield Called(self._owners[place], name_words(self._names[place]))

    def _places(self, sign: str) -> Iterator[tuple[int, int]]:
        """Return in which name each place of a sign is, and where the sign ends there."""
        text, place, counted = self._text, -1, 0
        at = text.find(sign)
        while at >= 0:
            end = at + len(sign)
            # A line break that begins the sign begins the name, too.
            counting = at + (sign[0] == "\n")
            place += text.count("\n", counted, counting)
            counted = counting
            yield place, end
            at = text.find(sign, end - (text[end - 1] == "\n"))

    def unspaced(self, text: str) -> Sequence[tuple[int, str]]:
        """Return the people whose name, in a script without blanks, stands in a folded text."""
        return [(person, name) for person, name in self._native if name in text]

    def ranked(self, people: Sequence[int], others: Sequence[int], event: str) -> Sequence[int]:
        """Return people in the order in which they are likely meant; unsorted if nothing tells."""
        return people if self._rank is None else self._rank(people, others, event)


def _unspaced(owners: Iterable[int], folded: str) -> list[tuple[int, str]]:
    return [
        (person, name)
        for person, name in zip(owners, folded.split("\n"), strict=False)
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
        named(contacts.values()),
        lambda person: not journal.is_known(contacts[person]),
        lambda people, others, event: ranked(journal, people, others, event),
        lambda person: contacts[person].organization,
    )


def named(people: Iterable[Contact]) -> Iterator[_Person]:
    """Return what `Names` takes of people."""
    return ((one.id, one.name, one.aliases) for one in people)


def ranked(
    journal: Journal, people: Sequence[int], others: Sequence[int], event: str
) -> tuple[int, ...]:
    """Sort people by entries shared with others, by the event, by who was last written about."""
    entries = journal.entries_with.ids
    beside = {entry for other in others for entry in entries.get(other, ())}
    at_event = _at_event(journal, people, fold(event)) if event else set[int]()

    def weight(person: int) -> tuple[int, bool, int]:
        own = entries.get(person, ())
        shared = len(beside.intersection(own)) if beside else 0
        return shared, person in at_event, max(own, default=0)

    return tuple(sorted(people, key=weight, reverse=True))


def _at_event(journal: Journal, people: Sequence[int], event: str) -> set[int]:
    """Return who of some people carries an event's tag, was met there, or has an entry of it."""
    tagged, held = set(journal.entries_tagged[event]), journal.entries_with.ids
    there = set(journal.contacts_tagged[event])
    for person in people:
        met = contact.met if (contact := journal.contacts.get(person)) is not None else None
        here = met is not None and fold(met.tag) == event
        if here or not tagged.isdisjoint(held.get(person, ())):
            there.add(person)
    return there


OwedBy = Callable[[Iterable[int]], Sequence[Owed]]
"""From people to the open favors with them, in both directions."""


def nothing_owed(_people: Iterable[int]) -> Sequence[Owed]:
    """Return no favor, for a line that settles none."""
    return ()


def owed_of(journal: Journal) -> OwedBy:
    """Return what looks up the open favors of a journal, when a line may settle one."""

    def owed(people: Iterable[int]) -> Sequence[Owed]:
        found = (
            journal.favors[favor]
            for person in dict.fromkeys(people)
            for favor in journal.favors_of[person]
        )
        return [
            Owed(one.id, one.contact, one.direction, one.what, remaining(one))
            for one in found
            if one.state is State.OPEN
        ]

    return owed
