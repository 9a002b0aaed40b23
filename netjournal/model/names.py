"""People's names: folding for comparison, their words, their order, and who a typed name means.

It knows text only: no contacts, no journal, and no fuzzy matching.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

_EXACT, _ALIAS, _WORDS, _PREFIXES, _NONE = range(5)

_SPARED = dict.fromkeys("‘’‚‛ʹʻʼʽˈ′＇", "'") | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_LETTERS = {
    **{"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"},
    **{"ŧ": "t", "ı": "i", "ŋ": "n", "ĸ": "k", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ƈ": "c"},
    **{"ɛ": "e", "ə": "e", "ǝ": "e", "ƒ": "f", "ɠ": "g", "ǥ": "g", "ɣ": "g", "ɦ": "h"},
    **{"ɨ": "i", "ɩ": "i", "ƙ": "k", "ƚ": "l", "ɲ": "n", "ɔ": "o", "ɵ": "o", "ƥ": "p"},
    **{"ʀ": "r", "ʃ": "s", "ƭ": "t", "ʈ": "t", "ʉ": "u", "ʊ": "u", "ʋ": "v", "ƴ": "y"},
    **{"ƶ": "z", "ʒ": "z"},
}
_UNSEEN = dict.fromkeys(
    [
        *(0xAD, 0x34F, 0x61C, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        *range(0xFE00, 0xFE10),
    ]
)
_FOLDED = str.maketrans({**_SPARED, **_LETTERS}) | _UNSEEN
_BARE = _FOLDED | dict.fromkeys(range(0x300, 0x370))

_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady"}
    | {"rev", "reverend", "hon", "capt", "captain", "sgt", "herr", "frau", "hr", "fr", "mme"}
    | {"mlle", "monsieur", "madame", "senor", "senora", "sr", "sra", "srta", "dott", "ing"}
)
_CREDENTIALS = frozenset(
    {"phd", "dphil", "mphil", "edd", "md", "dds", "dvm", "jr", "sr", "ii", "iii", "iv", "esq"}
    | {"mba", "msc", "bsc", "meng", "beng", "mls", "mlis", "mfa", "mph", "jd", "llm", "llb"}
    | {"cpa", "cfa", "pmp", "rn", "frs", "frse", "obe", "mbe", "cbe", "kc", "qc"}
)
_AROUND = ".,;:!?\"'()[]{}<>@/|*_-“”„«»…、。，：；（）"
_LAST = "\U0010ffff"
_BLANKS = str.maketrans({",": ", ", "，": ", ", "・": " ", "\u00a0": " "})


def fold(text: str) -> str:
    """Fold text for comparison: case, accents, apostrophes and hyphens; scripts stay as they are.

    Idempotent. The length may change.
    """
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.replace("´", "'")).casefold()
    bare = split.translate(_BARE)
    return bare if bare.isascii() else _fold_scripts(split.translate(_FOLDED))


def fold_lines(text: str) -> str:
    """Fold a text of many lines, each as `fold` does, in a fraction of the time."""
    plain = text
    # What folds to ASCII does so letter by letter, and there are few of those letters.
    for letter in _beyond_ascii(text):
        if (folded := fold(letter)).isascii():
            plain = plain.replace(letter, folded)
    if plain.isascii():
        return plain.lower()
    both = zip(plain.split("\n"), text.split("\n"), strict=True)
    return "\n".join(line.lower() if line.isascii() else fold(whole) for line, whole in both)


def _beyond_ascii(text: str) -> set[str]:
    # Bytes are sifted far quicker than letters.
    sifted = text.encode("utf-8", "surrogatepass").translate(None, bytes(range(128)))
    return set(sifted.decode("utf-8", "surrogatepass"))


def _fold_scripts(split: str) -> str:
    plain: list[str] = []
    accents = True
    for letter in split:
        if "\u0300" <= letter <= "\u036f":
            # In Cyrillic a mark makes another letter (й is not и), but for ё, often written е.
            if not accents and not (letter == "\u0308" and plain[-1] == "е"):
                plain.append(letter)
        else:
            accents = not "\u0400" <= letter <= "\u052f"
            plain.append(letter)
    return unicodedata.normalize("NFC", "".join(plain))


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without titles, credentials and a possessive 's."""
    plain = fold(name).split()
    if "".join(plain).isalpha() and plain[0] not in _TITLES and plain[-1] not in _CREDENTIALS:
        return tuple(plain)
    words: list[str] = []
    for word in fold(" ".join(_undecorated(name))).split():
        bare = word.strip(_AROUND)
        if bare.endswith("'s") and len(bare) > 3:
            bare = bare[:-2]
        words += [piece for piece in bare.split(".") if piece]
    return tuple(words)


