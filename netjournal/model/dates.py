"""Days as people write them and read them: dates in plain words, partial dates, ages.

It has no clock: `today` is always an argument. Words are English; ISO dates work everywhere.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from netjournal.model.records import PartialDate

Prefer: TypeAlias = Literal["future", "past"]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_OF = {
    **{name: number for number, name in enumerate(_MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, 1)},
    "sept": 9,
}
_WEEKDAY_OF = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{name[:3]: number for number, name in enumerate(_DAYS)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
}
_NEAR = {
    **{"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0},
    **{"tomorrow": 1, "tmr": 1, "tmrw": 1, "day after tomorrow": 2},
    **{"yesterday": -1, "last night": -1, "day before yesterday": -2},
}
_PARTS = frozenset({"morning", "noon", "afternoon", "evening", "night"})
_UNITS = {
    **dict.fromkeys(["d", "day", "days"], ("days", 1)),
    **dict.fromkeys(["w", "wk", "wks", "week", "weeks"], ("days", 7)),
    **dict.fromkeys(["fortnight", "fortnights"], ("days", 14)),
    **dict.fromkeys(["m", "mo", "mos", "month", "months"], ("months", 1)),
    **dict.fromkeys(["y", "yr", "yrs", "year", "years"], ("months", 12)),
}
_COUNTS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MOST_WORDS = 6
_BETWEEN = frozenset({".", "-", "of"})
_NUMBERS = r"(\d{1,4})([-./])(\d{1,2})(\2?)(\d{4}|\d{1,2})?"
_PARTIAL_FORMS = (
    r"(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    r"--(?P<m>\d\d)-?(?P<d>\d\d)",
)
_CLOSERS = ":,;.!?)：，；。"


def read_date(
    text: str, today: date, *, prefer: Prefer = "future", day_first: bool = True
) -> date | None:
    """Read a text that is wholly a date; None where it is not, or where there is no such day.

    `prefer` decides for a weekday alone (never today) and for a day and month without a year;
    `day_first` for 1/12. Durations count from today.
    """
    words = _words(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    try:
        return (
            _read_near(words, today)
            or _read_weekday(words, today, prefer)
            or _read_duration(words, today)
            or _read_period(words, today)
            or _read_calendar(words, today, prefer, day_first)
        )
    except (OverflowError, ValueError):
        return None


def find_date(
    text: str, today: date, *, prefer: Prefer = "future", day_first: bool = True
) -> tuple[date, int, int] | None:
    """Find the longest date that a text begins with: the day, and where its words start and end.

    Blanks before it and punctuation behind it are outside.
    """
    ends = [match.end() for match in re.finditer(r"\S+", text[:200])][:_MOST_WORDS]
    start = len(text) - len(text.lstrip())
    for end in reversed(ends):
        while end > start:
            found = read_date(text[start:end], today, prefer=prefer, day_first=day_first)
            if found and not _is_counting(text[start:end], text[end:]):
                return found, start, end
            if text[end - 1] not in _CLOSERS:
                break
            end -= 1
    return None


def _is_counting(phrase: str, rest: str) -> bool:
    """Tell "the 2nd interview" from "the 2nd"."""
    counts = len(words := _words(phrase)) == 2 and words[0] == "the"
    return counts and re.match(r"\s+[^\W\d_]", rest) is not None


def _words(text: str) -> list[str]:
    words = text.lower().replace(",", " ").split()
    if words[:1] == ["on"]:
        del words[0]
    return words[1:] if words[:1] == ["the"] and len(words) > 2 else words


def _read_near(words: list[str], today: date) -> date | None:
    phrase = " ".join(words)
    if phrase not in _NEAR and words[-1] in _PARTS:
        phrase = " ".join(words[:-1])
    return today + timedelta(_NEAR[phrase]) if phrase in _NEAR else None


def _read_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    if words[-1] in _PARTS:
        words = words[:-1]
    if len(words) == 3 and words[2] == "week":
        day, which = words[0], f"{words[1]} week"
    elif len(words) == 2:
        which, day = words
    else:
        which, day = "", "".join(words)
    number = _WEEKDAY_OF.get(day.removesuffix("."))
    if number is None:
        return None
    monday = today - timedelta(today.weekday())
    coming = today + timedelta((number - today.weekday() - 1) % 7 + 1)
    past = today - timedelta((today.weekday() - number - 1) % 7 + 1)
    bare = coming if prefer == "future" else past
    readings = {
        "": bare,
        "this": today if number == today.weekday() else bare,
        "coming": coming,
        "last": past,
        "past": past,
        "next": monday + timedelta(7 + number),
        "last week": monday + timedelta(number - 7),
        "this week": monday + timedelta(number),
        "next week": monday + timedelta(7 + number),
    }
    return readings.get(which)


def _read_duration(words: list[str], today: date) -> date | None:
    sign = -1 if words[-1] == "ago" else 1
    if words[0] == "in" and sign > 0:
        words = words[1:]
    if words[-1:] == ["ago"]:
        words = words[:-1]
    elif words[-2:] in (["from", "now"], ["from", "today"]):
        words = words[:-2]
    count, unit = words if len(words) == 2 else ("", "")
    if len(words) == 1 and (match := re.fullmatch(r"(\d{1,4})([a-z]+)", words[0])):
        count, unit = match.groups()
    elif len(unit) < 2:  # "2 m" is a length
        return None
    number = _COUNTS.get(count) or (int(count) if count.isdecimal() and len(count) < 5 else None)
    if number is None or unit not in _UNITS:
        return None
    kind, size = _UNITS[unit]
    if kind == "days":
        return today + timedelta(sign * size * number)
    return _months_on(today, sign * size * number)


def _months_on(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _read_period(words: list[str], today: date) -> date | None:
    phrase = " ".join(words).replace(" of the ", " of ").replace(" of this ", " of ")
    which, _, unit = phrase.partition(" ")
    step = {"next": 1, "last": -1}.get(which, 0)
    if step and unit in ("week", "month", "year"):
        kind, size = _UNITS[unit]
        return today + timedelta(step * size) if kind == "days" else _months_on(today, step * size)
    if phrase in ("weekend", "the weekend", "this weekend"):
        return today + timedelta((5 - today.weekday()) % 7 if today.weekday() < 6 else 0)
    short = {"eow": "week", "eom": "month", "eoy": "year"}
    end = short.get(phrase) or (phrase[7:] if phrase.startswith("end of ") else "")
    ahead = end.startswith("next ")
    end = end.removeprefix("next ")
    if end == "week":
        # A week's work ends on Friday; who says it on a weekend means Sunday.
        last = 4 if ahead or today.weekday() < 5 else 6
        return today + timedelta(last - today.weekday() + 7 * ahead)
    if end == "year":
        return date(today.year + ahead, 12, 31)
    if end == "month":
        first = _months_on(today.replace(day=1), int(ahead))
    elif end in _MONTH_OF and not ahead:
        first = date(today.year + (_MONTH_OF[end] < today.month), _MONTH_OF[end], 1)
    else:
        return None
    return first.replace(day=monthrange(first.year, first.month)[1])


def _read_calendar(
    words: list[str], today: date, prefer: Prefer, day_first: bool
) -> date | None:
    weekday = _WEEKDAY_OF.get(words[0].removesuffix("."))
    if weekday is not None:
        words = words[1:]
    parts = _calendar_parts(words, day_first)
    if parts is None:
        return None
    year, month, day = parts
    if year:
        found: date | None = date(year, month, day) if month and day else None
        return found if found and weekday in (None, found.weekday()) else None
    if not day:
        return None
    other: Prefer = "past" if prefer == "future" else "future"
    for direction in (prefer, other) if weekday is not None else (prefer,):
        found = _nearest(month, day, today, direction)
        if found and weekday in (None, found.weekday()):
            return found
    return None


def _nearest(month: int, day: int, today: date, prefer: Prefer) -> date | None:
    """Return the nearest such day from today on, or back; month 0 is any month."""
    step = 1 if prefer == "future" else -1
    for turn in range(9 if month else 3):
        first = (
            date(today.year + step * turn, month, 1)
            if month
            else _months_on(today.replace(day=1), step * turn)
        )
        if day <= monthrange(first.year, first.month)[1]:
            found = first.replace(day=day)
            if (found - today).days * step >= 0:
                return found
    return None


def _calendar_parts(words: list[str], day_first: bool) -> tuple[int, int, int] | None:
    """Split a calendar date into year, month and day, each 0 where it is not said."""
    if len(words) == 1 and (match := re.fullmatch(_NUMBERS, words[0])):
        return _numeric_parts(*match.groups(""), day_first=day_first)
    pieces = re.findall(r"\d+|[^\W\d_]+|[^\w\s]|_", " ".join(words))
    if pieces[:1] == ["the"] and len(pieces) == 3 and pieces[2] in _ORDINALS:
        return (0, 0, int(pieces[1])) if _is_day(pieces[1]) else None
    plain = [piece for piece in pieces if piece not in _ORDINALS and piece not in _BETWEEN]
    if plain and plain[0] in _MONTH_OF:
        plain[:2] = plain[1::-1]
    if not 2 <= len(plain) <= 3 or plain[1] not in _MONTH_OF or not _is_day(plain[0]):
        return None
    if len(plain) == 2:
        return 0, _MONTH_OF[plain[1]], int(plain[0])
    return (int(plain[2]), _MONTH_OF[plain[1]], int(plain[0])) if _is_year(plain[2]) else None


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) > 0


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and int(text) >= 1000


def _numeric_parts(
    first: str, mark: str, second: str, end: str, third: str, *, day_first: bool
) -> tuple[int, int, int] | None:
    """Split 2026-12-01, 1.12., 1.12.2026, 1/12 and 1/12/26; 12-01 could be either and is none."""
    if _is_year(first):
        complete = end and 1 <= len(third) <= 2
        return (int(first), int(second), int(third)) if complete else None
    if len(first) > 2 or mark == "-" or bool(end) != bool(third or mark == ".") or len(third) == 1:
        return None
    day, month = (first, second) if day_first or mark == "." else (second, first)
    year = int(third or 0) + (2000 if len(third) == 2 else 0)
    return (year, int(month), int(day)) if int(month) and int(day) else None


def parse_partial(text: str, *, day_first: bool = True) -> PartialDate | None:
    """Read a date of which the day, or the year, may be unknown, into the form of the file."""
    phrase = " ".join(text.split())
    for form in _PARTIAL_FORMS:
        if match := re.fullmatch(form, phrase):
            parts = {"y": "", "m": "", "d": "", **match.groupdict("")}
            return _partial(*(int(parts[part] or 0) for part in "ymd"))
    words = phrase.lower().replace(",", " ").split()
    if len(words) == 2 and words[0].removesuffix(".") in _MONTH_OF and _is_year(words[1]):
        return _partial(int(words[1]), _MONTH_OF[words[0].removesuffix(".")], 0)
    found = _calendar_parts(words, day_first) if words else None
    return _partial(*found) if found else None


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    if year and (not _is_year(f"{year:04}") or (month > 12)):
        return None
    if day:
        try:
            # Without a year, 29 February is a day.
            date(year or 2000, month, day)
        except ValueError:
            return None
        return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
    if not year:
        return None
    return f"{year:04}-{month:02}" if month else f"{year:04}"
