"""The words that search compares: of names, of other text, of what is typed; it knows text only."""

from __future__ import annotations

import re
from functools import lru_cache

from netjournal.model.names import fold
from netjournal.search.fold import latin

_LATIN = re.compile(r"[a-z0-9]+")
_MOST_LETTERS, _MOST_WORDS, _LONGEST = 300, 10, 40
_SHORT_NAME = 4
"""A name of at most so many syllables of Han or Hangul is also indexed by runs of them."""
_PARTICLES = frozenset(
    {"de", "da", "do", "das", "dos", "di", "du", "del", "della", "der", "den", "des", "van", "von"}
    | {"vom", "zu", "ten", "ter", "la", "le", "el", "al", "bin", "ibn", "mac", "mc", "st", "o"}
)
_HANGUL = {
    **{"gim": ("kim",), "i": ("lee", "yi", "rhee"), "bag": ("park", "pak"), "choe": ("choi",)},
    **{"jeong": ("jung", "chung"), "gang": ("kang",), "jo": ("cho",), "yun": ("yoon",)},
    **{"jang": ("chang",), "im": ("lim", "rim"), "o": ("oh",), "seo": ("suh",), "sin": ("shin",)},
    **{"gwon": ("kwon",), "hwang": ("whang",), "an": ("ahn",), "song": ("soong",), "yu": ("yoo",)},
    **{"ryu": ("yoo", "ryoo"), "hong": ("houng",), "go": ("ko", "koh"), "mun": ("moon",)},
    **{"son": ("sohn",), "bae": ("pae",), "baeg": ("baek", "paik"), "heo": ("hur", "huh")},
    **{"nam": ("nahm",), "sim": ("shim",), "no": ("noh", "roh"), "ha": ("hah",), "gwag": ("kwak",)},
    **{"u": ("woo",), "gu": ("koo",), "ju": ("joo",), "na": ("ra",), "min": ("meen",)},
}
"""How Korean families write their names, by anyascii's letters."""
_SOUNDS = (
    ("sch", "s"),
    ("ch", "k"),
    ("kh", "k"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("ph", "p"),
    ("ts", "s"),
    ("tz", "s"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("f", "p"),
    ("v", "b"),
    ("z", "s"),
)


def words_of(text: str) -> list[str]:
    """Return the Latin words of any text: O'Brien is one, Jean-Luc two."""
    plain = latin(text)
    return _LATIN.findall(plain.replace("'", "") if "'" in plain else plain)


def typed_words(query: str) -> list[str]:
    """Return the words of what is typed; nobody's name has more or longer ones than it looks at."""
    return [word[:_LONGEST] for word in words_of(query[:_MOST_LETTERS])[:_MOST_WORDS]]


def name_forms(name: str) -> tuple[list[str], list[str]]:
    """Return a name's words, and what else of it is worth finding: syllables run together."""
    words = words_of(name)
    if name.isascii() or not any(map(_syllabic, name)):
        return words, _run_together(words)
    extra = [
        "".join(words[start : start + size])
        for size in (2, 3)
        for start in range(len(words) - size + 1)
        if len(words) <= _SHORT_NAME + 2
    ]
    if "\uac00" <= name[0] <= "\ud7a3" and words:
        extra += _HANGUL.get(words[0], ())
    return words, extra


def _run_together(words: list[str]) -> list[str]:
    """Return surnames of several words as one: vandenberg, dasneves."""
    if len(words) < 3:
        return []
    return [
        "".join(words[place:]) for place, word in enumerate(words[1:-1], 1) if word in _PARTICLES
    ]


def _syllabic(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"


def is_vowelless(text: str) -> bool:
    """Tell whether a text is in a script that leaves vowels out: Arabic, Hebrew."""
    return any("\u0590" <= letter <= "\u06ff" for letter in text)


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Return a word's consonants, those that sound alike as one: mohammed and mhmd are "mmd"."""
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    bare = [letter for letter in word if letter not in "aeiouwyhj0123456789"]
    return "".join(
        letter for place, letter in enumerate(bare) if not place or bare[place - 1] != letter
    )


def skeletons(word: str) -> set[str]:
    """Return what a word may be found by that was written without vowels.

    Hebrew writes o and u with the letter for v; Arabic names have an article, al-.
    """
    return {skeleton(word), skeleton(word.replace("v", "")), skeleton(word.removeprefix("l"))}


def raw_key(text: str) -> str:
    """Return a name as typed, but for case, accents, blanks and marks: scripts stay apart."""
    return "".join(filter(str.isalnum, fold(text)))
