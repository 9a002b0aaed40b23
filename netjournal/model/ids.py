"""Ids of 53 bits, so that jq, spreadsheets and two machines keep them apart, and their handles."""

from __future__ import annotations

from collections.abc import Callable, Iterable

NewId = Callable[[], int]

EPOCH_MS = 1_577_836_800_000
"""2020-01-01 UTC, the zero of every id's clock."""
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o or u, so nothing reads as something else."""
SHORTEST = 3
BITS = 5
"""What a letter tells of an id."""


def id_source(clock_ms: Callable[[], int], random12: Callable[[], int], last: int = 0) -> NewId:
    """Make ids of milliseconds since 2020 × 4096 + 12 random bits, never below the last + 1.

    `clock_ms` gives Unix milliseconds, `random12` a number below 4096.
    """

    def new_id() -> int:
        nonlocal last
        last = max((clock_ms() - EPOCH_MS) * 4096 + random12(), last + 1)
        return last

    return new_id


def handle_letters(record_id: int) -> str:
    """Return the id in base 32, lowest digit last; a handle is a suffix of it."""
    letters = ""
    while record_id:
        record_id, digit = divmod(record_id, 32)
        letters = ALPHABET[digit] + letters
    return letters or "0"


def handle(record_id: int, others: Iterable[int]) -> str:
    """Return the shortest suffix of at least three letters that no other id shares."""
    letters = handle_letters(record_id)
    rivals: Iterable[int] = others
    for length in range(SHORTEST, len(letters)):
        mask = (1 << BITS * length) - 1
        end = record_id & mask
        rivals = [rival for rival in rivals if rival & mask == end and rival != record_id]
        if not rivals:
            return letters[-length:]
    return letters


def is_handle(text: str) -> bool:
    """Tell whether the text could be a handle."""
    return SHORTEST <= len(text) <= 11 and all(letter in ALPHABET for letter in text.lower())
