"""The head of a line: `private:` and its day, before a colon or without one."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from netjournal.capture.board import Board
from netjournal.capture.draft import SpanKind
from netjournal.capture.words import MONTHS, PASTS, WEEKDAYS
from netjournal.model.dates import find_date
from netjournal.model.names import fold

_PRIVATE = r"(?i)\s*private\s*(?::(?=\s|$)|：)\s*"
COLON = r"\s*(?::(?=\s|$)|：)\s*"
_TIME = r"(?i)\s*(?:at\s+)?(?:(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?|(noon))(?=\s|:|：|$)"
_HOUR_FIRST = r"(?i)\s*(?:at )?(?:(\d{1,2})(?:[:.](\d\d))? ?(am|pm)|(noon)),?(?: on)? (?=[a-z\d])"
_WAS = rf"(?i)\b(?:{'|'.join(sorted(PASTS))}|[a-z]{{3,}}ed)\b"
_CLEARLY_PAST = r"(?i)yesterday|last |today|this morning|\d{4}-|\w+ \w+ ago|the day before"
_DID_THEN = rf"(?i)[ ,]*(?:\S+ ){{0,3}}?(?={_WAS[4:]})"
"""What says that a day at the head without a colon is gone by: "on friday Mary came by"."""
_DAYLIKE_HEAD = (
    r"\s*((?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?|\d{1,3}(?:st|nd|rd|th)?\s+\w{3,9}"
    r"|[^\W\d_]{3,9}\s+\d{1,3}))\s*(?::(?=\s|$)|：)"
)


class Day(msgspec.Struct):
    """The day at the head of a line; `no_day`: words that should be one."""

    on: date | None = None
    at: str = ""
    no_day: str = ""


def take_private(board: Board, place: int) -> int | None:
    """Take `private:` and return where the line goes on; None where it is not there."""
    if "private" not in board.seen.lower():
        return None
    found = re.compile(_PRIVATE).match(board.seen, place)
    if found is None:
        return None
    board.take(place, found.end(), SpanKind.PRIVATE, cut=True)
    return found.end()


def take_day(board: Board, place: int, today: date, day: Day, *, day_first: bool) -> int:
    """Take a day before a colon; without one a day that is past is read but stays in the text."""
    ahead_of = board.seen[place : place + 24].lstrip().lower()
    may_tell = ahead_of[:1].isdigit() or ahead_of.startswith(("at ", "noon"))
    hour = re.compile(_HOUR_FIRST).match(board.seen, place) if may_tell else None
    if hour:
        day.at = _time_of(hour)
        ahead = take_day(board, hour.end(), today, day, day_first=day_first)
        if ahead > hour.end() and day.on is not None:
            day.at = _time_of(hour)
            board.take(place, hour.end(), SpanKind.DATE, cut=True)
            return ahead
        day.at = ""
        return place
    past = find_date(board.seen[place:], today, prefer="past", day_first=day_first)
    coming = find_date(board.seen[place:], today, day_first=day_first)
    if past is None:
        _notice_no_day(board, place, day)
        return place
    on, start, end = past[0], place + past[1], place + past[2]
    if coming and coming[2] != past[2]:
        # "Tuesday 2 dec" that will be a Wednesday is neither.
        day.no_day = board.seen[start : place + max(past[2], coming[2])]
        return place
    words = {fold(word).strip(".") for word in board.seen[start:end].split()}
    if coming and not words <= WEEKDAYS | {"night", "morning", "evening", "afternoon", "on"}:
        on = min((on, coming[0]), key=lambda one: abs((one - today).days))
    time = re.compile(_TIME).match(board.seen, end)
    timed = day.at or (time and (time[2] or time[3] or time[4]))
    if coming and timed and words <= WEEKDAYS | {"on"} and not re.search(_WAS, board.seen[end:]):
        # "thu 3pm: call with Ada" is a plan.
        on = coming[0]
    after = end
    at = "12:00" if board.seen[start:end].lower().endswith(" noon") else ""
    if time and (time[2] or time[3] or time[4]):
        at = _time_of(time)
        after = time.end() if at else end
    colon = re.compile(COLON).match(board.seen, after)
    if colon:
        board.take(start, colon.end(), SpanKind.DATE, cut=True)
        day.on, day.at = on, at
        return colon.end()
    off = re.search(r"(?i)\bcancel|called off", board.seen[end:])
    weekday = words <= WEEKDAYS | {"on"} and not off and re.match(_DID_THEN, board.seen[end:])
    if on <= today and (weekday or re.match(_CLEARLY_PAST, board.seen[start:end])):
        board.mark(start, end, SpanKind.DATE)
        day.on = on
    return place


def _notice_no_day(board: Board, place: int, day: Day) -> None:
    """Notice what looks like a day before a colon and is none: "30 feb: …"."""
    counted = any(map(str.isdigit, board.seen[place : place + 24]))
    like = re.compile(_DAYLIKE_HEAD).match(board.seen, place) if counted else None
    if like and {fold(word)[:3] for word in like[1].split()} & MONTHS | (
        {like[1]} if re.fullmatch(r"[\d./-]+", like[1]) else set()
    ):
        day.no_day = like[1]


def _time_of(time: re.Match[str]) -> str:
    return "12:00" if time[4] else clock(time[1], time[2], time[3])


def clock(hour: str, minute: str | None, half: str | None) -> str:
    """Return a time of the day as 24 hours, "am" and "pm" read; nothing where there is none."""
    hours, minutes = int(hour), int(minute or 0)
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""
