"""The phrases a date may be written in, each read by a function of its own.

The words come lower-cased; a phrase that does not fit is None, a day that does not exist raises
ValueError or OverflowError. It has no clock.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, TypeAlias

Prefer: TypeAlias = Literal["future", "past"]

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_OF = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
WEEKDAY_OF = {
    **{name: number for number, name in enumerate(DAYS)},
    **{name[:3]: number for number, name in enumerate(DAYS)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    **{"wensday": 2, "wednsday": 2, "wendsday": 2, "thrusday": 3, "saterday": 5},
}
_NEAR = {
    **{"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0},
    **{
        "tomorrow": 1,
        "tommorow": 1,
        "tommorrow": 1,
        "tomorow": 1,
        "tmr": 1,
        "tmrw": 1,
        "tmw": 1,
        "tonite": 0,
        "2moro": 1,
        "day after tomorrow": 2,
    },
    **{"eod": 0, "cob": 0, "end of day": 0, "end of the day": 0, "yday": -1, "ystdy": -1},
    **{"yesterday": -1, "last night": -1, "day before yesterday": -2},
}
_FEASTS = {
    **{"xmas": (12, 25), "christmas": (12, 25), "christmas day": (12, 25)},
    **{"xmas eve": (12, 24), "christmas eve": (12, 24), "nye": (12, 31)},
    **{"new year's eve": (12, 31), "new year's day": (1, 1)},
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
_ORDINAL_OF = {
    **{"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"},
    **{"seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "fifteenth": "15"},
    **{"twentieth": "20", "thirtieth": "30"},
}
_BETWEEN = frozenset({".", "-", "of"})
_NUMBERS = r"(\d{1,4})([-./])(\d{1,2})(\2?)(\d{4}|\d{1,2})?"


def month_length(year: int, month: int) -> int:
    """Return the days of a month; `calendar` has this too, but loads the locale for it."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def read_near(words: list[str], today: date) -> date | None:
    """Read "today", "tomorrow morning", "the day before yesterday"."""
    phrase = " ".join(words)
    if phrase in _FEASTS:
        return nearest(*_FEASTS[phrase], today, "future")
    if phrase not in _NEAR and words[-1] in _PARTS:
        phrase = " ".join(words[:-1])
    return today + timedelta(_NEAR[phrase]) if phrase in _NEAR else None


def read_weekday(words: list[str], today: date, prefer: Prefer) -> date | None:
    """Read "fri", "last tue", "next tue" (the one of next week), "fri next week"."""
    if words[-1] in _PARTS:
        words = words[:-1]
    if len(words) == 3 and words[2] == "week":
        day, which = words[0], f"{words[1]} week"
    elif len(words) == 2:
        which, day = words
    else:
        which, day = "", "".join(words)
    number = WEEKDAY_OF.get(day.removesuffix("."))
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


def read_duration(words: list[str], today: date) -> date | None:
    """Read "2w", "in 2 weeks", "a month", "3 days ago", counted from today."""
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
    return months_on(today, sign * size * number)


def months_on(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def read_period(words: list[str], today: date, prefer: Prefer) -> date | None:
    """Read "next month" (a month from today), "the weekend", "end of november", "eow"."""
    phrase = " ".join(words).replace(" of the ", " of ").replace(" of this ", " of ")
    which, _, unit = phrase.partition(" ")
    step = {"next": 1, "last": -1}.get(which, 0)
    if step and unit in ("week", "month", "year"):
        kind, size = _UNITS[unit]
        return today + timedelta(step * size) if kind == "days" else months_on(today, step * size)
    if phrase in ("weekend", "the weekend", "this weekend"):
        saturday = today - timedelta((today.weekday() - 5) % 7)
        if prefer == "past" or today.weekday() >= 5:
            return saturday if prefer == "past" else today
        return saturday + timedelta(7)
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
        first = months_on(today.replace(day=1), int(ahead))
    elif end in MONTH_OF and not ahead:
        first = date(today.year + (MONTH_OF[end] < today.month), MONTH_OF[end], 1)
    else:
        return None
    return first.replace(day=month_length(first.year, first.month))


def nearest(month: int, day: int, today: date, prefer: Prefer) -> date | None:
    """Return the nearest such day from today on, or back; month 0 is any month."""
    step = 1 if prefer == "future" else -1
    for turn in range(9 if month else 3):
        first = (
            date(today.year + step * turn, month, 1)
            if month
            else months_on(today.replace(day=1), step * turn)
        )
        if day <= month_length(first.year, first.month):
            found = first.replace(day=day)
            if (found - today).days * step >= 0:
                return found
    return None


def calendar_parts(words: list[str], day_first: bool) -> tuple[int, int, int] | None:
    """Split a calendar date into year, month and day, each 0 where it is not said."""
    digits = words[0][:1].isdigit()
    if digits and len(words) == 1 and (match := re.fullmatch(_NUMBERS, words[0])):
        return _numeric_parts(*match.groups(""), day_first=day_first)
    pieces = re.findall(r"\d+|[^\W\d_]+|[^\w\s]|_", " ".join(words))
    if pieces[:1] == ["the"] and len(pieces) == 3 and pieces[2] in _ORDINALS:
        return (0, 0, int(pieces[1])) if _is_day(pieces[1]) else None
    if pieces[:1] == ["the"] and len(pieces) == 2 and int(_ORDINAL_OF.get(pieces[1], 0)) > 3:
        return 0, 0, int(_ORDINAL_OF[pieces[1]])
    plain = [
        _ORDINAL_OF.get(piece, piece)
        for piece in pieces
        if piece not in _ORDINALS and piece not in _BETWEEN
    ]
    if plain and plain[0] in MONTH_OF:
        plain[:2] = plain[1::-1]
    if not 2 <= len(plain) <= 3 or plain[1] not in MONTH_OF or not _is_day(plain[0]):
        return None
    if len(plain) == 2:
        return 0, MONTH_OF[plain[1]], int(plain[0])
    return (int(plain[2]), MONTH_OF[plain[1]], int(plain[0])) if is_year(plain[2]) else None


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) > 0


def is_year(text: str) -> bool:
    """Tell whether a word is a year of four digits."""
    return text.isdecimal() and len(text) == 4 and int(text) >= 1000


def _numeric_parts(
    first: str, mark: str, second: str, end: str, third: str, *, day_first: bool
) -> tuple[int, int, int] | None:
    """Split 2026-12-01, 1.12., 1.12.2026, 1/12 and 1/12/26; 12-01 could be either and is none."""
    if is_year(first):
        said = len(third) <= 2 and int(second) and int(third or 0)
        return (int(first), int(second), int(third)) if said else None
    if len(first) > 2 or mark == "-" or bool(end) != bool(third or mark == ".") or len(third) == 1:
        return None
    day, month = (first, second) if day_first or mark == "." else (second, first)
    if mark == "/" and int(month) > 12 >= int(day):
        # 29/11 can be read in one order only.
        day, month = month, day
    year = int(third or 0) + (2000 if len(third) == 2 else 0)
    return (year, int(month), int(day)) if int(month) and int(day) else None
