"""Folding for search: any script to plain Latin letters; it knows text only."""

from __future__ import annotations

from functools import lru_cache

from netjournal.model.names import fold


def latin(text: str) -> str:
    """Fold text and write other scripts in Latin letters, their syllables apart: 王 is "wang"."""
    folded = fold(text)
    return folded if folded.isascii() else _transliterated(folded)


@lru_cache(maxsize=4096)
def _transliterated(folded: str) -> str:
    # Its tables are read from disk; most journals are in one script.
    from anyascii import anyascii

    pieces: list[str] = []
    for letter in folded:
        # An ayin, too, stands inside of a word.
        plain = anyascii(letter).replace("`", "'")
        # A capital at the start marks a syllable of Han or Hangul.
        pieces.append(f" {plain} " if plain[:1].isupper() and len(letter) == 1 else plain)
    return " ".join("".join(pieces).lower().split())
