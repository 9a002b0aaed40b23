"""Who may be one person: contacts compared by all that is known of them, and why they look alike.

It knows contacts, not the journal they are in, and decides nothing; the points are only weighed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from netjournal.model.records import Contact
from netjournal.search.likeness import NICKNAME, alikeness, is_widespread, may_be_two, same_words
from netjournal.search.traits import Traits, close_keys, name_keys, traits_of

SURE = 4.75
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


class _Aligned(NamedTuple):
    """Two names laid over each other, word by word."""

    points: float
    clash: bool = False
    """A word of each finds no counterpart."""
    loose: tuple[str, ...] = ()
    """Given names, written out, whose counterpart may be somebody else's of the household."""
    whole: bool = False
    """Every word has its counterpart: the same name but for a slip or a short form."""


class Alike:
    """Contacts to compare others with; others can be added, none can be taken out."""

    def __init__(self, contacts: Iterable[Contact], others: Iterable[Contact] = ()) -> None:
        """Only `contacts` are found; `others` too are counted where a word or number is common."""
        self._traits: dict[int, Traits] = {}
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, int] = defaultdict(int)
        self._shared: defaultdict[str, int] = defaultdict(int)
        self._count = 2
        held = [traits_of(one) for one in contacts]
        self._by_name = bool(held)
        for traits in held:
            self._count_in(traits)
        for other in others:
            self._count_in(traits_of(other))
        for traits in held:
            self._traits[traits.id] = traits
            for key in chain(close_keys(traits), name_keys(traits)):
                self._blocks[key].append(traits.id)

    def add(self, contact: Contact) -> None:
        """Take in one of the `others`; found by what hardly two people share, which is quick."""
        traits = traits_of(contact)
        self._traits[traits.id] = traits
        for key in close_keys(traits):
            self._blocks[key].append(traits.id)

    def like(self, contact: Contact) -> list[Likeness]:
        """Return who may be this person, the likeliest first."""
        traits = traits_of(contact)
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

    def _count_in(self, traits: Traits) -> None:
        self._count += 1
        for word in {word for name in traits.names for word in name}:
            self._words[word] += 1
        for point in (*traits.emails, *traits.phones, *traits.links):
            self._shared[point] += 1

    def _near(self, traits: Traits) -> set[int]:
        found: set[int] = set()
        names = name_keys(traits) if self._by_name else ()
        for key in chain(close_keys(traits), names):
            block = self._blocks.get(key, ())
            if len(block) <= (_FREQUENT_PAIR if "|" in key else _FREQUENT):
                found.update(block)
        found.discard(traits.id)
        return found

    def _likeness(self, one: Traits, other: Traits) -> Likeness:
        names, reasons = self._by_names(one, other)
        shared = self._by_points(one, other, reasons)
        birthday = _birthdays(one.birthday, other.birthday)
        if birthday > 0:
            same = one.birthday == other.birthday
            reasons.append("the same birthday" if same else "a similar birthday")
        points = names.points + shared + birthday + _by_place(one, other, reasons)
        if _other_profiles(one, other):
            points += _OTHER_PROFILE
        if names.clash and birthday <= 0:
            points = min(points + _CLASH, _CLASHING_MOST)
        told = shared > 0 or birthday > 0 or not _TELLING.isdisjoint(reasons)
        if (
            names.points < _NAME_NEEDED
            or (names.loose and birthday <= 0 and not _spelled_out(names.loose, one, other))
            or not (told or (names.whole and _nothing_against(one, other)))
        ):
            # A namesake in the same city is met, and a couple with one number and initial.
            points = min(points, SURE - 0.1)
        return Likeness(one.id, other.id, round(points, 2), tuple(reasons))

    def _by_names(self, one: Traits, other: Traits) -> tuple[_Aligned, list[str]]:
        """Return the names that fit each other best, and why they do in words."""
        aligned = [self._aligned(a, b) for a in one.names for b in other.names]
        if not aligned:
            return _Aligned(0.0), []
        best = max(aligned, key=lambda found: found.points)
        same = set(one.names) & set(other.names)
        return best, (
            ["the same name"] if same else ["a similar name"] if best.points >= 1.5 else []
        )

    def _aligned(self, first: Sequence[str], second: Sequence[str]) -> _Aligned:
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
        loose: list[str] = []
        points, least = 0.0, 1.0
        for quality, a, b in pairs:
            if a in used_first or b in used_second:
                continue
            used_first.add(a)
            used_second.add(b)
            least = min(least, quality)
            given = (a, b) != (len(first) - 1, len(second) - 1)
            if given and may_be_two(first[a], second[b]):
                loose.append(max(first[a], second[b], key=len))
            rarity = min(self._rarity(first[a]), self._rarity(second[b]))
            points += quality * (_WORD + _RARITY * rarity)
        one, other = sorted((first, second), key=len)
        if len(one) == 1 < len(other) and one[0] == other[-1]:
            # A family's card has their number, too.
            loose += other[:1]
        left_first = [w for at, w in enumerate(first) if at not in used_first and len(w) > 1]
        left_second = [w for at, w in enumerate(second) if at not in used_second and len(w) > 1]
        left = max(len(left_first), len(left_second))
        return _Aligned(
            points + _LEFT_OVER * left,
            bool(left_first and left_second),
            tuple(loose),
            least >= NICKNAME and 0 < len(used_first) == len(first) == len(second),
        )

    def _rarity(self, word: str) -> float:
        """Return 0 for a word in every name, 1 for one that nobody else has."""
        if len(word) == 1:
            return 0.1
        return 1 - math.log(max(1, self._words[word] / 2)) / math.log(self._count)

    def _by_points(self, one: Traits, other: Traits, reasons: list[str]) -> float:
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


def _spelled_out(loose: Iterable[str], one: Traits, other: Traits) -> bool:
    """Tell whether an address of both spells the given names out that only one card does."""
    common = (address.partition("@")[0] for address in one.emails & other.emails)
    return any(all(len(word) > 2 and word in local for word in loose) for local in common)


def _nothing_against(one: Traits, other: Traits) -> bool:
    """Tell whether one full name in one city is one person: it is rare, and all else agrees."""
    words = {word for traits in (one, other) for name in traits.names for word in name}
    if any(is_widespread(word) or len(word) < 2 for word in words):
        return False
    return (
        bool(one.city and same_words(one.city, other.city))
        and _birthdays(one.birthday, other.birthday) >= 0
        and not any(
            a and b and a.isdisjoint(b)
            for a, b in (
                (one.emails, other.emails),
                (one.phones, other.phones),
                (one.links, other.links),
            )
        )
        and all(
            not a or not b or same_words(a, b)
            for a, b in (
                (one.organization, other.organization),
                (one.street, other.street),
                (one.code, other.code),
            )
        )
    )


def _other_profiles(one: Traits, other: Traits) -> bool:
    """Tell whether both have a profile, and not the same: hardly anybody keeps two."""
    first, second = (
        {link for link in traits.links if link.startswith("linkedin.com/in/")}
        for traits in (one, other)
    )
    return bool(first and second) and first.isdisjoint(second)


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


def _by_place(one: Traits, other: Traits, reasons: list[str]) -> float:
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
