"""Queries that nobody types by intent: controls, walls of letters, marks, patterns, emoji."""

from __future__ import annotations

import random
from collections.abc import Iterator

_MARKS = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~“”„«»…·→※"""
_CONTROLS = "".join(map(chr, (*range(32), 0x7F, 0x85, 0x200B, 0x200E, 0x202E, 0x2066, 0xFEFF)))
_EMOJI = "🎉👩‍👩‍👧🏳️‍🌈🇨🇴😀🫠"
_RIGHT_TO_LEFT = "שלום עדה محمد الخوارزمي"
_OTHERS = "ﷺ𝕬𝖉𝖆ǅßİıŉ가나다漢字カナ́̂̃ͅ\ud800"
_PATTERNS = (
    ".*",
    "(a+)+$",
    "[[:alpha:]]",
    "[bold]ada[/bold]",
    "%s%n",
    "{0.__class__}",
    "a|b",
    "\\",
    "((((",
    "' or 1=1 --",
    "or or or",
    "- - -",
    "-or -",
    '""',
    '"ada',
    "tag:",
    "tag::",
    'tag:"',
    "-tag:-",
    "quiet:99999999d",
    "quiet:x",
    "met:0000",
    "met:9999-99",
    "has:",
    "in:nowhere",
    "i-owe:owes-me:",
    "no:no:no:",
    "@",
    "@@@",
    "@itself",
    "http://x.example/?q=a:b",
    "12:30",
    "c:\\path",
)
_KINDS = 8


def hostile(count: int, seed: int = 1) -> Iterator[str]:
    """Return so many of them, the same for the same seed."""
    dice = random.Random(seed)
    yield from _PATTERNS
    letters = "abcdefghijklmnopqrstuvwxyz "
    alphabets = (_MARKS, _CONTROLS, _EMOJI, _RIGHT_TO_LEFT, _OTHERS, letters)
    for number in range(count - len(_PATTERNS)):
        kind = number % _KINDS
        if kind < len(alphabets):
            length = dice.choice((1, 2, 7, 30, 10_000))
            yield "".join(dice.choices(alphabets[kind], k=length))
        elif kind == len(alphabets):
            yield " ".join(dice.choices(_PATTERNS, k=dice.choice((2, 5, 400))))
        else:
            mixed = "".join(alphabets)
            yield "".join(dice.choices(mixed, k=dice.choice((3, 20, 10_000))))