def _undecorated(name: str) -> list[str]:
    written = [word for word in name.translate(_BLANKS).split() if any(map(str.isalnum, word))]
    bare = [fold(word).replace(".", "").strip(_AROUND) for word in written]
    start, end = 0, len(written)
    while end - start > 1 and bare[start] in _TITLES:
        start += 1
    while end - start > 1 and (
        bare[end - 1] in _CREDENTIALS or _letters_after_comma(written[start:end])
    ):
        end -= 1
    return written[start:end]


def _letters_after_comma(written: Sequence[str]) -> bool:
    """Tell whether the last word is letters behind a name, as in "Mary Somerville, RAS"."""
    last = written[-1].rstrip(",").replace(".", "")
    return (
        len(written) > 2
        and written[-2].endswith(",")
        and 2 <= len(last) <= 6
        and last.isupper()
        and not "".join(written[:-1]).isupper()
    )


def sort_key(name: str) -> str:
    """Return the key for A-Z order of names as written; empty names come last."""
    return sort_keys((name,))[0]


def sort_keys(names: Sequence[str]) -> list[str]:
    """Return the keys of many names, each as `sort_key` does."""
    if not names:
        return []
    text = "\n".join(names)
    if text.count("\n") >= len(names):
        text = "\n".join(name.replace("\n", " ") for name in names)
    lines = fold_lines(text).split("\n")
    if all(map(str.isalnum, {line[:1] for line in lines})):
        return lines
    return [
        folded if folded[:1].isalnum() else folded.lstrip(_AROUND + " ") or _LAST
        for folded in lines
    ]


def initials(name: str) -> str:
    """Return the folded first letters of a name's words: "al" for Ada Lovelace."""
    return "".join(word[0] for word in name_words(name))


def nicknames_of(given: str) -> frozenset[str]:
    """Return what else a given name is called, folded, both ways: Bob for Robert, Robert for Bob.

    The first call reads a table of names, which takes some 50 ms.
    """
    word = fold(given).strip()
    shorter, longer = _nickname_lookups()
    found = {*shorter.get(word, ()), *longer.get(word, ())}
    return frozenset(map(fold, found)) - {word}


@lru_cache(maxsize=1)
def _nickname_lookups() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    # The package reads its own metadata and a table when imported; most runs never ask.
    from nicknames import NickNamer

    namer = NickNamer()
    return namer.nickname_lookup, namer.canonical_lookup


class Named(Protocol):
    """Somebody with names."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class NameMatches(NamedTuple):
    """The ids of the people a typed name may mean, each in the first class that fits, in order.

    `nickname` and `initials` are asked only when every class before them is empty.
    """

    exact: tuple[int, ...] = ()
    """The name's words are the typed ones."""
    alias: tuple[int, ...] = ()
    """An alias's words are the typed ones."""
    words: tuple[int, ...] = ()
    """All typed words are words of the name or of one alias, in any order."""
    prefixes: tuple[int, ...] = ()
    """Each typed word begins another word of the name or of one alias."""
    nickname: tuple[int, ...] = ()
    """As above, with the first typed word exchanged for a nickname of it, or the reverse."""
    initials: tuple[int, ...] = ()
    """The one typed word is the name's initials."""

    def best(self) -> tuple[int, ...]:
        """Return the first class that holds anybody."""
        return next(filter(None, self), ())


