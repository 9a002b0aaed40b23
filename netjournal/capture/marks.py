"""The first steps over a line: what is quoted, points of contact, follow-ups, pace and tags.

Each step takes what it read off the board, in this order, so that no later one sees it. A pattern
is compiled only for a line that holds its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from netjournal.capture.board import TAKEN, WIDE, Board, tidy
from netjournal.capture.draft import DraftPoint, SpanKind, Who
from netjournal.capture.promises import no_such_day
from netjournal.capture.words import RELATIONS, ROLES
from netjournal.model.dates import find_date, read_date
from netjournal.model.names import fold
from netjournal.model.records import Point

_QUOTED = r"""(?<!\w)(?:"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|「[^」]+」)(?!\w)"""
_SINGLE = r"(?<!\w)(?:'(?=[^\W\d])(?:[^']|'(?=\w))+[^\s']'|‘[^‘’]+(?:’\w+[^‘’]*)*’)(?!\w)"
_ESCAPED = r"(?<!\S)\\[^\s\\]+"
_LINK = r"(?i)(?<![\w@.])(?:https?://|www\.)[^\s<>\x00]+"
_HANDLE = r"(?<![\w.@])@[\w.-]+@[\w-]+(?:\.[\w-]+)+"
_EMAIL = r"<?(?<![\w.+@-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+>?"
_PHONE = r"(?<![\w.+])(?:\+|00)[1-9][\d ().\-/]{5,}\d(?!\w)"
_GROUPED = r"(?<![\w.+-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w-])"
_TRUNK = r"(?<![\w.+-])0\d{2,4}[ -](?:\d{3,4}[ -]\d{3,4}|\d{5,8})(?![\w-])"
_LOCAL = r"(?<![\w.+$-])\d{3}-\d{4}(?![\w-])"
_NAMED_PHONE = (
    r"(?i)(?<!\w)((?:tel|phone|mobile|cell|ph|mob|number|whatsapp)\.?(?: is)?:?\s*)"
    r"(\(?\d[\d ().\-/]{4,}\d)(?!\w)"
)
_LABELS = (
    r"(?i)(?<!\w)(?:new|mobile|cell|phone|tel|mob|ph|e-?mail|mail|number|fax|is|work|home)(?!\w)"
)
"""What says of contact data what it is, and nothing more."""
_TAG = r"#(?=[\w-]*[^\W\d_])(\w(?:[\w-]*\w)?)"
_PLUS = r"(?<!\S)\+(?=[^\s+])"
_PACE = (
    r"(?i)(?<!\S)every\s+(?:(\d{1,3}|other|two|three|four|six)\s*)?"
    r"(d|days?|w|wks?|weeks?|fortnight|m|mo|months?|quarter|y|yrs?|years?)(?![\w'])(?: or so\b)?"
)
_ADVERBS = {"weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 365}
_ADVERB = rf"(?i)^\W*(?:\S+ ){{1,5}}({'|'.join(_ADVERBS)})[.!]?$"
"""A short line that ends in how often."""
_DAYS = {"d": 1, "w": 7, "f": 14, "m": 30, "q": 91, "y": 365}
_NUMBERS = {"other": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_PROFILES = (
    *("linkedin.", "github.", "gitlab.", "mastodon.", "bsky.", "orcid.org", "facebook.com"),
    *("instagram.com", "xing.com", "twitter.com", "x.com", "t.me", "wa.me", "keybase.io"),
)
_CLOSERS = ".,;:!?)]}'\"”»"


class Found(msgspec.Struct):
    """A point of contact and where it stands; `profile`: it is surely the person's own."""

    field: str
    point: Point
    start: int
    end: int
    profile: bool = False


class Later(msgspec.Struct):
    """A follow-up's day and where it stands."""

    on: date
    start: int
    end: int


def take_quotes(board: Board) -> None:
    """Take what is quoted and words behind a backslash: they are text and nothing else."""
    for signs, pattern in (('"“„«「', _QUOTED), ("\\", _ESCAPED), ("'‘", _SINGLE)):
        if any(sign in board.seen for sign in signs):
            for found in re.finditer(pattern, board.seen):
                board.take(*found.span(), SpanKind.QUOTED)


def take_links(board: Board) -> list[Found]:
    """Take links, fediverse handles and e-mail addresses."""
    points: list[Found] = []
    low = board.seen.lower()
    for found in re.finditer(_LINK, board.seen) if "http" in low or "www." in low else ():
        value = found[0].rstrip(_CLOSERS)
        profile = any(site in value.lower() for site in _PROFILES)
        end = found.start() + len(value)
        points.append(Found("links", Point(value=value), found.start(), end, profile))
    _take_points(board, points)
    if "@" not in board.seen:
        return points
    handles = [
        Found("links", Point(value=one[0], label="handle"), one.start(), one.end(), True)
        for one in re.finditer(_HANDLE, board.seen)
    ]
    _take_points(board, handles)
    emails = [
        Found("emails", Point(value=one[0].strip("<>'")), one.start(), one.end(), True)
        for one in re.finditer(_EMAIL, board.seen)
    ]
    _take_points(board, emails)
    return points + handles + emails


def take_phones(board: Board) -> list[Found]:
    """Take phone numbers: `+` or `00` and 7 to 15 digits, after "tel", or grouped 3-3-4."""
    phones: list[Found] = []
    if sum(map(str.isdigit, board.seen)) < 7:
        return phones
    for pattern in (_NAMED_PHONE, _PHONE, _GROUPED, _TRUNK, _LOCAL):
        batch: list[Found] = []
        for found in re.finditer(pattern, board.seen):
            value = found[found.lastindex or 0].strip()
            if 7 <= sum(map(str.isdigit, value)) <= 15:
                batch.append(Found("phones", Point(value=value), *found.span(), True))
        _take_points(board, batch)
        phones += batch
    return phones


def _take_points(board: Board, points: list[Found]) -> None:
    for one in points:
        board.take(one.start, one.end, SpanKind.POINT)


def take_follow_ups(board: Board, today: date, *, day_first: bool) -> list[Later]:
    """Take every `+date`; it counts only if what touches the plus is wholly a date."""
    found: list[Later] = []
    if "+" not in board.seen:
        return found
    for plus in re.finditer(_PLUS, board.seen):
        start = plus.end()
        touching = re.split(rf"[\s{TAKEN}]", board.seen[start:], maxsplit=1)[0]
        phrase = find_date(board.seen[start:], today, day_first=day_first)
        word_end = start + len(touching.rstrip(_CLOSERS))
        day, end = None, word_end
        if phrase and start + phrase[2] >= word_end:
            day, end = phrase[0], start + phrase[2]
        elif touching:
            day = read_date(_apart(board.seen[start:word_end]), today, day_first=day_first)
        if day is not None and not board.seen[start:end].isdecimal():
            found.append(Later(day, plus.start(), end))
    for one in found:
        board.take(one.start, one.end, SpanKind.FOLLOW_UP, cut=True)
    return found


def unread_follow_ups(board: Board, today: date, *, day_first: bool) -> Iterator[str]:
    """Return what should be a day behind a plus and is none: "+31 feb"."""
    for plus in re.finditer(_PLUS, board.seen) if "+" in board.seen else ():
        if no_day := no_such_day(board.seen[plus.end() :], today, day_first=day_first):
            yield no_day


def _apart(text: str) -> str:
    """Put a blank between a day's number and its month: "1dec" is "1 dec"."""
    return re.sub(r"(?<=\d)(?=[^\W\d_]{3})|(?<=[^\W\d_]{3})(?=\d)", " ", text)


def take_tags(board: Board) -> list[str]:
    """Take tags: `#` at a word's beginning, before a word that has a letter."""
    tags: dict[str, str] = {}
    if "#" not in board.seen:
        return []
    for found in re.finditer(_TAG, board.seen):
        before = board.seen[found.start() - 1] if found.start() else " "
        if before.isspace() or before in f"({TAKEN}" or board.line[found.start()] in WIDE:
            tags.setdefault(fold(found[1]), found[1])
            board.take(*found.span(), SpanKind.TAG, cut=True)
    return list(tags.values())


def take_pace(board: Board) -> int | None:
    """Take `every 2w`, how often to be in touch, as days; a sentence about a habit is none."""
    low = board.seen.lower()
    if adverb := "ly" in low and re.search(_ADVERB, board.seen):
        board.take(*adverb.span(1), SpanKind.PACE, cut=True)
        return _ADVERBS[adverb[1].lower()]
    found = re.search(_PACE, board.seen) if "every" in low else None
    if not found or (found[1] is None and len(found[2]) < 3):
        return None
    sign = bool(found[1]) and found[1].isdecimal() and len(found[2]) < 3
    goes_on = tidy(board.seen[found.end() :]).lstrip(TAKEN)[:1].isalpha()
    if goes_on and not (sign or _ends(board, found)):
        return None
    number = _NUMBERS.get((found[1] or "1").lower()) or int(found[1] or 1)
    board.take(*found.span(), SpanKind.PACE, cut=True)
    return number * _DAYS[found[2][0].lower()]


def _ends(board: Board, found: re.Match[str]) -> bool:
    rest = board.seen[found.end() :].lstrip()
    return not rest or rest[0] in f",;.:><{TAKEN}"


def sort_tags(
    tags: Sequence[str], *, for_somebody: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Tell relations and roles, which are somebody's, from other tags."""
    if not for_somebody:
        return (), (), tuple(tags)
    relations = [RELATIONS[fold(tag)] for tag in tags if fold(tag) in RELATIONS]
    roles = [ROLES[fold(tag)] for tag in tags if fold(tag) in ROLES]
    others = [tag for tag in tags if fold(tag) not in RELATIONS and fold(tag) not in ROLES]
    return tuple(relations), tuple(roles), tuple(others)


def cut_points(board: Board, points: Sequence[Found], start: int, *, somebody: bool) -> None:
    """Leave contact data out of the text where it stands alone or right behind the name."""
    bare = board.text()
    for one in points:
        bare = bare.replace(board.line[one.start : one.end], " ")
    if not somebody:
        return
    alone = bool(points) and not any(map(str.isalnum, re.sub(_LABELS, "", bare)))
    for label in re.finditer(_LABELS, board.seen) if alone else ():
        board.cut(*label.span())
    at = start
    for one in sorted(points, key=lambda point: point.start):
        between = board.seen[at : one.start].replace(TAKEN, "")
        if alone or (one.start >= at and not any(map(str.isalnum, between))):
            board.cut(one.start, one.end)
            one.profile = True
            at = one.end


def points_of(
    first: Who | None, points: Sequence[Found], text: str, owners: Mapping[int, Who]
) -> tuple[DraftPoint, ...]:
    """Return what goes to the card: not every link in a sentence is the person's own.

    It is of the first person, or by `owners` of whom it stands right behind.
    """
    held = ((owners.get(one.start, first), one) for one in points if one.profile or not text)
    return tuple(
        DraftPoint(contact=who, field=one.field, point=one.point)
        for who, one in held
        if who is not None
    )


def is_theirs(text: str) -> bool:
    """Tell whether contact data in a text is of whom it names: "… is Emmy's new number"."""
    return (
        re.search(r"(?i)\b(?:number|e-?mail|phone|mobile|address|handle|website)\b", text)
        is not None
    )
