"""What words are about: the things in them, without the verbs and the small words around.

It knows words only, no person and no favor.
"""

from __future__ import annotations

import re
from functools import lru_cache

from netjournal.capture.words import LOOSE, SURE, words
from netjournal.model.names import fold

_EMPTY = words(
    "a an the my her his their our your to of for from with and or in on at by it that this them"
    " her"
    " him me us i she he they we back finally just also about some new one two get got did done"
    " return pay"
)
_VERBS = (SURE | LOOSE | {"tell", "submit", "deliver"}) - words(
    "review draft print post copy book report talk set host support edit sign comment run text"
    " message introduce intro connect"
)
_DEED_NOUNS = words("review draft print post introduce")
_RELATING = r"(?i)\s(?:of|for|from|about|to|on|with|at|by|before|until|re|in)\s"
_JOINT = r"(?i),\s*|\s(?:and|&|\+)\s"
_LEMMAS = {
    **{"sent": "send", "gave": "give", "paid": "pay", "lent": "lend", "brought": "bring"},
    **{"wrote": "write", "made": "make", "bought": "buy", "told": "tell"},
    **{"asked": "ask", "thanked": "thank", "looked": "look", "checked": "check", "helped": "help"},
    **{"taught": "teach", "intro'd": "introduce", "introd": "introduce", "intro": "introduce"},
    **{"introduction": "introduce", "introductions": "introduce", "intros": "introduce"},
    **{
        "introduced": "introduce",
        "called": "call",
        "phoned": "call",
        "phone": "call",
        "ring": "call",
        "rang": "call",
        "reviewed": "review",
        "copies": "copy",
    },
}


def content(text: str) -> set[str]:
    held = {_lemma(word) for word in re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(text))}
    return held - _EMPTY - _VERBS


# A line is read letter by letter, and somebody may owe thousands of things.
owed_content = lru_cache(maxsize=16_384)(content)


def nouns_in(text: str) -> list[str]:
    held = [_lemma(word) for word in re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(text))]
    return [
        word for word in held if word not in _EMPTY and word not in _VERBS and not word.isdecimal()
    ]


def first_nouns(what: str) -> set[str]:
    return next(
        (set(nouns) for part in re.split(_RELATING, what) if (nouns := nouns_in(part))), set()
    )


@lru_cache(maxsize=16_384)
def things_in(what: str) -> set[str]:
    """Return what words are about: the notes of "the talk notes", "a copy of the notes"."""
    parts = [part for part in re.split(_RELATING, what) if nouns_in(part)]
    told = [*re.split(_JOINT, parts[0]), *parts[1 : 1 + (" of " in what)]] if parts else []
    things = {nouns[-1] for nouns in map(nouns_in, told) if nouns}
    return things | ({_lemma(word) for word in fold(what).split()[:1]} & _DEED_NOUNS)


def verbs_in(text: str) -> set[str]:
    return {_lemma(word) for word in re.findall(r"[^\W_]+(?:'d)?", fold(text))} & _VERBS


def _lemma(word: str) -> str:
    word = _LEMMAS.get(word, word.removesuffix("'s"))
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word[:-2] if len(word) > 5 and word.endswith("ed") else word
