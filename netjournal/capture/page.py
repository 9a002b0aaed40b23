"""What a line says of a tag: "#abos26 20-22 nov Denver" is an event there and then.

Its days and place, the name of an event as it is typed, and whom to meet at it; none is a note.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from netjournal.capture.board import Board, tidy
from netjournal.capture.draft import DraftPage, DraftToMeet, SpanKind
from netjournal.capture.who import Namer
from netjournal.capture.words import words
from netjournal.model.date_spans import Days, read_days
from netjournal.model.dates import find_date

_HEAD = r"\s*#(\w[\w-]*\w|\w)\s*(=|:|：)?\s*"
SAID = words(
    "is was are were will would has had have i she he they we her his my met with saw said > < and"
)
"""Words of a sentence: a line that holds one says more than when and where."""
_DASH = r"\s*(?:-|–|—|to|until|till|bis)\s*"
_DAYS_FIRST = (
    rf"(?i)(\d{{1,2}})(?:st|nd|rd|th)?{_DASH}(?=\d{{1,2}}(?:st|nd|rd|th)?\.? [a-z]{{3,9}}\b)"
)
_MONTH_FIRST = rf"(?i)([a-z]{{3,9}}) (\d{{1,2}}){_DASH}(\d{{1,2}})(?!\w)"


def read_page(seen: str, today: date, *, day_first: bool) -> DraftPage | None:
    """Return what a line says of the tag it begins with; None where it is a note."""
    head = re.match(_HEAD, seen) if seen.startswith("#") else None
    if head is None or not any(map(str.isalpha, head[1])):
        return None
    rest = seen[head.end() :].strip()
    days = None
    for start in (0, *(found.end() for found in re.finditer(r",\s*|\s+", rest))):
        days = find_range(rest[start:], today, day_first=day_first)
        if days:
            before = rest[:start].strip(" ,–—-")
            after = rest[start + days[2] :].strip(" ,–—-.")
            break
    if days is None:
        return None
    place, title = after, ""
    if head[2] == "=" or "," in before:
        title, _, named = before.partition(",")
        place = ", ".join(filter(None, (named.strip(" ,"), after)))
    elif before:
        place = before if not after else ""
        title = before if after else ""
        place = place or after
    said = f"{before} {after}".lower().split()
    if len(said) > 8 or re.search(r"[.!?;](?:\s|$)", place) or not SAID.isdisjoint(said):
        return None
    if before and not head[2] and not (len(said) <= 5 and before[:1].isupper()):
        return None
    return DraftPage(tag=head[1], starts=days[0], ends=days[1], place=place, title=title.strip())


def find_range(text: str, today: date, *, day_first: bool) -> tuple[date, date, int] | None:
    """Read the days a text begins with: the first, the last, and where they end."""
    if month := re.match(_MONTH_FIRST, text):
        first = _near(f"{month[1]} {month[2]}", today, day_first=day_first)
        last = _near(f"{month[1]} {month[3]}", today, day_first=day_first)
        if first and last and last[0] >= first[0]:
            return first[0], last[0], month.end()
    if days := re.match(_DAYS_FIRST, text):
        last = _near(text[days.end() :], today, day_first=day_first)
        if last and 1 <= int(days[1]) <= last[0].day:
            return last[0].replace(day=int(days[1])), last[0], days.end() + last[1]
    first = _near(text, today, day_first=day_first)
    if first is None:
        return None
    dash = re.match(_DASH, text[first[1] :])
    last = _near(text[first[1] + dash.end() :], first[0], day_first=day_first) if dash else None
    if dash and last and first[0] <= last[0] <= first[0] + timedelta(60):
        return first[0], last[0], first[1] + dash.end() + last[1]
    return first[0], first[0], first[1]


def _near(text: str, today: date, *, day_first: bool) -> tuple[date, int] | None:
    """Find the day a text begins with, of the year that is nearest."""
    if not re.match(r"(?i)\d|[a-z]{3,9}\.? \d", text):
        return None
    ahead = find_date(text, today, day_first=day_first)
    back = find_date(text, today, prefer="past", day_first=day_first)
    if ahead is None or back is None or text[ahead[1] : ahead[2]].isdecimal():
        return None
    best = min(ahead, back, key=lambda one: abs((one[0] - today).days))
    return best[0], best[2]


_TYPED_TAG = re.compile(r"#(\w[\w-]*)\s*([=:：]?)\s*")
_EDGES = " ,.–—-"
_LONGEST = 8
"""How many words say days at most: "28 november 2026 to 2 december 2026"."""


def read_event(typed: str, today: date, *, day_first: bool) -> DraftPage:
    """Read "Outreach Weekend 20-22 nov, Denver" or "#abos26 Denver"; every word is kept.

    Without a tag its name is the title's: `tag` is empty.
    """
    head = _TYPED_TAG.match(typed)
    rest = typed[head.end() :] if head else typed
    before, days, after = _split(rest, today, day_first=day_first)
    title, comma, place = before.partition(",")
    if head and not head[2] and not comma and not after:
        # The tag is its name already.
        title, place = "", before
    elif not before:
        title, _, place = ("", "", after) if head else after.partition(",")
        after = ""
    return DraftPage(
        tag=head[1] if head else "",
        starts=days.starts if days else None,
        ends=days.ends if days else None,
        title=title.strip(_EDGES),
        place=", ".join(filter(None, (place.strip(_EDGES), after))),
    )


def _split(text: str, today: date, *, day_first: bool) -> tuple[str, Days | None, str]:
    """Return the longest words of a text that say days, with what stands before and after."""
    words = list(re.finditer(r"\S+", text))
    for length in range(min(len(words), _LONGEST), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            said = text[start:end].strip(_EDGES)
            days = read_days(said, today, day_first=day_first) if _may_be_days(said) else None
            if days is not None:
                return text[:start].strip(_EDGES), days, text[end:].strip(_EDGES)
    return text.strip(_EDGES), None, ""


def _may_be_days(words: str) -> bool:
    """Tell whether words are more than a name: no "Weekend", no "2026"."""
    if words.lower() in ("today", "yesterday"):
        return True
    return re.search(r"\d", words) is not None and not words.isdecimal()


_MEET_TAG = r"#(?P<{0}>(?=[\w-]*[^\W\d_])\w(?:[\w-]*\w)?)"
_MEET_HEAD = (
    rf"(?i)\s*(?:{_MEET_TAG.format('before')}\s*[:,]?\s+)?(?:(?:want|hope|people) )?(?:to )?meet"
    r"\s*[:：]\s*"
)
_MEET_TAIL = rf"(?i)(?:,|\s+at|\s+in|\s+during|\s@)?\s+{_MEET_TAG.format('behind')}[\s.!]*$"
_MEET_JOINT = r"\s*(?:[,;]\s*(?:and\s+)?|\s(?:and|&|\+)\s)\s*"


def read_to_meet(board: Board, namer: Namer, event: str) -> DraftPage | None:
    """Return whom a line puts on the list of an event; None where it does no such thing.

    `event` is the tag of a debrief, where the line need not name one.
    """
    head = re.match(_MEET_HEAD, board.seen) if "meet" in board.seen.lower() else None
    if head is None:
        return None
    tail = re.compile(_MEET_TAIL).search(board.seen, head.end())
    tag = head["before"] or (tail["behind"] if tail else event)
    end = tail.start() if tail else len(board.seen)
    if not tag or (tail and head["before"]) or re.search(r"[.!?]\s", board.seen[head.end() : end]):
        return None
    edges = [
        found.span() for found in re.compile(_MEET_JOINT).finditer(board.seen, head.end(), end)
    ]
    starts = [head.end(), *(last for _, last in edges)]
    ends = [*(first for first, _ in edges), end]
    listed = [_met(board, namer, *place) for place in zip(starts, ends, strict=True)]
    people = tuple(one for one in listed if any(map(str.isalpha, one.name)))
    return DraftPage(tag=tag, to_meet=people) if people else None


def _met(board: Board, namer: Namer, start: int, end: int) -> DraftToMeet:
    known = namer.at(start)
    if known and known.end == end and len(known.ids) == 1 and known.ids[0] > 0:
        board.mark(start, end, SpanKind.PERSON)
        return DraftToMeet(name=board.line[start:end], contact=known.ids[0])
    board.mark(start, end, SpanKind.NEW_PERSON)
    return DraftToMeet(name=tidy(board.line[start:end]))