def match_people(query: str, everybody: Iterable[Named]) -> NameMatches:
    """Sort people into classes by how a typed name fits them."""
    typed = _match_words(query)
    if not typed:
        return NameMatches()
    people = tuple(everybody)
    written = [" ".join((one.name, *one.aliases)) if one.aliases else one.name for one in people]
    text = "\n".join(written)
    if text.count("\n") >= len(people):
        text = "\n".join(one.replace("\n", " ") for one in written)
    # Most names hold nothing of what is typed; splitting those would be most of the work.
    folded = fold_lines(text).replace("'", "").split("\n")
    matches = _by_words(typed, people, folded)
    if any(matches):
        return matches
    return NameMatches(
        nickname=_by_nickname(typed, people, folded), initials=_by_initials(typed, people)
    )


def _match_words(name: str) -> tuple[str, ...]:
    """Return the words that typed ones are compared with: O'Brien is obrien, Jean-Luc is two."""
    words = name_words(name)
    joined = " ".join(words)
    if "'" not in joined and "-" not in joined:
        return words
    return tuple(joined.replace("'", "").replace("-", " ").split())


def _by_words(
    typed: tuple[str, ...], people: Iterable[Named], folded: Iterable[str]
) -> NameMatches:
    fits: tuple[list[int], ...] = ([], [], [], [])
    longest = max(typed, key=len)
    holding = (one for one, line in zip(people, folded, strict=False) if longest in line)
    for one in holding:
        fit = _fit(typed, one.name)
        for alias in one.aliases:
            fit = min(fit, max(_ALIAS, _fit(typed, alias)))
        if fit != _NONE:
            fits[fit].append(one.id)
    return NameMatches(*map(tuple, fits))


def _fit(typed: tuple[str, ...], name: str) -> int:
    words = _match_words(name)
    if typed == words:
        return _EXACT
    if not _each_begins_another(typed, words):
        return _NONE
    left = list(words)
    for word in typed:
        if word not in left:
            return _PREFIXES
        left.remove(word)
    return _WORDS


def _each_begins_another(typed: Iterable[str], words: Iterable[str]) -> bool:
    left = list(words)
    # What two typed words begin is nested or apart, so the longest may choose first.
    for start in sorted(typed, key=len, reverse=True):
        for index, word in enumerate(left):
            if word.startswith(start):
                del left[index]
                break
        else:
            return False
    return True


def _by_nickname(
    typed: tuple[str, ...], people: Iterable[Named], folded: Iterable[str]
) -> tuple[int, ...]:
    given, *rest = typed
    others = nicknames_of(given)
    found: list[int] = []
    if not others:
        return ()
    is_called = re.compile("|".join(re.escape(one.replace("'", "")) for one in others)).search
    for one, line in zip(people, folded, strict=False):
        if is_called(line):
            words = _match_words(one.name)
            # A surname has no nicknames: Art is not Chester Arthur.
            called = next((word for word in words[:-1] or words if word in others), None)
            if called and _each_begins_another(rest, (word for word in words if word != called)):
                found.append(one.id)
    return tuple(found)


def _by_initials(typed: tuple[str, ...], people: Sequence[Named]) -> tuple[int, ...]:
    letters = typed[0]
    if len(typed) > 1 or not 2 <= len(letters) <= 5:
        return ()
    # There are few letters that a name begins with, and many names.
    begun = {one.name[:1] for one in people}
    fitting = {first for first in begun if fold(first)[:1] == letters[0]}
    return tuple(
        one.id for one in people if one.name[:1] in fitting and initials(one.name) == letters
    )
