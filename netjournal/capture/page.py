"""What a line says of a tag: "#abos26 20-22 nov Denver" is an event there and then.

Its days and place, the name of an event as it is typed, and whom to meet at it; none is a note.
"""

from __future__ import annotations

import re
from datetime import date

from netjournal.capture.board import Board, tidy
from netjournal.capture.draft import DraftPage, DraftToMeet, SpanKind
from netjournal.capture.who import Namer
from netjournal.capture.words import words
from netjournal.model.date_spans import split_days

_HEAD = r"\s*#(\w[\w-]*\w|\w)\s*(=|:|：)?\s*"
SAID = words(
    "is was are were will would has had have i she he they we her his my met with saw said > < and"
)
"""Words of a sentence: a line that holds one says more than when and where."""


def read_page(seen: str, today: date, *, day_first: bool) -> DraftPage | None:
    """Return what a line says of the tag it begins with; None where it is a note."""
    head = re.match(_HEAD, seen) if seen.startswith("#") else None
    if head is None or not any(map(str.isalpha, head[1])):
        return None
    rest = seen[head.end() :].strip()
    before, days, after = split_days(rest, today, day_first=day_first)
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
    return DraftPage(
        tag=head[1], starts=days.starts, ends=days.ends, place=place, title=title.strip()
    )


_TYPED_TAG = re.compile(r"#(\w[\w-]*)\s*([=:：]?)\s*")
_EDGES = " ,.–—-"


def read_event(typed: str, today: date, *, day_first: bool) -> DraftPage:
    """Read "Outreach Weekend 20-22 nov, Denver" or "#abos26 Denver"; every word is kept.

    Without a tag its name is the title's: `tag` is empty.
    """
    head = _TYPED_TAG.match(typed)
    rest = typed[head.end() :] if head else typed
    before, days, after = split_days(rest, today, day_first=day_first, also=("today", "yesterday"))
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
