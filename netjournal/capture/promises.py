"""What somebody means to do for somebody, by the marks `>` and `<`; what and by when.

It finds where and what; whom it concerns is left to the caller.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import msgspec

from netjournal.capture.board import TAKEN, WIDE, Board
from netjournal.capture.draft import SpanKind
from netjournal.capture.words import TOMORROW, words
from netjournal.model.dates import find_date, read_date
from netjournal.model.records import Direction

_MARK = r"[<>]"
_BARE_NUMBER = (
    r"(?i)\s*\d[\d.,]*\s*(?!\s*(?:usd|eur|gbp|chf|jpy|cad|aud|dollars?|euros?|pounds?|bucks|cents?"
    r"|kr|[€$£¥])\b|[\d.,€$£¥])"
)
_SENTENCE_END = r"[.!?。！？]+(?=\s|$|[\u3040-\u9fff])|;(?=\s|$)"
_NO_END = (
    r"(?i)(?:(?<!\w)\w|(?<!\w)(?:dr|prof|mr|mrs|ms|st|no|vs|e\.g|i\.e|approx)"
    r"|(?<![\w.])\d{1,2}\.(?:0?[1-9]|1[0-2]))$"
)
"""What a dot belongs to; "4.12." is a day in December."""
_BY = r"(?i)(?:, all )?(?<!\w)(by|before|b4|until|till?|due|on|within)\s+"
_WORD = r"\S+"
_AMID = (
    rf"(?i)(?<![\w'’-])(?:today|tonight|{TOMORROW}|(?:this |next )?(?:mon|tues?|wed(?:nes)?"
    r"|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|next week|this week"
    r"|in \w+ (?:days?|weeks?))(?![\w'’-])"
)
_GOES_ON = (
    r"(?i)\s+(?:about|to|with|for|re|regarding|from|at|so|because|before|after|and|via|in|if"
    r"|whether"
    r"|that|how|what)\b"
)
_LATEST = r"(?i),? at the latest\b"
_LOOSE = words("for from of about at the a an since to and with between after")
_VAGUE = (
    r"(?i)\b(?:after|before|over|during) (?:the |my |her |his )?(?:holidays|break|summer|christmas"
    r"|easter|new year|conference|exams?|move|deadline)(?!\w)"
)
_DAYLIKE = (
    r"(?i)(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,3}(?:st|nd|rd"
    r"|th)?\s+(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,3}"
    r"|xmas|christmas|easter|(?:next |the |this )?(?:spring|summer|autumn|fall|winter)"
    r"|(?:after|before)?\s*the\s+(?:holidays|break|summer|move|conference|deadline))(?!\w)"
)


class Promise(msgspec.Struct):
    """A favor in the line; from `start` to `end` it stands, its words from `first` to `last`."""

    direction: Direction
    start: int
    end: int
    first: int
    last: int
    due: date | None = None
    no_day: str = ""
    """Words that should be the day and are none."""
    marked: bool = False
    who_at: int = -1
    """Where the person is named whom it concerns, if so."""
    what: str = ""

    @property
    def kind(self) -> SpanKind:
        """What its words in the line are read as."""
        return SpanKind.I_OWE if self.direction is Direction.I_OWE else SpanKind.THEY_OWE


def take_marked(board: Board, today: date, *, day_first: bool) -> list[Promise]:
    """Take every `> what by date` and `< what by date`; the words inside stay to be seen."""
    if "<" not in board.seen and ">" not in board.seen:
        return []
    places = [found.start() for found in re.finditer(_MARK, board.seen) if _is_mark(board, found)]
    promises: list[Promise] = []
    for place, following in pairwise([*places, len(board.seen)]):
        first = place + 1 + len(board.seen[place + 1 :]) - len(board.seen[place + 1 :].lstrip())
        limit = sentence_end(board.seen, first, following)
        direction = Direction.I_OWE if board.seen[place] == ">" else Direction.THEY_OWE
        one = worded(board, direction, place, first, limit, today, day_first)
        one.marked = True
        if one.what:
            board.mark(place, one.end, one.kind)
            board.cut(place, one.end)
            promises.append(one)
    return promises


def _is_mark(board: Board, found: re.Match[str]) -> bool:
    place = found.start()
    before, after = board.seen[:place], board.seen[place + 1 :]
    wide = board.line[place] in WIDE
    alone = (not before[-1:].strip() or before[-1:] == TAKEN) and not after[:1].strip()
    if not (wide or alone) or not before.strip() or not after.strip():
        return False
    if not any(letter.isalnum() or letter == TAKEN for letter in after):
        return False
    number = re.match(r"\s*\d[\d.,]*", after)
    return number is None or re.match(_BARE_NUMBER, after) is None


def sentence_end(text: str, start: int, limit: int) -> int:
    """Return where the sentence from `start` ends, before its closing mark, or the limit."""
    if not any(sign in text for sign in ".!?;。！？"):
        return limit
    for found in re.compile(_SENTENCE_END).finditer(text, start, limit):
        if not (found[0] == "." and re.search(_NO_END, text[start : found.start()])):
            return found.start()
    return limit


def worded(
    board: Board,
    direction: Direction,
    place: int,
    first: int,
    limit: int,
    today: date,
    day_first: bool,
) -> Promise:
    """Read the words of a favor: up to its date if it has one, else up to the limit."""
    text = re.sub(_LATEST, _blank, board.seen[first:limit].replace(TAKEN, "_"))
    day = _due(text, today, day_first)
    one = Promise(direction, place, limit, first, limit)
    inside = [*board.taken((SpanKind.TAG, SpanKind.FOLLOW_UP, SpanKind.PACE)), *board.cuts]
    if day is None and (amid := _due_amid(text, today, day_first)):
        one.due, start, end = amid
        inside.append((first + start, first + end))
    elif day is not None:
        one.due, until, end = day
        one.last, one.end = first + until, first + end
    else:
        one.no_day = _no_day(text, today, day_first)
    one.what = _capped(board.without(one.first, one.last, inside))
    if not one.what and one.due:  # "> by fri" says no more than the day
        one.what = _capped(board.without(one.first, one.end, inside))
    return one


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _capped(text: str) -> str:
    return text if any(map(str.isalnum, text)) else ""


def _due(text: str, today: date, day_first: bool) -> tuple[date, int, int] | None:
    """Find the day by which: the day, where the words before it end, and where it ends itself."""
    for found in reversed(list(re.finditer(_BY, text))):
        day = find_date(text[found.end() :], today, day_first=day_first)
        if day:
            return day[0], found.start(), found.end() + day[2]
    before = ""
    for word in re.finditer(_WORD, text):
        rest = text[word.start() :].rstrip(" .,;!?")
        if before not in _LOOSE and rest:
            last = read_date(rest, today, day_first=day_first)
            if last and not rest.isdecimal():
                return last, word.start(), word.start() + len(rest)
        before = word[0].lower()
    return None


def _due_amid(text: str, today: date, day_first: bool) -> tuple[date, int, int] | None:
    """Find a day amid the words: "call Nikola tomorrow about the charger"."""
    for found in re.finditer(_AMID, text):
        before = text[: found.start()].lower().split()[-1:]
        day = find_date(text[found.start() :], today, day_first=day_first)
        if day is None or (before and before[0] in _LOOSE):
            continue
        end = found.start() + day[2]
        if re.match(_GOES_ON, text[end:]):
            return day[0], found.start(), end
    return None


def no_such_day(text: str, today: date, *, day_first: bool) -> str:
    """Return the words a text begins with that should be a day and are none: "31 feb"."""
    like = re.match(_DAYLIKE, text)
    unread = like and read_date(like[0], today, day_first=day_first) is None
    return like[0].strip() if like and unread else ""


def _no_day(text: str, today: date, day_first: bool) -> str:
    for found in re.finditer(_BY, text):
        if like := no_such_day(text[found.end() :], today, day_first=day_first):
            return like
    vague = re.search(_VAGUE, text)
    return vague[0] if vague and read_date(vague[0], today, day_first=day_first) is None else ""
