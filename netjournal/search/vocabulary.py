"""The distinct words of an index, and which of them a typed word may mean, and how surely.

It knows words only: typing errors, beginnings, parts, nicknames and missing vowels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from netjournal.model.names import nicknames_of
from netjournal.search.slips import budget, likely, within
from netjournal.search.words import skeleton, skeletons

_EXACT = 1.0
_PREFIX, _PREFIX_SHARE = 0.95, 0.04
_NICKNAME, _SIBLING = 0.93, 0.75
_PART, _PART_SHARE = 0.86, 0.08
_SHORT_PART = 0.82
_EDITS = {1: 0.88, 2: 0.78, 3: 0.70}
_WRONG_FIRST = 0.05
_TYPED_PREFIX = 0.80
_SKELETON, _SHORT_SKELETON = 0.84, 0.81
_SHORTEST_PART = 3
_SHORTEST_TYPED_PREFIX = 4
_MOST = 400
"""How many words a typed word may mean; a letter or two begin thousands."""


class Vocabulary:
    """Words, and what is derived from them when first asked for."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._names: set[str] = set()
        self._skeletons: dict[str, dict[str, int]] = {}
        self._fresh: set[str] = set()
        self._blob = "\n"
        self._sorted: list[str] = []
        self._buckets: dict[tuple[int, str], dict[str, None]] = {}
        self._name_sizes: dict[int, dict[str, None]] = {}
        self._cut: dict[tuple[int, str], list[str]] = {}
        self._asked: dict[str, dict[str, float]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def add(self, word: str, is_name: bool) -> None:
        """Take in a word that may be new, or new as a name."""
        if word not in self._known:
            self._known.add(word)
            self._fresh.add(word)
            self._buckets.setdefault((len(word), word[0]), {})[word] = None
        if is_name and word not in self._names:
            self._names.add(word)
            self._name_sizes.setdefault(len(word), {})[word] = None
            self._forget_answers()

    def count_skeleton(self, word: str, by: int = 1) -> None:
        """Let a word that was written without vowels be found with them; -1 takes that back."""
        for bare in skeletons(word):
            if len(bare) > 1:
                held = self._skeletons.setdefault(bare, {})
                held[word] = held.get(word, 0) + by
                if not held[word]:
                    del held[word]

    def discard(self, word: str, *, only_as_name: bool = False) -> None:
        """Forget a word that nobody has any more, or nobody in a name."""
        if word in self._names:
            self._names.remove(word)
            del self._name_sizes[len(word)][word]
        self._forget_answers()
        if only_as_name:
            return
        self._settle()
        self._known.remove(word)
        del self._buckets[len(word), word[0]][word]
        self._blob = self._blob.replace(f"\n{word}\n", "\n", 1)
        del self._sorted[bisect_left(self._sorted, word)]

    def prepare(self) -> None:
        """Do now what the first typed word would otherwise wait for."""
        self._settle()
        nicknames_of("")

    def starting(self, start: str) -> list[str]:
        """Return the words that begin so."""
        self._settle()
        first = bisect_left(self._sorted, start)
        return self._sorted[first : bisect_left(self._sorted, f"{start}\x7f", first)]

    def matches(self, typed: str) -> dict[str, float]:
        """Return the words that a typed word may mean, each with how surely, from 0 to 1."""
        self._settle()
        held = self._asked.get(typed)
        if held is None:
            held = self._asked[typed] = self._match(typed)
        return held

    def _match(self, typed: str) -> dict[str, float]:
        length = len(typed)
        found = {
            word: _PREFIX + _PREFIX_SHARE * length / len(word) for word in self.starting(typed)
        }
        exact = typed in self._known
        if exact:
            found[typed] = _EXACT
        if length >= _SHORTEST_PART:
            for word, quality in (*self._nicknames(typed).items(), *self._unlike(typed)):
                if quality > found.get(word, 0.0):
                    found[word] = quality
            if typed not in self._names:
                self._add_typos(typed, found)
        if len(found) > _MOST:
            best = sorted(found, key=lambda word: (-found[word], len(word), word))[:_MOST]
            return {word: found[word] for word in best}
        return found

    def _unlike(self, typed: str) -> Iterator[tuple[str, float]]:
        """Return the words that hold the typed one, and those that lack its vowels."""
        length = len(typed)
        part = _PART if length > _SHORTEST_PART else _SHORT_PART
        for word in self._holding(typed):
            yield word, part + _PART_SHARE * length / len(word)
        bare = skeleton(typed)
        if length > _SHORTEST_PART or len(bare) >= _SHORTEST_PART:
            for word in self._skeletons.get(bare, ()):
                yield word, _SKELETON if len(bare) > 2 else _SHORT_SKELETON

    def _nicknames(self, typed: str) -> dict[str, float]:
        if typed.isdecimal():
            return {}
        near = nicknames_of(typed)
        found = {word: _NICKNAME for word in near if word in self._known}
        if typed not in self._known or len(found) < 3:
            for word in near:
                for other in nicknames_of(word):
                    if other in self._known and other != typed:
                        found.setdefault(other, _SIBLING)
        return found

    def _holding(self, part: str) -> list[str]:
        """Return the words with a part."""
        found: list[str] = []
        blob = self._blob
        at = blob.find(part)
        while at >= 0:
            end = blob.find("\n", at)
            found.append(blob[blob.rfind("\n", 0, at) + 1 : end])
            at = blob.find(part, end)
        return found

    def _add_typos(self, typed: str, found: dict[str, float]) -> None:
        """Add words that a slip or more away; with another first letter only names, one slip."""
        length, most = len(typed), budget(len(typed))
        longer = 0.01 * (min(length, 8) - 6)
        near: list[tuple[str, int, float]] = []
        for size in range(length - most, length + most + 1):
            for word, edits in within(typed, self._buckets.get((size, typed[0])), most):
                if edits <= budget(len(word)) or edits == 1:
                    near.append((word, edits, 0.0))
        for size in (length - 1, length, length + 1):
            for word, edits in within(typed, self._name_sizes.get(size), 1):
                near.append((word, edits, _WRONG_FIRST * (word[0] != typed[0])))
        for word, edits, less in near:
            quality = _EDITS[edits] + longer - less
            if edits == 1:
                quality += likely(typed, word)
            if quality > found.get(word, 0.0):
                found[word] = quality
        if length >= _SHORTEST_TYPED_PREFIX:
            self._add_typed_prefixes(typed, found)

    def _add_typed_prefixes(self, typed: str, found: dict[str, float]) -> None:
        length = len(typed)
        for size in (length, length + 1, length - 1):
            for start, _edits in within(typed, self._starts(size, typed[0]), 1):
                for word in self.starting(start):
                    quality = _TYPED_PREFIX + 0.05 * length / len(word)
                    if word in self._names and quality > found.get(word, 0.0):
                        found[word] = quality

    def _starts(self, size: int, first: str) -> list[str]:
        """Return every distinct beginning of so many letters that names have."""
        held = self._cut.get((size, first))
        if held is None:
            held = list(
                dict.fromkeys(
                    word[:size]
                    for word in self.starting(first)
                    if len(word) > size and word in self._names
                )
            )
            self._cut[size, first] = held
        return held

    def _settle(self) -> None:
        """Let fresh words be found by their beginnings and parts."""
        if self._fresh:
            self._sorted += self._fresh
            self._sorted.sort()
            self._blob += "\n".join([*self._fresh, ""])
            self._fresh.clear()
            self._forget_answers()

    def _forget_answers(self) -> None:
        if self._asked or self._cut:
            self._cut.clear()
            self._asked.clear()
