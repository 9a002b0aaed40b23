"""Who may be one person: contacts compared by all that is known of them, and why they look alike.

It knows contacts, not the journal they are in, and decides nothing; the points are only weighed.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from netjournal.model.records import Contact
from netjournal.search.likeness import alikeness, same_words
from netjournal.search.words import skeleton, words_of

SURE = 5.0
"""With so many points two cards are one person's."""
DOUBTFUL = 3.0
"""With so many somebody should look."""

_EMAIL, _PHONE, _LINK = 4.0, 3.2, 5.0
_BIRTHDAY, _BIRTHDAY_SLIP, _OTHER_BIRTHDAY = 3.2, 2.2, -3.5
_CITY, _STREET, _CODE, _ORGANIZATION = 1.0, 1.6, 0.7, 1.2
_OTHER_PLACE, _OTHER_WORK = -0.25, -0.2
_WORD, _RARITY = 0.9, 1.5
_LEFT_OVER = -0.3
_OTHER_PROFILE = -3.0
_CLASH, _CLASHING_MOST = -1.5, 4.5
_SHARED_MOST = 8
"""A number of more people than that says nothing about any of them."""
_FREQUENT = 40
"""A word in more names is looked up only together with another one."""
_FREQUENT_PAIR = 150
_NAME_NEEDED = 0.6
_TELLING = frozenset({"the same street", "the same organization"})
"""Beside a name, what tells a person from a namesake as an address or a number does."""


class Likeness(NamedTuple):
    """Two contacts, how many points speak for one person, and why in words."""

    first: int
    second: int
    points: float
    reasons: tuple[str, ...]


class _Traits(NamedTuple):
    """What is compared of a contact."""

    id: int
    names: tuple[tuple[str, ...], ...]
    emails: frozenset[str]
    phones: frozenset[str]
    links: frozenset[str]
    birthday: str
    city: str
    organization: str
    street: str
    code: str


class Alike:
    """Contacts to compare others with; contacts can be added, none can be taken out."""

    def __init__(self, contacts: Iterable[Contact], others: Iterable[Contact] = ()) -> None:
        """Only `contacts` are found; `others` too are counted where a word or number is common."""
        self._traits: dict[int, _Traits] = {}
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, int] = defaultdict(int)
        self._shared: defaultdict[str, int] = defaultdict(int)
        self._count = 2
        held = [_traits(one) for one in contacts]
        for traits in held:
            self._count_in(traits)
        for other in others:
            self._count_in(_traits(other))
        for traits in held:
            self._file(traits)

    def add(self, contact: Contact) -> None:
        """Take in one more contact."""
        traits = _traits(contact)
        self._count_in(traits)
        self._file(traits)

    def like(self, contact: Contact) -> list[Likeness]:
        """Return who may be this person, the likeliest first."""
        traits = _traits(contact)
        found = [
            likeness
            for one in self._near(traits)
            if (likeness := self._likeness(traits, self._traits[one])).points >= DOUBTFUL
        ]
        return sorted(found, key=lambda likeness: (-likeness.points, likeness.second))

    def pairs(self) -> list[Likeness]:
        """Return all pairs of contacts that may be one person, each once, the likeliest first."""
        found: list[Likeness] = []
        for traits in self._traits.values():
            for one in self._near(traits):
                if one > traits.id:
                    likeness = self._likeness(traits, self._traits[one])
                    if likeness.points >= DOUBTFUL:
                        found.append(likeness)
        return sorted(found, key=lambda likeness: (-likeness.points, likeness[:2]))

    def _count_in(self, traits: _Traits) -> None:
        self._count += 1
        for word in {word for name in traits.names for word in name}:
            self._words[word] += 1
        for point in (*traits.emails, *traits.phones, *traits.links):
            self._shared[point] += 1

    def _file(self, traits: _Traits) -> None:
        self._traits[traits.id] = traits
        for key in _keys(traits):
            self._blocks[key].append(traits.id)

    def _near(self, traits: _Traits) -> set[int]:
        found: set[int] = set()
        for key in _keys(traits):
            block = self._blocks.get(key, ())
            if len(block) <= (_FREQUENT_PAIR if "|" in key else _FREQUENT):
                found.update(block)
        found.discard(traits.id)
        return found

    def _likeness(self, one: _Traits, other: _Traits) -> Likeness:
        name, clash, initial, reasons = self._by_names(one, other)
        shared = self._by_points(one, other, reasons)
        points = name + shared
        birthday = _birthdays(one.birthday, other.birthday)
        if birthday > 0:
            reasons.append("the same birthday")
        points += birthday + _by_place(one, other, reasons)
        if _other_profiles(one, other):
            points += _OTHER_PROFILE
        if clash and birthday <= 0:
            points = min(points + _CLASH, _CLASHING_MOST)
        told = (
            shared > 0 or birthday > 0 or {"the same street", "the same organization"} & {*reasons}
        )
        if name < _NAME_NEEDED or not told or (initial and birthday <= 0):
            # A namesake in the same city is met, and a couple with one address and initial.
            points = min(points, SURE - 0.1)
        return Likeness(one.id, other.id, round(points, 2), tuple(reasons))

    def _by_names(self, one: _Traits, other: _Traits) -> tuple[float, bool, bool, list[str]]:
        """Return points, whether the names clash, whether an initial stands for a name, and why."""
        aligned = [self._aligned(a, b) for a in one.names for b in other.names]
        if not aligned:
            return 0.0, False, False, []
        best, clash, initial = max(aligned, key=lambda found: found[0])
        same = set(one.names) & set(other.names)
        reasons = ["the same name"] if same else ["a similar name"] if best >= 1.5 else []
        return best, clash, initial, reasons

    def _aligned(self, first: Sequence[str], second: Sequence[str]) -> tuple[float, bool, bool]:
        """Return points, whether a word of each finds no counterpart, and of an initial for one."""
        pairs = sorted(
            (
                (quality, a, b)
                for a, one in enumerate(first)
                for b, other in enumerate(second)
                if (quality := alikeness(one, other)) > 0
            ),
            reverse=True,
        )
        used_first: set[int] = set()
        used_second: set[int] = set()
        points, initial = 0.0, False
        for quality, a, b in pairs:
            if a in used_first or b in used_second:
                continue
            used_first.add(a)
            used_second.add(b)
            initial |= len(first[a]) != len(second[b]) and 1 in (len(first[a]), len(second[b]))
            rarity = min(self._rarity(first[a]), self._rarity(second[b]))
            points += quality * (_WORD + _RARITY * rarity)
        left_first = [w for at, w in enumerate(first) if at not in used_first and len(w) > 1]
        left_second = [w for at, w in enumerate(second) if at not in used_second and len(w) > 1]
        clash = bool(left_first and left_second)
        return points + _LEFT_OVER * max(len(left_first), len(left_second)), clash, initial

    def _rarity(self, word: str) -> float:
        """Return 0 for a word in every name, 1 for one that nobody else has."""
        if len(word) == 1:
            return 0.1
        return 1 - math.log(max(1, self._words[word] / 2)) / math.log(self._count)

    def _by_points(self, one: _Traits, other: _Traits, reasons: list[str]) -> float:
        total = 0.0
        for words, worth, common in (
            ("e-mail address", _EMAIL, one.emails & other.emails),
            ("phone number", _PHONE, one.phones & other.phones),
            ("profile", _LINK, one.links & other.links),
        ):
            best = max((worth * self._worth(point) for point in common), default=0.0)
            if best > 0:
                reasons.append(f"the same {words}")
                total += best
        return total

    def _worth(self, point: str) -> float:
        holders = self._shared[point]
        if holders > _SHARED_MOST:
            return 0.0
        return 1.0 if holders <= 2 else 1.6 / holders


