"""A few words around a match, for telling why something was found; it knows text only."""

from __future__ import annotations

from netjournal.model.names import fold

_AROUND = 18
"""Characters shown at each side of the word."""


def snippet(text: str, word: str) -> str:
    """Return a few words around a folded word, which stands somewhere in a text."""
    flat = " ".join(text.split())
    at = fold(flat).find(word)
    if at < 0:
        return flat[: 2 * _AROUND]
    start, end = max(0, at - _AROUND), min(len(flat), at + len(word) + _AROUND)
    if start:
        start = flat.rfind(" ", start, at) + 1 or at
    if end < len(flat):
        end = max(flat.find(" ", at + len(word)), flat.rfind(" ", at + len(word), end))
        end = end if end > 0 else len(flat)
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"
