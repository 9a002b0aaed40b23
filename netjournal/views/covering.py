"""Names hidden from whoever looks over a shoulder; it knows names and no screen."""

from __future__ import annotations

import re
from collections.abc import Collection

from netjournal.model.records import Contact

_WORD = r"\w+"


def masked(name: str) -> str:
    """Return a name that only its owner recognizes: "A·· L·······"."""
    return " ".join(word[0] + "·" * (len(word) - 1) for word in name.split())


def parts_of_names(people: Collection[Contact]) -> set[str]:
    """Return every word that is part of somebody's name, in small letters."""
    names = [one.name for one in people]
    names += [name for one in people if one.aliases for name in one.aliases]
    # Many are called alike, and few words of names hold anything but letters.
    words = set(" ".join(names).lower().split())
    plain = set(filter(str.isalnum, words))
    return plain.union(re.findall(_WORD, " ".join(words - plain)))


def covered(words: str, parts: Collection[str]) -> str:
    """Return words, as long as they were, in which every part of a name is masked."""

    def hidden(word: re.Match[str]) -> str:
        return masked(word[0]) if word[0].lower() in parts else word[0]

    return re.sub(_WORD, hidden, words)
