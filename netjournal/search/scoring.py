"""How well a card answers typed words: each gets one word of the card; it knows no journal."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA, JaroWinkler

from netjournal.search.cards import RUN, Card
from netjournal.search.slips import budget

TOLD, TOLD_UNSURE = 0.95, 0.84
"""What a match outside the names is worth, and one less sure than `SURE_MATCH` there."""
SURE_MATCH = 0.94
_UNMATCHED, _SOFT = 0.22, 0.30
_COVERED, _ORDER = 0.06, 0.01
_INITIAL = 0.15
_LETTER = 0.95
_NEAR = {1: 0.87, 2: 0.72, 3: 0.66}
_OF_FOUR = 0.1
"""What two slips take from a word of four letters."""

Meant = dict[str, list[tuple[int, float]]]
"""For a word of the vocabulary: which typed words may mean it, by number, and how surely."""


def meant_by(matches: Sequence[dict[str, float]]) -> Meant:
    """Turn what each typed word may mean into what each word is meant by."""
    meant: Meant = {}
    for number, words in enumerate(matches):
        for word, quality in words.items():
            if word in meant:
                meant[word].append((number, quality))
            else:
                meant[word] = [(number, quality)]
    return meant


def score(card: Card, typed: Sequence[str], meant: Meant) -> tuple[float, float]:
    """Return the score of a card, about 0 to 1.07, and how much of a name is covered, 0 to 1."""
    words = card.text.split()
    taken = _assigned(_pairs(words, len(card.names), typed, meant))
    total = sum(quality for quality, _at in taken.values())
    if len(taken) < len(typed):
        used = {at for _quality, at in taken.values()}
        for number, word in enumerate(typed):
            if number in taken:
                continue
            near = _near(word, words, card.names, used)
            if near is not None:
                taken[number] = near
                used.add(near[1])
                total += near[0]
            else:
                total += _soft(word, words[: len(card.names)], used) - _UNMATCHED
    value = total / len(typed)
    covered = _covered(card, [at for _quality, at in taken.values()])
    value += _COVERED * covered
    if len(taken) > 1:
        order = [taken[number][1] for number in sorted(taken)]
        if order == sorted(order):
            value += _ORDER
    return value, covered


def answered(card: Card, typed: Sequence[str], meant: Meant) -> list[float]:
    """Return how surely each typed word stands on a card, from 0 to 1."""
    taken = _assigned(_pairs(card.text.split(), len(card.names), typed, meant))
    return [taken[number][0] if number in taken else 0.0 for number in range(len(typed))]


def _pairs(
    words: Sequence[str], names: int, typed: Sequence[str], meant: Meant
) -> list[tuple[float, int, int]]:
    """Return which typed words each word of the card may answer: how surely, number, place."""
    pairs: list[tuple[float, int, int]] = []
    for at, word in enumerate(words):
        for number, quality in meant.get(word, ()):
            if at >= names:
                quality *= TOLD if quality >= SURE_MATCH else TOLD_UNSURE
            pairs.append((quality, number, at))
    for number, word in enumerate(typed):
        if len(word) == 1:
            pairs += [
                (_LETTER, number, at) for at, held in enumerate(words[:names]) if held[0] == word
            ]
    return pairs


def _assigned(pairs: list[tuple[float, int, int]]) -> dict[int, tuple[float, int]]:
    """Give each typed word one word of the card, the surest pairs first."""
    taken: dict[int, tuple[float, int]] = {}
    used: set[int] = set()
    if len(pairs) > 1:
        pairs.sort(key=lambda pair: (-pair[0], pair[2]))
    for quality, number, at in pairs:
        if number not in taken and at not in used:
            taken[number] = (quality, at)
            used.add(at)
    return taken


def _covered(card: Card, places: Sequence[int]) -> float:
    hits = [0] * len(card.sizes)
    for at in places:
        if at < len(card.names) and card.names[at] < RUN:
            hits[card.names[at]] += 1
    return max(
        (hit / size for hit, size in zip(hits, card.sizes, strict=True) if size), default=0.0
    )


def _near(
    typed: str, words: Sequence[str], names: bytes, used: set[int]
) -> tuple[float, int] | None:
    """Return the unused word of a name that a typed one is a slip of.

    A word that exists in the vocabulary is not looked for with slips, yet here it may be one.
    """
    most = max(2, budget(len(typed))) if len(typed) > 3 else budget(len(typed))
    best: tuple[float, int] | None = None
    for at, name in enumerate(names):
        word = words[at]
        if at in used or name >= RUN or len(word) < 3:
            continue
        edits = OSA.distance(typed, word, score_cutoff=most)
        if edits <= most and (edits < 2 or typed[0] == word[0]):
            quality = _NEAR.get(edits, 1.0) - _OF_FOUR * (edits > 1 and len(typed) < 5)
            if best is None or quality > best[0]:
                best = (quality, at)
    return best


def _soft(typed: str, names: Sequence[str], used: set[int]) -> float:
    """Return some credit for a typed word that means nothing but looks like an unused name."""
    near = (_likeness(typed, word) for at, word in enumerate(names) if at not in used)
    return _SOFT * max(near, default=0.0)


def _likeness(typed: str, name: str) -> float:
    if len(name) > 2 and name in typed:
        return 1.0
    return JaroWinkler.similarity(typed, name) + _INITIAL * (typed[0] == name[0])
