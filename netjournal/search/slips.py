"""How far a typed word is from another by slips of the hand; it knows two words only."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA, Prefix

_LIKELY, _SKIPPED, _ALIKE = 0.03, 0.02, 0.01
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    one + other
    for number, row in enumerate(_ROWS)
    for at, one in enumerate(row)
    for near in _ROWS[max(0, number - 1) : number + 2]
    for other in near[max(0, at - 1) : at + 2]
)
"""Keys that touch."""
_SOUNDS = ("aeiouy", "ckq", "csz", "bp", "dt", "mn", "fvw", "gj", "ij")
_SAME = frozenset(one + other for alike in _SOUNDS for one in alike for other in alike)
"""Letters that are taken for one another where a name was only heard."""


def budget(length: int) -> int:
    """Return how many typing errors a word of this length may hold."""
    if length < 3:
        return 0
    return 1 if length <= 4 else 2 if length <= 8 else 3


def likely(typed: str, word: str) -> float:
    """Return how much likelier than any other the one slip is that made a word the typed one."""
    at = Prefix.similarity(typed, word)
    if len(typed) == len(word):
        turned = typed[at + 1 :] != word[at + 1 :]
        pair = typed[at] + word[at]
        return _LIKELY if turned or pair in _BESIDE else _ALIKE if pair in _SAME else 0.0
    longer = max(typed, word, key=len)
    doubled = at > 0 and longer[at] == longer[at - 1]
    if doubled:
        return _LIKELY
    if len(typed) < len(word):
        return _SKIPPED
    # The finger touched the key beside the one before or after.
    touched = {typed[at - 1 : at] + typed[at], typed[at : at + 2]}
    return _LIKELY if touched & _BESIDE else 0.0


def within(typed: str, words: Collection[str] | None, most: int) -> list[tuple[str, int]]:
    """Return the words at most so many slips away, without the word itself."""
    if not words:
        return []
    near = process.extract(typed, list(words), scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(word, int(edits)) for word, edits, _place in near if edits]


def slips(typed: str, words: Collection[str]) -> list[str]:
    """Return those of some words that a typed one may be a slip of, the nearest first."""
    near = within(typed, words, min(2, budget(len(typed)) - 1))
    return [word for word, edits in sorted(near, key=lambda pair: (pair[1], pair[0]))]
