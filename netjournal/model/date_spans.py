"""The days of something that lasts: "20-22 nov", "28 nov - 2 dec", one day, alone or among other
words; it has no clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from netjournal.model.date_phrases import months_on
from netjournal.model.dates import read_date

_BETWEEN = re.compile(r"\s+(?:to|until|till|bis|and)\s+|\s*[–—]\s*|\s+-\s+|-")
_ORDINAL = re.compile(r"(?i)(?<=\d)(?:st|nd|rd|th)\b")
_LONGEST = 366
_EDGES = " ,.–—-"
_MOST_WORDS = 8
"""How many words say days at most: "28 november 2026 to 2 december 2026"."""


class Days(NamedTuple):
    """The first and the last day."""

    starts: date
    ends: date


def read_days(text: str, today: date, *, day_first: bool = True) -> Days | None:
    """Read "20-22 nov", "nov 20 to 22", "28 nov - 2 dec 2026" or one day; None: it is none.

    Without a year the nearest days are meant.
    """

    def day(words: str) -> date | None:
        both = (
            read_date(words, today, prefer="past", day_first=day_first),
            read_date(words, today, prefer="future", day_first=day_first),
        )
        return min(filter(None, both), key=lambda one: abs((one - today).days), default=None)

    whole = day(text.strip())
    if whole is not None:
        return Days(whole, whole)
    for cut in _BETWEEN.finditer(text):
        days = _span(text[: cut.start()].strip(), text[cut.end() :].strip(), day)
        if days is not None and 0 <= (days.ends - days.starts).days < _LONGEST:
            return days
    return None


def split_days(
    text: str, today: date, *, day_first: bool, also: Collection[str] = ()
) -> tuple[str, Days | None, str]:
    """Return the longest words of a text that say days, with what stands before and after.

    They have a number in them, or are one of `also`, such as "today".
    """
    words = list(re.finditer(r"\S+", text))
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            said = text[start:end].strip(_EDGES)
            days = read_days(said, today, day_first=day_first) if _may_be_days(said, also) else None
            if days is not None:
                return text[:start].strip(_EDGES), days, text[end:].strip(_EDGES)
    return text.strip(_EDGES), None, ""


def _may_be_days(words: str, also: Collection[str]) -> bool:
    """Tell whether words are more than a name: no "Weekend", no "2026"."""
    if words.lower() in also:
        return True
    return re.search(r"\d", words) is not None and not words.isdecimal()


def _span(left: str, right: str, day: Callable[[str], date | None]) -> Days | None:
    """Try two halves of a text as days; a bare number takes month and year from the other half."""
    left, right = (_ORDINAL.sub("", half.rstrip(".")) for half in (left, right))
    first, last = day(left), day(right)
    if left.isdecimal() and last is not None:
        first = _same_month(last, int(left))
    elif right.isdecimal() and len(right) < 3 and first is not None:
        last = _same_month(first, int(right))
    elif last is not None and (year := re.search(r"\b\d{4}$", right)):
        # "28 nov - 2 dec 2027": the year is that of both.
        first = day(f"{left} {year[0]}") or first
    if first is None or last is None:
        return None
    if first > last and not (left.isdecimal() or right.isdecimal()):
        # "28 dec - 2 jan": two nearest days, a year apart the wrong way.
        first = months_on(first, -12)
    return Days(first, last)


def _same_month(other: date, number: int) -> date | None:
    try:
        return other.replace(day=number)
    except ValueError:
        return None