def _traits(contact: Contact) -> _Traits:
    names = dict.fromkeys(
        tuple(words_of(name)) for name in (contact.name, *contact.aliases, *contact.former_names)
    )
    street, code = _address(contact.kept)
    return _Traits(
        contact.id,
        tuple(filter(None, names)),
        frozenset(point.value.lower().strip() for point in contact.emails),
        frozenset(filter(None, (_number(point.value) for point in contact.phones))),
        frozenset(_page(point.value) for point in contact.links),
        contact.birthday,
        " ".join(words_of(contact.city)),
        " ".join(words_of(contact.organization)),
        street,
        code,
    )


def _other_profiles(one: _Traits, other: _Traits) -> bool:
    """Tell whether both have a profile, and not the same: hardly anybody keeps two."""
    first, second = (
        {link for link in traits.links if link.startswith("linkedin.com/in/")}
        for traits in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _number(phone: str) -> str:
    digits = "".join(filter(str.isdecimal, phone)).lstrip("0")
    return digits[-9:] if len(digits) >= 7 else ""


def _page(link: str) -> str:
    return (
        re.sub(r"^https?://(?:www\.|[a-z]{2}\.(?=linkedin))?", "", link.lower())
        .partition("?")[0]
        .rstrip("/")
    )


def _address(kept: Iterable[str]) -> tuple[str, str]:
    for line in kept:
        head, _, value = line.partition(":")
        if head.partition(";")[0].rpartition(".")[2].upper() == "ADR":
            parts = [*re.split(r"(?<!\\);", value), *[""] * 7]
            return " ".join(words_of(parts[2])), parts[5].replace(" ", "").lower()
    return "", ""


def _keys(traits: _Traits) -> Iterator[str]:
    """Yield what a contact is looked up by; with a bar in it, two things at once."""
    yield from traits.emails
    yield from traits.phones
    yield from traits.links
    if len(traits.birthday) == 10:
        yield f"born {traits.birthday}"
    seen: set[str] = set()
    for name in traits.names:
        for word in name:
            if len(word) > 2:
                seen.add(f"w {word}")
                seen.add(f"s {skeleton(word)}")
            for other in name:
                if other is not word and len(word) > 2:
                    seen.add(f"{skeleton(word)}|{other[:1]}")
                    seen.add(f"{word[:4]}|{other[:1]}")
                    seen.add(f"{word[:2]}{word[-1]}|{other[:3]}")
    yield from seen


def _birthdays(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return _BIRTHDAY if len(one) > 7 or one.startswith("--") else 0.5
    if len(one) == len(other) == 10:
        swapped = f"{one[:5]}{one[8:]}-{one[5:7]}"
        if swapped == other or OSA.distance(one, other) == 1:
            return _BIRTHDAY_SLIP
        return _OTHER_BIRTHDAY
    return 0.0 if other.endswith(one[-5:]) or one.endswith(other[-5:]) else _OTHER_BIRTHDAY


def _by_place(one: _Traits, other: _Traits, reasons: list[str]) -> float:
    total = 0.0
    for words, worth, unlike, first, second in (
        ("city", _CITY, _OTHER_PLACE, one.city, other.city),
        ("street", _STREET, _OTHER_PLACE, one.street, other.street),
        ("", _CODE, 0.0, one.code, other.code),
        ("organization", _ORGANIZATION, _OTHER_WORK, one.organization, other.organization),
    ):
        if not first or not second:
            continue
        if same_words(first, second):
            total += worth
            if words:
                reasons.append(f"the same {words}")
        else:
            total += unlike
    return total
