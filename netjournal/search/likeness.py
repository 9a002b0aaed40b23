"""How surely two words of names are one word, and two places one place; it knows text only."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler, Prefix

from netjournal.model.names import nicknames_of
from netjournal.search.words import skeleton

_INITIAL, _SOUND, _TWO_SLIPS, _BEGINNING, NICKNAME = 0.6, 0.6, 0.7, 0.75, 0.85
_UNLIKE, _SIMILAR = 0.6, 0.88

_SHORT = 5
"""Given names of fewer letters are often another's but for one: Lisa and Lina, Joan and Jean."""
_ENDINGS = frozenset(
    " a e i o s y an as el en er es ia ie in is la le na ne on ra ta us ela ele elle ette etta ika"
    " ina ine ique inha ita ito".split(" ")
)
"""What given names of two people may end in that begin alike."""
_WIDESPREAD = frozenset(
    "anderson andersson becker brown chen clark cohen davis dubois dupont fernandez fischer"
    " garcia gonzalez hall hansen harris hernandez huang ivanov jackson jansen jensen johansson"
    " johnson jones kaya khan kim kowalski kumar larsen lee levy lewis li lin liu lopez martin"
    " martinez meyer miller moore muller nagy nguyen nielsen nowak park patel perez petrov ramirez"
    " robinson rodriguez rossi russo sanchez santos sato schmidt schneider schulz silva singh"
    " smith suzuki tanaka taylor thomas thompson tran wagner walker wang weber white williams"
    " wilson wood wright wu yang yilmaz zhang zhao".split()
)
"""Family names that tell little even in a book of forty people."""

_nicknames = lru_cache(maxsize=16_384)(nicknames_of)


@lru_cache(maxsize=131_072)
def alikeness(one: str, other: str) -> float:
    """Return how surely two words of names are one, from 0 to 1."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return _INITIAL if longer[0] == shorter else 0.0
    similar = JaroWinkler.similarity(one, other)
    if similar < _UNLIKE:
        # Most words are; only nicknames and missing vowels look as different.
        return NICKNAME if _called(one, other) else _sounds(one, other)
    edits = OSA.distance(one, other)
    if (edits == 1 and len(longer) > 3) or _called(one, other):
        return NICKNAME
    if longer.startswith(shorter) and len(shorter) > 2:
        return _BEGINNING
    if edits == 2 and len(longer) > 5:
        return _TWO_SLIPS
    return _SOUND if similar > _SIMILAR else _sounds(one, other)


def _called(one: str, other: str) -> bool:
    return other in _nicknames(one) or one in _nicknames(other)


def _sounds(one: str, other: str) -> float:
    bare = skeleton(one)
    return _SOUND if len(bare) > 2 and bare == skeleton(other) else 0.0


@lru_cache(maxsize=65536)
def may_be_two(one: str, other: str) -> bool:
    """Tell whether two alike given names may be a couple's: Daniel and Daniela, P. and Paul."""
    same = Prefix.similarity(one, other)
    if one != other and same and one[same:] in _ENDINGS and other[same:] in _ENDINGS:
        return True
    if one == other or _called(one, other):
        return False
    return not same or (min(len(one), len(other)) < _SHORT and sorted(one) != sorted(other))


def is_widespread(word: str) -> bool:
    """Tell whether a word is among the commonest family names of the world."""
    return word in _WIDESPREAD


@lru_cache(maxsize=65536)
def same_words(one: str, other: str) -> bool:
    """Tell whether two places, or two organizations, are one but for a slip."""
    return one == other or OSA.normalized_similarity(one, other) > 0.8
