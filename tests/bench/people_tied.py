"""What letters alone can tell: the share of queries a ranker gets right that tosses a coin between
people whose names are as near to what was typed, and how many queries leave it to that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from netjournal.search.words import words_of

_MOST_SLIPS = 3
_NAMES = ("name", "aka", "reading")
_TRIED, _STRANGE = 20, 0.2
"""Where of so many queries such a share mean people whose names are not the nearest, their set
is not one of letters: nicknames, notes, other scripts."""


class Tied(NamedTuple):
    """The share right by letters and luck, and the share of queries that are left to luck."""

    first: float
    tied: float


class Letters:
    """The words and initials of some people's names, and whose they are."""

    def __init__(self, people: Sequence[Mapping[str, Any]]) -> None:
        self._held: dict[str, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)
        for one in people:
            for words in (words_of(one.get(key, "")) for key in _NAMES):
                self._initials["".join([word[0] for word in words])].add(one["id"])
                for word in words:
                    self._held[word].add(one["id"])

    def nearest(self, query: str) -> Set[str]:
        """Return the people of whom the fewest slips in words or beginnings make what is typed."""
        typed = words_of(query)
        same = self._initials.get("".join(typed), set())
        slips: dict[str, int] = {}
        for number, word in enumerate(typed):
            near = self._slips(word)
            both = slips.keys() & near if number else near
            slips = {one: slips.get(one, 0) + near[one] for one in both}
        fewest = 0 if same else min(slips.values(), default=0)
        return same | {one for one, count in slips.items() if count == fewest}

    def _slips(self, typed: str) -> dict[str, int]:
        found = process.extract(
            typed, self._held.keys(), scorer=OSA.distance, score_cutoff=_MOST_SLIPS, limit=None
        )
        near = {word: int(count) for word, count, _ in found}
        near |= dict.fromkeys((word for word in self._held if word.startswith(typed)), 0)
        best: dict[str, int] = {}
        for word, count in sorted(near.items(), key=lambda pair: -pair[1]):
            best |= dict.fromkeys(self._held[word], count)
        return best


def tied(
    people: Sequence[Mapping[str, Any]], queries: Iterable[Mapping[str, Any]]
) -> dict[str, Tied]:
    """Return what letters tell of each set that is one of letters."""
    letters, sets = Letters(people), defaultdict(list)
    for query in queries:
        sets[query["set"]].append(query)
    return {name: told for name, held in sets.items() if (told := _tied(letters, held))}


def _tied(letters: Letters, queries: Sequence[Mapping[str, Any]]) -> Tied | None:
    shares: list[float] = []
    for query in queries:
        nearest, right = letters.nearest(query["q"]), set(query["rel"])
        shares.append(len(nearest & right) / len(nearest) if nearest & right else 0.0)
        if len(shares) in (_TRIED, len(queries)) and shares.count(0.0) > _STRANGE * len(shares):
            return None
    return Tied(sum(shares) / len(shares), sum(share < 1 for share in shares) / len(shares))
