"""Days as people write and read them: dates in plain words, partial dates, ages.

It has no clock: `today` is always an argument. Words are English; ISO dates work everywhere.
"""

from __future__ import annotations

import re
from datetime import date

from netjournal.model.date_phrases import (
    DAYS,
    MONTH_OF,
    MONTHS,
    WEEKDAY_OF,
    Prefer,
    calendar_parts,
    is_year,
    month_length,
    nearest,
    read_duration,
    read_near,
    read_period,
    read_weekday,
)
from netjournal.model.records import PartialDate

_MOST_WORDS = 6
_COUNTED = (
    r"(?i) (?:of|people|ppl|persons?|candidates|applicants|participants|members|women|men|points"
    r"|pts"
    r"|pages|slides|seats|votes|stars|questions|chapters|tickets|books|done|full|filled|present"
    r"|came"
    r"|passed|failed|said|agreed|voted|paid|inch(?:es)?|cups?)\b"
)
"""What behind "10/12" is counted by it."""
_CLOSERS = ":,;.!?)：，；。"
_PARTIAL_FORMS = (
    r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    r"--(?P<m>[0-9]{2})-?(?P<d>[0-9]{2})",
)


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
            read_near(words, today)
            or read_weekday(words, today, prefer)
            or read_duration(words, today)
            or read_period(words, today, prefer)
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
    ends = [match.end() for match in re.finditer(r"[^\s：，；。]+", text[:200])][:_MOST_WORDS]
    start = len(text) - len(text.lstrip())
    for end in reversed(ends):
        bare = start + len(text[start:end].rstrip(_CLOSERS))
        # "fri." is Friday at the end of a sentence; in "1.12." the dot is a part of the date.
        for last in (bare, bare + 1):
            if last <= end:
                found = read_date(text[start:last], today, prefer=prefer, day_first=day_first)
                if found and not _is_counting(text[start:last], text[last:]):
                    return found, start, last
    return None


def _is_counting(phrase: str, rest: str) -> bool:
    """Tell "the 2nd interview" from "the 2nd", and "3/4 of it" or "10/12 people" from days."""
    if "/" in phrase and re.match(_COUNTED, rest) and re.fullmatch(r"\d\d?/\d\d?", phrase):
        return True
    counts = len(words := _words(phrase)) == 2 and words[0] == "the"
    return counts and re.match(r"\s+[^\W\d_]", rest) is not None


def _words(text: str) -> list[str]:
    words = text.lower().replace(",", " ").split()
    if words[:1] == ["on"]:
        del words[0]
    dated = len(words) > 2 or (words[-1:] and words[-1] in DAYS)
    return words[1:] if words[:1] == ["the"] and dated else words


def _read_calendar(words: list[str], today: date, prefer: Prefer, day_first: bool) -> date | None:
    weekday = WEEKDAY_OF.get(words[0].removesuffix("."))
    if weekday is not None:
        words = words[1:]
    parts = calendar_parts(words, day_first)
    if parts is None:
        return None
    year, month, day = parts
    if year:
        found: date | None = date(year, month, day) if month and day else None
        return found if found and weekday in (None, found.weekday()) else None
    if not day:
        return None
    found = nearest(month, day, today, prefer)
    if found is None or weekday in (None, found.weekday()):
        return found
    # A day shown without a year is of this year: "Mon 5 Jan" in November.
    shown = date(today.year, month, day) if month else None
    return shown if shown and shown.weekday() == weekday else None


def parse_partial(text: str, *, day_first: bool = True) -> PartialDate | None:
    """Read a date of which the day, or the year, may be unknown, into the form of the file."""
    phrase = " ".join(text.split())
    for form in _PARTIAL_FORMS:
        if match := re.fullmatch(form, phrase):
            said = match.groupdict("")
            if "00" in said.values():
                return None
            year, month, day = (int(said.get(part) or 0) for part in "ymd")
            return _partial(year, month, day)
    words = phrase.lower().replace(",", " ").split()
    if len(words) == 2 and words[0].removesuffix(".") in MONTH_OF and is_year(words[1]):
        return _partial(int(words[1]), MONTH_OF[words[0].removesuffix(".")], 0)
    found = calendar_parts(words, day_first) if words else None
    return _partial(*found) if found else None


def _partial(year: int, month: int, day: int) -> PartialDate | None:
    if year and (not is_year(f"{year:04}") or (month > 12)):
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


def is_partial(text: str) -> bool:
    """Tell whether a text is a partial date as the file keeps it."""
    return bool(text) and parse_partial(text) == text


def show_partial(text: PartialDate) -> str:
    """Return a partial date in words: "14 Oct 2019", "Oct 2019", "14 Oct", "2019"."""
    if not is_partial(text):
        return text
    year, month, day = _parts(text)
    said = (str(day) if day else "", MONTHS[month - 1][:3].title() if month else "", year)
    return " ".join(str(part) for part in said if part)


def next_anniversary(partial: PartialDate, today: date) -> date | None:
    """Return the next such day, today included; None where day or month is unknown.

    29 February is kept on the 28th in other years.
    """
    if not is_partial(partial):
        return None
    _, month, day = _parts(partial)
    if not day:
        return None
    for year in (today.year, today.year + 1):
        found = date(year, month, min(day, month_length(year, month)))
        if found >= today:
            return found
    return None


def _parts(partial: PartialDate) -> tuple[int, int, int]:
    year, month, day = [*partial.replace("--", "0-").split("-"), "0", "0"][:3]
    return int(year), int(month), int(day)


def show_day(day: date, today: date) -> str:
    """Return a day in full: "today", "Fri 27 Nov", in another year "Fri 27 Nov 2026"."""
    if day == today:
        return "today"
    return f"{DAYS[day.weekday()][:3].title()} {_day_month(day, today).title()}"


def _day_month(day: date, today: date) -> str:
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return words if day.year == today.year else f"{words} {day.year:04}"


def distance(day: date, today: date) -> str:
    """Return how far off a day is, blaming nobody: "tomorrow", "in 3 days", "3 weeks ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    if near:
        return near
    number, unit = _span(day, today)
    words = _counted(number, unit)
    return f"in {words}" if days > 0 else f"{words} ago"


def _span(day: date, today: date) -> tuple[int, str]:
    """Count whole days up to two weeks, weeks up to two months, months up to two years, years."""
    early, late = sorted((day, today))
    days = (late - early).days
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    if days < 14:
        return days, "day"
    if months < 2:
        return days // 7, "week"
    return (months, "month") if months < 24 else (months // 12, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
